package com.billify.invoicing.core;

import java.util.UUID;

/** What makes one invoice one invoice over all channels. */
public record InvoiceKey(String direction, String kind, String counterpartyKey, String numberKey, int issueYear) {
    /** @param id stands in for the number of what has none */
    public static InvoiceKey of(UUID id, StatedInvoice stated) {
        return new InvoiceKey(
                stated.direction().wireName(),
                stated.kind().wireName(),
                stated.counterpartyKey(),
                stated.kind() == Kind.EXPECTED ? id.toString() : stated.number().key(),
                stated.issueDate().getYear());
    }
}
