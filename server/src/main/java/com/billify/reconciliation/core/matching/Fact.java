package com.billify.reconciliation.core.matching;

/** What may speak for or against a hypothesis, each with its weight. */
enum Fact {
    ACCOUNT_STATED(2.0),
    ACCOUNT_LEARNT(3.0),
    NAME_LIKENESS(3.4),
    NOTHING_KNOWN(-2.0),

    REFERENCE_SAME(4.2),
    REFERENCE_EDIT(4.0),
    NUMBER_SAME(5.2),
    NUMBER_EDIT(3.0),
    NUMBER_TAIL(2.0),
    NUMBER_CUT(0.5),
    ALL_NAMED(1.7),
    UNNAMED_BESIDE_NAMED(-1.6),
    UNNAMED_BESIDE_REFERENCE(-1.6),
    UNNAMED_BESIDE_CUT(-0.5),
    NAMED_LEFT_OUT(-3.6),
    OLDER_REFERENCE(-1.5),
    OLDER_NUMBER(-3.0),
    WORDS_NAME_NOTHING(-1.0),

    AMOUNT_SAME(7.8),
    AMOUNT_REST(7.6),
    AMOUNT_SUM(4.7),
    LESS_FEE(0.1),
    LESS_FEE_PER_EURO(0.0),
    LESS_DISCOUNT(1.3),
    DISCOUNT_LATE(-1.7),
    ROUNDED_UP(2.0),
    ROUNDED_OTHER(-1.0),
    ODD(-3.3),
    ODD_SHARE(-0.2),
    PARTIAL_WHOLE(-2.0),
    PARTIAL_FRACTION(1.1),
    PARTIAL_OTHER(-4.9),
    PARTIAL_OF_PART(-0.0),
    REST_COMES_LATER(2.8),

    MORE_INVOICES(-1.3),
    CHANCES(-0.7),
    RUN(0.2),
    OLDER_LEFT(0.3),
    SKIPPED(-1.1),
    OLDER_TWIN_LEFT(-1.5),
    CREDIT_OF_SET(-1.5),
    CREDIT_OTHER(-2.0),
    CREDIT_NAMED(3.0),
    CREDIT_LEFT_OUT(-1.1),

    BEFORE_ISSUE(-3.0),
    FROM_USUAL(-2.1),
    FROM_USUAL_UNKNOWN(-0.5),
    VERY_LATE(-1.1),

    NO_DOCUMENT(2.1),
    NO_DOCUMENT_ACCOUNT(-2.9),
    NO_DOCUMENT_NAMED(-4.1),
    NO_DOCUMENT_OLDER_NAMED(-1.3),
    DUPLICATE(0.7),
    DUPLICATE_WORDS(2.3),
    DUPLICATE_DAYS(-0.8),
    DUPLICATE_REFUNDED(5.4),
    RETURNED(-2.1),
    RETURNED_NAMED(4.3),
    RETURNED_AFTER_PAYMENT(-2.4),
    REFUND(-2.0),
    REFUND_OF_DUPLICATE(5.5),
    REFUND_NAMED(0.2);

    private static final Fact[] ALL = values();
    static final int COUNT = ALL.length;

    /** Natural logarithm of the odds that the fact gives, or gives per unit where it is a measure. */
    final double weight;

    Fact(double weight) {
        this.weight = weight;
    }

    static double[] weights() {
        double[] weights = new double[COUNT];
        for (Fact fact : ALL) {
            weights[fact.ordinal()] = fact.weight;
        }
        return weights;
    }
}
