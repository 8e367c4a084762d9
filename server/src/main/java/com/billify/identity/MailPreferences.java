package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.vault.Vault;
import com.billify.vault.VaultClosedException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which mails people want that come by themselves, and the links in them that stop them. */
@Component
public class MailPreferences {
    private static final int MOST_INVITATIONS = 30;
    private static final String PLACE = "identity.mail_stop";

    private final UserAccountRepository accounts;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailPreferences(
            UserAccountRepository accounts,
            JdbcClient jdbc,
            Vault vault,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What comes by itself. */
    public enum MailKind {
        DIGEST,
        ALERTS
    }

    /**
     * Somebody who waits for a digest.
     *
     * @param period its first day
     */
    public record Reader(UserAccount account, LocalDate period) {}

    /**
     * A change of how often a digest comes counts from the next period on: the one that runs is over for them.
     * Visitors of a demo company choose how numbers are written and nothing of mails.
     */
    public void set(UserId user, Preferences wanted) {
        UserAccount known = accounts.find(user).orElseThrow(ProblemException::notFound);
        if (known.demo()) {
            accounts.updatePreferences(user, new Preferences(wanted.numbers(), Digest.NONE, false));
            return;
        }
        accounts.updatePreferences(user, wanted);
        if (known.preferences().digest() != wanted.digest()) {
            wanted.digest().periodAt(now()).ifPresent(period -> accounts.takeDigest(user, period));
        }
    }

    /** Who is to be written a digest now and was not yet. Only those whose address is known to be theirs. */
    public List<Reader> due() {
        LocalDateTime now = now();
        return accounts.findWithDigest().stream()
                .flatMap(found -> found
                        .account()
                        .preferences()
                        .digest()
                        .periodAt(now)
                        .filter(period -> found.last() == null || found.last().isBefore(period))
                        .map(period -> new Reader(found.account(), period))
                        .stream())
                .toList();
    }

    /** In the running transaction: whether this node writes the digest. Of two that ask, one does. */
    public boolean take(Reader reader) {
        return accounts.takeDigest(reader.account().id(), reader.period());
    }

    /** The page, from the first slash, on which whoever has the mail stops more of its kind; it needs no sign-in and does not get old. */
    public String stopPage(UserId user, MailKind kind) {
        byte[] content = ByteBuffer.allocate(1 + Long.BYTES * 2)
                .put((byte) kind.ordinal())
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array();
        return "/stop-mails#"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.sealOfInstallation(PLACE, content));
    }

    /**
     * No more mails of that kind go to that person. To repeat it is harmless.
     *
     * @return of which kind
     * @throws ProblemException link-over when it is none of ours
     */
    MailKind stop(String token) {
        ByteBuffer content = ByteBuffer.wrap(opened(token));
        MailKind kind = MailKind.values()[content.get()];
        UserId user = new UserId(new UUID(content.getLong(), content.getLong()));
        transaction.executeWithoutResult(status -> {
            Optional<UserAccount> known = accounts.find(user);
            if (known.isEmpty()) {
                return;
            }
            Preferences was = known.get().preferences();
            Preferences wanted = kind == MailKind.DIGEST
                    ? new Preferences(was.numbers(), Digest.NONE, was.alerts())
                    : new Preferences(was.numbers(), was.digest(), false);
            if (!wanted.equals(was)) {
                accounts.updatePreferences(user, wanted);
                audit.recordOfUser(
                        user, null, "mailsStopped", Map.of("kind", kind == MailKind.DIGEST ? "digest" : "alerts"));
            }
        });
        return kind;
    }

    private byte[] opened(String token) {
        try {
            return vault.openOfInstallation(PLACE, Base64.getUrlDecoder().decode(token));
        } catch (VaultClosedException | IllegalArgumentException e) {
            throw new ProblemException(410, "link-over", "This link is not complete.");
        }
    }

    /**
     * In the running transaction: counts a mail of an invitation, so that nobody writes to strangers in our name all day.
     *
     * @throws ProblemException too-many-mails after thirty on one day
     */
    public void countInvitation(UserId by) {
        LocalDate today = LocalDate.now(clock);
        boolean allowed = jdbc.sql("""
                UPDATE identity.user_account
                   SET invited = CASE WHEN invited_on = :today THEN invited + 1 ELSE 1 END, invited_on = :today
                 WHERE id = :user AND (invited_on IS DISTINCT FROM :today OR invited < :most)
                """)
                        .param("today", today)
                        .param("user", by.value())
                        .param("most", MOST_INVITATIONS)
                        .update()
                == 1;
        if (!allowed) {
            throw new ProblemException(429, "too-many-mails", "Thirty invitations were mailed today: go on tomorrow.");
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
