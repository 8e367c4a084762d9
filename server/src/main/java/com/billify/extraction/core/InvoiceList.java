package com.billify.extraction.core;

import com.billify.extraction.core.table.TableFormat;
import com.billify.extraction.core.table.TableMapping.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many invoices in one table, in its order, and what was odd about the table. */
public record InvoiceList(TableFormat format, List<Listed> invoices, List<Warning> warnings) implements Reading {
    public InvoiceList {
        invoices = List.copyOf(invoices);
        warnings = List.copyOf(warnings);
    }

    /**
     * One of them.
     *
     * @param row its number in the table
     * @param side who owes whom, where the table says it; null where it names both parties instead
     */
    public record Listed(
            int row, InvoiceDocument document, @Nullable Side side) {}
}
