package com.billify.intake.core;

import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.fields.Field;
import com.billify.invoicing.core.StatedInvoice;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person confirmed of a supplier's paper, field by field, as the extractor names and writes it. */
public final class ConfirmedFields {
    private ConfirmedFields() {}

    /**
     * @param confirmed a payable
     * @param read the same paper as it was read: tells which of its totals is meant where a part was paid before
     * @return without what was not confirmed
     */
    public static Map<Field, String> of(StatedInvoice confirmed, InvoiceDocument read) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        put(fields, Field.INVOICE_NUMBER, confirmed.number().printed());
        put(fields, Field.ISSUE_DATE, confirmed.issueDate());
        put(fields, Field.DUE_DATE, confirmed.dueDate());
        put(fields, Field.SELLER_NAME, confirmed.counterpartyName());
        put(fields, Field.SELLER_VAT, confirmed.counterpartyVat());
        put(fields, Field.IBAN, confirmed.iban());
        put(fields, Field.PAYMENT_REFERENCE, confirmed.paymentReference());
        put(fields, Field.NET, confirmed.net() == null ? null : confirmed.net().amount());
        put(fields, Field.VAT, confirmed.vat() == null ? null : confirmed.vat().amount());
        BigDecimal amount = confirmed.payable().amount();
        if (isRest(read, amount)) {
            put(fields, Field.PAYABLE, amount);
            put(fields, Field.GROSS, read.gross());
        } else {
            put(fields, Field.GROSS, amount);
        }
        return fields;
    }

    /** What remains of a total that stands beside it. */
    private static boolean isRest(InvoiceDocument read, BigDecimal amount) {
        BigDecimal payable = read.payable();
        BigDecimal gross = read.gross();
        return payable != null && gross != null && payable.compareTo(gross) != 0 && payable.compareTo(amount) == 0;
    }

    private static void put(Map<Field, String> fields, Field field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
        }
    }
}
