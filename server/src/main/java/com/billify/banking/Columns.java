package com.billify.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as one array a column, which is how {@code INSERT … SELECT FROM unnest(…)} takes them: one statement of SQL
 * instead of one a row.
 */
record Columns<T>(List<T> rows) {
    UUID[] uuids(Function<T, UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }

    @Nullable
    String[] texts(Function<T, @Nullable String> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = value.apply(rows.get(index));
        }
        return texts;
    }

    /** As text, to be cast to {@code date[]}. */
    @Nullable
    String[] dates(Function<T, @Nullable LocalDate> value) {
        return texts(row -> {
            LocalDate day = value.apply(row);
            return day == null ? null : day.toString();
        });
    }

    long[] longs(ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    int[] integers(ToIntFunction<T> value) {
        return rows.stream().mapToInt(value).toArray();
    }
}
