package com.billify.invoicing;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * A document of invoices was taken back, and they stay without it, as a person typed them or another document says them.
 *
 * @param invoiceIds at most 1,000; some may be gone when this is heard
 */
public record InvoiceReverted(CompanyId company, List<UUID> invoiceIds) {
    public InvoiceReverted {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
