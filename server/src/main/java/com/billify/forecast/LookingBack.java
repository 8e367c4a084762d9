package com.billify.forecast;

import com.billify.company.Companies;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.Plan;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.position.CashPosition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How position and forecast were seen on a past day, beside what came. Within the company's transaction.
 *
 * <p>What was kept that day is shown as it was kept. For any other day both are made again from what had been booked and issued by then;
 * what people expected, and what was corrected since, is not known of such a day, and the answer says which of the two it is.
 */
@Component
class LookingBack {
    private static final int DAYS = 91;
    private static final int PATHS = 500;
    private static final int[] STEPS = {7, 28, 91};

    private final Companies companies;
    private final Books books;
    private final OutlookRepository outlooks;
    private final SnapshotRepository snapshots;
    private final CashPosition position;
    private final Clock clock;

    LookingBack(
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
     * What was known on a day.
     *
     * @param day that was asked for
     * @param keptAt when it was kept that day; null where it was made again from what was booked by then
     * @param asOf the last day of which the bank had told
     * @param balance of all accounts at its end, as it was known then: the sum of {@code accounts}
     * @param balanceNow the same as it is known now
     * @param days from the day after {@code asOf} on
     * @param compared one, four and thirteen weeks after {@code asOf}, as far as these have come
     */
    record AsKnown(
            LocalDate day,
            @Nullable Instant keptAt,
            LocalDate asOf,
            Money balance,
            Money balanceNow,
            List<KnownAccount> accounts,
            List<KnownDay> days,
            List<ComparedDay> compared) {}

    /** What an account held, as it was known then and as it is known now; null where nothing is known of it now. */
    record KnownAccount(
            String number, Money balance, @Nullable Money balanceNow) {}

    /**
     * What was expected of the balance at the end of a day. Amounts are decimals.
     *
     * @param actual what it was, of the same accounts; null while that is not known
     */
    record KnownDay(
            LocalDate date,
            String p10,
            String p50,
            String p90,
            @Nullable String actual) {}

    /**
     * What was expected beside what came.
     *
     * @param aheadDays how far ahead it was
     * @param off what came less the middle
     * @param inBand whether it lay between {@code p10} and {@code p90}
     */
    record ComparedDay(
            int aheadDays, LocalDate date, Money p10, Money p50, Money p90, Money actual, Money off, boolean inBand) {}

    /** What was expected of a day, in minor units. */
    private record Said(LocalDate date, long p10, long p50, long p90) {}

    /** @throws ProblemException for a day that has not passed, or on which nothing was known yet */
    AsKnown on(CompanyId company, LocalDate day) {
        if (!day.isBefore(LocalDate.now(clock))) {
            throw new ProblemException(422, "not-past", "How it was seen can be asked of a day that has passed.")
                    .at("day");
        }
        Currency currency = companies.get(company).currency();
        Optional<SnapshotRepository.Snapshot> kept =
                snapshots.on(company, day).filter(one -> one.currency().equals(currency));
        return kept.isPresent() ? asKept(company, kept.get()) : madeAgain(company, currency, day);
    }

    private AsKnown asKept(CompanyId company, SnapshotRepository.Snapshot kept) {
        List<SnapshotRepository.Account> accounts = snapshots.accounts(company, kept.takenOn());
        List<Said> said = new ArrayList<>();
        for (int day = 0; day < kept.p50Minor().size(); day++) {
            said.add(new Said(
                    kept.asOf().plusDays(day + 1L),
                    kept.p10Minor().get(day),
                    kept.p50Minor().get(day),
                    kept.p90Minor().get(day)));
        }
        return beside(
                company,
                kept.takenOn(),
                kept.takenAt(),
                kept.asOf(),
                kept.currency(),
                kept.startMinor(),
                accounts,
                said);
    }

    private AsKnown madeAgain(CompanyId company, Currency currency, LocalDate day) {
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
                known.history().asKnownOn(asOf), Plan.NONE, run.band(), new Settings(DAYS, PATHS, Settings.USUAL_SEED));
        long start = accounts.stream()
                .mapToLong(SnapshotRepository.Account::balanceMinor)
                .sum();
        // The history takes accounts that joined later as if they had always been there.
        long later = start - outlook.startMinor();
        List<Said> said = outlook.days().stream()
                .map(one ->
                        new Said(one.date(), one.p10Minor() + later, one.p50Minor() + later, one.p90Minor() + later))
                .toList();
        return beside(company, day, null, asOf, currency, start, accounts, said);
    }

    private AsKnown beside(
            CompanyId company,
            LocalDate day,
            @Nullable Instant keptAt,
            LocalDate asOf,
            Currency currency,
            long startMinor,
            List<SnapshotRepository.Account> accounts,
            List<Said> said) {
        Map<UUID, Money> now = position.accountsOn(company, currency, asOf).stream()
                .collect(Collectors.toMap(CashPosition.AccountBalance::id, CashPosition.AccountBalance::balance));
        Map<LocalDate, Long> actual = actual(company, currency, accounts, asOf, said);
        return new AsKnown(
                day,
                keptAt,
                asOf,
                new Money(startMinor, currency),
                accounts.stream()
                        .map(account -> now.getOrDefault(account.id(), Money.zero(currency)))
                        .reduce(Money.zero(currency), Money::plus),
                accounts.stream()
                        .map(account -> new KnownAccount(
                                account.number(), new Money(account.balanceMinor(), currency), now.get(account.id())))
                        .toList(),
                said.stream().map(one -> day(one, actual, currency)).toList(),
                compared(said, actual, currency));
    }

    /** The balance of the accounts that were known then, of every day until the last one of which the bank tells now. */
    private Map<LocalDate, Long> actual(
            CompanyId company,
            Currency currency,
            List<SnapshotRepository.Account> accounts,
            LocalDate asOf,
            List<Said> said) {
        Map<LocalDate, Long> actual = new HashMap<>();
        LocalDate last = position.latest(company, currency)
                .map(CashPosition.Latest::date)
                .orElse(asOf);
        LocalDate farthest = said.isEmpty() ? asOf : said.getLast().date();
        LocalDate to = last.isBefore(farthest) ? last : farthest;
        Set<UUID> ids = accounts.stream().map(SnapshotRepository.Account::id).collect(Collectors.toSet());
        for (UUID account : ids) {
            for (CashPosition.Day day : position.days(company, currency, account, asOf.plusDays(1), to)) {
                actual.merge(day.date(), day.balance().minorUnits(), Math::addExact);
            }
        }
        return actual;
    }

    private static KnownDay day(Said said, Map<LocalDate, Long> actual, Currency currency) {
        Long came = actual.get(said.date());
        return new KnownDay(
                said.date(),
                decimal(said.p10(), currency),
                decimal(said.p50(), currency),
                decimal(said.p90(), currency),
                came == null ? null : decimal(came, currency));
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static List<ComparedDay> compared(List<Said> said, Map<LocalDate, Long> actual, Currency currency) {
        List<ComparedDay> compared = new ArrayList<>();
        for (int ahead : STEPS) {
            if (ahead > said.size()) {
                break;
            }
            Said one = said.get(ahead - 1);
            Long came = actual.get(one.date());
            if (came != null) {
                compared.add(new ComparedDay(
                        ahead,
                        one.date(),
                        new Money(one.p10(), currency),
                        new Money(one.p50(), currency),
                        new Money(one.p90(), currency),
                        new Money(came, currency),
                        new Money(came - one.p50(), currency),
                        came >= one.p10() && came <= one.p90()));
            }
        }
        return compared;
    }
}
