package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something planned to come or leave again and again. What really comes fills it: of each time only what is missing is still expected, and
 * nothing else is expected of those who fill it.
 *
 * @param key names it in the answer
 * @param amountMinor of each time, signed as cash
 * @param months from one time to the next, more than zero
 * @param from the first time; each time stands for the days until the next
 * @param until the last day on which a time may begin; null for ever
 * @param parties who fill it, as the history names them; none where nothing does
 */
public record Vessel(
        String key,
        long amountMinor,
        int months,
        LocalDate from,
        @Nullable LocalDate until,
        Set<String> parties) {
    public Vessel {
        if (months < 1 || amountMinor == 0) {
            throw new IllegalArgumentException(amountMinor + " every " + months + " months");
        }
        parties = Set.copyOf(parties);
    }

    /** Whether something is expected of it by this alone. */
    boolean speaksFor(String party, long minor) {
        return Long.signum(minor) == Long.signum(amountMinor) && parties.contains(party);
    }

    void happen(Frame frame) {
        frame.paths()
                .begin(
                        Component.PLANNED,
                        Outlook.Source.PLANNED,
                        key,
                        frame.places().usual(amountMinor));
        LocalDate last = frame.history().asOf().plusDays(frame.horizon());
        for (int time = 0; ; time++) {
            LocalDate begins = from.plusMonths((long) time * months);
            if (begins.isAfter(last) || (until != null && begins.isAfter(until))) {
                return;
            }
            LocalDate next = from.plusMonths((time + 1L) * months);
            if (next.isAfter(frame.history().asOf())) {
                happen(frame, begins, next);
            }
        }
    }

    /** On its day, or as soon as banks work where that has passed. */
    private void happen(Frame frame, LocalDate begins, LocalDate next) {
        long missing = amountMinor - filled(frame.history(), begins, next);
        if (Long.signum(missing) != Long.signum(amountMinor)) {
            return;
        }
        int day = frame.days().bankDayFrom(Math.max(Frame.day(begins), frame.asOf() + 1));
        for (int path = 0; path < frame.paths().count(); path++) {
            frame.add(day, path, missing);
        }
    }

    /** What came within the time, and what is open and due within it, which is expected by itself. */
    private long filled(CashHistory history, LocalDate begins, LocalDate next) {
        long lines = history.lines().stream()
                .filter(line -> isWithin(line.date(), begins, next) && speaksFor(line.party(), line.amountMinor()))
                .mapToLong(CashHistory.Line::amountMinor)
                .sum();
        return lines
                + history.documents().stream()
                        .filter(document -> isWithin(document.dueDate(), begins, next)
                                && speaksFor(document.party(), document.amountMinor()))
                        .mapToLong(CashHistory.Document::openMinor)
                        .sum();
    }

    private static boolean isWithin(LocalDate day, LocalDate begins, LocalDate next) {
        return !day.isBefore(begins) && day.isBefore(next);
    }
}
