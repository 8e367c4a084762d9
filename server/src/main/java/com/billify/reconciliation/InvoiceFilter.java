package com.billify.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the invoice list as they stand in its address; what is not given is left open.
 *
 * @param kind expected for what a person expects; else invoices and credit notes
 * @param issuedFrom first day of issue, as {@code issuedTo} is the last
 * @param counterparty one party, by the key its documents are known by
 * @param status open, settled, all or setAside; what is set aside is in no other list
 */
record InvoiceFilter(
        @Nullable String kind,
        @Nullable String direction,
        @Nullable String status,
        @Nullable String urgency,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable LocalDate issuedFrom,
        @Nullable LocalDate issuedTo,
        @Nullable String counterparty,
        @Nullable String search,
        @Nullable String currency,
        @Nullable UUID importId) {

    InvoiceList.Filter checked() {
        Choice.of("direction", direction, "receivable", "payable");
        boolean expected = Boolean.TRUE.equals(Choice.of("kind", kind, "expected", "document"));
        boolean setAside = "setAside".equals(status);
        return new InvoiceList.Filter(
                expected
                        ? InvoiceList.Kinds.EXPECTED
                        : kind == null && setAside ? InvoiceList.Kinds.ALL : InvoiceList.Kinds.DOCUMENTS,
                setAside,
                direction,
                setAside || "all".equals(status) ? null : Choice.of("status", status, "open", "settled"),
                urgency,
                dueFrom,
                dueTo,
                issuedFrom,
                issuedTo,
                counterparty,
                search,
                currency,
                importId);
    }
}
