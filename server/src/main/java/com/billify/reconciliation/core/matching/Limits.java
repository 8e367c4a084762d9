package com.billify.reconciliation.core.matching;

/**
 * How far the matcher looks, and what counts as a fee, a discount or a twin. What weighs how much stands in {@link Fact}.
 */
final class Limits {
    /** An invoice may be paid some days before its date: it was announced. */
    static final int BEFORE_ISSUE_DAYS = 10;

    /** What is overdue for longer is hardly paid any more, and names itself if it is. */
    static final int OVERDUE_DAYS = 400;

    /** So many open documents of a party are weighed against a payment: those it names, then those of the likeliest age. */
    static final int CANDIDATES = 36;

    /** A party with more payments is looked at with less memory for each. */
    static final int MANY_PAYMENTS = 5_000;

    /** Nobody pays longer before the date of an invoice. */
    static final int ADVANCE_DAYS = 60;

    /** Payment runs that take more documents name them. */
    static final int RUN = 12;

    /** Where more sets sum to the amount, the sum says nothing any more. */
    static final int SUM_ANSWERS = 40;

    static final int IN_A_SUM = 10;

    /** What a bank charges for a transfer, foreign ones included, in minor units. */
    static final long FEE = 35_00;

    /** Discounts that invoices offer, as shares. */
    private static final double[] DISCOUNTS = {0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.10};

    /** A larger part that is off is no slip, as a share. */
    static final double ODD = 0.06;

    /** The rest of a part comes within half a year or so. */
    static final int REST_DAYS = 200;

    /** Who pays twice notices within three months. */
    static final int DUPLICATE_DAYS = 90;

    /** What was paid too much goes back within half a year. */
    static final int REFUND_DAYS = 180;

    /** A bank takes a direct debit back within eight weeks, and then the next collection is near. */
    static final int RETURN_DAYS = 120;

    /** From so many payments on, their delay is a habit. */
    static final int HABIT = 3;

    /** Longer than this after the due date is unusual. */
    static final int VERY_LATE_DAYS = 120;

    /** Equal documents due so close to each other may be taken for one another. */
    static final int TWIN_DAYS = 100;

    /** Payments of equal amounts so close to each other may each be for the other's document. */
    static final int SWAP_DAYS = 14;

    /** Rounds of reconsidering; nearly all ledgers are at rest after two. */
    static final int PASSES = 5;

    /** So many documents that others hold are looked at again for one payment. */
    static final int CONTESTED = 6;

    /** Documents that more payments share are not taken from them. */
    static final int HOLDERS = 2;

    /** What is worse by so much (natural logarithm of odds) is not worth asking what others would lose by it. */
    static final double HOPELESS = 16;

    static final int PROPOSALS = 5;
    static final double LEAST_CHANCE = 0.001;

    /** Nothing is surer than this but what a person says. */
    static final double SUREST = 0.9999;

    /** What a known customer pays hardly ever has no document: rather one is missing, or several are paid in part. */
    static final double NOTHING_FITS = 0.5;

    /** What is posted alone is right in 999 of 1,000 with room to spare: see docs/benchmarks.md. */
    static final double CERTAIN = 0.998;

    /** A payer who keeps back more than this is asked about, in minor units. */
    static final long CERTAIN_FEE = 15_00;

    /** At least two payments that named documents of the party, and hardly any of others. */
    static final double KNOWN_ACCOUNT = 0.8;

    static final double SAME_NAME = 0.9;

    private Limits() {}

    static boolean isDiscount(long total, long off) {
        for (double discount : DISCOUNTS) {
            // both sides round to the cent
            if (Math.abs(Math.round(total * discount) - off) <= 1) {
                return true;
            }
        }
        return false;
    }
}
