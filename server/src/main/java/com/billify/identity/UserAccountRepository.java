package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.NumberWriting;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserAccountRepository {

    private static final String COLUMNS =
            "id, email, name, language, demo, confirmed_at IS NOT NULL AS confirmed, operator, number_format, digest, alerts";

    private final JdbcClient jdbc;

    UserAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account and what its password is compared with. */
    record WithPassword(UserAccount account, String passwordHash) {}

    /** Nobody else becomes the first person here until the transaction ends. */
    void lockOperators() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('identity operators', 0))")
                .query()
                .singleRow();
    }

    boolean hasOperator() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM identity.user_account WHERE operator)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void makeOperator(UserId user) {
        jdbc.sql("UPDATE identity.user_account SET operator = true WHERE id = :id")
                .param("id", user.value())
                .update();
    }

    void confirm(UserId user, Instant now) {
        jdbc.sql("UPDATE identity.user_account SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL")
                .param("id", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when the address is another person's. */
    boolean updateEmail(UserId user, String email, @Nullable Instant confirmedAt) {
        return jdbc.sql("""
                UPDATE identity.user_account AS account SET email = :email, confirmed_at = :confirmedAt
                 WHERE id = :id
                   AND NOT EXISTS (SELECT FROM identity.user_account AS other
                                    WHERE lower(other.email) = lower(:email) AND other.id <> :id)
                """)
                        .param("id", user.value())
                        .param("email", email)
                        .param(
                                "confirmedAt",
                                confirmedAt == null ? null : confirmedAt.atOffset(ZoneOffset.UTC),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

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
        return jdbc.sql("SELECT " + COLUMNS + " FROM identity.user_account WHERE id = :id")
                .param("id", user.value())
                .query(UserAccountRepository::toAccount)
                .optional();
    }

    Optional<WithPassword> findWithPassword(UserId user) {
        return jdbc.sql("SELECT password_hash, " + COLUMNS + " FROM identity.user_account WHERE id = :id")
                .param("id", user.value())
                .query(UserAccountRepository::toWithPassword)
                .optional();
    }

    Optional<WithPassword> findWithPassword(String email) {
        return jdbc.sql("SELECT password_hash, " + COLUMNS
                        + " FROM identity.user_account WHERE lower(email) = lower(:email)")
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

    void updatePreferences(UserId user, Preferences wanted) {
        NumberWriting numbers = wanted.numbers();
        jdbc.sql("""
                UPDATE identity.user_account SET number_format = :numbers, digest = :digest, alerts = :alerts WHERE id = :id
                """)
                .param("id", user.value())
                .param("numbers", numbers == null ? null : numbers.code(), java.sql.Types.VARCHAR)
                .param("digest", wanted.digest().code())
                .param("alerts", wanted.alerts())
                .update();
    }

    /** Somebody who wants digests, and the first day of the period that the last was of. */
    record WithDigest(UserAccount account, @Nullable LocalDate last) {}

    /** Only those whose address is known to be theirs. */
    List<WithDigest> findWithDigest() {
        return jdbc.sql("SELECT digest_period, " + COLUMNS + """
                  FROM identity.user_account
                 WHERE digest <> 'none' AND confirmed_at IS NOT NULL AND erased_at IS NULL AND NOT demo
                 ORDER BY id
                """)
                .query((row, number) ->
                        new WithDigest(toAccount(row, number), row.getObject("digest_period", LocalDate.class)))
                .list();
    }

    /** False when the digest of this period was taken before. */
    boolean takeDigest(UserId user, LocalDate period) {
        return jdbc.sql("""
                UPDATE identity.user_account SET digest_period = :period
                 WHERE id = :id AND (digest_period IS NULL OR digest_period < :period)
                """).param("id", user.value()).param("period", period).update() == 1;
    }

    void updatePassword(UserId user, String passwordHash) {
        jdbc.sql("UPDATE identity.user_account SET password_hash = :passwordHash WHERE id = :id")
                .param("id", user.value())
                .param("passwordHash", passwordHash)
                .update();
    }

    private static UserAccount toAccount(ResultSet row, int number) throws SQLException {
        @Nullable String numbers = row.getString("number_format");
        return new UserAccount(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("name"),
                Language.of(row.getString("language")),
                row.getBoolean("demo"),
                row.getBoolean("confirmed"),
                row.getBoolean("operator"),
                new Preferences(
                        numbers == null ? null : NumberWriting.of(numbers),
                        Digest.of(row.getString("digest")),
                        row.getBoolean("alerts")));
    }

    private static WithPassword toWithPassword(ResultSet row, int number) throws SQLException {
        return new WithPassword(toAccount(row, number), row.getString("password_hash"));
    }
}
