package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as read from a document. Amounts of a credit note are positive.
 *
 * @param sellerVat with country prefix, without separators, as the document states it
 * @param sellerNumber the seller's Belgian enterprise number as ten digits where one is stated and valid
 * @param ibans every account to pay to, in document order; the first is the preferred one
 * @param paymentReference twelve bare digits where an OGM with right check digits, else as stated
 * @param creditedNumber the invoice that this is about, of a credit note that names one; null of an invoice
 * @param net without VAT
 * @param gross with VAT
 * @param payable what remains to be paid in cash
 */
public record InvoiceDocument(
        InvoiceKind kind,
        DocumentSource source,
        @Nullable String invoiceNumber,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String sellerName,
        @Nullable String sellerVat,
        @Nullable String sellerNumber,
        @Nullable String buyerName,
        @Nullable String buyerVat,
        @Nullable String buyerNumber,
        List<String> ibans,
        @Nullable String paymentReference,
        @Nullable String creditedNumber,
        @Nullable String currency,
        @Nullable BigDecimal net,
        @Nullable BigDecimal vat,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal payable,
        List<InvoiceLine> lines,
        List<VatSubtotal> vatSubtotals,
        List<Warning> warnings)
        implements Reading {
    public InvoiceDocument {
        ibans = List.copyOf(ibans);
        lines = List.copyOf(lines);
        vatSubtotals = List.copyOf(vatSubtotals);
        warnings = List.copyOf(warnings);
    }

    /** The same, read from the XML within a file of another format. */
    InvoiceDocument within(DocumentSource container) {
        return new InvoiceDocument(
                kind,
                container,
                invoiceNumber,
                issueDate,
                dueDate,
                sellerName,
                sellerVat,
                sellerNumber,
                buyerName,
                buyerVat,
                buyerNumber,
                ibans,
                paymentReference,
                creditedNumber,
                currency,
                net,
                vat,
                gross,
                payable,
                lines,
                vatSubtotals,
                warnings);
    }

    /** The same with these warnings in the place of its own. */
    InvoiceDocument with(List<Warning> others) {
        return new InvoiceDocument(
                kind,
                source,
                invoiceNumber,
                issueDate,
                dueDate,
                sellerName,
                sellerVat,
                sellerNumber,
                buyerName,
                buyerVat,
                buyerNumber,
                ibans,
                paymentReference,
                creditedNumber,
                currency,
                net,
                vat,
                gross,
                payable,
                lines,
                vatSubtotals,
                others);
    }
}
