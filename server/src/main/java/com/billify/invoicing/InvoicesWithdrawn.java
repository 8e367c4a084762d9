package com.billify.invoicing;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * Invoices go, or are set aside: they count no more. Told in the transaction while they are there still.
 *
 * @param invoiceIds at most 1,000
 */
public record InvoicesWithdrawn(CompanyId company, List<UUID> invoiceIds) {
    public InvoicesWithdrawn {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
