package com.billify.invoicing;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * Invoices came in that were not known before, or say something new since a person or a document changed them.
 *
 * @param invoiceIds at most 1,000; some may be gone again when this is heard
 */
public record InvoiceRegistered(CompanyId company, List<UUID> invoiceIds) {
    public InvoiceRegistered {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
