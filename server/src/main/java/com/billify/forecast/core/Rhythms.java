package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lets come back what comes back, each time on its day give or take what it was off before. */
final class Rhythms {
    static final short[] AT_ONCE = {0};

    private final Frame frame;
    private final List<Outlook.SeriesOutlook> said = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();

    /** Something that a rhythm lets expect once. */
    private record Expected(int day, long amountMinor) {}

    /**
     * Whose it is.
     *
     * @param party "" where it is not known, as the name
     * @param name as a person reads it
     * @param place the account to which it comes, or from which it leaves
     */
    record Whose(String party, String name, int place) {}

    Rhythms(Frame frame) {
        this.frame = frame;
    }

    List<Outlook.SeriesOutlook> said() {
        return said;
    }

    /** Whether a rhythm lets expect about this about that day. */
    boolean expect(int day, long amountMinor) {
        return expected.stream().anyMatch(one -> Plan.isAlike(one.day(), one.amountMinor(), day, amountMinor));
    }

    /** Said of what comes by no rhythm of its own. */
    void say(Outlook.SeriesOutlook outlook) {
        said.add(outlook);
    }

    /** The amounts of the series itself. */
    Obligations.Amount usual(Recurrence series) {
        return new Obligations.Amount() {
            @Override
            public long draw(int day, double u) {
                return series.amounts().draw(frame.days().month(day), u);
            }

            @Override
            public long mean(int day) {
                return series.amounts().mean(frame.days().month(day));
            }
        };
    }

    /**
     * @param known the last day whose events are known
     * @param delays from the event to its money, in days, each as likely as another; {@link Short#MAX_VALUE} for never
     * @param factor by which the plan changes the amounts
     */
    void happen(
            Component component,
            Recurrence series,
            Whose whose,
            int known,
            short[] delays,
            Obligations.Amount amounts,
            double factor) {
        Profile profile = frame.plan().profile();
        if (profile.hasEnded(series)) {
            return;
        }
        List<Recurrence.Coming> comings = coming(series, known).stream()
                .filter(coming -> !frame.plan().replaces(coming.day(), amounts.mean(coming.day())))
                .map(coming ->
                        profile.isConfirmed(series) ? new Recurrence.Coming(coming.slot(), coming.day(), 1) : coming)
                .toList();
        if (!comings.isEmpty()) {
            say(component, series, whose, comings.getFirst(), amounts);
        }
        comings.forEach(coming -> expected.add(new Expected(coming.day(), amounts.mean(coming.day()))));
        frame.paths().begin(component, Outlook.Source.SERIES, series.key(), whose.place());
        come(series, comings, known, amounts, (day, path, minor, u) -> {
            short delay = delays[(int) (u * delays.length)];
            if (delay != Short.MAX_VALUE) {
                frame.add(frame.paidOn(day, delay), path, factor * minor);
            }
        });
    }

    /** Lets go from one account of the company to another what has done so again and again. */
    void transfer(Recurrence series, int from, int to) {
        int known = frame.asOf();
        come(
                series,
                coming(series, known),
                known,
                usual(series),
                (day, path, minor, u) -> frame.paths().transfer(day - known - 1, path, minor, from, to));
    }

    private List<Recurrence.Coming> coming(Recurrence series, int known) {
        return series.coming(known, frame.asOf() + frame.horizon() + 10, frame.days());
    }

    private interface Event {
        /** @param u uniform over (0, 1), for what else is to be drawn */
        void happen(int day, int path, double minor, double u);
    }

    private void come(
            Recurrence series, List<Recurrence.Coming> comings, int known, Obligations.Amount amounts, Event event) {
        long key = Draws.key(frame.seed(), series.key());
        int[] off = series.offDays();
        for (Recurrence.Coming coming : comings) {
            long slotKey = Draws.key(key, coming.slot());
            for (int path = 0; path < frame.paths().count(); path++) {
                if (Draws.uniform(slotKey, path) > coming.chance()) {
                    continue;
                }
                double u = Draws.uniform(slotKey + 1, path);
                int day = Math.max(known + 1, coming.day() + off[(int) (u * off.length)]);
                double amount = amounts.draw(day, Draws.uniform(slotKey + 2, path));
                event.happen(day, path, amount, Draws.uniform(slotKey + 3, path));
            }
        }
    }

    private void say(
            Component component,
            Recurrence recurrence,
            Whose whose,
            Recurrence.Coming next,
            Obligations.Amount amounts) {
        int[] off = recurrence.offDays();
        LocalDate day = LocalDate.ofEpochDay(next.day());
        LocalDate soonest = frame.history().asOf().plusDays(1);
        LocalDate earliest = day.plusDays(Arrays.stream(off).min().orElse(0));
        said.add(new Outlook.SeriesOutlook(
                recurrence.key(),
                component,
                whose.party(),
                whose.name(),
                day,
                earliest.isBefore(soonest) ? soonest : earliest,
                day.plusDays(Arrays.stream(off).max().orElse(0)),
                amounts.mean(next.day()),
                next.chance()));
    }
}
