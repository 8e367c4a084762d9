package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When documents of one direction are paid: for each party the chance that an open document is paid on a day, given that it was
 * not paid before (a discrete-time hazard by days from the due date).
 *
 * <p>A party's own history counts as far as it goes, the company's fills in, and behind both stands a prior from nothing but
 * common sense. Recent months count more. The days on which a party pays (weekday, day of the month, never on closed days)
 * multiply the hazard. A document that was never paid stays at risk for ever, so that what is long overdue is not expected.
 */
final class PaymentHabits {
    private static final int DAILY = 45;
    private static final int[] LATER = {60, 75, 90, 120, 180, 365};
    private static final int BINS = 2 * DAILY + 2 + LATER.length + 1;
    private static final int LONGEST_AT_RISK = 500;

    private static final int FIRST_LAG = -DAILY;
    private static final int LAST_LAG = LATER[LATER.length - 1];

    /** Of each lag from the first to the last: asked for each day of each document. */
    private static final int[] BIN_OF = IntStream.rangeClosed(FIRST_LAG, LAST_LAG)
            .map(PaymentHabits::calculateBin)
            .toArray();

    /** So many times as much as on other days. */
    private static final double CLEAR_DAY = 2;

    private static final double NOT_ASKED = -1;

    private static final double[] KERNEL = {1.0, 0.75, 0.5, 0.25};

    /** What constants this takes; found by trying, on companies other than the one they were tried on. */
    record Tuning(
            double halfLifeDays,
            double companyPrior,
            double smooth,
            double exact,
            double days,
            double month,
            double partyDays) {
        static final Tuning USUAL = new Tuning(200, 12, 4, 8, 3, 20, 3);
    }

    private final DayTable days;
    private final int asOf;
    private final Tuning tuning;
    private final double[] company = new double[BINS];
    private final double[] kinds = new double[DayTable.KINDS];
    private final double[] monthDays = new double[32];
    private final Map<String, Party> parties = new HashMap<>();

    /** How much a day counts, by how long ago it was: looked up once for each day of each document, five times over. */
    private final double[] weights;

    /** A document as the fit sees it. */
    record Case(String party, int issued, int due, int paid) {
        /** Not paid yet. */
        static final int OPEN = Integer.MAX_VALUE;
    }

    private static final class Party {
        final double[] events = new double[BINS];
        final double[] atRisk = new double[BINS];
        final double[] hazard = new double[BINS];
        final double[] kinds = new double[DayTable.KINDS];
        final double[] monthDays = new double[32];
    }

    private PaymentHabits(List<Case> cases, DayTable days, int asOf, Tuning tuning) {
        this.days = days;
        this.asOf = asOf;
        this.tuning = tuning;
        int first = asOf;
        for (Case document : cases) {
            first = Math.min(first, Math.min(document.issued(), document.paid()));
        }
        weights = new double[asOf - first + 1];
        for (int ago = 0; ago < weights.length; ago++) {
            weights[ago] = Math.pow(0.5, ago / tuning.halfLifeDays());
        }
    }

    static PaymentHabits fit(List<Case> cases, DayTable days, int asOf, Tuning tuning) {
        PaymentHabits habits = new PaymentHabits(cases, days, asOf, tuning);
        habits.fitCompany(cases);
        habits.fitParties(cases);
        return habits;
    }

    /**
     * Every day on which documents of one due day could have been paid, up to the one on which they were: rows of numbers, looked at several
     * times. Documents that are due on the same day are one row a day: a company has many of them.
     */
    private final class Exposure {
        private int[] day = new int[64];
        private int[] bin = new int[64];
        /** How much the documents that could have been paid count, and those that were. */
        private double[] atRisk = new double[64];

        private double[] paid = new double[64];
        private int count;

        Exposure(List<Case> cases) {
            List<Case> byDue = new ArrayList<>(cases);
            byDue.sort(Comparator.comparingInt(Case::due));
            int from = 0;
            for (int to = 1; to <= byDue.size(); to++) {
                if (to == byDue.size() || byDue.get(to).due() != byDue.get(from).due()) {
                    add(byDue.subList(from, to));
                    from = to;
                }
            }
        }

        /** @param alike due on the same day */
        private void add(List<Case> alike) {
            int due = days.bankDayFrom(alike.getFirst().due());
            int first = Integer.MAX_VALUE;
            int last = Integer.MIN_VALUE;
            for (Case document : alike) {
                first = Math.min(first, first(document));
                last = Math.max(last, last(document));
            }
            int[] begun = new int[last - first + 2];
            int[] ended = new int[begun.length];
            for (Case document : alike) {
                begun[first(document) - first]++;
                begun[last(document) - first + 1]--;
                ended[last(document) - first] += last(document) == document.paid() ? 1 : 0;
            }
            int open = 0;
            for (int on = first; on <= last; on++) {
                open += begun[on - first];
                if (open > 0) {
                    add(on, bin(on - due), weight(on), open, ended[on - first]);
                }
            }
        }

