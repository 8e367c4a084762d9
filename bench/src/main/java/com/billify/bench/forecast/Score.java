package com.billify.bench.forecast;

/** How right something was over many days of start. */
final class Score {
    static final int NEAR = 28;
    static final int FAR = 91;
    private static final int MONTH = 30;
    private static final int[] STRETCHES = {28, 60, FAR};

    private int count;
    private double logNear;
    private double logFar;
    private final double[] inside = new double[STRETCHES.length];
    private double squares;

    /**
     * @param today where the day of start stands among the balances
     * @param drift what everything is measured against
     */
    void add(Known company, int today, Ahead ahead, Ahead drift) {
        count++;
        logNear += Math.log(loss(company, today, ahead, NEAR) / loss(company, today, drift, NEAR));
        logFar += Math.log(loss(company, today, ahead, FAR) / loss(company, today, drift, FAR));
        int from = 0;
        for (int stretch = 0; stretch < STRETCHES.length; stretch++) {
            int hits = 0;
            for (int day = from; day < STRETCHES[stretch]; day++) {
                double came = company.balances()[today + 1 + day];
                hits += came >= ahead.days()[day][0] && came <= ahead.days()[day][2] ? 1 : 0;
            }
            inside[stretch] += (double) hits / (STRETCHES[stretch] - from);
            from = STRETCHES[stretch];
        }
        boolean sank = false;
        for (int day = 0; day < MONTH; day++) {
            sank |= company.balances()[today + 1 + day] < 0;
        }
        double off = ahead.belowZero() - (sank ? 1 : 0);
        squares += off * off;
    }

    /** Pinball loss of the three shares, summed over the days. */
    private static double loss(Known company, int today, Ahead ahead, int days) {
        double loss = 1e-9;
        for (int day = 0; day < days; day++) {
            double came = company.balances()[today + 1 + day];
            for (int share = 0; share < Ahead.SHARES.length; share++) {
                double off = came - ahead.days()[day][share];
                loss += Math.max(Ahead.SHARES[share] * off, (Ahead.SHARES[share] - 1) * off);
            }
        }
        return loss;
    }

    /** A row of the table that docs/benchmarks.md keeps. */
    String row(String name) {
        String brier = Double.isNaN(squares) ? "" : "%.3f".formatted(squares / count);
        return "| %s | %d | %.3f | %.3f | %.2f, %.2f, %.2f | %s |"
                .formatted(
                        name,
                        count,
                        Math.exp(logNear / count),
                        Math.exp(logFar / count),
                        inside[0] / count,
                        inside[1] / count,
                        inside[2] / count,
                        brier);
    }
}
