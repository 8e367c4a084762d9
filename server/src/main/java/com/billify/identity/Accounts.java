package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.UserAccountRepository.WithPassword;
import com.billify.kernel.Language;
import com.billify.kernel.Patch;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may sign in, and as whom. The door of this module; sessions are {@link Sessions}. */
@Component
public class Accounts {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final int LONGEST_EMAIL = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
    private static final int LONGEST_NAME = 200;

    private final UserAccountRepository accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Accounts(
            UserAccountRepository accounts,
            Attempts attempts,
            Passwords passwords,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws ProblemException invalid-email, weak-password, email-taken */
    public UserAccount signUp(String email, String password, Language language) {
        String address = email.strip();
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw ProblemException.ofField("email", "invalid-email", "This is not an e-mail address.");
        }
        passwords.check("password", password, address);
        UserAccount account = new UserAccount(UserId.random(), address, null, language, false);
        String hash = passwords.hash(password); // before the transaction: it takes its time
        transaction.executeWithoutResult(status -> {
            if (!accounts.add(account, hash, clock.instant())) {
                throw new ProblemException(409, "email-taken", "This e-mail address has an account already.")
                        .at("email");
            }
            audit.recordOfUser(account.id(), account.id(), "signedUp", Map.of());
        });
        return account;
    }

    /**
     * The account of this address and password. An unknown address and a wrong password are told apart neither by the
     * answer, nor by the time it takes, nor by the lock-out.
     *
     * @throws ProblemException wrong-credentials; locked-out with {@code until}
     */
    public UserAccount signIn(String email, String password) {
        String address = email.strip();
        Optional<Instant> lockedUntil = attempts.begin(address, clock.instant());
        if (lockedUntil.isPresent()) {
            throw new ProblemException(429, "locked-out", "Too many attempts failed: wait until the time given.")
                    .with("until", lockedUntil.get());
        }
        Optional<WithPassword> found = accounts.findWithPassword(address);
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            throw wrongCredentials();
        }
        UserAccount account = found.get().account();
        if (!passwords.matches(password, found.get().passwordHash())) {
            audit.recordOfUser(account.id(), null, "signInFailed", Map.of());
            throw wrongCredentials();
        }
        transaction.executeWithoutResult(status -> {
            attempts.succeeded(address);
            audit.recordOfUser(account.id(), account.id(), "signedIn", Map.of());
        });
        return account;
    }

    /**
     * The account by which visitors come to a demo company: made when it is not there, and without a password, so that it
     * is reached by {@link Sessions#begin} alone.
     *
     * @param address one that nobody can sign up with, as it names no domain
     * @throws IllegalArgumentException when the address is one that a person may have
     */
    public UserAccount ofDemo(String address, Language language) {
        if (EMAIL.matcher(address).matches()) {
            throw new IllegalArgumentException("somebody may have this address");
        }
        accounts.add(
                new UserAccount(UserId.random(), address, null, language, true), passwords.nobodys(), clock.instant());
        return find(address).orElseThrow();
    }

    void signedOut(UserId user) {
        audit.recordOfUser(user, user, "signedOut", Map.of());
    }

    public Optional<UserAccount> find(UserId user) {
        return accounts.find(user);
    }

    public Optional<UserAccount> find(String email) {
        return accounts.findWithPassword(email.strip()).map(WithPassword::account);
    }

    /** @throws ProblemException invalid-name */
    public UserAccount change(UserId user, Patch<String> name, @Nullable Language language) {
        UserAccount known = accounts.find(user).orElseThrow(ProblemException::notFound);
        String newName = name.orElse(known.name());
        if (newName != null && newName.length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has at most 200 characters.");
        }
        UserAccount changed = new UserAccount(
                user,
                known.email(),
                newName == null || newName.isBlank() ? null : newName.strip(),
                language == null ? known.language() : language,
                known.demo());
        accounts.update(changed);
        return changed;
    }

    /**
     * Guesses of the current password count like those at the door.
     *
     * @throws ProblemException wrong-credentials, locked-out, weak-password, demo-account
     */
    public void changePassword(UserId user, String current, String replacement) {
        WithPassword known = accounts.findWithPassword(user).orElseThrow(ProblemException::notFound);
        if (known.account().demo()) {
            throw new ProblemException(403, "demo-account", "The account of the demo company has no password.");
        }
        String email = known.account().email();
        passwords.check("replacement", replacement, email);
        Optional<Instant> lockedUntil = attempts.begin(email, clock.instant());
        if (lockedUntil.isPresent()) {
            throw new ProblemException(429, "locked-out", "Too many attempts failed: wait until the time given.")
                    .with("until", lockedUntil.get());
        }
        if (!passwords.matches(current, known.passwordHash())) {
            audit.recordOfUser(user, user, "passwordChangeFailed", Map.of());
            throw ProblemException.ofField("current", "wrong-password", "The current password is another one.");
        }
        String hash = passwords.hash(replacement);
        transaction.executeWithoutResult(status -> {
            attempts.succeeded(email);
            accounts.updatePassword(user, hash);
            audit.recordOfUser(user, user, "passwordChanged", Map.of());
        });
    }

    private static ProblemException wrongCredentials() {
        return new ProblemException(401, "wrong-credentials", "This address and password do not go together.");
    }
}
