package com.billify.forecast.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** So many times as much as on other days. */
    private static final double CLEAR_DAY = 2;

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

    private interface Visit {
        void day(int day, int bin, double weight, boolean paid);
    }

    /** Every day on which the document could have been paid, up to the one on which it was. */
    private void visit(Case document, Visit visit) {
        int due = days.bankDayFrom(document.due());
        int last = Math.min(document.paid(), Math.min(asOf, document.issued() + LONGEST_AT_RISK));
        for (int day = Math.min(document.issued(), last); day <= last; day++) {
            visit.day(day, bin(day - due), weight(day), day == document.paid());
        }
    }

    private double weight(int day) {
        return weights[asOf - day];
    }

    private void fitCompany(List<Case> cases) {
        double[] events = new double[BINS];
        double[] atRisk = new double[BINS];
        for (Case document : cases) {
            visit(document, (day, bin, weight, paid) -> {
                atRisk[bin] += weight;
                events[bin] += paid ? weight : 0;
            });
        }
        shrinkToPrior(events, atRisk);
        double[] seen = new double[DayTable.KINDS];
        double[] expected = new double[DayTable.KINDS];
        for (Case document : cases) {
            visit(document, (day, bin, weight, paid) -> {
                expected[days.kind(day)] += weight * company[bin];
                seen[days.kind(day)] += paid ? weight : 0;
            });
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            double usual = kind < 5 ? 1.35 : 0.03;
            kinds[kind] = (seen[kind] + tuning.days() * usual) / (expected[kind] + tuning.days());
        }
        double[] seenOnDay = new double[32];
        double[] expectedOnDay = new double[32];
        Arrays.fill(atRisk, 0);
        for (Case document : cases) {
            visit(document, (day, bin, weight, paid) -> {
                atRisk[bin] += weight * kinds[days.kind(day)];
                expectedOnDay[days.dayOfMonth(day)] += weight * company[bin] * kinds[days.kind(day)];
                seenOnDay[days.dayOfMonth(day)] += paid ? weight : 0;
            });
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
        for (Case document : cases) {
            Party party = parties.computeIfAbsent(document.party(), none -> new Party());
            visit(document, (day, bin, weight, paid) -> {
                party.atRisk[bin] += weight * usual(day);
                party.events[bin] += paid ? weight : 0;
            });
        }
        parties.values().forEach(this::shrinkToCompany);
        for (Case document : cases) {
            Party party = parties.get(document.party());
            if (party != null) {
                visit(document, (day, bin, weight, paid) -> {
                    double chance = weight * party.hazard[bin] * usual(day);
                    party.kinds[days.kind(day)] += chance;
                    party.monthDays[days.dayOfMonth(day)] += chance;
                });
            }
        }
        Map<Party, double[][]> seen = new HashMap<>();
        for (Case document : cases) {
            Party party = parties.get(document.party());
            if (party != null && document.paid() <= asOf) {
                double[][] counts = seen.computeIfAbsent(party, none -> new double[2][32]);
                counts[0][days.kind(document.paid())] += weight(document.paid());
                counts[1][days.dayOfMonth(document.paid())] += weight(document.paid());
            }
        }
        double[][] none = new double[2][32];
        for (Party party : parties.values()) {
            double[][] counts = seen.getOrDefault(party, none);
            toRatios(party.kinds, counts[0]);
            toRatios(party.monthDays, counts[1]);
        }
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

    /**
     * The chance of each day to be the one on which the document is paid, given that it is not paid before the first.
     *
     * @param chances filled, from day {@code from} on
     * @return the chance that it is paid on none of these days
     */
    double chances(String partyName, int due, int from, float[] chances) {
        return chances(partyName, due, from, chances, 1);
    }

    /**
     * The same, as far as is asked.
     *
     * @param until with this chance it is paid on one of the days that are filled; those after it are not
     */
    double chances(String partyName, int due, int from, float[] chances, double until) {
        @Nullable Party party = parties.get(partyName);
        int dueDay = days.bankDayFrom(due);
        double open = 1;
        for (int index = 0; index < chances.length && open > 1 - until; index++) {
            int day = from + index;
            int bin = bin(day - dueDay);
            double hazard = kinds[days.kind(day)] * onDayOfMonth(day, party);
            hazard *= party == null ? company[bin] : party.hazard[bin] * party.kinds[days.kind(day)];
            double paid = open * Math.min(hazard, 0.97);
            chances[index] = (float) paid;
            open -= paid;
        }
        return open;
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
