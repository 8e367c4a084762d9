package com.billify.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings plain text to an address. What is to be sent is written into an outbox in the running transaction, so it leaves when
 * and only when that is kept; from there it is tried until the server has taken it.
 */
@Component
public class Mail {
    private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(20);

    private final MailServerRepository servers;
    private final Outbox outbox;
    private final Postman postman;
    private final Smtp smtp;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Mail(
            MailServerRepository servers,
            Outbox outbox,
            Postman postman,
            Smtp smtp,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.servers = servers;
        this.outbox = outbox;
        this.postman = postman;
        this.smtp = smtp;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether mail is set up here. */
    public boolean isOn() {
        return servers.isThere();
    }

    /**
     * @param key of what is said to whom, such as {@code consent-ends/…}: what was sent under it is never sent again
     * @param uselessAfter when nobody would want it any more; null when it does not get old
     * @return whether it is on its way now; false when it was before, or when no mail is set up, and then nothing is kept
     */
    public boolean send(String key, String recipient, Letter letter, @Nullable Instant uselessAfter) {
        boolean added = Boolean.TRUE.equals(transaction.execute(status -> servers.isThere()
                && outbox.add(
                        key,
                        new Outbox.Content(recipient, letter.subject(), letter.text()),
                        uselessAfter,
                        clock.instant())));
        if (added && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    postman.deliver();
                }
            });
        } else if (added) {
            postman.deliver();
        }
        return added;
    }

    /**
     * A page of Billify as a link in a mail names it.
     *
     * @param path from the first slash
     * @throws IllegalStateException when no mail is set up
     */
    public String pageAddress(String path) {
        return servers.find()
                .map(server -> server.pageAddress() + path)
                .orElseThrow(() -> new IllegalStateException("no mail is set up"));
    }

    /** Null when none is set up. */
    public @Nullable MailServer server() {
        return servers.find().orElse(null);
    }

    public void setServer(MailServer server) {
        servers.set(server, clock.instant());
        postman.deliver();
    }

    /** What waits stays in the outbox until there is a server again or it is too old. */
    public void removeServer() {
        servers.remove();
    }

    /** Sends at once, beside the outbox, for a person who waits to see whether it works. */
    public void sendNow(MailServer server, String recipient, Letter letter) throws MailNotSentException {
        smtp.send(
                server,
                new Outbox.Content(recipient, letter.subject(), letter.text()),
                UUID.randomUUID(),
                PATIENCE_OF_A_PERSON);
    }

    /** How the outbox stands. */
    public Standing standing() {
        Outbox.Counts counts = outbox.counts(clock.instant());
        return new Standing(counts.waiting(), counts.failed(), counts.lastFailure());
    }

    /**
     * @param waiting mails that are not sent yet
     * @param failed mails of the last week that no server would take
     * @param lastFailure why the latest of them has not left, as {@link MailNotSentException.Reason} names it
     */
    public record Standing(
            int waiting, int failed, @Nullable String lastFailure) {}
}
