package com.billify.forecast;

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
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The forecast as treasurers and banks read it: thirteen weeks, what comes in and goes out by kind, on the mean of all that may be. Every
 * cell is the sum of a list. Within the company's transaction.
 */
@Component
class Weeks {
    static final int COUNT = 13;

    private final OutlookRepository outlooks;

    Weeks(OutlookRepository outlooks) {
        this.outlooks = outlooks;
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
     * A week.
     *
     * @param opening the mean of the balance before it, {@code closing} after it: opening plus all cells
     * @param p10 of the balance at its end, as {@code p50} and {@code p90}
     * @param lowest the lowest middle of its days
     */
    record ForecastWeek(
            LocalDate from,
            LocalDate to,
            Money opening,
            Money closing,
            Money lowest,
            Money p10,
            Money p50,
            Money p90) {}

    /** A row, with one cell a week. */
    record WeekRow(RowKind kind, List<Figure> cells) {}

    /** Empty where no forecast was made yet. */
    Optional<ThirteenWeeks> table(CompanyId company) {
        return outlooks.run(company).map(run -> {
            List<OutlookRepository.Day> days = outlooks.days(company, Forecasting.DAYS);
            List<LocalDate> ends = ends(run.asOf());
            List<ForecastWeek> weeks = new ArrayList<>();
            List<List<Long>> cells = new ArrayList<>();
            long opening = run.startMinor();
            LocalDate from = run.asOf().plusDays(1);
            for (LocalDate to : ends) {
                List<Long> sums = sums(company, run, from, to);
                cells.add(sums);
                long closing =
                        opening + sums.stream().mapToLong(Long::longValue).sum();
                weeks.add(week(days, run, from, to, opening, closing));
                opening = closing;
                from = to.plusDays(1);
            }
            return new ThirteenWeeks(run.asOf(), weeks, rows(company, run.currency(), weeks, cells));
        });
    }

    /** Sundays, and the first one may be the next day. */
    private static List<LocalDate> ends(LocalDate asOf) {
        List<LocalDate> ends = new ArrayList<>();
        LocalDate end = asOf.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        for (int week = 0; week < COUNT; week++) {
            ends.add(end.plusWeeks(week));
        }
        return ends;
    }

    private List<Long> sums(CompanyId company, OutlookRepository.Run run, LocalDate from, LocalDate to) {
        List<OutlookRepository.Part> parts = parts(company, run, from, to);
        return Arrays.stream(RowKind.values())
                .map(row -> parts.stream()
                        .filter(row::takes)
                        .mapToLong(OutlookRepository.Part::addsMinor)
                        .sum())
                .toList();
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

    private static ForecastWeek week(
            List<OutlookRepository.Day> days,
            OutlookRepository.Run run,
            LocalDate from,
            LocalDate to,
            long opening,
            long closing) {
        List<OutlookRepository.Day> ofWeek = days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .toList();
        OutlookRepository.Day last = ofWeek.getLast();
        long lowest =
                ofWeek.stream().mapToLong(OutlookRepository.Day::p50Minor).min().orElseThrow();
        Currency currency = run.currency();
        return new ForecastWeek(
                from,
                to,
                new Money(opening, currency),
                new Money(closing, currency),
                new Money(lowest, currency),
                new Money(last.p10Minor(), currency),
                new Money(last.p50Minor(), currency),
                new Money(last.p90Minor(), currency));
    }

    private static List<WeekRow> rows(
            CompanyId company, Currency currency, List<ForecastWeek> weeks, List<List<Long>> cells) {
        List<WeekRow> rows = new ArrayList<>();
        for (RowKind row : RowKind.values()) {
            List<Figure> figures = new ArrayList<>();
            for (int week = 0; week < weeks.size(); week++) {
                String list = "/api/v1/companies/%s/forecast/parts?row=%s&from=%s&to=%s"
                        .formatted(
                                company,
                                OutlookRepository.wireName(row),
                                weeks.get(week).from(),
                                weeks.get(week).to());
                figures.add(Figure.of(new Money(cells.get(week).get(row.ordinal()), currency), list, "adds"));
            }
            rows.add(new WeekRow(row, figures));
        }
        return rows;
    }
}
