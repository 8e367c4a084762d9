package com.billify.forecast;

import com.billify.banking.TransactionsBooked;
import com.billify.banking.TransactionsWithdrawn;
import com.billify.company.CompanyChanged;
import com.billify.forecast.core.Band;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.invoicing.InvoiceRegistered;
import com.billify.invoicing.InvoiceReverted;
import com.billify.invoicing.InvoicesWithdrawn;
import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import com.billify.reconciliation.BooksChanged;
import com.billify.reconciliation.OpenItems;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Works out the forecast anew when the books have changed. What changed is noted in the transaction that changed it, so nothing is
 * missed; a delivery of a hundred files changes them a hundred times and costs one forecast, a moment after the last. While payments
 * are still looked at it is made now and then and stays awaited, so that the last one rests on all of them. One at a time on each node:
 * memory is for all.
 */
@Service
class Forecasting implements DisposableBean {
    /** Half a year: what a small company can do something about. */
    static final int DAYS = 184;

    private static final Logger LOG = LoggerFactory.getLogger(Forecasting.class);
    private static final String LOCK = "forecast";
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** While a person waits for an import, which a forecast of half of it would only make longer. */
    private static final Duration LONGEST_WAIT_FOR_MORE = Duration.ofMinutes(2);
    /** While books keep changing, the forecast may take this part of the time: a long import is not made longer by it. */
    private static final int SHARE = 20;

    private static final int MOST_ATTEMPTS = 4;
    private static final Duration STALE = Duration.ofMinutes(1);

    private final CompanyTransaction transaction;
    private final Books books;
    private final OpenItems openItems;
    private final Foreground foreground;
    private final OutlookRepository outlooks;
    private final AccountOutlookRepository accounts;
    private final Replaying replaying;
    private final Shortfalls shortfalls;
    private final LiveUpdates live;
    private final Clock clock;
    private final Map<CompanyId, Boolean> awaited = new ConcurrentHashMap<>();
    /** How long the last one of a company took. */
    private final Map<CompanyId, Duration> made = new ConcurrentHashMap<>();

    private final Map<CompanyId, Integer> failures = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("forecast").daemon().factory());

    Forecasting(
            CompanyTransaction transaction,
            Books books,
            OpenItems openItems,
            Foreground foreground,
            OutlookRepository outlooks,
            AccountOutlookRepository accounts,
            Replaying replaying,
            Shortfalls shortfalls,
            LiveUpdates live,
            Clock clock) {
        this.transaction = transaction;
        this.books = books;
        this.openItems = openItems;
        this.foreground = foreground;
        this.outlooks = outlooks;
        this.accounts = accounts;
        this.replaying = replaying;
        this.shortfalls = shortfalls;
        this.live = live;
        this.clock = clock;
    }

    /** The floor may be another. */
    @EventListener
    void note(CompanyChanged event) {
        note(event.company());
    }

    /** What was looked at. */
    @EventListener
    void note(BooksChanged event) {
        note(event.company());
    }

    // What is still to be looked at makes a forecast old already. It is looked at within the moment that is waited, and
    // tells again.

    @EventListener
    void note(TransactionsBooked event) {
        note(event.company());
    }

    @EventListener
    void note(TransactionsWithdrawn event) {
        note(event.company());
    }

    @EventListener
    void note(InvoiceRegistered event) {
        note(event.company());
    }

    @EventListener
    void note(InvoiceReverted event) {
        note(event.company());
    }

    @EventListener
    void note(InvoicesWithdrawn event) {
        note(event.company());
    }

    private void note(CompanyId company) {
        ask(company);
    }

    /** Works it out anew soon after the running transaction: what it rests on has changed. */
    void ask(CompanyId company) {
        if (transaction.isRehearsal()) {
            return;
        }
        outlooks.await(company, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                soon(company, QUIET);
            }
        });
    }

    /** A company that is awaited already is awaited once. */
    private void soon(CompanyId company, Duration wait) {
        if (awaited.putIfAbsent(company, true) == null) {
            worker.schedule(() -> attempt(company), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(CompanyId company) {
        awaited.remove(company);
        try {
            if (transaction.call(company, () -> work(company))) {
                soon(company, QUIET);
            }
            failures.remove(company);
        } catch (RuntimeException e) {
            int times = failures.merge(company, 1, Integer::sum);
            LOG.warn("the forecast of {} could not be worked out, for the {}. time", company, times, e);
            if (times <= MOST_ATTEMPTS) {
                soon(company, Duration.ofSeconds(1L << times)); // then once a minute, with what was left
            }
        }
    }

    /** @return whether there is more to do, in a moment */
    boolean work(CompanyId company) {
        if (!transaction.tryLock(company, LOCK)) {
            return true;
        }
        OutlookRepository.Waiting waiting = outlooks.waiting(company);
        if (waiting.asked().isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        boolean isWhole = openItems.areLookedAt(company);
        // The first one is shown as soon as there is anything to show.
        boolean stillComing = waiting.newest().isAfter(now.minus(QUIET))
                || foreground.isUnderWay(company)
                || (!isWhole && made.containsKey(company));
        if (stillComing && waiting.oldest().isAfter(now.minus(longestWait(company)))) {
            return true;
        }
        long begun = System.nanoTime();
        make(company, isWhole);
        made.put(company, Duration.ofNanos(System.nanoTime() - begun));
        outlooks.setDone(company, waiting.asked());
        if (!isWhole) {
            outlooks.await(company, now);
        }
        live.publish(company, LiveUpdates.Topic.BOOKS, "");
        return !isWhole;
    }

    private Duration longestWait(CompanyId company) {
        Duration share = made.getOrDefault(company, Duration.ZERO).multipliedBy(SHARE);
        Duration longest = foreground.isUnderWay(company) ? LONGEST_WAIT_FOR_MORE : LONGEST_WAIT;
        return share.compareTo(longest) > 0 ? share : longest;
    }

    /** What a program that was killed left: another node, or the next start, works it out. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void takeUpWhatWasLeft() {
        outlooks.waitingSince(clock.instant().minus(STALE)).forEach(company -> soon(company, Duration.ZERO));
    }

    /** @param isWhole whether all payments were looked at: half-told books announce nothing */
    private void make(CompanyId company, boolean isWhole) {
        Optional<Books.Known> known = books.known(company);
        if (known.isEmpty()) {
            outlooks.forget(company);
            accounts.forget(company);
            shortfalls.forget(company);
            return;
        }
        Books.Known of = books.byAccount(company, known.get());
        Settings settings = new Settings(DAYS, Settings.USUAL_PATHS, Settings.USUAL_SEED);
        Band band = replaying.band(company, of, settings.seed());
        Outlook outlook = Forecaster.forecast(of.history(), of.plan(), band, settings);
        outlooks.replace(company, of, outlook, band, clock.instant());
        accounts.replace(company, outlook);
        if (isWhole) {
            shortfalls.look(company, outlook);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
