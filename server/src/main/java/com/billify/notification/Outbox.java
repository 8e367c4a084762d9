package com.billify.notification;

import com.billify.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is written and not sent. Sealed, since a mail may hold a link that opens something. */
@Repository
class Outbox {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Vault vault;

    Outbox(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What is sealed of a mail. */
    record Content(String recipient, String subject, String text) {}

    /** A mail that this node works on. */
    record Leased(UUID id, int attempts, @Nullable Instant uselessAfter, byte[] sealed) {}

    /** False when there was one with this key. */
    boolean add(String key, Content content, @Nullable Instant uselessAfter, Instant now) {
        UUID id = UUID.randomUUID();
        return jdbc.sql("""
                INSERT INTO notification.mail (id, key, state, sealed, made_at, useless_after, next_try_at)
                VALUES (:id, :key, 'waiting', :sealed, :now, :uselessAfter, :now)
                    ON CONFLICT (key) DO NOTHING
                """)
                        .param("id", id)
                        .param("key", key)
                        .param("sealed", vault.sealOfInstallation(place(id), JSON.writeValueAsBytes(content)))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param(
                                "uselessAfter",
                                uselessAfter == null ? null : uselessAfter.atOffset(ZoneOffset.UTC),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** The mail that waits longest for its turn, for this node alone until then. */
    Optional<Leased> lease(UUID lease, Instant now, Duration length) {
        return jdbc.sql("""
                UPDATE notification.mail AS mail
                   SET lease = :lease, leased_until = :until, attempts = mail.attempts + 1
                 WHERE id = (SELECT id FROM notification.mail
                              WHERE state = 'waiting' AND next_try_at <= :now
                                AND (leased_until IS NULL OR leased_until <= :now)
                              ORDER BY next_try_at, id LIMIT 1
                                FOR UPDATE SKIP LOCKED)
                RETURNING id, attempts, useless_after, sealed
                """)
                .param("lease", lease)
                .param("until", now.plus(length).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var useless = row.getObject("useless_after", java.time.OffsetDateTime.class);
                    return new Leased(
                            row.getObject("id", UUID.class),
                            row.getInt("attempts"),
                            useless == null ? null : useless.toInstant(),
                            row.getBytes("sealed"));
                })
                .optional();
    }

    Content open(Leased mail) {
        return JSON.readValue(vault.openOfInstallation(place(mail.id()), mail.sealed()), Content.class);
    }

    /** @param state sent, failed or outdated */
    void end(UUID id, UUID lease, String state, @Nullable String failure, Instant now) {
        jdbc.sql("""
                UPDATE notification.mail
                   SET state = :state, failure = :failure, ended_at = :now, sealed = null, lease = null, leased_until = null
                 WHERE id = :id AND lease = :lease
                """)
                .param("state", state)
                .param("failure", failure, java.sql.Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    void retry(UUID id, UUID lease, String failure, Instant next) {
        jdbc.sql("""
                UPDATE notification.mail
                   SET failure = :failure, next_try_at = :next, lease = null, leased_until = null
                 WHERE id = :id AND lease = :lease
                """)
                .param("failure", failure)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    /** @param failed of the last week, given up */
    record Counts(int waiting, int failed, @Nullable String lastFailure) {}

    Counts counts(Instant now) {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                       count(*) FILTER (WHERE state = 'failed') AS failed,
                       (SELECT failure FROM notification.mail
                         WHERE failure IS NOT NULL AND state IN ('waiting', 'failed') AND made_at > :since
                         ORDER BY made_at DESC LIMIT 1) AS last_failure
                  FROM notification.mail
                 WHERE state = 'waiting' OR made_at > :since
                """)
                .param("since", now.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Counts(row.getInt("waiting"), row.getInt("failed"), row.getString("last_failure")))
                .single();
    }

    private static String place(UUID id) {
        return "notification.mail/" + id;
    }
}
