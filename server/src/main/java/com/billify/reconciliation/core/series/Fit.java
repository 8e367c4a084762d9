package com.billify.reconciliation.core.series;

import com.billify.reconciliation.core.matching.Payment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well lines follow a schedule: the log of how much likelier they are under it than if they came by chance, as often
 * as they do and of amounts as they come.
 *
 * @param members the lines that stand in the schedule's slots, one a slot, in order
 * @param slots the slot of each member
 * @param spreadDays how far members stand from their days
 * @param evidence in nats
 */
record Fit(Schedule schedule, List<Payment> members, int[] slots, double spreadDays, double evidence) {

    /** Chance that a slot stays empty though the series goes on. */
    static final double GAP = 0.05;
    /** Chance that a slot has a line besides its own. */
    private static final double EXTRA = 0.04;
    /** Part of the lines that come on any day. */
    private static final double STRAY = 0.03;
    /** Spreads that are tried, in days. */
    private static final double[] SPREADS = {0.25, 0.8, 2, 4.5};
    /** What choosing among so many schedules and spreads is worth by chance, in nats. */
    private static final double CHOICE = 5;
    /** An amount counts less than a day: shops sell at fixed prices too. */
    private static final double AMOUNT_WEIGHT = 0.5;

    /** Two days off by no more than this are off by the same. */
    private static final int STEADY_DAYS = 3;
    /** Evidence against a line whose words are not those of the others, in nats. */
    private static final double OTHER_WORDS = 3;

    /** Days further from a slot than this are all as unlikely. */
    private static final int FAR = 64;
    /** Chance of each distance in days from the slot, by spread: geometric to both sides of zero. */
    private static final double[][] CHANCES = new double[SPREADS.length][FAR];

    static {
        for (int spread = 0; spread < SPREADS.length; spread++) {
            double keep = Math.exp(-1 / SPREADS[spread]);
            for (int days = 0; days < FAR; days++) {
                CHANCES[spread][days] = (1 - STRAY) * (1 - keep) / (1 + keep) * Math.pow(keep, days);
            }
        }
    }

    int gaps() {
        return slots[slots.length - 1] - slots[0] + 1 - slots.length;
    }

    /**
     * The day on which a later slot is due. Where the same slot of each year so far stood off its day by days, and each time
     * by the same, it will again: prepayments of tax are due on 10 April, July and October, but on 20 December.
     */
    int due(int slot, int slotsInYear) {
        int day = schedule.slot(slot);
        int offset = 0;
        int years = 0;
        for (int index = slots.length - 1; index >= 0 && slotsInYear > 1; index--) {
            if (Math.floorMod(slots[index] - slot, slotsInYear) == 0) {
                int off = (int) members.get(index).bookingDate().toEpochDay() - schedule.slot(slots[index]);
                if (years > 0 && Math.abs(off - offset) > STEADY_DAYS) {
                    return day;
                }
                offset = years == 0 ? off : offset;
                years++;
            }
        }
        boolean usual = Math.abs(offset) > Math.max(STEADY_DAYS, 3 * spreadDays);
        return years > 1 && usual ? OpenDays.onOrBefore(day + offset) : day;
    }

    /** @param lines of one sign, in order of their days, three at least; null when they follow none */
    static @Nullable Fit best(List<Payment> lines) {
        return new Search(lines).best();
    }

    /** The lines as numbers, and room to try schedules on them. */
    private static final class Search {
        private final List<Payment> lines;
        private final int[] days;
        private final double[] amountLogs;
        private final double usualLog;
        private final int[] words;
        private final int[] slots;
        private final int[] members;
        private int count;
        private int spread;

        Search(List<Payment> lines) {
            this.lines = lines;
            this.days = lines.stream()
                    .mapToInt(line -> (int) line.bookingDate().toEpochDay())
                    .toArray();
            this.amountLogs = lines.stream()
                    .mapToDouble(
                            line -> Math.log(Math.max(1, Math.abs(line.amount().minorUnits()))))
                    .toArray();
            double[] sorted = amountLogs.clone();
            Arrays.sort(sorted);
            this.usualLog = sorted[sorted.length / 2];
            this.words = numbered(lines);
            this.slots = new int[days.length];
            this.members = new int[days.length];
        }

