package com.billify.invoicing.core;

import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as a document states it, or an expected item as a person does, seen from the company.
 *
 * @param number of an expected item: the words for it
 * @param payable what remains to be paid in cash; never negative
 * @param dueDate null when the document states none
 * @param counterpartyVat with country prefix, without separators
 * @param paymentReference twelve bare digits where an OGM
 */
public record StatedInvoice(
        Direction direction,
        Kind kind,
        InvoiceNumber number,
        @Nullable String counterpartyName,
        @Nullable String counterpartyVat,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Money payable,
        @Nullable Money net,
        @Nullable Money vat,
        @Nullable Money gross,
        @Nullable String iban,
        @Nullable String paymentReference,
        List<Line> lines) {

    /** What Belgian practice takes when a document says nothing (law of 2 August 2002 on late payment, article 4). */
    private static final int USUAL_TERM_DAYS = 30;

    /** One line of the document. */
    public record Line(
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal net) {}

    public StatedInvoice {
        if (payable.isNegative()) {
            throw new IllegalArgumentException("what is payable is never negative: " + payable);
        }
        lines = List.copyOf(lines);
    }

    /** The cash it means: positive comes in, negative goes out. */
    public Money cash() {
        boolean comesIn = (direction == Direction.RECEIVABLE) == (kind != Kind.CREDIT_NOTE);
        return comesIn ? payable : payable.negated();
    }

    /** The stated due date, else thirty days after issue. */
    public LocalDate expectedDueDate() {
        return dueDate != null ? dueDate : issueDate.plusDays(USUAL_TERM_DAYS);
    }

    /** Who the other side is, over all channels: its VAT number where known, else its name in plain letters. */
    public String counterpartyKey() {
        if (counterpartyVat != null) {
            return counterpartyVat;
        }
        return nameKey();
    }

    /** The name of the other side in plain letters; empty where none is stated. */
    public String nameKey() {
        return counterpartyName == null
                ? ""
                : counterpartyName.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
