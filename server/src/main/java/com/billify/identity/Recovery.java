package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.OneTimeLinks.Purpose;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import com.billify.notification.Mail;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way back in for whoever forgot the password. It leads to a new password and not past the second factor. */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int MOST_AN_HOUR = 3;
    private static final int AT_ONCE = 8;

    private final Accounts known;
    private final UserAccountRepository accounts;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Mail mail;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recovery(
            Accounts known,
            UserAccountRepository accounts,
            OneTimeLinks links,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            AuditTrail audit,
            Mail mail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.known = known;
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.audit = audit;
        this.mail = mail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Sends a link, if the address has an account. The answer is the same either way and comes before anything is looked up, so
     * neither it nor the time it takes tells whether there is one. More than three an hour are not sent.
     *
     * @throws ProblemException mail-off, and busy when very many ask; whatever the address
     */
    void ask(String email) {
        if (!mail.isOn()) {
            throw mailOff();
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(503, "busy", "Too many people ask for this: try again in a moment.");
        }
        Thread.ofVirtual().name("password-reset").start(() -> {
            try {
                known.find(email).filter(account -> !account.demo()).ifPresent(this::send);
            } catch (RuntimeException e) {
                LOG.error("A link for a new password could not be written", e);
            } finally {
                places.release();
            }
        });
    }

    private void send(UserAccount account) {
        transaction.executeWithoutResult(status -> {
            if (links.countSince(account.id(), Purpose.RESET_PASSWORD, Duration.ofHours(1)) >= MOST_AN_HOUR) {
                return;
            }
            SecretToken token = links.make(account.id(), Purpose.RESET_PASSWORD, null);
            mail.send(
                    key(token),
                    account.email(),
                    AccountLetters.resetPassword(account.language(), mail.pageAddress(page(token))),
                    clock.instant().plus(Purpose.RESET_PASSWORD.validity()));
            audit.recordOfUser(account.id(), null, "resetLinkSent", Map.of());
        });
    }

    /**
     * A link for whoever asked the operator in person, where no mail is set up. It is written in the trail of the person whose
     * password it resets.
     *
     * @return the page and what opens it
     * @throws ProblemException forbidden, no-such-user; mail-on, since then the mailbox is the better proof
     */
    String makeLink(UserId operator, String email) {
        known.requireOperator(operator);
        if (mail.isOn()) {
            throw new ProblemException(409, "mail-on", "Mail is set up: the link is sent to the person.");
        }
        UserAccount account = known.find(email)
                .filter(found -> !found.demo())
                .orElseThrow(
                        () -> new ProblemException(404, "no-such-user", "Nobody has this e-mail address.").at("email"));
        return transaction.execute(status -> {
            audit.recordOfUser(account.id(), operator, "resetLinkMade", Map.of());
            return page(links.make(account.id(), Purpose.RESET_PASSWORD, null));
        });
    }

    /**
     * Sets a new password, ends every session and forgives failed attempts.
     *
     * @throws ProblemException link-over, weak-password
     */
    void use(String token, String password) {
        passwords.check("password", password, "");
        UserId user = transaction.execute(status -> {
            UserId of = links.use(token, Purpose.RESET_PASSWORD).user();
            UserAccount account = known.find(of).orElseThrow(ProblemException::notFound);
            passwords.check("password", password, account.email()); // refused, the link is not used up
            accounts.updatePassword(of, passwords.hash(password));
            attempts.succeeded(account.email());
            audit.recordOfUser(of, null, "passwordReset", Map.of());
            return of;
        });
        sessions.endAll(user);
    }

    /** The secret stands behind the {@code #}: browsers do not send it, so no server writes it into a log. */
    private static String page(SecretToken token) {
        return "/new-password#" + token.text();
    }

    static String key(SecretToken token) {
        return "link/" + HexFormat.of().formatHex(token.digest());
    }

    static ProblemException mailOff() {
        return new ProblemException(409, "mail-off", "No mail is set up here.");
    }
}
