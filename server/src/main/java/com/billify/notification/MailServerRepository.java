package com.billify.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailServerRepository {
    private static final String PLACE = "notification.mail_server";

    private final JdbcClient jdbc;
    private final Vault vault;

    MailServerRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    boolean isThere() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM notification.mail_server)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    Optional<MailServer> find() {
        return jdbc.sql("""
                SELECT host, port, encryption, username, sealed_password, sender, page_address
                  FROM notification.mail_server
                """).query(this::toServer).optional();
    }

    void set(MailServer server, Instant now) {
        String password = server.password();
        jdbc.sql("""
                INSERT INTO notification.mail_server
                       (host, port, encryption, username, sealed_password, sender, page_address, changed_at)
                VALUES (:host, :port, :encryption, :username, :password, :sender, :pageAddress, :now)
                    ON CONFLICT (only_one) DO UPDATE
                   SET host = excluded.host, port = excluded.port, encryption = excluded.encryption,
                       username = excluded.username, sealed_password = excluded.sealed_password,
                       sender = excluded.sender, page_address = excluded.page_address, changed_at = excluded.changed_at
                """)
                .param("host", server.host())
                .param("port", server.port())
                .param("encryption", server.encryption().name().toLowerCase(Locale.ROOT))
                .param("username", server.username(), Types.VARCHAR)
                .param(
                        "password",
                        password == null ? null : vault.sealOfInstallation(PLACE, password.getBytes(UTF_8)),
                        Types.BINARY)
                .param("sender", server.sender())
                .param("pageAddress", server.pageAddress())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove() {
        jdbc.sql("DELETE FROM notification.mail_server").update();
    }

    private MailServer toServer(ResultSet row, int number) throws SQLException {
        byte @Nullable [] password = row.getBytes("sealed_password");
        return new MailServer(
                row.getString("host"),
                row.getInt("port"),
                MailServer.Encryption.valueOf(row.getString("encryption").toUpperCase(Locale.ROOT)),
                row.getString("username"),
                password == null ? null : new String(vault.openOfInstallation(PLACE, password), UTF_8),
                row.getString("sender"),
                row.getString("page_address"));
    }
}
