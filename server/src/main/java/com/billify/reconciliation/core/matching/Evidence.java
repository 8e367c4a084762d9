package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;

/** A fact that speaks for a proposal, with what a screen needs to word it. */
public sealed interface Evidence {

    /** How a text that a payer wrote agrees with what a document says. */
    enum Agreement {
        SAME,
        /** One digit or letter off, or two changed places. */
        ONE_EDIT,
        /** Its last digits, as payers shorten the numbers of a list. */
        END,
        /** Begins like it: the bank cut the text off. */
        CUT
    }

    /** The payment gives the document's payment reference. */
    record Reference(String documentId, String reference, Agreement agreement) implements Evidence {}

    /** The payment gives the reference of another document of the same party, which is paid or of another amount. */
    record OlderReference(String documentId, String reference) implements Evidence {}

    /** The payment's text names the document's number. */
    record Number(String documentId, String number, Agreement agreement) implements Evidence {}

    /**
     * The counterparty's account is the party's.
     *
     * @param stated printed on its documents or said by a person; else learnt from payments that named its documents
     */
    record Account(String iban, boolean stated) implements Evidence {}

    /**
     * The counterparty's name is the party's.
     *
     * @param name as the bank gives it
     * @param same but for its spelling and legal form; else only alike
     */
    record Name(String name, boolean same) implements Evidence {}

    /** How the amount of the payment compares with what is open of the documents. */
    enum Relation {
        EQUAL,
        /** Equals the sum of several. */
        SUM,
        /** Less what a bank charges for a transfer. */
        LESS_FEE,
        /** Less a discount for early payment. */
        LESS_DISCOUNT,
        ROUNDED,
        /** A part of it. */
        PARTIAL,
        /** What other payments left open of it. */
        REMAINDER,
        /** Something else. */
        OTHER
    }

    /**
     * The amount fits.
     *
     * @param total what is open of the documents together
     * @param difference payment less total
     */
    record Amount(Relation relation, Money total, Money difference) implements Evidence {}

    /** The payer took a credit note off. */
    record CreditNoteNetted(String documentId, String number) implements Evidence {}

    /**
     * When it came.
     *
     * @param days after the due date, negative before it
     * @param usualDays what is usual for this party
     */
    record Delay(int days, int usualDays) implements Evidence {}

    /**
     * Others of the same party and amount are open too: the oldest is taken.
     *
     * @param count how many there are, this one included
     */
    record OldestOfTwins(int count) implements Evidence {}

    /**
     * One line that stands for many: an own collection of direct debits, or a batch of payments.
     *
     * @param stated how many the bank says it holds; 0 when it does not say
     */
    record Batch(int stated) implements Evidence {}

    /** Repeats an earlier payment, whose documents were paid by it. */
    record Repeats(String paymentId) implements Evidence {}

    /** Gives back, or takes back, an earlier payment. */
    record Reverses(String paymentId) implements Evidence {}

    /** The other account is the company's own. */
    record OwnAccount(String account) implements Evidence {}

    /** A person decided likewise before for this counterparty. */
    record DoneBefore(int times) implements Evidence {}

    /** Nothing open fits. */
    record NothingFits() implements Evidence {}

    /** A person said so. */
    record SaidByPerson() implements Evidence {}
}
