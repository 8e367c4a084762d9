package com.billify.invoicing.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What several statements of one invoice come to, whatever the order in which they came: documents before links, among
 * documents those that say more first, and what none of the first says is taken from the next.
 */
public final class Statements {
    /** An e-invoice has lines and a printed one often has not; of two alike, any order that is always the same. */
    private static final Comparator<StatedInvoice> FULLEST_FIRST = Comparator.comparing(
                    (StatedInvoice stated) -> stated.lines().isEmpty())
            .thenComparing(Statements::silent)
            .thenComparing(StatedInvoice::toString);

    private Statements() {}

    /** Null when nothing is stated. */
    public static @Nullable StatedInvoice inForce(
            Collection<StatedInvoice> documents, Collection<StatedInvoice> feeds) {
        List<StatedInvoice> ranked = new ArrayList<>();
        documents.stream().sorted(FULLEST_FIRST).forEach(ranked::add);
        feeds.stream().sorted(FULLEST_FIRST).forEach(ranked::add);
        StatedInvoice merged = null;
        for (StatedInvoice next : ranked) {
            merged = merged == null ? next : filled(merged, next);
        }
        return merged;
    }

    /** The sums of another amount are no sums of this one. */
    private static StatedInvoice filled(StatedInvoice first, StatedInvoice next) {
        boolean sameSum = first.payable().equals(next.payable());
        return new StatedInvoice(
                first.direction(),
                first.kind(),
                first.number(),
                either(first, next, StatedInvoice::counterpartyName),
                either(first, next, StatedInvoice::counterpartyVat),
                first.issueDate(),
                either(first, next, StatedInvoice::dueDate),
                first.payable(),
                sameSum ? either(first, next, StatedInvoice::net) : first.net(),
                sameSum ? either(first, next, StatedInvoice::vat) : first.vat(),
                sameSum ? either(first, next, StatedInvoice::gross) : first.gross(),
                either(first, next, StatedInvoice::iban),
                either(first, next, StatedInvoice::paymentReference),
                first.lines().isEmpty() ? next.lines() : first.lines());
    }

    private static <T> @Nullable T either(
            StatedInvoice first, StatedInvoice next, Function<StatedInvoice, @Nullable T> field) {
        T said = field.apply(first);
        return said != null ? said : field.apply(next);
    }

    private static long silent(StatedInvoice stated) {
        List<Function<StatedInvoice, @Nullable Object>> fields = List.of(
                StatedInvoice::counterpartyName,
                StatedInvoice::counterpartyVat,
                StatedInvoice::dueDate,
                StatedInvoice::net,
                StatedInvoice::vat,
                StatedInvoice::gross,
                StatedInvoice::iban,
                StatedInvoice::paymentReference);
        return fields.stream()
                .map(field -> field.apply(stated))
                .filter(Objects::isNull)
                .count();
    }
}
