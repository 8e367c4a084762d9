package com.billify.bench.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note of a made-up company.
 *
 * @param sale sent by the company; else received
 * @param grossCents with VAT, positive also for a credit note
 * @param structuredReference twelve digits; null where the sender uses none
 * @param credited the number of the invoice that a credit note is about
 */
public record MadeDocument(
        String id,
        String number,
        boolean sale,
        boolean creditNote,
        MadeParty party,
        LocalDate issued,
        LocalDate due,
        long netCents,
        long grossCents,
        @Nullable String structuredReference,
        @Nullable String credited) {
    MadeDocument named(String otherId) {
        return new MadeDocument(
                otherId,
                number,
                sale,
                creditNote,
                party,
                issued,
                due,
                netCents,
                grossCents,
                structuredReference,
                credited);
    }

    /** As cash seen from the company: positive comes in. */
    public long cashCents() {
        return sale != creditNote ? grossCents : -grossCents;
    }
}
