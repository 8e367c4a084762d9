package com.billify.intake;

import com.billify.invoicing.Entry;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.ProblemException;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person who looked at the page says is on it.
 *
 * @param currency ISO code
 * @param fields by name: number, counterpartyName, counterpartyVat, issueDate, dueDate, amount, net, vat, iban,
 *     paymentReference; null and absent mean that it is not on the page
 */
record PrintAnswer(Direction direction, boolean creditNote, String currency, Map<String, @Nullable String> fields) {
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * The invoice that it makes.
     *
     * @throws ProblemException when a field cannot be what it is
     */
    StatedInvoice invoice() {
        Map<Field, Optional<String>> typed = new EnumMap<>(Field.class);
        fields.forEach((name, text) -> typed.put(
                Field.ofWireName(name)
                        .filter(field -> field != Field.CERTAINTY)
                        .orElseThrow(() -> ProblemException.ofField(
                                name, "unknown-field", "No invoice has a field of this name.")),
                Optional.ofNullable(text)));
        return InvoiceBook.read(new Entry(
                NOBODY, creditNote ? Kind.CREDIT_NOTE : Kind.INVOICE, direction, currencyOf(currency), typed));
    }

    private static Currency currencyOf(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw refused();
        }
        throw refused();
    }

    private static ProblemException refused() {
        return ProblemException.ofField("currency", "unknown-currency", "There is no currency of this code.");
    }
}
