package com.billify.forecast;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.position.CashPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How position and forecast were seen on a past day, beside what came. Within the company's transaction. */
@Component
class LookingBack {
    private static final int[] STEPS = {7, 28, 91};

    private final PastForecasts pasts;
    private final CashPosition position;

    LookingBack(PastForecasts pasts, CashPosition position) {
        this.pasts = pasts;
        this.position = position;
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

    /** @throws ProblemException for a day that has not passed, or on which nothing was known yet */
    AsKnown on(CompanyId company, LocalDate day) {
        PastForecasts.Past past = pasts.on(company, day);
        Currency currency = past.currency();
        Map<UUID, Money> now = position.accountsOn(company, currency, past.asOf()).stream()
                .collect(Collectors.toMap(CashPosition.AccountBalance::id, CashPosition.AccountBalance::balance));
        Map<LocalDate, Long> actual = actual(company, past);
        return new AsKnown(
                day,
                past.keptAt(),
                past.asOf(),
                new Money(past.startMinor(), currency),
                past.accounts().stream()
                        .map(account -> now.getOrDefault(account.id(), Money.zero(currency)))
                        .reduce(Money.zero(currency), Money::plus),
                past.accounts().stream()
                        .map(account -> new KnownAccount(
                                account.number(), new Money(account.balanceMinor(), currency), now.get(account.id())))
                        .toList(),
                past.days().stream().map(one -> day(one, actual, currency)).toList(),
                compared(past.days(), actual, currency));
    }

    /** The balance of the accounts that were known then, of every day until the last one of which the bank tells now. */
    private Map<LocalDate, Long> actual(CompanyId company, PastForecasts.Past past) {
        Map<LocalDate, Long> actual = new HashMap<>();
        LocalDate last = position.latest(company, past.currency())
                .map(CashPosition.Latest::date)
                .orElse(past.asOf());
        LocalDate farthest =
                past.days().isEmpty() ? past.asOf() : past.days().getLast().date();
        LocalDate to = last.isBefore(farthest) ? last : farthest;
        for (SnapshotRepository.Account account : past.accounts()) {
            position.days(company, past.currency(), account.id(), past.asOf().plusDays(1), to)
                    .forEach(day -> actual.merge(day.date(), day.balance().minorUnits(), Math::addExact));
        }
        return actual;
    }

    private static KnownDay day(PastForecasts.Said said, Map<LocalDate, Long> actual, Currency currency) {
        Long came = actual.get(said.date());
        return new KnownDay(
                said.date(),
                decimal(said.p10Minor(), currency),
                decimal(said.p50Minor(), currency),
                decimal(said.p90Minor(), currency),
                came == null ? null : decimal(came, currency));
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static List<ComparedDay> compared(
            List<PastForecasts.Said> said, Map<LocalDate, Long> actual, Currency currency) {
        List<ComparedDay> compared = new ArrayList<>();
        for (int ahead : STEPS) {
            if (ahead > said.size()) {
                break;
            }
            PastForecasts.Said one = said.get(ahead - 1);
            Long came = actual.get(one.date());
            if (came != null) {
                compared.add(new ComparedDay(
                        ahead,
                        one.date(),
                        new Money(one.p10Minor(), currency),
                        new Money(one.p50Minor(), currency),
                        new Money(one.p90Minor(), currency),
                        new Money(came, currency),
                        new Money(came - one.p50Minor(), currency),
                        came >= one.p10Minor() && came <= one.p90Minor()));
            }
        }
        return compared;
    }
}
