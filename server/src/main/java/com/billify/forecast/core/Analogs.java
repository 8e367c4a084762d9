package com.billify.forecast.core;

/**
 * Which past day stands in for a coming one, path by path, in blocks: two coming weeks are like two past weeks, or a coming month like
 * a past month. Days of a block stay together, so that what goes together in the past goes together on a path.
 */
final class Analogs {
    /** Longer blocks keep more of what goes together, and leave fewer different ones to choose from. */
    private static final int LONGEST_WEEKS = 2;

    /** Of a past as short as this no day may be told less often than another: the one wage of a month would be lost with its week. */
    private static final int FEW_WEEKS = 12;

    private final DayTable days;
    private final int asOf;
    private final int first;
    private final boolean byMonth;
    private final double[] cumulative;
    private final long key;
    private final int weeksOfBlock;
    /** Days of a past that is short, whole weeks, behind whose first comes its last; 0 for one that is long enough. */
    private final int ringDays;

    /**
     * @param first the first past day of which all is known
     * @param byMonth whether months repeat, rather than weeks
     */
    Analogs(DayTable days, int asOf, int first, boolean byMonth, double halfLifeDays, long key) {
        this.days = days;
        this.asOf = asOf;
        this.first = first;
        this.byMonth = byMonth;
        this.key = key;
        int weeks = (asOf - first + 1) / 7;
        weeksOfBlock = (int) Math.clamp(weeks / 3L, 1, LONGEST_WEEKS);
        ringDays = byMonth || weeks == 0 || weeks >= FEW_WEEKS ? 0 : (asOf - first + 7) / 7 * 7;
        int blocks = byMonth
                ? Math.min(18, days.month(asOf) - days.month(first))
                : ringDays > 0 ? ringDays / 7 : Math.min(78, weeks - weeksOfBlock + 1);
        cumulative = new double[Math.max(0, blocks)];
        double sum = 0;
        for (int block = 0; block < cumulative.length; block++) {
            sum += Math.pow(0.5, block * (byMonth ? 30.4 : 7) / halfLifeDays);
            cumulative[block] = sum;
        }
    }

    boolean isByMonth() {
        return byMonth;
    }

    boolean isEmpty() {
        return cumulative.length == 0;
    }

    int count() {
        return cumulative.length;
    }

    /** Which block of the coming ones a day lies in, from 0. */
    int block(int day) {
        return byMonth ? days.month(day) - days.month(asOf + 1) : (day - asOf - 1) / (7 * weeksOfBlock);
    }

    /** Which past block a path takes for a coming one, 0 the latest. */
    int pick(int block, int path) {
        double u = Draws.uniform(Draws.key(key, block), path) * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The weight of a past block, all together 1. */
    double weight(int picked) {
        double before = picked == 0 ? 0 : cumulative[picked - 1];
        return (cumulative[picked] - before) / cumulative[cumulative.length - 1];
    }

    /** The past bank days that stand in for a coming bank day: from (inclusive) and to (exclusive) index of bank days; -1 for none. */
    int source(int day, int picked) {
        if (!byMonth) {
            int source = day - 7 * ((block(day) + 1) * weeksOfBlock + picked);
            return ringDays > 0 && source <= asOf - ringDays ? source + ringDays : source;
        }
        int month = days.month(day);
        int past = days.month(asOf + 1) - 1 - picked;
        int sinceStart = bankDays(DayTable.firstOf(month), day);
        int untilEnd = bankDays(day, DayTable.firstOf(month + 1) - 1);
        return sinceStart <= untilEnd
                ? stepped(DayTable.firstOf(past), sinceStart, 1)
                : stepped(DayTable.firstOf(past + 1) - 1, untilEnd, -1);
    }

    private int bankDays(int from, int to) {
        int count = 0;
        for (int day = from; day <= to; day++) {
            count += days.isBankDay(day) ? 1 : 0;
        }
        return count;
    }

    private int stepped(int from, int bankDays, int step) {
        int day = from;
        int left = bankDays;
        while (true) {
            left -= days.isBankDay(day) ? 1 : 0;
            if (left <= 0) {
                return Math.max(day, first);
            }
            day += step;
        }
    }
}
