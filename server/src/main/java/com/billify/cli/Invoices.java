package com.billify.cli;

import com.billify.invoicing.core.InvoiceKey;
import com.billify.invoicing.core.StatedInvoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The invoices of all files, each once over all channels, as the server's invoice book keeps them. One that comes in a
 * file of its own and in a table as well is named after its own file, and counts as that file states it.
 */
final class Invoices {
    private final List<Stated> own = new ArrayList<>();
    private final List<Stated> rows = new ArrayList<>();

    private record Stated(
            String name, StatedInvoice stated, @Nullable String creditedNumber) {}

    /** Told of an invoice that two files state, and not alike. */
    interface Differing {
        void differs(String name, String known);
    }

    /**
     * @param file its name without the ending
     * @param creditedNumber of a credit note: the invoice that it is about
     */
    void add(String file, StatedInvoice stated, @Nullable String creditedNumber) {
        own.add(new Stated(file, stated, creditedNumber));
    }

    /** One row of a table of invoices. */
    void addRow(StatedInvoice stated) {
        rows.add(new Stated(stated.number().printed(), stated, null));
    }

    /** Every invoice once: those of files first, then those that only a table states. */
    List<CompanyBooks.Filed> all(Differing differing) {
        List<CompanyBooks.Filed> all = new ArrayList<>();
        Names names = new Names();
        Map<InvoiceKey, Stated> byKey = new HashMap<>();
        Map<String, Stated> byName = new HashMap<>();
        for (Stated filed : own) {
            Stated known = byKey.putIfAbsent(key(filed.stated()), filed);
            if (known == null) {
                byName.putIfAbsent(filed.name(), filed);
                all.add(document(all.size(), names.free(filed.name()), filed));
            } else if (!isAlike(known.stated(), filed.stated())) {
                differing.differs(filed.name(), known.name());
            }
        }
        for (Stated row : rows) {
            Stated named = byName.get(row.name());
            boolean isNamed = named != null && isAlike(named.stated(), row.stated());
            if (!isNamed && byKey.putIfAbsent(key(row.stated()), row) == null) {
                all.add(document(all.size(), names.free(row.name()), row));
            }
        }
        return all;
    }

    /** An invoice is never expected here, so that nothing stands in for its number. */
    private static InvoiceKey key(StatedInvoice stated) {
        return InvoiceKey.of(new UUID(0, 0), stated);
    }

    private static CompanyBooks.Filed document(int index, String name, Stated filed) {
        return new CompanyBooks.Filed(new UUID(1, index), name, filed.stated(), filed.creditedNumber());
    }

    private static boolean isAlike(StatedInvoice one, StatedInvoice other) {
        return one.direction() == other.direction()
                && one.kind() == other.kind()
                && one.payable().equals(other.payable())
                && Objects.equals(one.issueDate(), other.issueDate());
    }
}
