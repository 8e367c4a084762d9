package com.billify.forecast;

import com.billify.kernel.CompanyId;
import com.billify.position.CashPosition;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the forecast of each day as it was first seen that day, so that later one can say what was known when. Once a company and day, on
 * whatever node comes first: a second one changes nothing. A forecast that is being made anew is waited for; a server that slept through a
 * day has none of that day.
 */
@Component
class Remembering {
    private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);
    private static final String LOCK = "forecast snapshot";

    /** Every day of the last quarter and a bit; before that Mondays. */
    private static final Period DAYS_KEPT = Period.ofDays(100);

    private static final Period MONDAYS_KEPT = Period.ofYears(3);

    private final CompanyTransaction transaction;
    private final OutlookRepository outlooks;
    private final SnapshotRepository snapshots;
    private final Weeks weeks;
    private final CashPosition position;
    private final Clock clock;

    Remembering(
            CompanyTransaction transaction,
            OutlookRepository outlooks,
            SnapshotRepository snapshots,
            Weeks weeks,
            CashPosition position,
            Clock clock) {
        this.transaction = transaction;
        this.outlooks = outlooks;
        this.snapshots = snapshots;
        this.weeks = weeks;
        this.position = position;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void keepAll() {
        for (CompanyId company : snapshots.without(LocalDate.now(clock))) {
            try {
                keep(company);
            } catch (RuntimeException e) {
                LOG.warn("the forecast of {} could not be kept for today", company, e);
            }
        }
    }

    /** Keeps today's, unless it was kept, is being kept, or is being made anew. */
    void keep(CompanyId company) {
        transaction.run(company, () -> {
            if (transaction.tryLock(company, LOCK)) {
                outlooks.run(company).filter(OutlookRepository.Run::upToDate).ifPresent(run -> keep(company, run));
            }
        });
    }

    private void keep(CompanyId company, OutlookRepository.Run run) {
        LocalDate today = LocalDate.now(clock);
        List<OutlookRepository.Day> days = outlooks.days(company, Forecasting.DAYS);
        boolean first = snapshots.keep(
                company, today, clock.instant(), run, days, accounts(company, run), weeks.untilByRow(company));
        if (first) {
            snapshots.thin(company, today.minus(DAYS_KEPT), today.minus(MONDAYS_KEPT));
        }
    }

    private List<SnapshotRepository.Account> accounts(CompanyId company, OutlookRepository.Run run) {
        List<SnapshotRepository.Account> accounts = new ArrayList<>();
        position.accountsOn(company, run.currency(), run.asOf())
                .forEach(account -> accounts.add(new SnapshotRepository.Account(
                        account.id(), account.number(), account.balance().minorUnits())));
        return accounts;
    }
}
