package com.billify.connection;

import com.billify.connection.core.Failure;
import com.billify.connection.core.Pace;
import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.VaultClosedException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at each connection about once a minute. When that is due is a state in the database, and so is who works on it: a
 * lease that a node takes, prolongs with whatever it writes, and gives back; one that a dead node holds is over within the
 * minute. So any number of nodes may do this, and of each connection there is one run at a time.
 */
@Component
class Sync {
    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);
    private static final String CONSENT_ENDED = "consent-ended";
    private static final int AT_ONCE = 24;
    private static final int MOST_DUE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionRepository connections;
    private final SyncLogRepository log;
    private final RawAnswers rawAnswers;
    private final Credentials credentials;
    private final CompanyTransaction transaction;
    private final LiveUpdates live;
    private final LinkMail mail;
    private final Clock clock;
    private final Map<String, Provider> providers;
    private final boolean on;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean handingOut = new AtomicBoolean();
    private volatile boolean stopping;

    Sync(
            ConnectionRepository connections,
            SyncLogRepository log,
            RawAnswers rawAnswers,
            Credentials credentials,
            CompanyTransaction transaction,
            LiveUpdates live,
            LinkMail mail,
            Clock clock,
            List<Provider> providers,
            @Value("${billify.sync:true}") boolean on) {
        this.connections = connections;
        this.log = log;
        this.rawAnswers = rawAnswers;
        this.credentials = credentials;
        this.transaction = transaction;
        this.live = live;
        this.mail = mail;
        this.clock = clock;
        this.providers = providers.stream().collect(Collectors.toMap(Provider::code, Function.identity()));
        this.on = on;
    }

    /** Takes up what is due, on threads of their own: this one is the scheduler's. */
    @Scheduled(initialDelayString = "${billify.sync.delay:3000}", fixedDelay = 2_000)
    void tick() {
        if (on && !stopping && handingOut.compareAndSet(false, true)) {
            Thread.ofVirtual().name("sync").start(() -> {
                try {
                    handOut(connections.due(clock.instant(), MOST_DUE));
                } catch (RuntimeException e) {
                    LOG.warn("What is due could not be looked up; it is tried again", e);
                } finally {
                    handingOut.set(false);
                }
            });
        }
    }

    private void handOut(List<ConnectionRepository.Due> due) {
        for (ConnectionRepository.Due one : due) {
            if (stopping) {
                return;
            }
            places.acquireUninterruptibly();
            Thread thread = Thread.ofVirtual().name("sync-" + one.id()).unstarted(() -> {
                try {
                    run(one.company(), one.id());
                } catch (RuntimeException e) {
                    LOG.warn("A connection could not be looked at; it is tried again", e);
                } finally {
                    running.remove(Thread.currentThread());
                    places.release();
                }
            });
            running.add(thread);
            thread.start();
        }
    }

    /** Nothing happens when it is not due, or another node is at it. */
    void run(CompanyId company, UUID id) {
        UUID lease = UUID.randomUUID();
        Instant startedAt = clock.instant();
        Optional<ConnectionRepository.Leased> leased =
                transaction.call(company, () -> connections.lease(company, id, lease, startedAt));
        if (leased.isEmpty()) {
            return;
        }
        Run run = null;
        Failure failure = null;
        try {
            Provider provider = providers.get(leased.get().provider());
            if (provider == null) {
                throw new SyncFailure(new Failure.Broken("provider-unknown"));
            }
            String base = leased.get().apiBase() == null
                    ? provider.apiBase()
                    : leased.get().apiBase();
            run = new Run(
                    company,
                    leased.get(),
                    lease,
                    base,
                    () -> credentials.open(company, id),
                    startedAt,
                    transaction,
                    connections,
                    rawAnswers);
            provider.run(run);
        } catch (SyncFailure e) {
            failure = e.failure();
        } catch (Run.LeaseLostException e) {
            return;
        } catch (VaultClosedException e) {
            LOG.error("The keys of a connection cannot be opened: {}", e.getMessage());
            failure = new Failure.Broken("vault-closed");
        } catch (RuntimeException e) {
            LOG.error("A sync met what it does not understand", e);
            failure = new Failure.Broken("not-understood");
        }
        if (!stopping) {
            end(company, leased.get(), lease, startedAt, run, failure);
        }
    }

    private void end(
            CompanyId company,
            ConnectionRepository.Leased leased,
            UUID lease,
            Instant startedAt,
            @Nullable Run run,
            @Nullable Failure failure) {
        Instant now = clock.instant();
        SyncLogRepository.Counts counts = run == null ? new SyncLogRepository.Counts(0, 0, 0, 0, 0) : run.counts();
        String notice = run == null ? null : run.notice();
        transaction.run(company, () -> {
            if (!connections.prolong(company, leased.id(), lease)) {
                return;
            }
            if (failure == null) {
                Instant later = run == null || run.nextRunAt() == null ? Pace.afterSuccess(startedAt) : run.nextRunAt();
                Instant next = run != null && run.isUnfinished() ? now : later;
                log.add(company, leased.id(), "done", notice, startedAt, now, counts);
                connections.end(
                        company,
                        leased.id(),
                        lease,
                        new ConnectionRepository.Ended(
                                "active", notice, 0, next, now, run == null ? null : run.consentExpiresAt()));
                if (run != null && CONSENT_ENDED.equals(notice)) {
                    mail.stopped(company, leased.id(), leased.provider(), run.consentExpiresAt());
                } else if (run != null) {
                    mail.consentUntil(company, leased.id(), leased.provider(), run.consentExpiresAt(), now);
                }
            } else {
                int failures = leased.failures() + 1;
                Instant next = Pace.afterFailure(
                        failure, failures, now, ThreadLocalRandom.current().nextDouble());
                if (failure instanceof Failure.Broken && run != null && run.lastAnswer() != null) {
                    connections.addDeadLetter(company, leased.id(), run.lastAnswer(), now, failure.code(), "");
                }
                log.add(company, leased.id(), outcome(failure), failure.code(), startedAt, now, counts);
                connections.end(
                        company,
                        leased.id(),
                        lease,
                        new ConnectionRepository.Ended(
                                failure instanceof Failure.NeedsUser ? "needsUser" : "active",
                                failure.code(),
                                failures,
                                next,
                                null,
                                null));
                if (failure instanceof Failure.NeedsUser) {
                    Instant since = connections
                            .find(company, leased.id())
                            .map(Connection::lastSuccessAt)
                            .orElse(null);
                    mail.stopped(company, leased.id(), leased.provider(), since);
                }
            }
            live.publish(company, LiveUpdates.Topic.CONNECTION, leased.id().toString());
        });
    }

    private static String outcome(Failure failure) {
        return switch (failure) {
            case Failure.Retry ignored -> "retry";
            case Failure.WaitUntil ignored -> "wait";
            case Failure.NeedsUser ignored -> "needsUser";
            case Failure.Broken ignored -> "broken";
        };
    }

    /** Lets go of what is under way: what was kept stays, and the lease of the rest is soon over. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        running.forEach(Thread::interrupt);
        if (!places.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A sync did not stop in time; the next start goes on with it");
        }
    }
}
