package com.billify.forecast;

import com.billify.company.Companies;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.Plan;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.position.CashPosition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forecasts as they stood on past days. Within the company's transaction.
 *
 * <p>What was kept that day is given as it was kept. For any other day it is made again from what had been booked and issued by then; what
 * people expected, and what was corrected since, is not known of such a day, and the answer says which of the two it is.
 */
@Component
class PastForecasts {
    /** Thirteen weeks. */
    private static final int DAYS = 91;

    private final Companies companies;
    private final Books books;
    private final OutlookRepository outlooks;
    private final SnapshotRepository snapshots;
    private final CashPosition position;
    private final Clock clock;

    PastForecasts(
            Companies companies,
            Books books,
            OutlookRepository outlooks,
            SnapshotRepository snapshots,
            CashPosition position,
            Clock clock) {
        this.companies = companies;
        this.books = books;
        this.outlooks = outlooks;
        this.snapshots = snapshots;
        this.position = position;
        this.clock = clock;
    }

    /**
     * A forecast as it stood. Minor units.
     *
     * @param keptAt when it was kept; null where it was made again
     * @param asOf the last day of which the bank had told
     * @param startMinor the balance of {@code accounts} at its end
     * @param days from the day after {@code asOf} on
     * @param rows what each row of the weeks adds to the mean until each of the days
     */
    record Past(
            @Nullable Instant keptAt,
            LocalDate asOf,
            Currency currency,
            long startMinor,
            List<SnapshotRepository.Account> accounts,
            List<Said> days,
            Map<Weeks.RowKind, List<Long>> rows) {}

    /** What was expected of the balance at the end of a day. Minor units. */
    record Said(LocalDate date, long p10Minor, long p50Minor, long p90Minor) {}

    /** @throws ProblemException for a day that has not passed, or on which nothing was known yet */
    Past on(CompanyId company, LocalDate day) {
        if (!day.isBefore(LocalDate.now(clock))) {
            throw new ProblemException(422, "not-past", "How it was seen can be asked of a day that has passed.")
                    .at("day");
        }
        Currency currency = companies.get(company).currency();
        Optional<SnapshotRepository.Snapshot> kept =
                snapshots.on(company, day).filter(one -> one.currency().equals(currency));
        return kept.isPresent() ? asKept(company, kept.get()) : madeAgain(company, currency, day);
    }

    private Past asKept(CompanyId company, SnapshotRepository.Snapshot kept) {
        List<Said> said = new ArrayList<>();
        for (int day = 0; day < kept.p50Minor().size(); day++) {
            said.add(new Said(
                    kept.asOf().plusDays(day + 1L),
                    kept.p10Minor().get(day),
                    kept.p50Minor().get(day),
                    kept.p90Minor().get(day)));
        }
        return new Past(
                kept.takenAt(),
                kept.asOf(),
                kept.currency(),
                kept.startMinor(),
                snapshots.accounts(company, kept.takenOn()),
                said,
                snapshots.rows(company, kept.takenOn()));
    }

    private Past madeAgain(CompanyId company, Currency currency, LocalDate day) {
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        LocalDate asOf = day.isAfter(known.history().asOf()) ? known.history().asOf() : day;
        List<SnapshotRepository.Account> accounts = position.accountsOn(company, currency, asOf).stream()
                .map(account -> new SnapshotRepository.Account(
                        account.id(), account.number(), account.balance().minorUnits()))
                .toList();
        if (accounts.isEmpty()) {
            throw new ProblemException(422, "nothing-known", "Nothing was known on that day.").at("day");
        }
        Outlook outlook = Forecaster.forecast(
                known.history().asKnownOn(asOf),
                Plan.NONE,
                run.band(),
                new Settings(DAYS, Settings.USUAL_PATHS, Settings.USUAL_SEED));
        long start = accounts.stream()
                .mapToLong(SnapshotRepository.Account::balanceMinor)
                .sum();
        // The history takes accounts that joined later as if they had always been there.
        long later = start - outlook.startMinor();
        return new Past(
                null,
                asOf,
                currency,
                start,
                accounts,
                outlook.days().stream()
                        .map(one -> new Said(
                                one.date(), one.p10Minor() + later, one.p50Minor() + later, one.p90Minor() + later))
                        .toList(),
                rows(outlook));
    }

    private static Map<Weeks.RowKind, List<Long>> rows(Outlook outlook) {
        Map<Weeks.RowKind, List<Long>> rows = new EnumMap<>(Weeks.RowKind.class);
        for (Outlook.Part part : outlook.parts()) {
            List<Long> until = part.untilMinor().stream().boxed().toList();
            Weeks.RowKind kind = Weeks.RowKind.of(OutlookRepository.wireName(part.component()), until.getLast());
            rows.merge(kind, until, Weeks::sum);
        }
        return rows;
    }
}
