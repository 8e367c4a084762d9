package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserAccountRepository {

    private final JdbcClient jdbc;

    UserAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account and what its password is compared with. */
    record WithPassword(UserAccount account, String passwordHash) {}

    /** False when the address has an account already. */
    boolean add(UserAccount account, String passwordHash, Instant now) {
        return jdbc.sql("""
                INSERT INTO identity.user_account (id, email, password_hash, name, language, demo, created_at)
                VALUES (:id, :email, :passwordHash, :name, :language, :demo, :now)
                    ON CONFLICT ((lower(email))) DO NOTHING
                """)
                        .param("id", account.id().value())
                        .param("email", account.email())
                        .param("passwordHash", passwordHash)
                        .param("name", account.name(), java.sql.Types.VARCHAR)
                        .param("language", account.language().code())
                        .param("demo", account.demo())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<UserAccount> find(UserId user) {
        return jdbc.sql("SELECT id, email, name, language, demo FROM identity.user_account WHERE id = :id")
                .param("id", user.value())
                .query(UserAccountRepository::toAccount)
                .optional();
    }

    Optional<WithPassword> findWithPassword(UserId user) {
        return jdbc.sql(
                        "SELECT id, email, name, language, demo, password_hash FROM identity.user_account WHERE id = :id")
                .param("id", user.value())
                .query(UserAccountRepository::toWithPassword)
                .optional();
    }

    Optional<WithPassword> findWithPassword(String email) {
        return jdbc.sql("""
                SELECT id, email, name, language, demo, password_hash FROM identity.user_account
                 WHERE lower(email) = lower(:email)
                """)
                .param("email", email)
                .query(UserAccountRepository::toWithPassword)
                .optional();
    }

    void update(UserAccount account) {
        jdbc.sql("UPDATE identity.user_account SET name = :name, language = :language WHERE id = :id")
                .param("id", account.id().value())
                .param("name", account.name(), java.sql.Types.VARCHAR)
                .param("language", account.language().code())
                .update();
    }

    void updatePassword(UserId user, String passwordHash) {
        jdbc.sql("UPDATE identity.user_account SET password_hash = :passwordHash WHERE id = :id")
                .param("id", user.value())
                .param("passwordHash", passwordHash)
                .update();
    }

    private static UserAccount toAccount(ResultSet row, int number) throws SQLException {
        return new UserAccount(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("name"),
                Language.of(row.getString("language")),
                row.getBoolean("demo"));
    }

    private static WithPassword toWithPassword(ResultSet row, int number) throws SQLException {
        return new WithPassword(toAccount(row, number), row.getString("password_hash"));
    }
}
