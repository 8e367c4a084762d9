package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.PasskeyCheck.Kept;
import com.billify.identity.PasskeyCheck.Made;
import com.billify.identity.PasskeyCheck.Proven;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** What devices prove instead of a password: the passkeys of people, each good under the name it was made for. */
@Component
class Passkeys {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PART = 20_000; // characters; an attestation with certificates has some thousands

    private final JdbcClient jdbc;
    private final PasskeyChallenges challenges;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<PasskeyCheck> check =
            SingletonSupplier.of(PasskeyCheck::new); // classes that a start does without

    Passkeys(
            JdbcClient jdbc,
            PasskeyChallenges challenges,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.challenges = challenges;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param place the name under which it works
     * @param synced whether it is kept by a service and so outlives its device
     */
    record Passkey(
            UUID id,
            String name,
            String place,
            boolean synced,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {}

    /** By age. */
    List<Passkey> of(UserId user) {
        return jdbc.sql("""
                SELECT id, name, place, synced, made_at, last_used_at FROM identity.passkey
                 WHERE user_id = :user ORDER BY made_at, id
                """)
                .param("user", user.value())
                .query(Passkeys::toPasskey)
                .list();
    }

    /** In base64url: so that a device which has one already makes no second. */
    List<String> idsOf(UserId user) {
        return jdbc.sql("SELECT credential_id FROM identity.passkey WHERE user_id = :user ORDER BY made_at, id")
                .param("user", user.value())
                .query((row, number) -> base64(row.getBytes(1)))
                .list();
    }

    boolean has(UserId user) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM identity.passkey WHERE user_id = :user)")
                .param("user", user.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /**
     * Keeps a passkey that was made for this person.
     *
     * @param place the name under which the page was reached
     * @param clientData as in {@link PasskeyAnswer}
     * @param attestation the key, and who made it
     * @throws ProblemException invalid-name, too-many-passkeys; passkey-refused, also when it is somebody's already
     */
    Passkey add(UserId user, String name, String place, String clientData, String attestation) {
        String valid = validName(name);
        Made made = check.get()
                .made(place.toLowerCase(Locale.ROOT), bytes(clientData), bytes(attestation))
                .orElseThrow(Passkeys::refused);
        UUID id = UUID.randomUUID();
        return transaction.execute(status -> {
            jdbc.sql("SELECT id FROM identity.user_account WHERE id = :user FOR UPDATE")
                    .param("user", user.value())
                    .query()
                    .singleRow();
            if (of(user).size() >= MOST) {
                throw new ProblemException(409, "too-many-passkeys", "There are twenty passkeys already.");
            }
            challenges.use(made.challenge(), user);
            if (!insert(id, user, valid, made.kept())) {
                throw refused();
            }
            audit.recordOfUser(user, user, "passkeyAdded", Map.of("name", valid));
            return of(user).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private boolean insert(UUID id, UserId user, String name, Kept kept) {
        return jdbc.sql("""
                INSERT INTO identity.passkey (id, user_id, name, place, credential_id, credential, sign_count, may_sync, synced,
                                              made_at)
                VALUES (:id, :user, :name, :place, :credentialId, :credential, :signCount, :maySync, :synced, :now)
                    ON CONFLICT (credential_id) DO NOTHING
                """)
                        .param("id", id)
                        .param("user", user.value())
                        .param("name", name)
                        .param("place", kept.place())
                        .param("credentialId", kept.credentialId())
                        .param("credential", kept.credential())
                        .param("signCount", kept.signCount())
                        .param("maySync", kept.maySync())
                        .param("synced", kept.synced())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @throws ProblemException not-found, invalid-name */
    void rename(UserId user, UUID id, String name) {
        boolean known = jdbc.sql("UPDATE identity.passkey SET name = :name WHERE user_id = :user AND id = :id")
                        .param("name", validName(name))
                        .param("user", user.value())
                        .param("id", id)
                        .update()
                == 1;
        if (!known) {
            throw ProblemException.notFound();
        }
    }

    /** @throws ProblemException not-found; last-passkey where it is the second proof and no other is left */
    void remove(UserId user, UUID id) {
        transaction.executeWithoutResult(status -> {
            String name = jdbc.sql("DELETE FROM identity.passkey WHERE user_id = :user AND id = :id RETURNING name")
                    .param("user", user.value())
                    .param("id", id)
                    .query((row, number) -> row.getString("name"))
                    .optional()
                    .orElseThrow(ProblemException::notFound);
            if (!has(user) && areTheSecondProof(user)) {
                throw new ProblemException(409, "last-passkey", "It is the second proof: switch that off first.");
            }
            audit.recordOfUser(user, user, "passkeyRemoved", Map.of("name", name));
        });
    }

    /** In the running transaction: they are lost. */
    void removeAll(UserId user) {
        jdbc.sql("DELETE FROM identity.passkey WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    /** Whether the password takes one of them beside it. */
    boolean areTheSecondProof(UserId user) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM identity.second_factor
                                WHERE user_id = :user AND confirmed_at IS NOT NULL AND sealed IS NULL)
                """)
                .param("user", user.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** What is in the database of one passkey. */
    private record Row(UUID id, UserId user, Kept kept) {}

    /**
     * Whose passkey has signed. To be asked of strangers too: all that is wrong is refused in the same words.
     *
     * @throws ProblemException passkey-refused
     */
    UserId proven(PasskeyAnswer answer) {
        Row row = find(bytes(answer.id())).orElseThrow(Passkeys::refused);
        Proven proven = check.get()
                .proven(
                        row.kept(),
                        bytes(answer.clientData()),
                        bytes(answer.authenticatorData()),
                        bytes(answer.signature()))
                .orElseThrow(Passkeys::refused);
        return transaction.execute(status -> {
            challenges.use(proven.challenge(), null);
            jdbc.sql(
                            "UPDATE identity.passkey SET sign_count = :count, synced = :synced, last_used_at = :now WHERE id = :id")
                    .param("count", proven.signCount())
                    .param("synced", proven.synced())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", row.id())
                    .update();
            return row.user();
        });
    }

    private Optional<Row> find(byte[] credentialId) {
        return jdbc.sql("""
                SELECT id, user_id, place, credential_id, credential, sign_count, may_sync, synced
                  FROM identity.passkey WHERE credential_id = :id
                """)
                .param("id", credentialId)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        new UserId(row.getObject("user_id", UUID.class)),
                        new Kept(
                                row.getString("place"),
                                row.getBytes("credential_id"),
                                row.getBytes("credential"),
                                row.getLong("sign_count"),
                                row.getBoolean("may_sync"),
                                row.getBoolean("synced"))))
                .optional();
    }

    static ProblemException refused() {
        return new ProblemException(401, "passkey-refused", "This passkey does not open here, or took too long.");
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        if (base64.length() > LONGEST_PART) {
            throw refused();
        }
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static String validName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has 1 to 100 characters.");
        }
        return name;
    }

    private static Passkey toPasskey(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime lastUsedAt = row.getObject("last_used_at", OffsetDateTime.class);
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("place"),
                row.getBoolean("synced"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                lastUsedAt == null ? null : lastUsedAt.toInstant());
    }
}
