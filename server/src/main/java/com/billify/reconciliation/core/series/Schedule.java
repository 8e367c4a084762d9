package com.billify.reconciliation.core.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The days on which a line is due, one after the other: slot 0, slot 1 and so on, and those before 0. Days count from 1970. */
sealed interface Schedule {
    /** Lines whose phase is tried: the first few may be none of the series. */
    int PHASES = 3;

    Cadence cadence();

    /** The day of a slot; always one on which banks book. */
    int slot(int index);

    /** A slot at most one off the one nearest to the day. */
    int near(int day);

    /** The slot nearest to the day, the earlier of two. */
    default int nearest(int day) {
        int about = near(day);
        int best = about - 1;
        int least = Math.abs(slot(best) - day);
        for (int slot = about; slot <= about + 1; slot++) {
            int distance = Math.abs(slot(slot) - day);
            if (distance < least) {
                least = distance;
                best = slot;
            }
        }
        return best;
    }

    /** What happens to a day on which banks do not book. */
    enum Shift {
        FOLLOWING,
        PRECEDING;

        int apply(int day) {
            return this == FOLLOWING ? OpenDays.onOrAfter(day) : OpenDays.onOrBefore(day);
        }
    }

    /** So many weeks from a day on. */
    record ByWeek(Cadence cadence, int origin, Shift shift) implements Schedule {
        @Override
        public int slot(int index) {
            return shift.apply(origin + index * 7 * cadence.weeks());
        }

        @Override
        public int near(int day) {
            return Math.round((float) (day - origin) / (7 * cadence.weeks()));
        }
    }

    /** On one day of the month, the last where the month is shorter. Months count from January 1970. */
    record ByDate(Cadence cadence, int origin, int dayOfMonth, Shift shift) implements Schedule {
        @Override
        public int slot(int index) {
            return shift.apply(OpenDays.dayOf(origin + index * cadence.months(), dayOfMonth));
        }

        @Override
        public int near(int day) {
            return nearMonth(origin, cadence, dayOfMonth, day);
        }
    }

    /** So many days on which banks book before the end of the month; 1 is the last one. */
    record FromEnd(Cadence cadence, int origin, int place) implements Schedule {
        @Override
        public int slot(int index) {
            return OpenDays.fromEnd(origin + index * cadence.months(), place);
        }

        @Override
        public int near(int day) {
            return nearMonth(origin, cadence, 30, day);
        }
    }

    private static int nearMonth(int origin, Cadence cadence, int dayOfMonth, int day) {
        double months = (day + 1 - dayOfMonth) / 30.436875 - origin;
        return (int) Math.round(months / cadence.months());
    }

    /**
     * Every schedule that the days may follow: cadences about as long as the time between them, phases and days of the month
     * about those of some of them.
     *
     * @param days in order, two at least
     */
    static List<Schedule> candidates(int[] days) {
        int[] between = new int[days.length - 1];
        for (int index = 0; index < between.length; index++) {
            between[index] = days[index + 1] - days[index];
        }
        double mean = (double) (days[days.length - 1] - days[0]) / between.length;
        Arrays.sort(between);
        double median = between[between.length / 2];
        List<Schedule> all = new ArrayList<>();
        for (Cadence cadence : Cadence.values()) {
            if (isNear(cadence, mean) || isNear(cadence, median)) {
                all.addAll(cadence.weeks() > 0 ? byWeek(cadence, days) : byMonth(cadence, days));
            }
        }
        return all;
    }

    private static boolean isNear(Cadence cadence, double days) {
        return cadence.usualDays() > 0.6 * days && cadence.usualDays() < 1.7 * days;
    }

    private static Set<Schedule> byWeek(Cadence cadence, int[] days) {
        Set<Schedule> schedules = new LinkedHashSet<>();
        int length = 7 * cadence.weeks();
        for (int index = 0; index < Math.min(days.length, PHASES); index++) {
            for (int offset = -3; offset <= 3; offset++) {
                // the same phase has the same origin, so that equal schedules are tried once
                int origin = days[0] + Math.floorMod(days[index] + offset - days[0], length);
                if (Math.floorMod(origin + 3, 7) < 5) {
                    schedules.add(new ByWeek(cadence, origin, Shift.FOLLOWING));
                    schedules.add(new ByWeek(cadence, origin, Shift.PRECEDING));
                }
            }
        }
        return schedules;
    }

    private static List<Schedule> byMonth(Cadence cadence, int[] days) {
        Set<Integer> origins = new LinkedHashSet<>();
        BitSet daysOfMonth = new BitSet();
        int first = OpenDays.month(LocalDate.ofEpochDay(days[0]));
        for (int index = 0; index < days.length; index++) {
            LocalDate day = LocalDate.ofEpochDay(days[index]);
            if (index < PHASES) {
                for (int month = -1; month <= 1; month++) {
                    origins.add(first + Math.floorMod(OpenDays.month(day) + month - first, cadence.months()));
                }
            }
            for (int offset = -3; offset <= 3; offset++) {
                LocalDate about = day.plusDays(offset);
                daysOfMonth.set(about.getDayOfMonth());
                if (about.getDayOfMonth() == about.lengthOfMonth()) {
                    daysOfMonth.set(about.getDayOfMonth(), 32);
                }
            }
        }
        List<Schedule> schedules = new ArrayList<>();
        for (int origin : origins) {
            daysOfMonth.stream().forEach(day -> {
                schedules.add(new ByDate(cadence, origin, day, Shift.FOLLOWING));
                schedules.add(new ByDate(cadence, origin, day, Shift.PRECEDING));
            });
            for (int place = 1; place <= 4; place++) {
                schedules.add(new FromEnd(cadence, origin, place));
            }
        }
        return schedules;
    }
}
