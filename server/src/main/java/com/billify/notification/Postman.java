package com.billify.notification;

import com.billify.vault.VaultClosedException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox, one mail after the other, on any number of nodes: a mail is leased to one of them while it is sent. A
 * node that dies between the server's "taken" and its own note sends it again; it has the same Message-ID then.
 */
@Component
class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final int MOST_ATTEMPTS = 14; // with the waits between them about twenty hours

    private final MailServerRepository servers;
    private final Outbox outbox;
    private final Smtp smtp;
    private final Clock clock;
    private final AtomicBoolean delivering = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile boolean stopping;

    Postman(MailServerRepository servers, Outbox outbox, Smtp smtp, Clock clock) {
        this.servers = servers;
        this.outbox = outbox;
        this.smtp = smtp;
        this.clock = clock;
    }

    /** On a thread of its own: neither who asked nor the scheduler waits for a mail server. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 15_000)
    void deliver() {
        wanted.set(true);
        if (!stopping && delivering.compareAndSet(false, true)) {
            Thread.ofVirtual().name("postman").start(() -> {
                try {
                    while (wanted.getAndSet(false)) {
                        deliverDue();
                    }
                } catch (RuntimeException e) {
                    LOG.warn("The outbox could not be emptied; it is tried again", e);
                } finally {
                    delivering.set(false);
                }
            });
        }
    }

    private void deliverDue() {
        Optional<MailServer> server = servers.find();
        while (server.isPresent() && !stopping) {
            UUID lease = UUID.randomUUID();
            Optional<Outbox.Leased> mail = outbox.lease(lease, clock.instant(), LEASE);
            if (mail.isEmpty() || !delivered(server.get(), mail.get(), lease)) {
                return;
            }
        }
    }

    /** False when the server should be left alone for now. */
    private boolean delivered(MailServer server, Outbox.Leased mail, UUID lease) {
        Instant now = clock.instant();
        Instant uselessAfter = mail.uselessAfter();
        if (uselessAfter != null && uselessAfter.isBefore(now)) {
            outbox.end(mail.id(), lease, "outdated", null, now);
            return true;
        }
        try {
            smtp.send(server, outbox.open(mail), mail.id(), PATIENCE);
            outbox.end(mail.id(), lease, "sent", null, clock.instant());
            return true;
        } catch (MailNotSentException e) {
            LOG.warn("Mail {} was not sent ({}), attempt {}", mail.id(), e.reason(), mail.attempts());
            if (e.isForGood() || mail.attempts() >= MOST_ATTEMPTS) {
                outbox.end(mail.id(), lease, "failed", e.reason().name(), clock.instant());
            } else {
                outbox.retry(
                        mail.id(), lease, e.reason().name(), clock.instant().plus(pause(mail.attempts())));
            }
            return e.isForGood();
        } catch (VaultClosedException e) {
            LOG.error("Mail {} cannot be opened: {}", mail.id(), e.getMessage());
            outbox.end(mail.id(), lease, "failed", "NOT_SENT", clock.instant());
            return true;
        }
    }

    /** 30 seconds, then twice as long after each attempt, at most four hours. */
    private static Duration pause(int attempts) {
        Duration doubled = Duration.ofSeconds(30).multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
