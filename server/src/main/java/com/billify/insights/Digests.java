package com.billify.insights;

import com.billify.company.Membership;
import com.billify.company.Memberships;
import com.billify.identity.MailPreferences;
import com.billify.identity.MailPreferences.Reader;
import com.billify.identity.UserAccount;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;
import com.billify.notification.Mail;
import com.billify.reconciliation.OpenItems;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to people how their companies stand, as often as they asked for it. Any node may; one of them does, once a period, and a
 * period that was begun while no node ran is made up for. What comes after it has no use any more.
 */
@Component
class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private final MailPreferences preferences;
    private final Memberships memberships;
    private final Overview overview;
    private final OpenItems openItems;
    private final CompanyTransaction company;
    private final Mail mail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            MailPreferences preferences,
            Memberships memberships,
            Overview overview,
            OpenItems openItems,
            CompanyTransaction company,
            Mail mail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.preferences = preferences;
        this.memberships = memberships;
        this.overview = overview;
        this.openItems = openItems;
        this.company = company;
        this.mail = mail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sendDue() {
        if (mail.isOn()) {
            preferences.due().forEach(this::send);
        }
    }

    /** A company that cannot be looked at now makes its readers wait for the next turn, rather than leaving it out in silence. */
    private void send(Reader reader) {
        List<DigestLetter.Part> parts = new ArrayList<>();
        try {
            for (Membership membership : memberships.of(reader.account().id())) {
                if (!membership.demo()) {
                    parts.add(part(membership));
                }
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "The digest of {} waits for its next turn", reader.account().id(), e);
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (preferences.take(reader) && !parts.isEmpty()) {
                write(reader, parts);
            }
        });
    }

    private DigestLetter.Part part(Membership membership) {
        return company.read(
                membership.company(),
                () -> new DigestLetter.Part(
                        overview.of(membership.company(), membership.role()),
                        openItems.countQuestions(membership.company()),
                        mail.pageAddress("/c/" + membership.company() + "/overview")));
    }

    private void write(Reader reader, List<DigestLetter.Part> parts) {
        UserAccount account = reader.account();
        Letter letter = DigestLetter.of(
                new LetterStyle(account.language(), account.preferences().numbers()),
                LocalDate.now(clock),
                parts,
                mail.pageAddress(preferences.stopPage(account.id(), MailPreferences.MailKind.DIGEST)));
        mail.send(
                "digest/" + account.id() + "/" + account.preferences().digest().code() + "/" + reader.period(),
                account.email(),
                letter,
                clock.instant().plus(Duration.ofDays(1)));
    }
}
