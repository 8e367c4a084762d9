package com.billify.extraction.core.fields;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a document is read.
 *
 * @param suppliers what earlier documents taught
 * @param today no invoice is issued long after it; null where no day is known
 */
public record Known(Own own, Suppliers suppliers, @Nullable LocalDate today) {
    /** Nothing is known. */
    public static Known nothing() {
        return new Known(Own.nothing(), Suppliers.none(), null);
    }
}
