package com.billify.identity;

import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links that prove their reader to be who they were sent to: each good once, and for a while. */
@Repository
class OneTimeLinks {
    private final JdbcClient jdbc;
    private final Clock clock;

    OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a link is for, and how long it is. */
    enum Purpose {
        RESET_PASSWORD("resetPassword", Duration.ofHours(1)),
        CONFIRM_ADDRESS("confirmAddress", Duration.ofDays(3)),
        CHANGE_ADDRESS("changeAddress", Duration.ofHours(24));

        private final String code;
        private final Duration validity;

        Purpose(String code, Duration validity) {
            this.code = code;
            this.validity = validity;
        }

        private static Purpose of(String code) {
            return Arrays.stream(values())
                    .filter(purpose -> purpose.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }

        Duration validity() {
            return validity;
        }
    }

    /** @param address the one that is to become the person's; null but for a change of it */
    record Used(UserId user, Purpose purpose, @Nullable String address) {}

    SecretToken make(UserId user, Purpose purpose, @Nullable String address) {
        SecretToken token = SecretToken.random();
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM identity.one_time_link WHERE expires_at < :dayAgo")
                .param("dayAgo", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                INSERT INTO identity.one_time_link (digest, user_id, purpose, address, made_at, expires_at)
                VALUES (:digest, :user, :purpose, :address, :now, :expires)
                """)
                .param("digest", token.digest())
                .param("user", user.value())
                .param("purpose", purpose.code)
                .param("address", address, java.sql.Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(purpose.validity()).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** How many were made for this since, used ones left out. */
    int countSince(UserId user, Purpose purpose, Duration age) {
        return jdbc.sql("""
                SELECT count(*) FROM identity.one_time_link
                 WHERE user_id = :user AND purpose = :purpose AND made_at > :since
                """)
                .param("user", user.value())
                .param("purpose", purpose.code)
                .param("since", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /**
     * Uses the link up, and with it every other of this person for the same purpose.
     *
     * @param purposes those that it may be for
     * @throws ProblemException link-over when it was used, is too old or was never given out; which, is not told
     */
    Used use(String token, Purpose... purposes) {
        Used used = jdbc.sql("""
                DELETE FROM identity.one_time_link
                 WHERE digest = :digest AND purpose IN (:purposes) AND expires_at > :now
                RETURNING user_id, purpose, address
                """)
                .param("digest", new SecretToken(token).digest())
                .param(
                        "purposes",
                        Arrays.stream(purposes).map(purpose -> purpose.code).toList())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Used(
                        new UserId(row.getObject("user_id", UUID.class)),
                        Purpose.of(row.getString("purpose")),
                        row.getString("address")))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        410, "link-over", "This link was used already, or is too old: ask for a new one."));
        forget(used.user(), used.purpose());
        return used;
    }

    void forget(UserId user, Purpose purpose) {
        jdbc.sql("DELETE FROM identity.one_time_link WHERE user_id = :user AND purpose = :purpose")
                .param("user", user.value())
                .param("purpose", purpose.code)
                .update();
    }
}
