package com.billify.extraction.core.fields;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the confirmed documents of one supplier taught.
 *
 * @param name as it was confirmed; null where none was
 * @param habits where its documents show what, each once
 */
public record SupplierProfile(
        @Nullable String name, @Nullable String vatNumber, List<Habit> habits) {
    public SupplierProfile {
        habits = List.copyOf(habits);
    }

    /**
     * Where a supplier prints a field.
     *
     * @param label what stands beside it, folded; empty where nothing does
     * @param shape of the value: letters as A, digits as 9
     * @param agreed documents that bore it out
     * @param contradicted documents on which another value was right
     */
    public record Habit(Field field, String label, double x, double y, String shape, int agreed, int contradicted) {}
}
