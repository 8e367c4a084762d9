package com.billify.company;

import com.billify.identity.Accounts;
import com.billify.identity.MailPreferences;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;
import com.billify.notification.Mail;
import com.billify.tenancy.CompanyTransaction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Writes to the members of a company when something is wrong in it. Only to addresses that are known to be theirs, as what is
 * written may be of money; and to nobody who wants no such mail.
 */
@Component
public class MemberMail {
    private final MembershipRepository memberships;
    private final Accounts accounts;
    private final MailPreferences preferences;
    private final CompanyTransaction transaction;
    private final Mail mail;

    MemberMail(
            MembershipRepository memberships,
            Accounts accounts,
            MailPreferences preferences,
            CompanyTransaction transaction,
            Mail mail) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.preferences = preferences;
        this.transaction = transaction;
        this.mail = mail;
    }

    /** Whether mail is set up here. */
    public boolean isOn() {
        return mail.isOn();
    }

    /**
     * Sends a letter to each member who has at least this role, written as each reads it; in the running transaction of the
     * company or one of its own. Nothing happens when no mail is set up, in a demo company, or for whoever was sent one under
     * this key.
     *
     * @param key of what is said, such as {@code consent-ends/} and which; company and person are added to it
     * @return how many are on their way
     */
    public int send(CompanyId company, Role least, String key, Function<LetterStyle, Letter> letter) {
        if (!mail.isOn()) {
            return 0;
        }
        return transaction.call(company, () -> {
            if (memberships.isDemo(company)) {
                return 0;
            }
            return (int) memberships.findMembers(company).stream()
                    .filter(member -> member.role().includes(least))
                    .flatMap(member -> accounts.find(member.userId()).stream())
                    .filter(account -> account.confirmed()
                            && !account.demo()
                            && account.preferences().alerts())
                    .filter(account -> mail.send(
                            company + "/" + account.id() + "/" + key, account.email(), withStop(account, letter), null))
                    .count();
        });
    }

    private Letter withStop(UserAccount account, Function<LetterStyle, Letter> letter) {
        Letter written = letter.apply(
                new LetterStyle(account.language(), account.preferences().numbers()));
        String page = mail.pageAddress(preferences.stopPage(account.id(), MailPreferences.MailKind.ALERTS));
        String stop = switch (account.language()) {
            case NL -> "Geen zulke berichten meer? Stop ze hier:";
            case FR -> "Ne plus recevoir de tels messages ? Arrêtez-les ici :";
            case EN -> "No more messages like this? Stop them here:";
            case DE -> "Keine solchen Nachrichten mehr? Beenden Sie sie hier:";
        };
        return new Letter(written.subject(), written.text() + "\n" + stop + "\n" + page + "\n");
    }

    /**
     * A page of the company as a link in a mail names it.
     *
     * @param page such as {@code connections}
     * @throws IllegalStateException when no mail is set up
     */
    public String pageAddress(CompanyId company, String page) {
        return mail.pageAddress("/c/" + company + "/" + page);
    }
}
