package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that comes back at a regular step: every week, month, quarter, year. It knows on which days it is expected next, how
 * far off those days it came before, and what it amounted to.
 */
final class Recurrence {
    private static final int[] STEPS_MONTHS = {1, 2, 3, 6, 12};
    private static final int[] STEPS_DAYS = {7, 14, 28};
    /** Further off its day than this, and it is not this that came. */
    private static final int FAR_OFF_DAYS = 8;

    private static final double WORST_MEAN_DAYS = 2.6;
    private static final int MEMORY = 12;

    private final String key;
    private final List<Event> events;
    private final Schedule schedule;
    private final int[] offDays;
    private final Amounts amounts;

    /** It happened. */
    record Event(int day, long amountMinor) {}

    private enum Shift {
        NONE,
        PREVIOUS,
        NEXT;

        int apply(DayTable days, int day) {
            return switch (this) {
                case NONE -> day;
                case PREVIOUS -> days.bankDayUntil(day);
                case NEXT -> days.bankDayFrom(day);
            };
        }
    }

    /** The days on which it is expected, by number from some slot on. */
    private sealed interface Schedule {
        int day(DayTable days, int slot);

        int slotOf(DayTable days, int day);

        /** @param nominal from 1 the day of the month; from 0 down the days before its last */
        record Monthly(int step, int firstMonth, int nominal, Shift shift) implements Schedule {
            @Override
            public int day(DayTable days, int slot) {
                int month = firstMonth + slot * step;
                int length = DayTable.lengthOf(month);
                int day = nominal > 0 ? Math.min(nominal, length) : length + nominal;
                return shift.apply(days, DayTable.firstOf(month) + day - 1);
            }

            @Override
            public int slotOf(DayTable days, int day) {
                int slot = Math.floorDiv(days.month(day) - firstMonth, step);
                int best = slot;
                for (int near = slot - 1; near <= slot + 1; near++) {
                    best = Math.abs(day(days, near) - day) < Math.abs(day(days, best) - day) ? near : best;
                }
                return best;
            }
        }

        record Daily(int step, int firstDay, Shift shift) implements Schedule {
            @Override
            public int day(DayTable days, int slot) {
                return shift.apply(days, firstDay + slot * step);
            }

            @Override
            public int slotOf(DayTable days, int day) {
                return Math.floorDiv(day - firstDay + step / 2, step);
            }
        }

        /** In certain months of every year only, as taxes are: three advances of four, prepayments in April, July, October, December. */
        record Yearly(int[] months, int firstYear, int nominal, Shift shift) implements Schedule {
            @Override
            public int day(DayTable days, int slot) {
                int year = firstYear + Math.floorDiv(slot, months.length);
                int month = year * 12 + months[Math.floorMod(slot, months.length)];
                int length = DayTable.lengthOf(month);
                int day = nominal > 0 ? Math.min(nominal, length) : length + nominal;
                return shift.apply(days, DayTable.firstOf(month) + day - 1);
            }

            @Override
            public int slotOf(DayTable days, int day) {
                int best = (Math.floorDiv(days.month(day), 12) - firstYear) * months.length;
                int to = best + months.length;
                for (int slot = best - 1; slot <= to; slot++) {
                    best = Math.abs(day(days, slot) - day) < Math.abs(day(days, best) - day) ? slot : best;
                }
                return best;
            }
        }

        /** How many of them a year has. */
        default double perYear() {
            return switch (this) {
                case Monthly monthly -> 12.0 / monthly.step();
                case Daily daily -> 365.25 / daily.step();
                case Yearly yearly -> yearly.months().length;
            };
        }
    }

    /** What is expected once. */
    record Coming(int slot, int day, double chance) {}

    private Recurrence(String key, List<Event> events, Schedule schedule, int[] offDays, Amounts amounts) {
        this.key = key;
        this.events = events;
        this.schedule = schedule;
        this.offDays = offDays;
        this.amounts = amounts;
    }

    String key() {
        return key;
    }

    List<Event> events() {
        return events;
    }

    int[] offDays() {
        return offDays;
    }

    Amounts amounts() {
        return amounts;
    }

    double perYear() {
        return schedule.perYear();
    }

