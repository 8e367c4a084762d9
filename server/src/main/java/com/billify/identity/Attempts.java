package com.billify.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Attempts to sign in, counted per address before the password is looked at, so that attempts side by side count too.
 * After the fifth that failed the address waits: 30 seconds, then twice as long after each further one, at most an hour.
 * A day without an attempt, or one that succeeds, forgets them.
 */
@Repository
class Attempts {

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts an attempt as failed until {@link #succeeded} says otherwise; the instant when it must still wait. */
    Optional<Instant> begin(String email, Instant now) {
        jdbc.sql("DELETE FROM identity.sign_in_attempt WHERE last_at < :now - interval '1 day'")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        boolean counted = jdbc.sql("""
                INSERT INTO identity.sign_in_attempt AS attempt (email_digest, failures, last_at)
                VALUES (:digest, 1, :now)
                    ON CONFLICT (email_digest) DO UPDATE
                   SET failures = attempt.failures + 1,
                       last_at = :now,
                       locked_until = CASE WHEN attempt.failures >= 4
                                           THEN :now + least(interval '30 seconds' * power(2, least(attempt.failures - 4, 10)),
                                                             interval '1 hour') END
                 WHERE attempt.locked_until IS NULL OR attempt.locked_until <= :now
                """)
                        .param("digest", digest(email))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return counted ? Optional.empty() : lockedUntil(email);
    }

    void succeeded(String email) {
        jdbc.sql("DELETE FROM identity.sign_in_attempt WHERE email_digest = :digest")
                .param("digest", digest(email))
                .update();
    }

    private Optional<Instant> lockedUntil(String email) {
        return jdbc.sql("SELECT locked_until FROM identity.sign_in_attempt WHERE email_digest = :digest")
                .param("digest", digest(email))
                .query((row, number) ->
                        row.getObject("locked_until", OffsetDateTime.class).toInstant())
                .optional();
    }

    private static byte[] digest(String email) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(email.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