        private void add(int on, int at, double weight, int open, int ended) {
            if (count == day.length) {
                day = Arrays.copyOf(day, 2 * count);
                bin = Arrays.copyOf(bin, 2 * count);
                atRisk = Arrays.copyOf(atRisk, 2 * count);
                paid = Arrays.copyOf(paid, 2 * count);
            }
            day[count] = on;
            bin[count] = at;
            atRisk[count] = weight * open;
            paid[count++] = weight * ended;
        }

        private int last(Case document) {
            return Math.min(document.paid(), Math.min(asOf, document.issued() + LONGEST_AT_RISK));
        }

        private int first(Case document) {
            return Math.min(document.issued(), last(document));
        }
    }

    private double weight(int day) {
        return weights[asOf - day];
    }

    private void fitCompany(List<Case> cases) {
        double[] events = new double[BINS];
        double[] atRisk = new double[BINS];
        Exposure all = new Exposure(cases);
        for (int i = 0; i < all.count; i++) {
            atRisk[all.bin[i]] += all.atRisk[i];
            events[all.bin[i]] += all.paid[i];
        }
        shrinkToPrior(events, atRisk);
        double[] seen = new double[DayTable.KINDS];
        double[] expected = new double[DayTable.KINDS];
        for (int i = 0; i < all.count; i++) {
            int kind = days.kind(all.day[i]);
            expected[kind] += all.atRisk[i] * company[all.bin[i]];
            seen[kind] += all.paid[i];
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            double usual = kind < 5 ? 1.35 : 0.03;
            kinds[kind] = (seen[kind] + tuning.days() * usual) / (expected[kind] + tuning.days());
        }
        double[] seenOnDay = new double[32];
        double[] expectedOnDay = new double[32];
        Arrays.fill(atRisk, 0);
        for (int i = 0; i < all.count; i++) {
            double usual = all.atRisk[i] * kinds[days.kind(all.day[i])];
            int dayOfMonth = days.dayOfMonth(all.day[i]);
            atRisk[all.bin[i]] += usual;
            expectedOnDay[dayOfMonth] += usual * company[all.bin[i]];
            seenOnDay[dayOfMonth] += all.paid[i];
        }
        shrinkToPrior(events, atRisk);
        for (int day = 1; day < monthDays.length; day++) {
            monthDays[day] = (seenOnDay[day] + tuning.month()) / (expectedOnDay[day] + tuning.month());
        }
    }

    private void shrinkToPrior(double[] events, double[] atRisk) {
        for (int bin = 0; bin < BINS; bin++) {
            company[bin] = (events[bin] + tuning.companyPrior() * prior(bin)) / (atRisk[bin] + tuning.companyPrior());
        }
    }

    private void fitParties(List<Case> cases) {
        Map<String, List<Case>> byParty = new HashMap<>();
        for (Case document : cases) {
            byParty.computeIfAbsent(document.party(), none -> new ArrayList<>()).add(document);
        }
        byParty.forEach((name, own) -> parties.put(name, fitted(new Exposure(own))));
    }

    private Party fitted(Exposure own) {
        Party party = new Party();
        for (int i = 0; i < own.count; i++) {
            party.atRisk[own.bin[i]] += own.atRisk[i] * usual(own.day[i]);
            party.events[own.bin[i]] += own.paid[i];
        }
        shrinkToCompany(party);
        double[] seen = new double[DayTable.KINDS];
        double[] seenOnDay = new double[32];
        for (int i = 0; i < own.count; i++) {
            int kind = days.kind(own.day[i]);
            int dayOfMonth = days.dayOfMonth(own.day[i]);
            double chance = own.atRisk[i] * party.hazard[own.bin[i]] * usual(own.day[i]);
            party.kinds[kind] += chance;
            party.monthDays[dayOfMonth] += chance;
            seen[kind] += own.paid[i];
            seenOnDay[dayOfMonth] += own.paid[i];
        }
        toRatios(party.kinds, seen);
        toRatios(party.monthDays, seenOnDay);
        return party;
    }