    /**
     * @param events of one kind, by day
     * @param days must reach two years beyond what is asked of the answer
     */
    static Optional<Recurrence> find(String key, List<Event> events, DayTable days) {
        if (events.size() < 2) {
            return Optional.empty();
        }
        Recurrence best = null;
        double bestCost = WORST_MEAN_DAYS;
        for (Schedule schedule : candidates(events, days)) {
            double cost = cost(schedule, events, days, bestCost);
            if (cost < bestCost) {
                bestCost = cost;
                best = of(key, events, schedule, days);
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Schedule> candidates(List<Event> events, DayTable days) {
        List<Schedule> candidates = new ArrayList<>();
        int firstMonth = days.month(events.getFirst().day());
        for (int step : STEPS_MONTHS) {
            if (fitsMonths(events, days, step)) {
                for (int nominal = -3; nominal <= 31; nominal++) {
                    for (Shift shift : Shift.values()) {
                        candidates.add(new Schedule.Monthly(step, firstMonth, nominal, shift));
                    }
                }
                break;
            }
        }
        int[] months = monthsOfYear(events, days);
        if (candidates.isEmpty() && months.length > 0) {
            for (int nominal = -3; nominal <= 31; nominal++) {
                for (Shift shift : Shift.values()) {
                    candidates.add(new Schedule.Yearly(months, Math.floorDiv(firstMonth, 12), nominal, shift));
                }
            }
        }
        if (events.size() >= 4) {
            for (int step : STEPS_DAYS) {
                int last = events.getLast().day();
                for (int phase = -2; phase <= 2; phase++) {
                    int slots = (last - events.getFirst().day() + step / 2) / step;
                    candidates.add(new Schedule.Daily(step, last + phase - slots * step, Shift.NEXT));
                }
            }
        }
        return candidates;
    }

    /** At most one in a month, nearly never missing, at most off by a month where the day lies at the edge of one. */
    private static boolean fitsMonths(List<Event> events, DayTable days, int step) {
        int[] months =
                events.stream().mapToInt(event -> days.month(event.day())).toArray();
        int span = months[months.length - 1] - months[0];
        int slots = span / step + 1;
        int needed = step >= 12 ? 2 : 3;
        if (events.size() < needed || events.size() > slots + 1 || events.size() < 0.8 * slots - 0.5) {
            return false;
        }
        int wrong = 0;
        for (int i = 1; i < months.length; i++) {
            int gap = months[i] - months[i - 1];
            wrong += gap == 0 || gap % step != 0 ? 1 : 0;
        }
        return wrong <= events.size() / (step == 1 ? 4 : 6);
    }

    /** The months of the year in which it comes, where it comes in these nearly every year and in no others; else none. */
    private static int[] monthsOfYear(List<Event> events, DayTable days) {
        int first = days.month(events.getFirst().day());
        int last = days.month(events.getLast().day());
        int[] seen = new int[12];
        events.forEach(event -> seen[Math.floorMod(days.month(event.day()), 12)]++);
        int[] months = java.util.stream.IntStream.range(0, 12)
                .filter(month -> seen[month] > 0)
                .toArray();
        long slots = java.util.stream.IntStream.rangeClosed(first, last)
                .filter(month -> seen[Math.floorMod(month, 12)] > 0)
                .count();
        boolean repeats = last - first >= 13 && months.length <= 9 && events.size() > months.length;
        return repeats && events.size() <= slots && events.size() >= 0.85 * slots ? months : new int[0];
    }

    /**
     * Mean days off the nearest slot; what shares a slot with another, and slots without any, cost as if far off.
     *
     * @param most where it cannot come below this, it is not worked out to the end, and is infinite
     */
    private static double cost(Schedule schedule, List<Event> events, DayTable days, double most) {
        double cost = 0;
        int previous = Integer.MIN_VALUE;
        int missing = 0;
        for (Event event : events) {
            int slot = schedule.slotOf(days, event.day());
            int off = Math.abs(event.day() - schedule.day(days, slot));
            cost += slot == previous ? FAR_OFF_DAYS : Math.min(off, FAR_OFF_DAYS);
            missing += previous == Integer.MIN_VALUE ? 0 : Math.max(0, slot - previous - 1);
            previous = slot;
            if (cost > most * events.size()) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return (cost + 0.5 * FAR_OFF_DAYS * missing) / events.size();
    }

    private static Recurrence of(String key, List<Event> events, Schedule schedule, DayTable days) {
        List<Event> recent = events.subList(Math.max(0, events.size() - MEMORY), events.size());
        int[] off = recent.stream()
                .mapToInt(event -> event.day() - schedule.day(days, schedule.slotOf(days, event.day())))
                .toArray();
        return new Recurrence(key, List.copyOf(events), schedule, off, Amounts.of(events, days));
    }

    /** What is expected after a day, until another. What was due already and did not come is expected at once, or has ended. */
    List<Coming> coming(int asOf, int until, DayTable days) {
        List<Coming> coming = new ArrayList<>();
        int last = schedule.slotOf(days, events.getLast().day());
        int latest = Arrays.stream(offDays).max().orElse(0);
        double alive = aliveAtLast();
        for (int slot = last + 1; ; slot++) {
            int day = schedule.day(days, slot);
            if (day > until) {
                return coming;
            }
            if (day + Math.max(latest, 0) + 2 < asOf) {
                alive *= 0.35;
            } else {
                coming.add(new Coming(slot, Math.max(day, asOf + 1), day <= asOf ? alive * 0.8 : alive));
                alive *= Math.pow(0.97, 1 / schedule.perYear());
            }
            if (alive < 0.1) {
                return coming;
            }
        }
    }

    private double aliveAtLast() {
        return 1 - 1 / (events.size() * events.size() / 2.0 + 4);
    }

    /** What it amounts to: as last, unless it varies; and more in the month in which it is always more. */
    static final class Amounts {
        private static final double SAME = 0.02;
        private static final int FEWEST_YEARS_APART = 2;
        /** By how much what came once may differ when it comes again, as a standard deviation of logarithms: a dividend, a premium. */
        private static final double ONCE_SPREAD = 0.3;

        /** Nothing is believed to have become so many times as much within a year, nor a month to have so many times a usual one. */
        private static final double MOST_TIMES = 5;

        /** The same of a month that was seen in one year only: two wages in December are believed, a gift in the place of one is not. */
        private static final double MOST_TIMES_ONCE = 3;

        private final long[] recent;
        private final double[] monthFactors;
        private final boolean fixed;
        private final Map<Integer, Long> byMonth = new HashMap<>();
        /** Of amounts to what last year's month said, growth included; empty where that says less than recent months do. */
        private final double[] yearRatios;

        private Amounts(List<Event> events, DayTable days) {
            List<Event> latest = events.subList(Math.max(0, events.size() - MEMORY), events.size());
            events.forEach(event -> byMonth.put(days.month(event.day()), event.amountMinor()));
            monthFactors = monthFactors(events, days);
            recent = latest.stream()
                    .mapToLong(event ->
                            Math.round(event.amountMinor() / monthFactors[Math.floorMod(days.month(event.day()), 12)]))
                    .toArray();
            long last = recent[recent.length - 1];
            int looked = Math.min(3, recent.length);
            int same = 0;
            for (int i = 1; i <= looked; i++) {
                same += Math.abs(recent[recent.length - i] - last) <= SAME * Math.abs(last) ? 1 : 0;
            }
            fixed = looked >= 2 && same == looked;
            yearRatios = fixed ? new double[0] : yearRatios(events, days);
        }

        static Amounts of(List<Event> events, DayTable days) {
            return new Amounts(events, days);
        }

        private double[] yearRatios(List<Event> events, DayTable days) {
            List<Double> ratios = new ArrayList<>();
            double plainOff = 0;
            double middle = middle();
            for (Event event : events) {
                Long before = byMonth.get(days.month(event.day()) - 12);
                if (before != null && before != 0 && Long.signum(before) == Long.signum(event.amountMinor())) {
                    ratios.add((double) event.amountMinor() / before);
                    plainOff += Math.abs(event.amountMinor() / middle - 1);
                }
            }
            if (ratios.size() < FEWEST_YEARS_APART) {
                return new double[0];
            }
            double[] all = Obligations.recent(ratios, 8);
            double growth = Obligations.median(all);
            double off = Obligations.meanDistance(all, growth) / growth;
            if (Arrays.stream(all).anyMatch(ratio -> Math.abs(Math.log(ratio)) > Math.log(MOST_TIMES))) {
                return new double[0];
            }
            return off < 0.7 * plainOff / ratios.size() ? all : new double[0];
        }

        private double middle() {
            return Obligations.median(Arrays.stream(recent).asDoubleStream().toArray());
        }

        /** Of a monthly series only: a month that stood out each year by far more than months differ otherwise. */
        private static double[] monthFactors(List<Event> events, DayTable days) {
            double[] factors = new double[12];
            Arrays.fill(factors, 1);
            double[] logs = events.stream()
                    .mapToDouble(event -> Math.log(Math.max(1, Math.abs(event.amountMinor()))))
                    .toArray();
            if (events.size() < 12) {
                return factors;
            }
            double middle = Obligations.median(logs);
            double spread = 1.4826
                    * Obligations.median(Arrays.stream(logs)
                            .map(log -> Math.abs(log - middle))
                            .toArray());
            for (int month = 0; month < 12; month++) {
                List<Double> seen = new ArrayList<>();
                for (int i = 0; i < logs.length; i++) {
                    if (Math.floorMod(days.month(events.get(i).day()), 12) == month) {
                        seen.add(logs[i] - middle);
                    }
                }
                double least =
                        seen.stream().min(Comparator.comparingDouble(Math::abs)).orElse(0.0);
                boolean oneWay = seen.stream().allMatch(log -> Math.signum(log) == Math.signum(least));
                double most = Math.log(seen.size() > 1 ? MOST_TIMES : MOST_TIMES_ONCE);
                if (oneWay && Math.abs(least) > Math.max(0.2, 3.5 * spread) && Math.abs(least) <= most) {
                    factors[month] = Math.exp(least);
                }
            }
            return factors;
        }

        long mean(int month) {
            Long lastYear = byMonth.get(month - 12);
            if (yearRatios.length > 0 && lastYear != null) {
                return Math.round(lastYear * Obligations.median(yearRatios));
            }
            double factor = monthFactors[Math.floorMod(month, 12)];
            double base = fixed
                    ? recent[recent.length - 1]
                    : Arrays.stream(recent).average().orElse(0);
            return Math.round(base * factor);
        }

        /**
         * @param month since January 1970
         * @param u uniform over (0, 1)
         */
        long draw(int month, double u) {
            Long lastYear = byMonth.get(month - 12);
            if (yearRatios.length > 0 && lastYear != null) {
                return Math.round(lastYear * yearRatios[(int) (u * yearRatios.length)]);
            }
            double factor = monthFactors[Math.floorMod(month, 12)];
            if (recent.length == 1) {
                return Math.round(
                        recent[0] * factor * Math.exp(ONCE_SPREAD * Draws.normalAt(u) - ONCE_SPREAD * ONCE_SPREAD / 2));
            }
            long base = fixed ? recent[recent.length - 1] : recent[(int) ((1 - u * u) * recent.length)];
            return Math.round(base * factor);
        }
    }

    /**
     * What comes again after so many months, by law, though it was not seen often enough to tell.
     *
     * @param events by day; that of the last is kept
     */
    static Recurrence everyMonths(int step, String key, List<Event> events, DayTable days) {
        int last = events.getLast().day();
        int month = days.month(last);
        boolean atEnd = days.bankDayUntil(DayTable.firstOf(month + 1) - 1) == last;
        Schedule schedule = atEnd
                ? new Schedule.Monthly(step, month % step, 0, Shift.PREVIOUS)
                : new Schedule.Monthly(step, month % step, days.dayOfMonth(last), Shift.NEXT);
        return of(key, events, schedule, days);
    }

    /** Something that came once, and by its nature comes once a year. */
    static Recurrence yearly(String key, Event event, DayTable days) {
        LocalDate day = LocalDate.ofEpochDay(event.day());
        Schedule schedule = new Schedule.Monthly(12, days.month(event.day()), day.getDayOfMonth(), Shift.PREVIOUS);
        return of(key, List.of(event), schedule, days);
    }
}
