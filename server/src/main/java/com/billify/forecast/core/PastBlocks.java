package com.billify.forecast.core;

import java.util.Arrays;
import java.util.List;

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
         * @param path on which it happens
         * @param count how much happens
         * @param days when each, from 0, the first coming one
         * @param minor and how much
         * @param places where
         */
        void happen(int path, int count, int[] days, double[] minor, int[] places);
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
        PastPatterns kept = new PastPatterns(
                patterns, pattern -> analogs.isByMonth() ? days.bankDayFrom(pattern.day()) : pattern.day());
        Course course = course(patterns, first, known);
        double[] level = new double[paths.count()];
        for (int path = 0; path < level.length; path++) {
            level[path] = Math.exp(LEVEL_SPREAD * Draws.normal(Draws.key(key, -2), path));
        }
        Picked picked = new Picked(analogs, paths.count());
        Again again = new Again(kept, level);
        for (int day = known + 1; day <= frame.asOf() + frame.horizon(); day++) {
            if (analogs.isByMonth() && !days.isBankDay(day)) {
                continue;
            }
            picked.choose(analogs.block(day));
            again.begin(Draws.key(key, day - known - 1), paidIn(day));
            for (int block = 0; block < analogs.count(); block++) {
                int[] on = picked.paths(block);
                if (on.length > 0) {
                    again.take(analogs.source(day, block), day, known, days, course, factor);
                    again.happen(on, event);
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

    /** How what is repeated goes over the years: by month of the year, and up or down. */
    private record Course(Seasons seasons, Growth growth) {}

    /**
     * What a past day lets come on a coming one: amounts by what the two days differ over the years and the plan changes. Path by path, since
     * what moves on one path lies together in memory.
     */
    private static final class Again {
        private final PastPatterns patterns;
        private final double[] level;
        private final long[] keys;
        private final double[] amounts;
        private final int[] firstDelays;
        private final int[] delayCounts;
        private final int[] pastPlaces;
        private final int[] days;
        private final double[] minor;
        private final int[] places;
        private int count;
        private int[] paidIn = {};

        Again(PastPatterns patterns, double[] level) {
            this.patterns = patterns;
            this.level = level;
            keys = new long[level.length];
            amounts = new double[patterns.most];
            firstDelays = new int[patterns.most];
            delayCounts = new int[patterns.most];
            pastPlaces = new int[patterns.most];
            days = new int[patterns.most];
            minor = new double[patterns.most];
            places = new int[patterns.most];
            Arrays.fill(places, patterns.places[0]);
        }

        void begin(long dayKey, int[] paidOnDay) {
            paidIn = paidOnDay;
            for (int path = 0; path < keys.length; path++) {
                keys[path] = Draws.key(dayKey, path);
            }
        }

        void take(int source, int day, int known, DayTable table, Course course, double factor) {
            count = 0;
            int ratioOf = Integer.MIN_VALUE;
            double ratio = 1;
            for (int from = patterns.firstOf(source);
                    from < patterns.keptDays.length && patterns.keptDays[from] == source;
                    from++) {
                int past = patterns.days[from];
                if (past != ratioOf) {
                    ratioOf = past;
                    ratio = course.seasons().ratio(table.month(day), table.month(past))
                            * course.growth().ratio(past, known, day);
                }
                double amount = patterns.minor[from];
                amounts[count] = amount * ratio * (amount > 0 ? factor : 1);
                firstDelays[count] = patterns.firstDelays[from];
                delayCounts[count] = patterns.delayCounts[from];
                pastPlaces[count++] = patterns.places[from];
            }
        }

        // The innermost loop of all: what it needs again and again stands beside it.
        void happen(int[] paths, Event event) {
            int all = count;
            int known = paidIn.length;
            short[] delays = patterns.delays;
            int[] firsts = firstDelays;
            int[] counts = delayCounts;
            int[] paid = paidIn;
            double[] usual = amounts;
            int[] when = days;
            double[] much = minor;
            boolean several = patterns.severalPlaces;
            for (int path : paths) {
                long key = keys[path];
                double factor = level[path];
                int many = 0;
                long bits = 0;
                for (int i = 0; i < all; i++) {
                    bits = i % 4 == 0 ? Draws.bits(key, i) : bits >>> 16;
                    int delay = delays[firsts[i] + Draws.index(bits, counts[i])];
                    if (delay < known) {
                        when[many] = paid[delay];
                        if (several) {
                            places[many] = pastPlaces[i];
                        }
                        much[many++] = usual[i] * factor;
                    }
                }
                event.happen(path, many, when, much, places);
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
