package com.billify.identity;

import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.vault.Vault;
import com.billify.vault.VaultClosedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What passkeys are asked to sign: for five minutes, for one purpose, once. A challenge says all this itself, sealed, so that
 * nothing is kept for strangers who ask for one, and any node takes what another gave out.
 */
@Component
class PasskeyChallenges {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String PLACE = "identity.passkey/challenge";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Vault vault;
    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyChallenges(Vault vault, JdbcClient jdbc, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To sign in with, or to prove oneself a second time. */
    byte[] toProve() {
        return seal(NOBODY);
    }

    /** To make a passkey for this person. */
    byte[] toMake(UserId user) {
        return seal(user.value());
    }

    private byte[] seal(UUID maker) {
        byte[] content = ByteBuffer.allocate(Long.BYTES * 3)
                .putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())
                .putLong(maker.getMostSignificantBits())
                .putLong(maker.getLeastSignificantBits())
                .array();
        return vault.sealOfInstallation(PLACE, content);
    }

    /**
     * Takes a challenge that was answered rightly; it is worth nothing from now on.
     *
     * @param maker for whom a passkey is made; null to prove oneself
     * @throws ProblemException passkey-refused: not ours, for something else, past its time, or used already
     */
    void use(byte[] challenge, @Nullable UserId maker) {
        Instant until = expiry(challenge, maker == null ? NOBODY : maker.value());
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            throw Passkeys.refused();
        }
        jdbc.sql("DELETE FROM identity.used_challenge WHERE expires_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        boolean first = jdbc.sql("""
                INSERT INTO identity.used_challenge (digest, expires_at) VALUES (:digest, :until)
                    ON CONFLICT (digest) DO NOTHING
                """)
                        .param("digest", digest(challenge))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!first) {
            throw Passkeys.refused();
        }
    }

    private Instant expiry(byte[] challenge, UUID maker) {
        try {
            ByteBuffer content = ByteBuffer.wrap(vault.openOfInstallation(PLACE, challenge));
            Instant until = Instant.ofEpochSecond(content.getLong());
            if (!new UUID(content.getLong(), content.getLong()).equals(maker)) {
                throw Passkeys.refused();
            }
            return until;
        } catch (VaultClosedException notOurs) {
            throw Passkeys.refused();
        }
    }

    private static byte[] digest(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
