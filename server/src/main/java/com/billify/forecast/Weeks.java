package com.billify.forecast;

import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The forecast as treasurers and banks read it: thirteen weeks, what comes in and goes out by kind, on the mean of all that may be. Every
 * cell is the sum of a list. Within the company's transaction.
 */
@Component
class Weeks {
    static final int COUNT = 13;

    /** The rows of what comes in, of what goes out, and of what may do either. */
    static final List<RowKind> RECEIPTS = List.of(RowKind.OPEN_INVOICES, RowKind.NEW_SALES, RowKind.OTHER_IN);

    static final List<RowKind> PAYMENTS =
            List.of(RowKind.SUPPLIERS, RowKind.NEW_PURCHASES, RowKind.FIXED, RowKind.TAXES);
    static final List<RowKind> OTHER = List.of(RowKind.FINANCING, RowKind.INVESTMENT, RowKind.PLANNED, RowKind.REST);

    private final OutlookRepository outlooks;
    private final Companies companies;
    private final ProfileRepository profiles;

    Weeks(OutlookRepository outlooks, Companies companies, ProfileRepository profiles) {
        this.outlooks = outlooks;
        this.companies = companies;
        this.profiles = profiles;
    }

    /** The rows, in their order; a part belongs to the first that takes it. */
    enum RowKind {
        OPEN_INVOICES("receivables", 0),
        NEW_SALES("newSales", 0),
        OTHER_IN("regular", 1),
        SUPPLIERS("payables", 0),
        NEW_PURCHASES("newPurchases", 0),
        FIXED("regular", -1),
        TAXES("obligations", 0),
        FINANCING("financing", 0),
        INVESTMENT("investment", 0),
        PLANNED("planned", 0),
        REST("rest", 0);

        private final String component;
        private final int sign;

        RowKind(String component, int sign) {
            this.component = component;
            this.sign = sign;
        }

        /** The row that a part belongs to. */
        static RowKind of(OutlookRepository.Part part) {
            return of(part.component(), part.overallMinor());
        }

        /** @param overallMinor what the part adds over all days */
        static RowKind of(String component, long overallMinor) {
            return Arrays.stream(values())
                    .filter(row -> row.takes(component, overallMinor))
                    .findFirst()
                    .orElse(REST);
        }

        /** By what a part adds over all days: wages stay wages in a week in which some come back. */
        boolean takes(OutlookRepository.Part part) {
            return takes(part.component(), part.overallMinor());
        }

        private boolean takes(String ofComponent, long overallMinor) {
            boolean onSide = sign == 0 || sign > 0 == overallMinor > 0;
            return ofComponent.equals(component) && onSide;
        }

