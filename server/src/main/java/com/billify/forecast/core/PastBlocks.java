package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets past blocks of days happen again, for what has no rhythm of its own. */
final class PastBlocks {
    private static final double HALF_LIFE_DAYS = 200;
    private static final double LEVEL_SPREAD = 0.1;
    private static final int FEWEST_DAYS = 120;

    private final Frame frame;

    /**
     * Something of the past that may come again.
     *
     * @param amountMinor as it was
     * @param delays days until its money, each as likely as the next
     * @param place the account to which it comes, or from which it leaves
     */
    record Past(int day, long amountMinor, short[] delays, int place) {}

    PastBlocks(Frame frame) {
        this.frame = frame;
    }

    /**
     * @param known the last day of which all is known
     * @param factor by which the plan changes what comes in; what goes out stays
     */
    void happen(String name, List<Past> patterns, int known, double factor) {
        happen(name, patterns, known, factor, frame.paths()::addAll);
    }

    /** Takes what happens. */
    interface Event {
        /**
         * @param paths on which it happens
         * @param count how many of them
         * @param days when on each of these, from 0, the first coming one
         * @param minor and how much
         */
        void happen(int[] paths, int count, int[] days, double[] minor, int place);
    }

    void happen(String name, List<Past> patterns, int known, double factor, Event event) {
        if (patterns.isEmpty()) {
            return;
        }
        DayTable days = frame.days();
        Paths paths = frame.paths();
        int first = Math.max(
                frame.firstLine(), patterns.stream().mapToInt(Past::day).min().orElse(known));
        long key = Draws.key(frame.seed(), name);
        Analogs analogs = new Analogs(days, known, first, byMonth(patterns, first, known), HALF_LIFE_DAYS, key);
        if (analogs.isEmpty()) {
            return;
        }
        Map<Integer, List<Past>> byDay = new HashMap<>();
        for (Past pattern : patterns) {
            int kept = analogs.isByMonth() ? days.bankDayFrom(pattern.day()) : pattern.day();
            byDay.computeIfAbsent(kept, none -> new ArrayList<>()).add(pattern);
        }
        Course course = course(patterns, first, known);
        double[] level = new double[paths.count()];
        for (int path = 0; path < level.length; path++) {
            level[path] = Math.exp(LEVEL_SPREAD * Draws.normal(Draws.key(key, -2), path));
        }
        Picked picked = new Picked(analogs, paths.count());
        Drawn drawn = new Drawn(paths.count());
        for (int day = known + 1; day <= frame.asOf() + frame.horizon(); day++) {
            picked.choose(analogs.block(day));
            drawn.begin(Draws.key(key, day - known - 1), paidIn(day));
            for (int block = 0; block < analogs.count(); block++) {
                if (picked.paths(block).length > 0) {
                    Again source = new Again(sourcesOf(analogs, day, block, byDay), day, known, days, course, factor);
                    for (int i = 0; i < source.amounts.length; i++) {
                        drawn.happen(picked.paths(block), source, i, level, event);
                    }
                }
            }
        }
    }

    /** Which paths take which past block for a coming one: what one block lets come is told to all of its paths at once. */
    private static final class Picked {
        private final Analogs analogs;
        private final int pathCount;
        private int[][] paths = {};
        private int chosenFor = -1;

        Picked(Analogs analogs, int pathCount) {
            this.analogs = analogs;
            this.pathCount = pathCount;
        }

        void choose(int coming) {
            if (coming == chosenFor) {
                return;
            }
            chosenFor = coming;
            int[] picks = new int[pathCount];
            int[] counts = new int[analogs.count()];
            for (int path = 0; path < pathCount; path++) {
                picks[path] = analogs.pick(coming, path);
                counts[picks[path]]++;
            }
            paths = new int[counts.length][];
            for (int block = 0; block < counts.length; block++) {
                paths[block] = new int[counts[block]];
            }
            for (int path = pathCount - 1; path >= 0; path--) {
                paths[picks[path]][--counts[picks[path]]] = path;
            }
        }

        int[] paths(int block) {
            return paths[block];
        }
    }

    /** What comes of one past thing on one coming day, path by path. Its arrays are used again and again: there are tens of millions. */
    private static final class Drawn {
        private final long[] keys;
        private final int[] on;
        private final int[] days;
        private final double[] minor;
        private int[] paidIn = {};

        Drawn(int pathCount) {
            keys = new long[pathCount];
            on = new int[pathCount];
            days = new int[pathCount];
            minor = new double[pathCount];
        }

        void begin(long dayKey, int[] paidOnDay) {
            paidIn = paidOnDay;
            for (int path = 0; path < keys.length; path++) {
                keys[path] = Draws.key(dayKey, path);
            }
        }

