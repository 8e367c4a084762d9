package com.billify.invoicing.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of one invoice: what a person typed lies over what its first document states. What is in force is
 * always worked out from the layers, so that taking one away leaves exactly what would be there without it.
 *
 * @param document null while no document states it
 * @param documentWins fields in which the document goes before what was typed
 */
public record Layers(
        Direction direction,
        Currency currency,
        Typed typed,
        @Nullable StatedInvoice document,
        Set<Field> documentWins) {

    /** All of an invoice that a document may state: what an expected item yields to its invoice. */
    public static final Set<Field> ALL = EnumSet.complementOf(EnumSet.of(Field.CERTAINTY));

    public Layers {
        documentWins = Set.copyOf(documentWins);
        if (document == null && !typed.isWhole()) {
            throw new IllegalArgumentException("an invoice is typed, or a document states it");
        }
    }

    /**
     * A field of which person and document say different things; null where either says nothing.
     *
     * @param typedInForce what the person said counts, not the document
     */
    public record Deviation(
            Field field, @Nullable String typed, @Nullable String document, boolean typedInForce) {}

    /** What kind it is: a document knows better than a person who expected one. */
    public Kind kind() {
        return document != null ? document.kind() : Objects.requireNonNull(typed.kind());
    }

    /** Certain or likely, of an item that is expected; null of any other. */
    public @Nullable String certainty() {
        return kind() == Kind.EXPECTED ? value(Field.CERTAINTY) : null;
    }

    /** The invoice as it counts. */
    public StatedInvoice inForce() {
        Money amount = Objects.requireNonNull(Field.money(value(Field.AMOUNT), currency));
        StatedInvoice sums = document != null && amount.equals(document.payable()) ? document : null;
        return new StatedInvoice(
                direction,
                kind(),
                new InvoiceNumber(Objects.requireNonNull(value(Field.NUMBER))),
                value(Field.COUNTERPARTY_NAME),
                value(Field.COUNTERPARTY_VAT),
                issued(),
                Field.day(value(Field.DUE_DATE)),
                amount,
                sums != null || isTyped(Field.NET) ? Field.money(value(Field.NET), currency) : null,
                sums != null || isTyped(Field.VAT) ? Field.money(value(Field.VAT), currency) : null,
                sums != null ? sums.gross() : amount,
                value(Field.IBAN),
                value(Field.PAYMENT_REFERENCE),
                document == null ? List.of() : document.lines());
    }

    /** Fields that a person set and the document says otherwise, whichever of the two is in force. */
    public List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        if (document != null) {
            for (Field field : Field.values()) {
                if (typed.fields().containsKey(field) && field != Field.CERTAINTY) {
                    String said = typed.text(field);
                    String stated = field.of(document);
                    if (!Objects.equals(said, stated)) {
                        deviations.add(new Deviation(field, said, stated, isTyped(field)));
                    }
                }
            }
        }
        return deviations;
    }

    /** True when what a person said of the field is in force. */
    public boolean isTyped(Field field) {
        return typed.fields().containsKey(field)
                && !(documentWins.contains(field) && document != null && field.of(document) != null);
    }

    /** What is only expected was issued on no day: that on which it is due stands in. */
    private LocalDate issued() {
        String day = value(Field.ISSUE_DATE);
        return LocalDate.parse(Objects.requireNonNull(day != null ? day : value(Field.DUE_DATE)));
    }

    private @Nullable String value(Field field) {
        if (isTyped(field)) {
            return typed.text(field);
        }
        return document == null ? null : field.of(document);
    }
}
