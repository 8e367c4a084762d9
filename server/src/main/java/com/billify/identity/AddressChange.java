package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.identity.OneTimeLinks.Purpose;
import com.billify.identity.OneTimeLinks.Used;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import com.billify.notification.Mail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether an address is a person's: a link that was sent to it and used proves it, for the first address and for another. */
@Component
public class AddressChange {
    private static final int MOST_AN_HOUR = 3;

    private final Accounts known;
    private final UserAccountRepository accounts;
    private final OneTimeLinks links;
    private final AuditTrail audit;
    private final Mail mail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AddressChange(
            Accounts known,
            UserAccountRepository accounts,
            OneTimeLinks links,
            AuditTrail audit,
            Mail mail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.known = known;
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
        this.mail = mail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Sends a link that confirms the address, when mail is set up and it is not confirmed; at most three an hour. */
    public void askToConfirm(UserId user) {
        transaction.executeWithoutResult(status -> {
            UserAccount account = known.find(user).orElseThrow(ProblemException::notFound);
            if (account.confirmed()
                    || account.demo()
                    || !mail.isOn()
                    || links.countSince(user, Purpose.CONFIRM_ADDRESS, Duration.ofHours(1)) >= MOST_AN_HOUR) {
                return;
            }
            SecretToken token = links.make(user, Purpose.CONFIRM_ADDRESS, null);
            mail.send(
                    Recovery.key(token),
                    account.email(),
                    AccountLetters.confirmAddress(account.language(), mail.pageAddress("/confirm#" + token.text())),
                    clock.instant().plus(Purpose.CONFIRM_ADDRESS.validity()));
        });
    }

    /**
     * Changes the address: at once where no mail is set up; else when the link is used that goes to the new one. The old one is
     * told.
     *
     * @return whether a link was sent
     * @throws ProblemException invalid-email, email-taken, wrong-password, locked-out, demo-account
     */
    public boolean change(UserId user, String email, String password) {
        String address = Accounts.validAddress("email", email);
        UserAccount account = known.requirePassword(user, "password", password);
        if (known.find(address).filter(other -> !other.id().equals(user)).isPresent()) {
            throw Accounts.emailTaken("email");
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!mail.isOn()) {
                set(account, address, null);
                return false;
            }
            if (links.countSince(user, Purpose.CHANGE_ADDRESS, Duration.ofHours(1)) < MOST_AN_HOUR) {
                SecretToken token = links.make(user, Purpose.CHANGE_ADDRESS, address);
                mail.send(
                        Recovery.key(token),
                        address,
                        AccountLetters.confirmNewAddress(
                                account.language(), mail.pageAddress("/confirm#" + token.text())),
                        clock.instant().plus(Purpose.CHANGE_ADDRESS.validity()));
                audit.recordOfUser(user, user, "addressChangeAsked", Map.of());
            }
            return true;
        }));
    }

    /**
     * Whichever of the two the link is for. Nobody need be signed in: whoever reads the mail may do so on another machine.
     *
     * @throws ProblemException link-over; email-taken when somebody else has come to have the address
     */
    void confirm(String token) {
        transaction.executeWithoutResult(status -> {
            Used used = links.use(token, Purpose.CONFIRM_ADDRESS, Purpose.CHANGE_ADDRESS);
            UserAccount account = known.find(used.user()).orElseThrow(ProblemException::notFound);
            String address = used.address();
            if (address == null) {
                accounts.confirm(used.user(), clock.instant());
                audit.recordOfUser(used.user(), null, "addressConfirmed", Map.of());
            } else {
                set(account, address, clock.instant());
                mail.send(
                        Recovery.key(new SecretToken(token)) + "/told",
                        account.email(),
                        AccountLetters.addressChanged(account.language(), address),
                        null);
            }
        });
    }

    /** Links that went to the old address are worth nothing from now on. */
    private void set(UserAccount account, String address, @Nullable Instant confirmedAt) {
        if (!accounts.updateEmail(account.id(), address, confirmedAt)) {
            throw Accounts.emailTaken("email");
        }
        for (Purpose purpose : Purpose.values()) {
            links.forget(account.id(), purpose);
        }
        // Without the addresses: this trail stays when the account is erased.
        audit.recordOfUser(account.id(), account.id(), "addressChanged", Map.of());
    }
}
