package com.billify.company;

import com.billify.identity.Accounts;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.notification.Letter;
import com.billify.notification.Mail;
import com.billify.tenancy.CompanyTransaction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes to the members of a company. Only to addresses that are known to be theirs: what is written may be of money. */
@Component
public class MemberMail {
    private final MembershipRepository memberships;
    private final Accounts accounts;
    private final CompanyTransaction transaction;
    private final Mail mail;

    MemberMail(MembershipRepository memberships, Accounts accounts, CompanyTransaction transaction, Mail mail) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.transaction = transaction;
        this.mail = mail;
    }

    /** Whether mail is set up here. */
    public boolean isOn() {
        return mail.isOn();
    }

    /**
     * Sends a letter to each member who has at least this role, in the language of each; in the running transaction of the
     * company or one of its own. Nothing happens when no mail is set up, in a demo company, or for whoever was sent one under
     * this key.
     *
     * @param key of what is said, such as {@code consent-ends/} and which; company and person are added to it
     * @return how many are on their way
     */
    public int send(CompanyId company, Role least, String key, Function<Language, Letter> letter) {
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
                    .filter(account -> account.confirmed() && !account.demo())
                    .filter(account -> mail.send(
                            company + "/" + account.id() + "/" + key,
                            account.email(),
                            letter.apply(account.language()),
                            null))
                    .count();
        });
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
