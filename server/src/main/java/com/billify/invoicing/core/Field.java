package com.billify.invoicing.core;

import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of an invoice a person may set. As text: amounts are decimals in the invoice's currency, days are ISO 8601. */
public enum Field {
    NUMBER("number", stated -> stated.number().printed()),
    COUNTERPARTY_NAME("counterpartyName", StatedInvoice::counterpartyName),
    COUNTERPARTY_VAT("counterpartyVat", StatedInvoice::counterpartyVat),
    ISSUE_DATE("issueDate", stated -> stated.issueDate().toString()),
    DUE_DATE("dueDate", stated -> text(stated.dueDate())),
    /** What is to be paid; never negative. */
    AMOUNT("amount", stated -> text(stated.payable())),
    NET("net", stated -> text(stated.net())),
    VAT("vat", stated -> text(stated.vat())),
    IBAN("iban", StatedInvoice::iban),
    PAYMENT_REFERENCE("paymentReference", StatedInvoice::paymentReference),
    /** Of an expected item: certain or likely. No document states it. */
    CERTAINTY("certainty", stated -> null);

    private final String wireName;
    private final Function<StatedInvoice, @Nullable String> reading;

    Field(String wireName, Function<StatedInvoice, @Nullable String> reading) {
        this.wireName = wireName;
        this.reading = reading;
    }

    /** The name in the database and outside. */
    public String wireName() {
        return wireName;
    }

    /** What an invoice says of this field, as text; null when nothing. */
    public @Nullable String of(StatedInvoice stated) {
        return reading.apply(stated);
    }

    public static Optional<Field> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(name))
                .findFirst();
    }

    static @Nullable Money money(@Nullable String text, Currency currency) {
        return text == null ? null : Money.exactly(new BigDecimal(text), currency);
    }

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
