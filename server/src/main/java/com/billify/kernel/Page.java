package com.billify.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param nextCursor to be given back as {@code cursor} for what follows; null at the end. Its text is nobody's business
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * @param found at most {@code limit + 1} rows: the one too many says that more follows
     * @param cursor the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        return new Page<>(List.copyOf(found.subList(0, limit)), cursor.apply(found.get(limit - 1)));
    }

    public <R> Page<R> map(Function<? super T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
