package com.billify.invoicing;

import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Layers;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the book holds it, for those who change it by hand.
 *
 * @param byHand a person typed it
 * @param documents how many documents state it
 * @param origins who says what is in force, field by field
 * @param typing what a person set, as a text that {@link InvoiceBook#putBack} takes; two that are equal are the same
 * @param deviations fields of which person and document say different things
 * @param setAside null unless it is set aside
 */
public record Holding(
        UUID id,
        Kind kind,
        String number,
        @Nullable String counterpartyName,
        LocalDate dueDate,
        Money amount,
        boolean byHand,
        int documents,
        String typing,
        List<Layers.Deviation> deviations,
        Map<Field, Origin> origins,
        @Nullable SetAside setAside) {
    public Holding {
        deviations = List.copyOf(deviations);
        origins = Map.copyOf(origins);
    }
}
