package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.List;

/**
 * By how much the simulated band is widened so that it holds what it promises: simulated days know nothing of what never happened
 * before. One factor for each side and stretch of days (split conformal prediction).
 *
 * @param below what the distance from P50 down to P10 is multiplied by, for each of {@link #STRETCHES}
 * @param above the same upwards, P50 to P90
 */
public record Band(List<Double> below, List<Double> above) {
    /** The last day of each stretch, from 1; the last stretch has no end. */
    static final int[] STRETCHES = {7, 28, 60, Integer.MAX_VALUE};

    static final Band USUAL = new Band(List.of(1.25, 1.15, 1.2, 1.15), List.of(1.1, 1.05, 1.2, 1.1));

    /** So many past forecasts of one's own weigh as much as {@link #USUAL}, which was found on many companies. */
    private static final double USUAL_ORIGINS = 12;

    /**
     * So many are enough where they say that it must be wider, for each of {@link #STRETCHES}: far days are reached by few past
     * forecasts, and what these missed they missed for weeks. Better too wide than falsely narrow.
     */
    private static final double[] USUAL_ORIGINS_WIDER = {12, 12, 6, 3};

    /** By how much wider downwards with nothing known at all; a year of it says what comes once a year. */
    private static final double YOUNG = 0.45;

    private static final int YEAR_DAYS = 365;

    private static final double EDGE = 0.9;
    private static final double NARROWEST = 0.6;
    private static final double WIDEST = 3;

    public Band {
        if (below.size() != STRETCHES.length || above.size() != STRETCHES.length) {
            throw new IllegalArgumentException(below + ", " + above);
        }
        below = List.copyOf(below);
        above = List.copyOf(above);
    }

    /** What a company's own past says, as far as there is one. */
    static Band of(TrackRecord record) {
        List<Double> below = new ArrayList<>();
        List<Double> above = new ArrayList<>();
        for (int stretch = 0; stretch < STRETCHES.length; stretch++) {
            List<Double> scores = new ArrayList<>();
            int reaching = 0;
            for (TrackRecord.Origin origin : record.origins()) {
                int before = scores.size();
                for (int day = 0; day < origin.days().size(); day++) {
                    if (stretch(day) == stretch) {
                        scores.add(origin.days().get(day).score());
                    }
                }
                reaching += scores.size() > before ? 1 : 0;
            }
            double[] sorted =
                    scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double ownBelow = sorted.length == 0 ? 1 : -Forecaster.at(sorted, 1 - EDGE);
            double ownAbove = sorted.length == 0 ? 1 : Forecaster.at(sorted, EDGE);
            below.add(blended(USUAL.below.get(stretch), ownBelow, stretch, reaching));
            above.add(blended(USUAL.above.get(stretch), ownAbove, stretch, reaching));
        }
        return new Band(below, above);
    }

    /**
     * The same where the bank tells of so few days that most of what is paid once a quarter or a year has not been seen: more may leave than
     * is known of, hardly more come.
     */
    Band knowing(int days) {
        double wider = 1 + YOUNG * Math.max(0, 1 - days / (double) YEAR_DAYS);
        return new Band(below.stream().map(factor -> factor * wider).toList(), above);
    }

    private static double blended(double usual, double own, int stretch, int origins) {
        double weight = origins / (origins + (own > usual ? USUAL_ORIGINS_WIDER[stretch] : USUAL_ORIGINS));
        return Math.exp((1 - weight) * Math.log(usual) + weight * Math.log(Math.clamp(own, NARROWEST, WIDEST)));
    }

    double low(int day, double middle, double p10) {
        return middle - below.get(stretch(day)) * (middle - p10);
    }

    double high(int day, double middle, double p90) {
        return middle + above.get(stretch(day)) * (p90 - middle);
    }

    /** A simulated balance, as far from the middle as it is with the widened band. */
    double widened(int day, double middle, double balance) {
        double factor = balance < middle ? below.get(stretch(day)) : above.get(stretch(day));
        return middle + factor * (balance - middle);
    }

    /** @param day from 0 */
    static int stretch(int day) {
        int stretch = 0;
        while (day + 1 > STRETCHES[stretch]) {
            stretch++;
        }
        return stretch;
    }
}
