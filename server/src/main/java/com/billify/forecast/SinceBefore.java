package com.billify.forecast;

import com.billify.forecast.core.Bridge;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What changed since the forecast of a week ago: what came otherwise than expected, what of that is only early or late, and what is expected
 * otherwise of the days to come. Within the company's transaction.
 */
@Component
class SinceBefore {
    /** What stands for a row in the address of a list of all rows together. */
    static final String ALL_ROWS = "all";

    private static final int WEEK_DAYS = 7;

    private final PastForecasts pasts;
    private final OutlookRepository outlooks;
    private final Weeks weeks;
    private final CameRepository came;

    SinceBefore(PastForecasts pasts, OutlookRepository outlooks, Weeks weeks, CameRepository came) {
        this.pasts = pasts;
        this.outlooks = outlooks;
        this.weeks = weeks;
        this.came = came;
    }

    /**
     * From the closing balance that was expected a week ago to the one that is expected now, on the mean: {@code before}, the changes of
     * all rows and {@code elsewhere} sum to {@code now}.
     *
     * @param beforeKeptAt when the earlier forecast was kept; null where it was made again
     * @param beforeAsOf the last day of which the bank had told then
     * @param asOf the same now: the days between have passed since
     * @param end the day whose balance is compared, thirteen weeks after the earlier one
     * @param said what was expected of the days between: all rows together, as {@code came} and {@code ahead}
     * @param came what the days between brought and took
     * @param ahead by how much more is expected of the coming days than before
     * @param elsewhere what changed without a payment: an account that joined, bank data put right
     */
    record ForecastBridge(
            @Nullable Instant beforeKeptAt,
            LocalDate beforeAsOf,
            LocalDate asOf,
            LocalDate end,
            Money before,
            Money now,
            Money change,
            Money elsewhere,
            Figure said,
            Figure came,
            Figure ahead,
            BridgeSums total,
            List<BridgeRow> rows) {}

    /**
     * A row that has any amount.
     *
     * @param said what was expected of the days between, day by day
     * @param came what they brought and took, with the lines
     * @param ahead by how much more is expected of the coming days than before, week by week
     */
    record BridgeRow(Weeks.RowKind kind, BridgeSums sums, Figure said, Figure came, Figure ahead) {}

    /** What of the coming or of the passed days a list is about. */
    enum Half {
        SAID,
        AHEAD
    }

    /**
     * A day that has passed, or a week to come.
     *
     * @param before what was expected of it a week ago
     * @param now what is expected of it now; null where it has passed
     * @param adds what it adds to the sum: what was expected of a day that has passed, by how much more is expected of a week to come
     */
    record BridgeStretch(
            LocalDate from,
            LocalDate to,
            Money before,
            @Nullable Money now,
            Money adds) {}

    /**
     * A line of the days between, or the part of it that belongs to a row.
     *
     * @param counterpartyName null where the bank names nobody
     */
    record CameLine(
            UUID transactionId, LocalDate date, @Nullable String counterpartyName, Money amount) {}

    /**
     * What a row, or all of them, did.
     *
     * @param said what was expected of the days that have passed
     * @param came what they brought and took
     * @param off the difference: {@code timing} and {@code permanent} together
     * @param timing what of it is only early or late, as the coming days are expected to make up for it
     * @param permanent what of it stays
     * @param ahead by how much more is expected of the coming days than before
     * @param change what it does to the balance at the end: {@code off} and {@code ahead} together
     */
    record BridgeSums(Money said, Money came, Money off, Money timing, Money permanent, Money ahead, Money change) {}

    /**
     * The forecasts that a bridge is between.
     *
     * @param rows what each row adds now until the end of each day
     */
    private record Ends(OutlookRepository.Run run, PastForecasts.Past past, Map<Weeks.RowKind, List<Long>> rows) {
        LocalDate end() {
            return Weeks.ends(past.asOf()).getLast();
        }

