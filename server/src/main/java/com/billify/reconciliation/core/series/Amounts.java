package com.billify.reconciliation.core.series;

import com.billify.reconciliation.core.series.Series.AmountKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The amounts of a series by slot, how they behave, and what the next one is likely to be. */
final class Amounts {
    /** Two amounts no further apart are the same but for rounding. */
    private static final double SAME = 0.0015;
    /** Steps back by which ways of foretelling are judged. */
    private static final int JUDGED = 14;
    /** Amounts of which the usual one is taken. */
    private static final int LATEST = 12;
    /** How near is near: the error that a foretold amount may have. */
    private static final double NEAR = 0.05;
    /** Errors of so many times that are all as useless. */
    private static final double USELESS = 3;

    private final TreeMap<Integer, Long> bySlot;
    private final int slotsInYear;

    /**
     * @param bySlot signed, minor units
     * @param slotsInYear after how many slots the same time of the year comes again
     */
    Amounts(Map<Integer, Long> bySlot, int slotsInYear) {
        this.bySlot = new TreeMap<>(bySlot);
        this.slotsInYear = slotsInYear;
    }

    AmountKind kind() {
        List<Long> amounts = new ArrayList<>(bySlot.values());
        int same = 0;
        int far = 0;
        for (int index = 1; index < amounts.size(); index++) {
            double step = Math.abs(ratio(amounts.get(index), amounts.get(index - 1)) - 1);
            same += step <= SAME ? 1 : 0;
            far += step > 0.12 ? 1 : 0;
        }
        int steps = amounts.size() - 1;
        if (same == steps) {
            return AmountKind.FIXED;
        }
        boolean yearly = slotsInYear == 1 && far == 0;
        return far == 0 && (same >= 0.6 * steps || yearly) ? AmountKind.INDEXED : AmountKind.VARYING;
    }

    private enum Way {
        LAST(0),
        USUAL(0),
        YEAR_AGO(0.2),
        YEAR_AGO_GROWN(0.2),
        GOING_ON(0.2);

        /** How much better it must have been, in errors of 5 %, for being more likely to be better by chance. */
        private final double doubt;

        Way(double doubt) {
            this.doubt = doubt;
        }
    }

    /** The amount of a later slot, by the way that would have foretold the latest ones best. */
    long next(int slot) {
        return foretold(way(), bySlot, slot);
    }

    /** By how much of the amount that way was off on average, each time by all of it at most. */
    double meanErrorShare() {
        Way way = way();
        return judged((before, slot) -> Math.min(1, off(way, before, slot)));
    }

    private Way way() {
        Way best = Way.LAST;
        double least = Double.POSITIVE_INFINITY;
        for (Way way : Way.values()) {
            double error = judged((before, slot) -> Math.min(off(way, before, slot) / NEAR, USELESS)) + way.doubt;
            if (error < least - 1e-9) {
                least = error;
                best = way;
            }
        }
        return best;
    }

    private double off(Way way, TreeMap<Integer, Long> before, int slot) {
        return Math.abs(ratio(foretold(way, before, slot), Objects.requireNonNull(bySlot.get(slot))) - 1);
    }

    /** What can be said of foretelling a slot from those before it. */
    private interface Judgement {
        double of(TreeMap<Integer, Long> before, int slot);
    }

    /** The mean over the latest slots; 0 where there is but one. */
    private double judged(Judgement judgement) {
        double sum = 0;
        int count = 0;
        for (int slot : bySlot.descendingKeySet()) {
            TreeMap<Integer, Long> before = new TreeMap<>(bySlot.headMap(slot, false));
            if (before.isEmpty() || count == JUDGED) {
                break;
            }
            sum += judgement.of(before, slot);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private long foretold(Way way, TreeMap<Integer, Long> known, int slot) {
        long last = Objects.requireNonNull(known.lastEntry()).getValue();
        List<Long> latest = new ArrayList<>(known.descendingMap().values());
        return switch (way) {
            case LAST -> last;
            case USUAL -> usual(latest.subList(0, Math.min(LATEST, latest.size())));
            case YEAR_AGO -> known.getOrDefault(slot - slotsInYear, last);
            case YEAR_AGO_GROWN -> {
                Long yearAgo = known.get(slot - slotsInYear);
                yield yearAgo == null ? last : Math.round(yearAgo * growth(known));
            }
            case GOING_ON -> goingOn(latest);
        };
    }

    /** Half the step over the latest three once more, where all of them go the same way. */
    private static long goingOn(List<Long> latest) {
        long last = latest.getFirst();
        if (latest.size() < 4) {
            return last;
        }
        long one = last - latest.get(1);
        long two = latest.get(1) - latest.get(2);
        long three = latest.get(2) - latest.get(3);
        boolean sameWay = Long.signum(one) == Long.signum(two) && Long.signum(two) == Long.signum(three);
        return sameWay ? last + (one + two) / 2 : last;
    }

    /** What was paid in the latest year against what was paid in the same slots of the year before. */
    private double growth(TreeMap<Integer, Long> known) {
        double now = 0;
        double before = 0;
        for (Map.Entry<Integer, Long> entry :
                known.tailMap(known.lastKey() - slotsInYear, false).entrySet()) {
            Long yearAgo = known.get(entry.getKey() - slotsInYear);
            if (yearAgo != null) {
                now += entry.getValue();
                before += yearAgo;
            }
        }
        double growth = before == 0 ? 1 : now / before;
        return growth > 0.5 && growth < 2 ? growth : 1;
    }

    /** The mean without the smallest and the largest sixth. */
    private static long usual(List<Long> amounts) {
        int cut = amounts.size() / 6;
        return Math.round(amounts.stream()
                .sorted()
                .skip(cut)
                .limit(amounts.size() - 2L * cut)
                .mapToLong(Long::longValue)
                .average()
                .orElse(0));
    }

    private static double ratio(long one, long other) {
        return other == 0 ? (one == 0 ? 1 : 2) : (double) one / other;
    }
}
