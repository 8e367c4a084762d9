package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    /** So many days tell well enough what a week moves on the mean; of fewer the mean itself is unsure, and how far weeks differ is too. */
    private static final int ENOUGH_DAYS = 81;

    private static final int WEEK_DAYS = 7;

    /** Fewer tell nothing of how weeks differ. */
    private static final int FEWEST_DAYS = 12;

    /** The middle of each of {@link #STRETCHES}, the last up to three months. */
    private static final double[] AHEAD_DAYS = {4, 18, 44, 76};

    /** How far off the middle of a forecast is where drift is off by one, on companies whose invoices are known; so many past forecasts. */
    private static final double USUAL_SKILL = 0.6;

    private static final double USUAL_SKILL_ORIGINS = 4;

    /** From here on nothing but chance sets it apart from drift; the band then leans to what balances did in all the past. */
    private static final double GOOD_SKILL = 0.7;

    private static final double NO_SKILL = 1.0;
    private static final double MOST_PLAIN = 0.6;
    private static final double LEAST_PLAIN = 0.3;

    /** As a logarithm: one past forecast says no more than this. */
    private static final double MOST_SKILL = 1;

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
        double plain = plain(record);
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
            below.add(leaning(
                    blended(USUAL.below.get(stretch), ownBelow, stretch, reaching), record, stretch, true, plain));
            above.add(leaning(
                    blended(USUAL.above.get(stretch), ownAbove, stretch, reaching), record, stretch, false, plain));
        }
        return new Band(below, above);
    }

    /** How far the band leans to that of drift: not at all where past forecasts were clearly better, which is usual. */
    private static double plain(TrackRecord record) {
        double logs = USUAL_SKILL_ORIGINS * Math.log(USUAL_SKILL);
        double count = USUAL_SKILL_ORIGINS;
        for (TrackRecord.Origin origin : record.origins()) {
            double off = 1;
            double plainOff = 1;
            for (int day = 0; day < origin.plain().size(); day++) {
                TrackRecord.Compared compared = origin.days().get(day);
                off += Math.abs(compared.actualMinor() - compared.p50Minor());
                plainOff += Math.abs(
                        compared.actualMinor() - origin.plain().get(day).middle());
            }
            if (!origin.plain().isEmpty()) {
                logs += Math.clamp(Math.log(off / plainOff), -MOST_SKILL, MOST_SKILL);
                count++;
            }
        }
        double skill = Math.exp(logs / count);
        return MOST_PLAIN * Math.clamp((skill - GOOD_SKILL) / (NO_SKILL - GOOD_SKILL), 0, 1);
    }

    /** Between a factor and the one that would have given, on the mean of past forecasts, the band of drift. */
    private static double leaning(double factor, TrackRecord record, int stretch, boolean isBelow, double plain) {
        double own = 0;
        double drift = 0;
        for (TrackRecord.Origin origin : record.origins()) {
            for (int day = 0; day < origin.plain().size(); day++) {
                if (stretch(day) == stretch) {
                    TrackRecord.Compared said = origin.days().get(day);
                    Drift.Ahead ahead = origin.plain().get(day);
                    own += isBelow ? said.p50Minor() - said.p10Minor() : said.p90Minor() - said.p50Minor();
                    drift += isBelow ? ahead.below() : ahead.above();
                }
            }
        }
        return own <= 0 ? factor : (1 - plain) * factor + plain * Math.clamp(drift / own, LEAST_PLAIN, WIDEST);
    }

    /**
     * The same where the bank tells of so few days that most of what is paid once a quarter or a year has not been seen: more may leave than
     * is known of, hardly more come. Where it tells of some weeks only, either may be.
     */
    Band knowing(int days) {
        double wider = 1 + YOUNG * Math.max(0, 1 - days / (double) YEAR_DAYS);
        return new Band(times(below, wider, days), times(above, 1, days));
    }

    private static List<Double> times(List<Double> factors, double wider, int days) {
        return IntStream.range(0, factors.size())
                .mapToObj(stretch -> factors.get(stretch) * wider * unsure(days, stretch))
                .toList();
    }

    /**
     * By how much further a balance may be off where the mean of a day is known of some weeks alone: that it is off adds up day by day, beside
     * the days being off by chance. And how far weeks differ is known of one week less than there are.
     */
    private static double unsure(int days, int stretch) {
        double known = Math.clamp(days, FEWEST_DAYS, ENOUGH_DAYS);
        return spread(known, AHEAD_DAYS[stretch]) / spread(ENOUGH_DAYS, AHEAD_DAYS[stretch]);
    }

    private static double spread(double known, double ahead) {
        return Math.sqrt(1 + ahead / known) * known / (known - WEEK_DAYS);
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
