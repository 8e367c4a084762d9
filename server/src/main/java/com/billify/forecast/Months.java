package com.billify.forecast;

import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * The months ahead, as far as a plan reaches. Farther than what is kept, so they are worked out when they are asked for; under the same
 * draws, so that the days they have in common come to the same cent. Within the company's transaction.
 */
@Component
class Months {
    private static final int COUNT = 18;
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Books books;
    private final OutlookRepository outlooks;
    private final Weeks weeks;

    /** One at a time on each node: memory is for all. */
    private final Semaphore turn = new Semaphore(1, true);

    Months(Books books, OutlookRepository outlooks, Weeks weeks) {
        this.books = books;
        this.outlooks = outlooks;
        this.weeks = weeks;
    }

    /**
     * The months ahead.
     *
     * @param asOf the last day of which the bank tells: the first month begins with the day after and may be short
     */
    record MonthsAhead(LocalDate asOf, List<Weeks.ForecastWeek> months, List<MonthRow> rows) {}

    /** A row, with one cell a month. */
    record MonthRow(Weeks.RowKind kind, List<Figure> cells) {}

    /** @throws ProblemException while no forecast was made */
    MonthsAhead of(CompanyId company) {
        return inTurn(company, (known, outlook) -> shown(company, known, outlook));
    }

    /**
     * What adds up to a cell, both days included: of days that are kept from what is kept, as in the weeks, of later ones worked out again.
     *
     * @throws ProblemException while no forecast was made, and of days that are not forecast
     */
    List<OutlookRepository.Part> parts(CompanyId company, Weeks.RowKind row, LocalDate from, LocalDate to) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        LocalDate last = run.asOf().plusDays(Forecaster.MOST_DAYS);
        if (!from.isAfter(run.asOf()) || to.isBefore(from) || to.isAfter(last)) {
            throw new ProblemException(422, "not-ahead", "Of these days nothing is expected.").at("to");
        }
        if (!to.isAfter(run.asOf().plusDays(Forecasting.DAYS))) {
            return weeks.parts(company, run, row, from, to);
        }
        return inTurn(
                company,
                (known, outlook) -> outlooks
                        .parts(
                                company,
                                known,
                                outlook,
                                (int) ChronoUnit.DAYS.between(outlook.asOf(), from) - 1,
                                (int) ChronoUnit.DAYS.between(outlook.asOf(), to),
                                Forecasting.DAYS)
                        .stream()
                        .filter(row::takes)
                        .toList());
    }

    private <T> T inTurn(CompanyId company, BiFunction<Books.Known, Outlook, T> work) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        if (!isOurTurn()) {
            throw new ProblemException(503, "busy", "Too many months are being worked out: try again in a moment.");
        }
        try {
            return work.apply(known, farther(known, run));
        } finally {
            turn.release();
        }
    }

    private boolean isOurTurn() {
        try {
            return turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outlook farther(Books.Known known, OutlookRepository.Run run) {
        return Forecaster.forecast(
                known.history(),
                known.plan(),
                run.band(),
                new Settings(Forecaster.MOST_DAYS, Settings.USUAL_PATHS, Settings.USUAL_SEED));
    }

    private MonthsAhead shown(CompanyId company, Books.Known known, Outlook outlook) {
        Map<Weeks.RowKind, List<Long>> rows = new EnumMap<>(Weeks.RowKind.class);
        for (Outlook.Part part : outlook.parts()) {
            List<Long> until = part.untilMinor().stream().boxed().toList();
            // By what it adds over the days that are kept, as in the weeks.
            long overall = until.get(Math.min(Forecasting.DAYS, until.size()) - 1);
            rows.merge(Weeks.RowKind.of(OutlookRepository.wireName(part.component()), overall), until, Weeks::sum);
        }
        List<PastForecasts.Said> days = outlook.days().stream()
                .map(day -> new PastForecasts.Said(day.date(), day.p10Minor(), day.p50Minor(), day.p90Minor()))
                .toList();
        List<Weeks.ForecastWeek> months = Weeks.stretches(
                outlook.asOf(),
                new Money(outlook.startMinor(), known.currency()),
                weeks.measure(company),
                ends(outlook.asOf(), days.getLast().date()),
                days,
                rows);
        List<MonthRow> shown = new ArrayList<>();
        for (Weeks.RowKind kind : Weeks.RowKind.values()) {
            List<Long> until = rows.getOrDefault(kind, List.of());
            shown.add(new MonthRow(
                    kind,
                    months.stream()
                            .map(month -> Weeks.figure(
                                    company,
                                    kind,
                                    month,
                                    new Money(
                                            Weeks.cell(until, outlook.asOf(), month.from(), month.to()),
                                            known.currency())))
                            .toList()));
        }
        return new MonthsAhead(outlook.asOf(), months, shown);
    }

    /** The last days of the months that are forecast to their end. */
    private static List<LocalDate> ends(LocalDate asOf, LocalDate last) {
        List<LocalDate> ends = new ArrayList<>();
        LocalDate first = asOf.plusDays(1).withDayOfMonth(1);
        for (int month = 0; month < COUNT; month++) {
            LocalDate end = first.plusMonths(month + 1L).minusDays(1);
            if (!end.isAfter(last)) {
                ends.add(end);
            }
        }
        return ends;
    }
}
