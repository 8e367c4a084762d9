package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.core.OneTimeCode;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import com.billify.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second proof at sign-in: codes of a device, or passkeys, and codes on paper for when either is lost. A code opens once,
 * whoever has seen it being typed.
 */
@Component
public class SecondFactors {
    private static final int PAPER_CODES = 10;
    private static final int PAPER_BYTES = 10; // 80 bits: sixteen letters and digits
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Passkeys passkeys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactors(
            JdbcClient jdbc,
            Vault vault,
            Passkeys passkeys,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.passkeys = passkeys;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param secret of the device; null where passkeys are the proof */
    private record Kept(byte @Nullable [] secret, boolean confirmed) {}

    /** Whether signing in takes a code. */
    public boolean isOn(UserId user) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM identity.second_factor WHERE user_id = :user AND confirmed_at IS NOT NULL)")
                .param("user", user.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** How many codes on paper are left. */
    int paperCodes(UserId user) {
        return jdbc.sql("SELECT count(*) FROM identity.recovery_code WHERE user_id = :user")
                .param("user", user.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /**
     * A new secret for the person's device. It counts once {@link #confirm} has seen a code of it.
     *
     * @throws ProblemException second-factor-on when there is one already
     */
    byte[] begin(UserId user) {
        byte[] secret = new byte[OneTimeCode.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        boolean begun = jdbc.sql("""
                INSERT INTO identity.second_factor AS known (user_id, sealed, made_at) VALUES (:user, :sealed, :now)
                    ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed, made_at = excluded.made_at, last_step = 0
                 WHERE known.confirmed_at IS NULL
                """)
                        .param("user", user.value())
                        .param("sealed", vault.sealOfInstallation(place(user), secret))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!begun) {
            throw isOnAlready();
        }
        return secret;
    }

    /**
     * From now on signing in takes a code.
     *
     * @return the codes for paper, shown this once
     * @throws ProblemException wrong-code, also when nothing was begun
     */
    List<String> confirm(UserId user, String code) {
        return transaction.execute(status -> {
            Optional<Kept> kept = find(user);
            if (kept.isEmpty() || kept.get().confirmed() || !isTaken(user, kept.get(), code)) {
                throw wrongCode();
            }
            jdbc.sql("UPDATE identity.second_factor SET confirmed_at = :now WHERE user_id = :user")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("user", user.value())
                    .update();
            audit.recordOfUser(user, user, "secondFactorOn", Map.of());
            return makePaperCodes(user);
        });
    }

    /**
     * From now on signing in with the password takes one of the person's passkeys as well.
     *
     * @return the codes for paper, shown this once
     * @throws ProblemException second-factor-on; passkey-needed when there is none
     */
    List<String> switchOnByPasskeys(UserId user) {
        return transaction.execute(status -> {
            if (!passkeys.has(user)) {
                throw new ProblemException(409, "passkey-needed", "There is no passkey yet.");
            }
            boolean begun = jdbc.sql("""
                    INSERT INTO identity.second_factor AS known (user_id, made_at, confirmed_at) VALUES (:user, :now, :now)
                        ON CONFLICT (user_id) DO UPDATE SET sealed = NULL, made_at = excluded.made_at,
                                                            confirmed_at = excluded.confirmed_at
                     WHERE known.confirmed_at IS NULL
                    """)
                            .param("user", user.value())
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            if (!begun) {
                throw isOnAlready();
            }
            audit.recordOfUser(user, user, "secondFactorOn", Map.of("by", "passkey"));
            return makePaperCodes(user);
        });
    }

    private static ProblemException isOnAlready() {
        return new ProblemException(409, "second-factor-on", "It is on already: switch it off first.");
    }

    private List<String> makePaperCodes(UserId user) {
        List<String> codes = new ArrayList<>();
        for (int number = 0; number < PAPER_CODES; number++) {
            byte[] bytes = new byte[PAPER_BYTES];
            RANDOM.nextBytes(bytes);
            String code = OneTimeCode.base32(bytes);
            codes.add(String.join(
                    "-", code.substring(0, 4), code.substring(4, 8), code.substring(8, 12), code.substring(12)));
            jdbc.sql("INSERT INTO identity.recovery_code (user_id, digest) VALUES (:user, :digest)")
                    .param("user", user.value())
                    .param("digest", new SecretToken(code).digest())
                    .update();
        }
        return codes;
    }

    /** Whether this is a code of the device or of the paper; then it is used up. */
    private boolean accepts(UserId user, String typed) {
        Optional<Kept> kept = find(user).filter(Kept::confirmed);
        return kept.isPresent() && (isTaken(user, kept.get(), typed) || isOnPaper(user, typed));
    }

    /** Of two that come with the same code at once, one is let in. */
    private boolean isTaken(UserId user, Kept kept, String typed) {
        byte[] secret = kept.secret();
        OptionalLong step =
                secret == null ? OptionalLong.empty() : OneTimeCode.matchingStep(secret, typed, clock.instant());
        return step.isPresent()
                && jdbc.sql("""
                        UPDATE identity.second_factor SET last_step = :step WHERE user_id = :user AND last_step < :step
                        """)
                                .param("step", step.getAsLong())
                                .param("user", user.value())
                                .update()
                        == 1;
    }

    private boolean isOnPaper(UserId user, String typed) {
        String code = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        boolean used = jdbc.sql("DELETE FROM identity.recovery_code WHERE user_id = :user AND digest = :digest")
                        .param("user", user.value())
                        .param("digest", new SecretToken(code).digest())
                        .update()
                == 1;
        if (used) {
            audit.recordOfUser(user, user, "recoveryCodeUsed", Map.of("left", String.valueOf(paperCodes(user))));
        }
        return used;
    }

    /**
     * Signing in takes the password alone from now on. To repeat it is harmless.
     *
     * @param by the person, or whoever may do it for them: then what they had is lost, and their passkeys go too
     */
    public void remove(UserId user, UserId by) {
        transaction.executeWithoutResult(status -> {
            if (!by.equals(user)) {
                passkeys.removeAll(user);
            }
            boolean was = jdbc.sql("DELETE FROM identity.second_factor WHERE user_id = :user")
                            .param("user", user.value())
                            .update()
                    == 1;
            if (was) {
                audit.recordOfUser(user, by, "secondFactorOff", Map.of());
            }
        });
    }

    private Optional<Kept> find(UserId user) {
        return jdbc.sql("""
                SELECT sealed, confirmed_at IS NOT NULL AS confirmed FROM identity.second_factor WHERE user_id = :user
                """)
                .param("user", user.value())
                .query((row, number) -> new Kept(open(user, row.getBytes("sealed")), row.getBoolean("confirmed")))
                .optional();
    }

    private byte @Nullable [] open(UserId user, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.openOfInstallation(place(user), sealed);
    }

    private static ProblemException wrongCode() {
        return ProblemException.ofField("code", "wrong-code", "This code is not right, or was used already.");
    }

    /**
     * @throws ProblemException when a second factor is on: code-needed with {@code passkey} true for who may bring one instead,
     *     wrong-code, passkey-refused
     */
    void require(UserId user, SecondProof proof) {
        if (!isOn(user)) {
            return;
        }
        PasskeyAnswer answer = proof.passkey();
        String code = proof.code();
        if (answer != null) {
            if (!passkeys.proven(answer).equals(user)) {
                throw Passkeys.refused();
            }
        } else if (code == null || code.isBlank()) {
            throw new ProblemException(
                            401, "code-needed", "Signing in takes a code of your device, or a passkey, as well.")
                    .with("passkey", passkeys.has(user));
        } else if (!accepts(user, code)) {
            throw wrongCode();
        }
    }

    private static String place(UserId user) {
        return "identity.second_factor/" + user;
    }
}