        static Optional<RowKind> ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(row -> OutlookRepository.wireName(row).equals(name))
                    .findFirst();
        }
    }

    /**
     * Thirteen weeks.
     *
     * @param asOf the last day of which the bank tells: the first week begins with the day after and ends on its Sunday
     */
    record ThirteenWeeks(LocalDate asOf, List<ForecastWeek> weeks, List<WeekRow> rows) {

        /** The cells of a row, week by week. */
        List<Money> amounts(RowKind kind) {
            return rows.get(kind.ordinal()).cells().stream().map(Figure::money).toList();
        }
    }

    /**
     * A week, or a month.
     *
     * @param opening the mean of the balance before it, {@code closing} after it: opening plus all cells
     * @param receipts from customers and what else comes in regularly
     * @param payments to suppliers, staff, the state and what else goes out regularly; zero or less as a rule
     * @param net what all cells come to
     * @param cumulative the same since the first opening
     * @param liquidity the closing and what credit is unused; null where none was given
     * @param headroom what is there above the floor, unused credit counted; null without a floor
     * @param p10 of the balance at its end, as {@code p50} and {@code p90}
     * @param lowest the lowest middle of its days
     */
    record ForecastWeek(
            LocalDate from,
            LocalDate to,
            Money opening,
            Money receipts,
            Money payments,
            Money net,
            Money closing,
            Money cumulative,
            @Nullable Money liquidity,
            @Nullable Money headroom,
            Money lowest,
            Money p10,
            Money p50,
            Money p90) {}

    /** A row, with one cell a week. */
    record WeekRow(RowKind kind, List<Figure> cells) {}

    /** Empty where no forecast was made yet. */
    Optional<ThirteenWeeks> table(CompanyId company) {
        return outlooks.run(company).map(run -> {
            List<PastForecasts.Said> days = outlooks.days(company, Forecasting.DAYS).stream()
                    .map(day -> new PastForecasts.Said(day.date(), day.p10Minor(), day.p50Minor(), day.p90Minor()))
                    .toList();
            Map<RowKind, List<Long>> rows = untilByRow(company);
            List<ForecastWeek> weeks = stretches(
                    run.asOf(),
                    new Money(run.startMinor(), run.currency()),
                    measure(company),
                    ends(run.asOf()),
                    days,
                    rows);
            return new ThirteenWeeks(run.asOf(), weeks, rows(company, run.asOf(), run.currency(), weeks, rows));
        });
    }

    /**
     * What a balance is measured by.
     *
     * @param floor null without one
     * @param credit what the bank lets it draw beyond what it has; null where that was not said
     */
    record Measure(@Nullable Money floor, @Nullable Money credit) {}

    Measure measure(CompanyId company) {
        CompanySettings settings = companies.get(company);
        Long credit = profiles.of(company).unusedCreditMinor();
        return new Measure(settings.floor(), credit == null ? null : new Money(credit, settings.currency()));
    }

    /**
     * One stretch of days after the other.
     *
     * @param asOf the day before the first
     * @param ends the last day of each
     * @param days at least until the last of these
     * @param rows what each adds to the mean until each of the days
     */
    static List<ForecastWeek> stretches(
            LocalDate asOf,
            Money start,
            Measure measure,
            List<LocalDate> ends,
            List<PastForecasts.Said> days,
            Map<RowKind, List<Long>> rows) {
        List<ForecastWeek> stretches = new ArrayList<>();
        Money opening = start;
        LocalDate from = asOf.plusDays(1);
        for (LocalDate to : ends) {
            ForecastWeek stretch = stretch(asOf, from, to, start, opening, measure, days, rows);
            stretches.add(stretch);
            opening = stretch.closing();
            from = to.plusDays(1);
        }
        return stretches;
    }

    private static ForecastWeek stretch(
            LocalDate asOf,
            LocalDate from,
            LocalDate to,
            Money start,
            Money opening,
            Measure measure,
            List<PastForecasts.Said> days,
            Map<RowKind, List<Long>> rows) {
        Currency currency = start.currency();
        List<PastForecasts.Said> within = days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .toList();
        PastForecasts.Said last = within.getLast();
        long lowest =
                within.stream().mapToLong(PastForecasts.Said::p50Minor).min().orElseThrow();
        long net = sum(List.of(RowKind.values()), rows, asOf, from, to);
        Money closing = opening.plus(new Money(net, currency));
        Money credit = measure.credit();
        Money liquidity = credit == null ? null : closing.plus(credit);
        Money floor = measure.floor();
        return new ForecastWeek(
                from,
                to,
                opening,
                new Money(sum(RECEIPTS, rows, asOf, from, to), currency),
                new Money(sum(PAYMENTS, rows, asOf, from, to), currency),
                new Money(net, currency),
                closing,
                closing.minus(start),
                liquidity,
                floor == null ? null : (liquidity == null ? closing : liquidity).minus(floor),
                new Money(lowest, currency),
                new Money(last.p10Minor(), currency),
                new Money(last.p50Minor(), currency),
                new Money(last.p90Minor(), currency));
    }

    private static long sum(
            List<RowKind> kinds, Map<RowKind, List<Long>> rows, LocalDate asOf, LocalDate from, LocalDate to) {
        return kinds.stream()
                .mapToLong(kind -> cell(rows.getOrDefault(kind, List.of()), asOf, from, to))
                .reduce(0, Math::addExact);
    }

    /** What a row adds from one day to another, both included. */
    static long cell(List<Long> untilMinor, LocalDate asOf, LocalDate from, LocalDate to) {
        if (untilMinor.isEmpty()) {
            return 0;
        }
        int before = (int) ChronoUnit.DAYS.between(asOf, from) - 1;
        int until = (int) ChronoUnit.DAYS.between(asOf, to);
        return Math.subtractExact(untilMinor.get(until - 1), before == 0 ? 0 : untilMinor.get(before - 1));
    }

    /** What each row adds to the mean until the end of each day of the forecast; a row that adds nothing is absent. */
    Map<RowKind, List<Long>> untilByRow(CompanyId company) {
        Map<RowKind, List<Long>> rows = new EnumMap<>(RowKind.class);
        outlooks.visitParts(
                company,
                (component, overallMinor, untilMinor) ->
                        rows.merge(RowKind.of(component, overallMinor), untilMinor, Weeks::sum));
        return rows;
    }

    /** Day by day. */
    static List<Long> sum(List<Long> one, List<Long> other) {
        List<Long> sums = new ArrayList<>();
        for (int day = 0; day < one.size(); day++) {
            sums.add(Math.addExact(one.get(day), other.get(day)));
        }
        return sums;
    }

    /** Sundays, and the first one may be the next day. */
    static List<LocalDate> ends(LocalDate asOf) {
        List<LocalDate> ends = new ArrayList<>();
        LocalDate end = asOf.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        for (int week = 0; week < COUNT; week++) {
            ends.add(end.plusWeeks(week));
        }
        return ends;
    }

    /** What adds up to a cell, both days included. */
    List<OutlookRepository.Part> parts(
            CompanyId company, OutlookRepository.Run run, RowKind row, LocalDate from, LocalDate to) {
        return parts(company, run, from, to).stream().filter(row::takes).toList();
    }

    private List<OutlookRepository.Part> parts(
            CompanyId company, OutlookRepository.Run run, LocalDate from, LocalDate to) {
        int after = (int) ChronoUnit.DAYS.between(run.asOf(), from) - 1;
        int until = (int) ChronoUnit.DAYS.between(run.asOf(), to);
        return outlooks.parts(company, after, until);
    }

    private static List<WeekRow> rows(
            CompanyId company,
            LocalDate asOf,
            Currency currency,
            List<ForecastWeek> weeks,
            Map<RowKind, List<Long>> untilByRow) {
        List<WeekRow> rows = new ArrayList<>();
        for (RowKind row : RowKind.values()) {
            List<Figure> figures = new ArrayList<>();
            for (ForecastWeek week : weeks) {
                long adds = cell(untilByRow.getOrDefault(row, List.of()), asOf, week.from(), week.to());
                figures.add(figure(company, row, week, new Money(adds, currency)));
            }
            rows.add(new WeekRow(row, figures));
        }
        return rows;
    }

    /** A cell with the list that sums to it. */
    static Figure figure(CompanyId company, RowKind row, ForecastWeek stretch, Money adds) {
        String list = "/api/v1/companies/%s/forecast/parts?row=%s&from=%s&to=%s"
                .formatted(company, OutlookRepository.wireName(row), stretch.from(), stretch.to());
        return Figure.of(adds, list, "adds");
    }
}