        @Nullable
        Fit best() {
            Schedule best = null;
            double most = Double.NEGATIVE_INFINITY;
            for (Schedule schedule : Schedule.candidates(days)) {
                double evidence = evidence(schedule);
                if (evidence > most) {
                    most = evidence;
                    best = schedule;
                }
            }
            if (best == null) {
                return null;
            }
            double again = evidence(best);
            List<Payment> chosen = new ArrayList<>();
            for (int member = 0; member < count; member++) {
                chosen.add(lines.get(members[member]));
            }
            return new Fit(best, List.copyOf(chosen), Arrays.copyOf(slots, count), SPREADS[spread], again);
        }

        /** The words of each line as a number; 0 where it has none. */
        private static int[] numbered(List<Payment> lines) {
            Map<String, Integer> numbers = new HashMap<>(Map.of("", 0));
            int[] words = new int[lines.size()];
            for (int index = 0; index < words.length; index++) {
                String text = Stems.words(lines.get(index));
                words[index] = numbers.getOrDefault(text, numbers.size());
                numbers.put(text, words[index]);
            }
            return words;
        }

        /** How many members have other words than most. */
        private int otherWords() {
            int[] counts = new int[days.length + 1];
            int most = 0;
            int worded = 0;
            for (int member = 0; member < count; member++) {
                int text = words[members[member]];
                if (text > 0) {
                    worded++;
                    most = Math.max(most, ++counts[text]);
                }
            }
            return worded - most;
        }

        /** Puts the members into slots, and weighs them. */
        private double evidence(Schedule schedule) {
            count = 0;
            for (int index = 0; index < days.length; index++) {
                int slot = schedule.nearest(days[index]);
                if (count > 0 && slots[count - 1] == slot) {
                    int due = schedule.slot(slot);
                    if (distance(index, due) < distance(members[count - 1], due)) {
                        members[count - 1] = index;
                    }
                } else {
                    slots[count] = slot;
                    members[count++] = index;
                }
            }
            if (count < 3) {
                return Double.NEGATIVE_INFINITY;
            }
            double period = schedule.cadence().usualDays();
            int gaps = slots[count - 1] - slots[0] + 1 - count;
            int extras = days.length - count;
            double span = days[days.length - 1] - days[0] + period;
            double chance = days.length * Math.log(days.length / span) - days.length;
            double occupied = count * Math.log((1 - GAP) * (1 - EXTRA))
                    + gaps * Math.log(GAP)
                    + extras * (Math.log(EXTRA) - Math.log(period));
            return occupied
                    + dayLikelihood(schedule, period)
                    - chance
                    + AMOUNT_WEIGHT * amountEvidence()
                    - OTHER_WORDS * otherWords()
                    - CHOICE;
        }

        private double dayLikelihood(Schedule schedule, double period) {
            double best = Double.NEGATIVE_INFINITY;
            for (int tried = 0; tried < SPREADS.length; tried++) {
                double product = 1;
                double sum = 0;
                for (int member = 0; member < count; member++) {
                    int off = Math.min(FAR - 1, Math.abs(days[members[member]] - schedule.slot(slots[member])));
                    product *= CHANCES[tried][off] + STRAY / period;
                    if (product < 1e-200) {
                        sum += Math.log(product);
                        product = 1;
                    }
                }
                sum += Math.log(product);
                if (sum > best) {
                    best = sum;
                    spread = tried;
                }
            }
            return best;
        }

        /** Of two lines in one slot the one nearer to the day, and to the usual amount. */
        private double distance(int index, int due) {
            return Math.abs(days[index] - due) + 8 * Math.min(1, Math.abs(amountLogs[index] - usualLog));
        }

        /** Of each step from one amount to the next: exactly equal, a few percent, a tenth, or anything. */
        private double amountEvidence() {
            double evidence = 0;
            for (int member = 1; member < count; member++) {
                double step = amountLogs[members[member]] - amountLogs[members[member - 1]];
                double steady = 0.45 * normal(step, 0.0008)
                        + 0.25 * normal(step, 0.03)
                        + 0.2 * normal(step, 0.15)
                        + 0.1 * normal(step, 0.7);
                double any = 0.03 * normal(step, 0.0008) + 0.97 * normal(step, 1.1);
                evidence += Math.log(steady / any);
            }
            return evidence;
        }
    }

    private static double normal(double value, double deviation) {
        return Math.exp(-0.5 * value * value / (deviation * deviation)) / (deviation * Math.sqrt(2 * Math.PI));
    }

    /** Arrays are equal when their numbers are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fit fit
                && schedule.equals(fit.schedule)
                && members.equals(fit.members)
                && Arrays.equals(slots, fit.slots);
    }

    @Override
    public int hashCode() {
        return 31 * schedule.hashCode() + members.hashCode();
    }
}
