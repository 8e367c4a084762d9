package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.UserAccountRepository.WithPassword;
import com.billify.kernel.EmailAddress;
import com.billify.kernel.Language;
import com.billify.kernel.NumberWriting;
import com.billify.kernel.Patch;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may sign in, and as whom. The door of this module; sessions are {@link Sessions}. */
@Component
public class Accounts {

    private static final int LONGEST_NAME = 200;

    private final UserAccountRepository accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Accounts(
            UserAccountRepository accounts,
            Attempts attempts,
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws ProblemException invalid-email, weak-password, email-taken */
    public UserAccount signUp(String email, String password, Language language) {
        String address = validAddress("email", email);
        passwords.check("password", password, address);
        UserAccount account = UserAccount.fresh(address, language, false);
        String hash = passwords.hash(password); // before the transaction: it takes its time
        transaction.executeWithoutResult(status -> {
            accounts.lockOperators();
            if (!accounts.add(account, hash, clock.instant())) {
                throw emailTaken("email");
            }
            boolean first = !accounts.hasOperator();
            if (first) {
                accounts.makeOperator(account.id());
            }
            audit.recordOfUser(account.id(), account.id(), "signedUp", first ? Map.of("operator", "true") : Map.of());
        });
        return account;
    }

    /**
     * The account of this address and password. An unknown address and a wrong password are told apart neither by the
     * answer, nor by the time it takes, nor by the lock-out.
     *
     * @param code of the second factor; null when none was given. One that is missing counts as an attempt that failed until it
     *     is there, so it cannot be guessed more often than a password
     * @throws ProblemException wrong-credentials; code-needed and wrong-code, to whoever has the password; locked-out with {@code
     *     until}
     */
    public UserAccount signIn(String email, String password, @Nullable String code) {
        String address = email.strip();
        attempts.begin(address, clock.instant()).ifPresent(until -> {
            throw lockedOut(until);
        });
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
        requireSecondFactor(account, new SecondProof(code, null));
        transaction.executeWithoutResult(status -> {
            attempts.succeeded(address);
            audit.recordOfUser(account.id(), account.id(), "signedIn", Map.of());
        });
        return account;
    }

    /**
     * The account whose passkey has signed. The device has looked at the person, so neither password nor second factor is asked.
     *
     * @throws ProblemException passkey-refused
     */
    public UserAccount signIn(PasskeyAnswer answer) {
        UserAccount account = accounts.find(passkeys.proven(answer)).orElseThrow(Passkeys::refused);
        audit.recordOfUser(account.id(), account.id(), "signedIn", Map.of("by", "passkey"));
        return account;
    }

    private void requireSecondFactor(UserAccount account, SecondProof proof) {
        try {
            factors.require(account.id(), proof);
        } catch (ProblemException refused) {
            if (proof.isGiven()) {
                audit.recordOfUser(account.id(), null, "signInFailed", Map.of("secondProof", "wrong"));
            }
            throw refused;
        }
    }

    /**
     * The account by which visitors come to a demo company: made when it is not there, and without a password, so that it
     * is reached by {@link Sessions#begin} alone.
     *
     * @param address one that nobody can sign up with, as it names no domain
     * @throws IllegalArgumentException when the address is one that a person may have
     */
    public UserAccount ofDemo(String address, Language language) {
        if (EmailAddress.parse(address).isPresent()) {
            throw new IllegalArgumentException("somebody may have this address");
        }
        accounts.add(UserAccount.fresh(address, language, true), passwords.nobodys(), clock.instant());
        return find(address).orElseThrow();
    }

    void signedOut(UserId user) {
        audit.recordOfUser(user, user, "signedOut", Map.of());
    }

    void sessionsEnded(UserId user) {
        audit.recordOfUser(user, user, "sessionsEnded", Map.of());
    }

    public Optional<UserAccount> find(UserId user) {
        return accounts.find(user);
    }

    /** How somebody wants numbers written; null as their language has them. */
    public @Nullable NumberWriting numbers(UserId user) {
        return find(user).map(account -> account.preferences().numbers()).orElse(null);
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
                known.demo(),
                known.confirmed(),
                known.operator(),
                known.preferences());
        accounts.update(changed);
        return changed;
    }

    /**
     * Guesses of the current password count like those at the door.
     *
     * @throws ProblemException wrong-credentials, locked-out, weak-password, demo-account
     */
    public void changePassword(UserId user, String current, String replacement) {
        UserAccount account = requirePassword(user, "current", current);
        passwords.check("replacement", replacement, account.email());
        String hash = passwords.hash(replacement);
        transaction.executeWithoutResult(status -> {
            accounts.updatePassword(user, hash);
            audit.recordOfUser(user, user, "passwordChanged", Map.of());
        });
    }

    /**
     * Whoever has found a session open must not get further with it: what is final asks for the password once more. Guesses
     * count like those at the door.
     *
     * @param field what the password is called in the request
     * @throws ProblemException wrong-password, locked-out, demo-account
     */
    UserAccount requirePassword(UserId user, String field, String password) {
        WithPassword known = accounts.findWithPassword(user).orElseThrow(ProblemException::notFound);
        if (known.account().demo()) {
            throw new ProblemException(403, "demo-account", "The account of the demo company has no password.");
        }
        String email = known.account().email();
        attempts.begin(email, clock.instant()).ifPresent(until -> {
            throw lockedOut(until);
        });
        if (!passwords.matches(password, known.passwordHash())) {
            audit.recordOfUser(user, user, "passwordCheckFailed", Map.of());
            throw ProblemException.ofField(field, "wrong-password", "The current password is another one.");
        }
        attempts.succeeded(email);
        return known.account();
    }

    /** @throws ProblemException forbidden, to whoever does not run this installation */
    public void requireOperator(UserId user) {
        if (!accounts.find(user).map(UserAccount::operator).orElse(false)) {
            throw new ProblemException(403, "forbidden", "You may not do this.");
        }
    }

    /** It is known now that the address is theirs: they used what was sent to it. To repeat it is harmless. */
    public void confirmAddress(UserId user) {
        accounts.confirm(user, clock.instant());
    }

    static String validAddress(String field, String typed) {
        return EmailAddress.parse(typed)
                .map(EmailAddress::value)
                .orElseThrow(() -> ProblemException.ofField(field, "invalid-email", "This is not an e-mail address."));
    }

    static ProblemException emailTaken(String field) {
        return new ProblemException(409, "email-taken", "This e-mail address has an account already.").at(field);
    }

    private static ProblemException lockedOut(Instant until) {
        return new ProblemException(429, "locked-out", "Too many attempts failed: wait until the time given.")
                .with("until", until);
    }

    private static ProblemException wrongCredentials() {
        return new ProblemException(401, "wrong-credentials", "This address and password do not go together.");
    }
}
