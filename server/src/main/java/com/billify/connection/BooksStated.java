package com.billify.connection;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * The books of a company say something new of what is open of these invoices. Heard twice it does no harm: what they say is
 * read then.
 *
 * @param invoiceIds at most 1,000
 */
public record BooksStated(CompanyId company, List<UUID> invoiceIds) {
    static final int MOST_IDS = 1_000;

    public BooksStated {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
