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
     * @param came what the days between brought and took: all rows together
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
            Figure came,
            BridgeSums total,
            List<BridgeRow> rows) {}

    /**
     * A row that has any amount.
     *
     * @param came what the days between brought and took, with the lines
     */
    record BridgeRow(Weeks.RowKind kind, BridgeSums sums, Figure came) {}

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

    /** @throws ProblemException while there is no forecast, or nothing was known a week ago */
    ForecastBridge of(CompanyId company) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        PastForecasts.Past past = pasts.on(company, run.asOf().minusDays(WEEK_DAYS));
        LocalDate end = Weeks.ends(past.asOf()).getLast();
        Map<Weeks.RowKind, List<Long>> now = weeks.untilByRow(company);
        Map<Weeks.RowKind, Long> actual = came.byRow(company, run.currency(), past.asOf(), run.asOf());
        int passed = (int) ChronoUnit.DAYS.between(past.asOf(), run.asOf());
        int beforeDays = (int) ChronoUnit.DAYS.between(past.asOf(), end);
        int nowDays = (int) ChronoUnit.DAYS.between(run.asOf(), end);
        List<Bridge.Step> steps = new ArrayList<>();
        for (Weeks.RowKind kind : Weeks.RowKind.values()) {
            List<Long> before = past.rows().getOrDefault(kind, List.of());
            long said = until(before, passed);
            steps.add(new Bridge.Step(
                    said,
                    actual.getOrDefault(kind, 0L),
                    until(before, beforeDays) - said,
                    until(now.getOrDefault(kind, List.of()), nowDays)));
        }
        return shown(company, run, past, end, Bridge.between(past.startMinor(), run.startMinor(), steps));
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

    private static ForecastBridge shown(
            CompanyId company, OutlookRepository.Run run, PastForecasts.Past past, LocalDate end, Bridge bridge) {
        Currency currency = run.currency();
        List<BridgeRow> rows = new ArrayList<>();
        for (Weeks.RowKind kind : Weeks.RowKind.values()) {
            Bridge.Step step = bridge.steps().get(kind.ordinal());
            if (!step.equals(Bridge.Step.NOTHING)) {
                BridgeSums sums = sums(List.of(step), currency);
                String list = "/api/v1/companies/%s/forecast/came?row=%s&from=%s&to=%s"
                        .formatted(
                                company,
                                OutlookRepository.wireName(kind),
                                past.asOf().plusDays(1),
                                run.asOf());
                rows.add(new BridgeRow(kind, sums, Figure.of(sums.came(), list, "amount")));
            }
        }
        BridgeSums total = sums(bridge.steps(), currency);
        String lines = "/api/v1/companies/%s/transactions?from=%s&to=%s&transfers=external&currency=%s"
                .formatted(company, past.asOf().plusDays(1), run.asOf(), currency);
        return new ForecastBridge(
                past.keptAt(),
                past.asOf(),
                run.asOf(),
                end,
                new Money(bridge.beforeMinor(), currency),
                new Money(bridge.nowMinor(), currency),
                new Money(Math.subtractExact(bridge.nowMinor(), bridge.beforeMinor()), currency),
                new Money(bridge.elsewhereMinor(), currency),
                Figure.of(total.came(), lines, "amount"),
                total,
                rows);
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