        /** @param i which of what the past day lets come */
        void happen(int[] paths, Again source, int i, double[] level, Event event) {
            short[] delays = source.delays[i];
            double amount = source.amounts[i];
            int count = 0;
            for (int path : paths) {
                int delay = delays[delays.length == 1 ? 0 : Draws.index(keys[path], i, delays.length)];
                if (delay < paidIn.length) {
                    on[count] = path;
                    days[count] = paidIn[delay];
                    minor[count++] = amount * level[path];
                }
            }
            event.happen(on, count, days, minor, source.places[i]);
        }
    }

    /** How what is repeated goes over the years: by month of the year, and up or down. */
    private record Course(Seasons seasons, Growth growth) {}

    /** What a past day lets come on a coming one: amounts by what the two days differ over the years and the plan changes. */
    private static final class Again {
        private final double[] amounts;
        private final short[][] delays;
        private final int[] places;

        Again(List<Past> source, int day, int known, DayTable days, Course course, double factor) {
            amounts = new double[source.size()];
            delays = new short[amounts.length][];
            places = new int[amounts.length];
            for (int i = 0; i < amounts.length; i++) {
                Past pattern = source.get(i);
                double season = course.seasons().ratio(days.month(day), days.month(pattern.day()));
                double grown = course.growth().ratio(pattern.day(), known, day);
                double planned = pattern.amountMinor() > 0 ? factor : 1;
                amounts[i] = pattern.amountMinor() * season * grown * planned;
                delays[i] = pattern.delays();
                places[i] = pattern.place();
            }
        }
    }

    /** The coming day, from 0, on which is paid what comes on a day and is paid some days later; only as far as is simulated. */
    private int[] paidIn(int day) {
        int last = frame.asOf() + frame.horizon();
        int[] paidIn = new int[last - day + 1];
        for (int delay = 0; delay < paidIn.length; delay++) {
            paidIn[delay] = frame.paidOn(day, delay) - frame.asOf() - 1;
        }
        return paidIn;
    }

    private Course course(List<Past> patterns, int first, int known) {
        DayTable days = frame.days();
        int firstMonth = days.month(first + 30);
        double[] totals = new double[Math.max(0, days.month(known) - firstMonth)];
        double[] weeks = new double[Math.max(0, known - first + 1) / 7];
        for (Past pattern : patterns) {
            int week = (pattern.day() - first) / 7;
            if (pattern.day() >= first && week < weeks.length) {
                weeks[week] += Math.abs(pattern.amountMinor());
            }
            int month = days.month(pattern.day()) - firstMonth;
            if (month >= 0 && month < totals.length) {
                totals[month] += Math.abs(pattern.amountMinor());
            }
        }
        Seasons seasons = Seasons.of(totals, firstMonth, Seasons.noise(weeks));
        return new Course(seasons, Growth.of(totals, firstMonth, seasons));
    }

    private List<Past> sourcesOf(Analogs analogs, int day, int picked, Map<Integer, List<Past>> byDay) {
        if (analogs.isByMonth() && !frame.days().isBankDay(day)) {
            return List.of();
        }
        return byDay.getOrDefault(analogs.source(day, picked), List.of());
    }

    /** Whether the day of the month tells more of a day's amount than the weekday does. */
    private boolean byMonth(List<Past> patterns, int first, int known) {
        int from = Math.max(first, known - 364);
        int count = known - from + 1;
        if (count < FEWEST_DAYS) {
            return false;
        }
        double[] amount = new double[count];
        for (Past pattern : patterns) {
            if (pattern.day() >= from) {
                amount[pattern.day() - from] += Math.sqrt(Math.abs(pattern.amountMinor()));
            }
        }
        return explained(amount, from, true) > explained(amount, from, false) + 0.02;
    }

    /** The share of the variance between bank days that groups of days explain, less what they would by chance. */
    private double explained(double[] amount, int from, boolean byMonth) {
        int groups = byMonth ? 11 : 5;
        double[] sum = new double[groups];
        double[] square = new double[groups];
        int[] count = new int[groups];
        for (int index = 0; index < amount.length; index++) {
            int day = from + index;
            if (frame.days().isBankDay(day)) {
                int group = byMonth
                        ? Math.min(10, (frame.days().dayOfMonth(day) - 1) / 3)
                        : frame.days().kind(day);
                sum[group] += amount[index];
                square[group] += amount[index] * amount[index];
                count[group]++;
            }
        }
        double total = 0;
        double squares = 0;
        double within = 0;
        int n = 0;
        for (int group = 0; group < groups; group++) {
            total += sum[group];
            squares += square[group];
            n += count[group];
            within += count[group] == 0 ? 0 : square[group] - sum[group] * sum[group] / count[group];
        }
        double all = squares - total * total / n;
        return all <= 0 ? 0 : 1 - (within / (n - groups)) / (all / (n - 1));
    }
}
