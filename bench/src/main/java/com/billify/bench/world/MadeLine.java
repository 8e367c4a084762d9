package com.billify.bench.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bank line of a made-up company, and what it truly is.
 *
 * @param account the index of the company's account
 * @param cents negative leaves the account
 * @param category a name of the closed list of categories
 * @param kind sale, out, sdd_in, card, sdd_batch, out_batch or another word of its own
 * @param series the series it belongs to; null for most
 * @param note what is odd about the payment, "" for nothing
 * @param referenceState how the payer referred to the documents, "" where there are none
 */
public record MadeLine(
        String id,
        int account,
        LocalDate bookingDate,
        long cents,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String structuredReference,
        @Nullable String remittanceInformation,
        @Nullable String endToEndId,
        String category,
        String kind,
        @Nullable String series,
        @Nullable String partyId,
        String note,
        String referenceState) {

    MadeLine of(String otherId, int otherAccount) {
        return new MadeLine(
                otherId,
                otherAccount,
                bookingDate,
                cents,
                counterpartyName,
                counterpartyAccount,
                structuredReference,
                remittanceInformation,
                endToEndId,
                category,
                kind,
                series,
                partyId,
                note,
                referenceState);
    }
}
