package com.billify.reconciliation.core.matching;

/**
 * What may speak for or against a hypothesis, each with its weight: the natural logarithm of the odds that it gives. The
 * weights were fitted on companies with known truth (docs/decisions/0030-weights-are-fitted-and-explained.md); 2.3 is ten to one.
 */
enum Fact {
    /** The counterparty's account is printed on the party's documents. */
    ACCOUNT_STATED(2.0),
    /** Payments from the account named documents of the party; times how sure that makes it, 0 to 1. */
    ACCOUNT_LEARNT(3.0),
    /** Times how alike the names are, 0 to 1. */
    NAME_LIKENESS(3.4),
    /** Neither account nor name says whose it is. */
    NOTHING_KNOWN(-2.0),

    /** Worth less than a number: payers choose an old payment from a list, and its reference comes with it. */
    REFERENCE_SAME(4.2),
    /** A reference with a slip in it was typed, and so is of this payment. */
    REFERENCE_EDIT(4.0),
    /** Who types a number looks at the invoice. */
    NUMBER_SAME(5.2),
    /** A number one slip away; its neighbours are often one slip away too. */
    NUMBER_EDIT(3.0),
    /** The last digits only. */
    NUMBER_TAIL(2.0),
    /** The text ends in the beginning of the number. */
    NUMBER_CUT(0.5),
    /** Several documents, and each is named. */
    ALL_NAMED(1.7),
    /** For each document that the text leaves out, while it names others. */
    UNNAMED_BESIDE_NAMED(-1.6),
    /** The same where only a reference names one: a payer of several gives the reference of the first. */
    UNNAMED_BESIDE_REFERENCE(-1.6),
    /** The same where the text was cut off. */
    UNNAMED_BESIDE_CUT(-0.5),
    /** For each open document that is named and would not be paid. */
    NAMED_LEFT_OUT(-3.6),
    /** The reference of a document that is paid already. */
    OLDER_REFERENCE(-1.5),
    /** The number of a document that is paid already: nobody types that by accident. */
    OLDER_NUMBER(-3.0),
    /** There is a reference, but of no document of the party. */
    WORDS_NAME_NOTHING(-1.0),

    /** To the cent the whole of one document: the strongest fact of all. */
    AMOUNT_SAME(7.8),
    /** To the cent what other payments left of it. */
    AMOUNT_REST(7.6),
    /** To the cent the sum of several. */
    AMOUNT_SUM(4.7),
    /** Less than a bank's charge too little. */
    LESS_FEE(0.1),
    /** For each unit of currency that is missing. */
    LESS_FEE_PER_EURO(0.0),
    /** A usual discount too little, to the cent. */
    LESS_DISCOUNT(1.3),
    /** A discount after the due date. */
    DISCOUNT_LATE(-1.7),
    /** Rounded to whole units, upwards. */
    ROUNDED_UP(2.0),
    /** Rounded downwards. */
    ROUNDED_OTHER(-1.0),
    /** Off by something without a name. */
    ODD(-3.3),
    /** For each percent that it is off. */
    ODD_SHARE(-0.2),
    /** A part in whole units of currency. */
    PARTIAL_WHOLE(-2.0),
    /** A half, a third or a quarter. */
    PARTIAL_FRACTION(1.1),
    /** Any other part. */
    PARTIAL_OTHER(-4.9),
    /** A part of what other parts left. */
    PARTIAL_OF_PART(0),
    /** Another payment is the rest to the cent. */
    REST_COMES_LATER(2.8),

    /** For each invoice after the first: most payments are for one. */
    MORE_INVOICES(-1.3),
    /** For each power of e in the number of sets of that size there are: what fits many ways fits by chance. */
    CHANCES(-0.7),
    /** Documents that follow each other by due date. */
    RUN(0.2),
    /** Logarithm of the older documents that would stay open. No habit to pay the oldest first showed. */
    OLDER_LEFT(0.3),
    /** Logarithm of the documents between those taken that would stay open. */
    SKIPPED(-1.1),
    /** An older document of the same amount would stay open: the oldest of twins is taken. */
    OLDER_TWIN_LEFT(-1.5),
    /** A credit note of one of the invoices is taken off. */
    CREDIT_OF_SET(-1.5),
    /** A credit note of another invoice is taken off. */
    CREDIT_OTHER(-2.0),
    /** The credit note is named. */
    CREDIT_NAMED(3.0),
    /** For each credit note of these invoices that is not taken off. */
    CREDIT_LEFT_OUT(-1.1),

    /** Paid before the document's date. */
    BEFORE_ISSUE(-3.0),
    /** For each power of e in the days from when the party usually pays (by threes). */
    FROM_USUAL(-2.1),
    /** The same from the due date, while the party's habit is not known. */
    FROM_USUAL_UNKNOWN(-0.5),
    /** Four months overdue. */
    VERY_LATE(-1.1),

    /** What speaks for no document before anything is known. */
    NO_DOCUMENT(2.1),
    /** But the account is a party's. */
    NO_DOCUMENT_ACCOUNT(-2.9),
    /** But an open document is named. */
    NO_DOCUMENT_NAMED(-4.1),
    /** But a paid document is named. */
    NO_DOCUMENT_OLDER_NAMED(-1.3),
    /** An earlier payment of the same amount paid its document. */
    DUPLICATE(0.7),
    /** And says the same. */
    DUPLICATE_WORDS(2.3),
    /** Logarithm of the days since: who pays twice does so soon. */
    DUPLICATE_DAYS(-0.8),
    /** And the amount went back later. */
    DUPLICATE_REFUNDED(5.4),
    /** Money goes back in the amount of an invoice. */
    RETURNED(-2.1),
    /** And names it. */
    RETURNED_NAMED(4.3),
    /** But the invoice was paid by transfer, which no bank takes back. */
    RETURNED_AFTER_PAYMENT(-2.4),
    /** Money goes back. */
    REFUND(-2.0),
    /** In the amount of a duplicate. */
    REFUND_OF_DUPLICATE(5.5),
    /** And names a document. */
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