        /** What was expected a week ago of the days after one until another. */
        long before(Weeks.RowKind kind, LocalDate after, LocalDate until) {
            return between(past.rows(), kind, past.asOf(), after, until);
        }

        /** The same as it is expected now. */
        long now(Weeks.RowKind kind, LocalDate after, LocalDate until) {
            return between(rows, kind, run.asOf(), after, until);
        }

        private static long between(
                Map<Weeks.RowKind, List<Long>> rows,
                Weeks.RowKind kind,
                LocalDate asOf,
                LocalDate after,
                LocalDate until) {
            List<Long> untilMinor = rows.getOrDefault(kind, List.of());
            return Math.subtractExact(
                    until(untilMinor, (int) ChronoUnit.DAYS.between(asOf, until)),
                    until(untilMinor, (int) ChronoUnit.DAYS.between(asOf, after)));
        }
    }

    private Ends ends(CompanyId company) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        PastForecasts.Past past = pasts.on(company, run.asOf().minusDays(WEEK_DAYS));
        return new Ends(run, past, weeks.untilByRow(company));
    }

    /** @throws ProblemException while there is no forecast, or nothing was known a week ago */
    ForecastBridge of(CompanyId company) {
        Ends ends = ends(company);
        LocalDate then = ends.past().asOf();
        LocalDate today = ends.run().asOf();
        Map<Weeks.RowKind, Long> actual = came.byRow(company, ends.run().currency(), then, today);
        List<Bridge.Step> steps = new ArrayList<>();
        for (Weeks.RowKind kind : Weeks.RowKind.values()) {
            steps.add(new Bridge.Step(
                    ends.before(kind, then, today),
                    actual.getOrDefault(kind, 0L),
                    ends.before(kind, today, ends.end()),
                    ends.now(kind, today, ends.end())));
        }
        return shown(
                company,
                ends,
                Bridge.between(ends.past().startMinor(), ends.run().startMinor(), steps));
    }

    /**
     * What a half of the bridge is the sum of; stretches that add nothing are left out.
     *
     * @param kinds the rows that are taken together
     * @throws ProblemException as {@link #of}
     */
    List<BridgeStretch> stretches(CompanyId company, List<Weeks.RowKind> kinds, Half half) {
        Ends ends = ends(company);
        return switch (half) {
            case SAID -> passed(ends, kinds);
            case AHEAD -> toCome(ends, kinds);
        };
    }

    private static List<BridgeStretch> passed(Ends ends, List<Weeks.RowKind> kinds) {
        List<BridgeStretch> days = new ArrayList<>();
        for (LocalDate day = ends.past().asOf(); day.isBefore(ends.run().asOf()); day = day.plusDays(1)) {
            LocalDate after = day;
            long said = sum(kinds, kind -> ends.before(kind, after, after.plusDays(1)));
            if (said != 0) {
                Money money = new Money(said, ends.run().currency());
                days.add(new BridgeStretch(after.plusDays(1), after.plusDays(1), money, null, money));
            }
        }
        return days;
    }

    private static List<BridgeStretch> toCome(Ends ends, List<Weeks.RowKind> kinds) {
        Currency currency = ends.run().currency();
        List<BridgeStretch> stretches = new ArrayList<>();
        LocalDate from = ends.run().asOf();
        for (LocalDate to : Weeks.ends(ends.past().asOf())) {
            if (to.isAfter(from)) {
                LocalDate after = from;
                long before = sum(kinds, kind -> ends.before(kind, after, to));
                long now = sum(kinds, kind -> ends.now(kind, after, to));
                if (before != now) {
                    stretches.add(new BridgeStretch(
                            after.plusDays(1),
                            to,
                            new Money(before, currency),
                            new Money(now, currency),
                            new Money(Math.subtractExact(now, before), currency)));
                }
                from = to;
            }
        }
        return stretches;
    }

    private static long sum(List<Weeks.RowKind> kinds, ToLongFunction<Weeks.RowKind> of) {
        return kinds.stream().mapToLong(of).reduce(0, Math::addExact);
    }

    /** The lines that brought and took what a row says of some days, both included; the latest first. */
    List<CameLine> lines(CompanyId company, Weeks.RowKind row, LocalDate from, LocalDate to) {
        Currency currency =
                outlooks.run(company).orElseThrow(ProblemException::notFound).currency();
        return came.lines(company, currency, row, from.minusDays(1), to).stream()
                .map(line -> new CameLine(
                        line.transactionId(),
                        line.date(),
                        line.counterpartyName(),
                        new Money(line.amountMinor(), currency)))
                .toList();
    }

    /** What a row adds until some days ahead. */
    private static long until(List<Long> untilMinor, int days) {
        return days <= 0 || untilMinor.isEmpty() ? 0 : untilMinor.get(Math.min(days, untilMinor.size()) - 1);
    }

    private static ForecastBridge shown(CompanyId company, Ends ends, Bridge bridge) {
        OutlookRepository.Run run = ends.run();
        PastForecasts.Past past = ends.past();
        Currency currency = run.currency();
        List<BridgeRow> rows = new ArrayList<>();
        for (Weeks.RowKind kind : Weeks.RowKind.values()) {
            Bridge.Step step = bridge.steps().get(kind.ordinal());
            if (!step.equals(Bridge.Step.NOTHING)) {
                String row = OutlookRepository.wireName(kind);
                BridgeSums sums = sums(List.of(step), currency);
                String lines = "/api/v1/companies/%s/forecast/came?row=%s&from=%s&to=%s"
                        .formatted(company, row, past.asOf().plusDays(1), run.asOf());
                rows.add(new BridgeRow(
                        kind,
                        sums,
                        stretched(company, row, Half.SAID, sums.said()),
                        Figure.of(sums.came(), lines, "amount"),
                        stretched(company, row, Half.AHEAD, sums.ahead())));
            }
        }
        BridgeSums total = sums(bridge.steps(), currency);
        String lines = "/api/v1/companies/%s/transactions?from=%s&to=%s&transfers=external&currency=%s"
                .formatted(company, past.asOf().plusDays(1), run.asOf(), currency);
        return new ForecastBridge(
                past.keptAt(),
                past.asOf(),
                run.asOf(),
                ends.end(),
                new Money(bridge.beforeMinor(), currency),
                new Money(bridge.nowMinor(), currency),
                new Money(Math.subtractExact(bridge.nowMinor(), bridge.beforeMinor()), currency),
                new Money(bridge.elsewhereMinor(), currency),
                stretched(company, ALL_ROWS, Half.SAID, total.said()),
                Figure.of(total.came(), lines, "amount"),
                stretched(company, ALL_ROWS, Half.AHEAD, total.ahead()),
                total,
                rows);
    }

    private static Figure stretched(CompanyId company, String row, Half half, Money sum) {
        String list = "/api/v1/companies/%s/forecast/bridge/%s?row=%s"
                .formatted(company, OutlookRepository.wireName(half), row);
        return Figure.of(sum, list, "adds");
    }

    private static BridgeSums sums(List<Bridge.Step> steps, Currency currency) {
        return new BridgeSums(
                sum(steps, Bridge.Step::saidMinor, currency),
                sum(steps, Bridge.Step::cameMinor, currency),
                sum(steps, Bridge.Step::offMinor, currency),
                sum(steps, Bridge.Step::timingMinor, currency),
                sum(steps, Bridge.Step::permanentMinor, currency),
                sum(steps, Bridge.Step::changedAheadMinor, currency),
                sum(steps, Bridge.Step::changeMinor, currency));
    }

    private static Money sum(List<Bridge.Step> steps, ToLongFunction<Bridge.Step> of, Currency currency) {
        return new Money(steps.stream().mapToLong(of).reduce(0, Math::addExact), currency);
    }
}