    /** From expected to what multiplies: seen over expected, drawn towards one. */
    private void toRatios(double[] expected, double[] seen) {
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (seen[i] + tuning.partyDays()) / (expected[i] + tuning.partyDays());
        }
    }

    private double usual(int day) {
        return kinds[days.kind(day)] * monthDays[days.dayOfMonth(day)];
    }

    private void shrinkToCompany(Party party) {
        for (int bin = 0; bin < BINS; bin++) {
            double events = 0;
            double atRisk = 0;
            boolean daily = bin > 0 && bin <= 2 * DAILY + 1;
            for (int step = daily ? -3 : 0; step <= (daily ? 3 : 0); step++) {
                int other = Math.clamp(bin + step, 1, 2 * DAILY + 1);
                events += KERNEL[Math.abs(step)] * party.events[daily ? other : bin];
                atRisk += KERNEL[Math.abs(step)] * party.atRisk[daily ? other : bin];
            }
            double smooth = (events + tuning.smooth() * company[bin]) / (atRisk + tuning.smooth());
            party.hazard[bin] = (party.events[bin] + tuning.exact() * smooth) / (party.atRisk[bin] + tuning.exact());
        }
    }

    /** What is said of the documents of one party; ask all of them of one: much is worked out once. */
    Of of(String partyName) {
        return new Of(parties.get(partyName));
    }

    /** When the documents of one party are paid. */
    final class Of {
        private final @Nullable Party party;
        private final double[] hazard;
        /** By how much each day of the table multiplies the hazard; {@link #NOT_ASKED} where nobody asked yet. */
        private final double[] onDays = new double[days.count()];

        private Of(@Nullable Party party) {
            this.party = party;
            hazard = party == null ? company : party.hazard;
            Arrays.fill(onDays, NOT_ASKED);
        }

        /**
         * The chance of each day to be the one on which the document is paid, given that it is not paid before the first.
         *
         * @param chances filled, from day {@code from} on
         * @return the chance that it is paid on none of these days
         */
        double chances(int due, int from, float[] chances) {
            return chances(due, from, chances, 1);
        }

        /**
         * The same, as far as is asked.
         *
         * @param until with this chance it is paid on one of the days that are filled; those after it are not
         */
        double chances(int due, int from, float[] chances, double until) {
            int dueDay = days.bankDayFrom(due);
            int first = days.indexOf(from);
            boolean inside = first >= 0 && days.indexOf(from + chances.length - 1) >= 0;
            double enough = 1 - until;
            double open = 1;
            for (int index = 0; index < chances.length && open > enough; index++) {
                int day = from + index;
                double habit = inside ? onDay(first + index, day) : habitOn(day);
                double paid = open * Math.min(hazard[bin(day - dueDay)] * habit, 0.97);
                chances[index] = (float) paid;
                open -= paid;
            }
            return open;
        }

        private double onDay(int index, int day) {
            double habit = onDays[index];
            if (habit == NOT_ASKED) {
                habit = habitOn(day);
                onDays[index] = habit;
            }
            return habit;
        }

        private double habitOn(int day) {
            int kind = days.kind(day);
            return kinds[kind] * onDayOfMonth(day, party) * (party == null ? 1 : party.kinds[kind]);
        }
    }

    /**
     * Whoever pays on the 25th pays on the day after, where banks are closed on it: a bank day has also the habit, where it is clearly one,
     * of the closed days before it.
     */
    private double onDayOfMonth(int day, @Nullable Party party) {
        double most = monthRatio(day, party);
        if (days.isBankDay(day)) {
            for (int before = day - 1; !days.isBankDay(before); before--) {
                double ratio = monthRatio(before, party);
                most = ratio > CLEAR_DAY ? Math.max(most, ratio) : most;
            }
        }
        return most;
    }

    private double monthRatio(int day, @Nullable Party party) {
        int dayOfMonth = days.dayOfMonth(day);
        return monthDays[dayOfMonth] * (party == null ? 1 : party.monthDays[dayOfMonth]);
    }

    private static int bin(int lag) {
        return lag < FIRST_LAG ? 0 : lag > LAST_LAG ? BINS - 1 : BIN_OF[lag - FIRST_LAG];
    }

    private static int calculateBin(int lag) {
        if (lag < -DAILY) {
            return 0;
        }
        if (lag <= DAILY) {
            return lag + DAILY + 1;
        }
        int later = 0;
        while (later < LATER.length && lag > LATER[later]) {
            later++;
        }
        return 2 * DAILY + 2 + later;
    }

    /** Where nothing is known: seldom before the due date, most within three weeks of it, hardly ever after half a year. */
    private static double prior(int bin) {
        int lag = bin - DAILY - 1;
        if (lag < -14) {
            return 0.01;
        }
        if (lag < 0) {
            return 0.025;
        }
        if (lag <= 21) {
            return 0.055;
        }
        if (lag <= DAILY) {
            return 0.035;
        }
        return bin < BINS - 3 ? 0.012 : 0.001;
    }
}
