package com.billify.invoicing.core;

import com.billify.invoicing.core.Parties.Likeness;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tells which of the things that a person typed, or a link told, a document now states; and the other way round. Only what cannot be otherwise is decided; what may
 * be is left to a person.
 */
public final class Twins {
    private static final long SAME_DAYS = 10;
    private static final long NEAR_DAYS = 31;
    /** A number comes again in another year. */
    private static final long SAME_NUMBER_DAYS = 183;
    /** An expected amount is a guess: a tenth more or less may still be it. */
    private static final int NEAR_PART = 10;

    private Twins() {}

    /** Something that was typed, with what is in force of it. */
    public record Candidate(UUID id, StatedInvoice typed) {}

    /** What a document is the twin of. */
    public sealed interface Found {
        /** Beyond doubt and alone. */
        record Sure(UUID id) implements Found {}

        /** These may be it. */
        record Possible(List<UUID> ids) implements Found {}

        record None() implements Found {}
    }

    private enum Fit {
        SURE,
        POSSIBLE,
        NOT
    }

    /** @param candidates typed and without a document so far; those of other directions do no harm */
    public static Found find(StatedInvoice document, List<Candidate> candidates) {
        List<UUID> sure = new ArrayList<>();
        List<UUID> possible = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (fit(document, candidate.typed())) {
                case SURE -> sure.add(candidate.id());
                case POSSIBLE -> possible.add(candidate.id());
                case NOT -> {}
            }
        }
        if (sure.size() == 1) {
            return new Found.Sure(sure.getFirst());
        }
        sure.addAll(possible);
        return sure.isEmpty() ? new Found.None() : new Found.Possible(List.copyOf(sure));
    }

    private static Fit fit(StatedInvoice document, StatedInvoice typed) {
        if (document.direction() != typed.direction()
                || !document.cash().currency().equals(typed.cash().currency())) {
            return Fit.NOT;
        }
        Likeness party = Parties.of(
                document.counterpartyName(),
                document.counterpartyVat(),
                typed.counterpartyName(),
                typed.counterpartyVat());
        if (typed.kind() == Kind.EXPECTED) {
            return document.kind() == Kind.INVOICE ? fitOfExpected(document, typed, party) : Fit.NOT;
        }
        return document.kind() == typed.kind() ? fitOfInvoice(document, typed, party) : Fit.NOT;
    }

    private static Fit fitOfInvoice(StatedInvoice document, StatedInvoice typed, Likeness party) {
        boolean sameAmount = document.cash().equals(typed.cash());
        boolean alikeNumber = document.number().isSpelledLike(typed.number());
        boolean sameNumber = document.number().key().equals(typed.number().key());
        long days = daysBetween(document.issueDate(), typed.issueDate());
        boolean knownParty = party == Likeness.SAME || party == Likeness.ALIKE;
        if (knownParty && days <= SAME_NUMBER_DAYS && (sameNumber || (alikeNumber && sameAmount))) {
            return Fit.SURE;
        }
        if (sameAmount && days <= SAME_DAYS && party != Likeness.DIFFERENT && hasSameReference(document, typed)) {
            return Fit.SURE;
        }
        boolean mayBe = party != Likeness.DIFFERENT && sameAmount && days <= NEAR_DAYS;
        return mayBe || (alikeNumber && sameAmount && days <= SAME_NUMBER_DAYS) ? Fit.POSSIBLE : Fit.NOT;
    }

    /** A fixed reference comes again each month: it says something within days. */
    private static boolean hasSameReference(StatedInvoice document, StatedInvoice typed) {
        return document.paymentReference() != null
                && document.paymentReference().equals(typed.paymentReference());
    }

    private static Fit fitOfExpected(StatedInvoice document, StatedInvoice expected, Likeness party) {
        long days = Math.min(
                daysBetween(document.expectedDueDate(), expected.expectedDueDate()),
                daysBetween(document.issueDate(), expected.expectedDueDate()));
        boolean sameAmount = document.cash().equals(expected.cash());
        if (party == Likeness.SAME && sameAmount && days <= SAME_DAYS) {
            return Fit.SURE;
        }
        boolean knownParty = party == Likeness.SAME || party == Likeness.ALIKE;
        boolean near = knownParty && isNear(document.cash(), expected.cash()) && days <= NEAR_DAYS;
        return near || (party == Likeness.UNKNOWN && sameAmount && days <= SAME_DAYS) ? Fit.POSSIBLE : Fit.NOT;
    }

    private static boolean isNear(Money one, Money other) {
        long larger = Math.max(Math.abs(one.minorUnits()), Math.abs(other.minorUnits()));
        return Math.abs(one.minus(other).minorUnits()) <= larger / NEAR_PART;
    }

    private static long daysBetween(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
