package com.billify.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A field of a change. Absent from the request it stays as it is; given as null it is cleared.
 *
 * @param value null when absent, and when it is to be cleared
 */
public record Patch<T>(boolean isGiven, @Nullable T value) {

    private static final Patch<?> ABSENT = new Patch<>(false, null);

    @SuppressWarnings("unchecked") // there is no value in it that could be of another type
    public static <T> Patch<T> absent() {
        return (Patch<T>) ABSENT;
    }

    public static <T> Patch<T> of(@Nullable T value) {
        return new Patch<>(true, value);
    }

    public @Nullable T orElse(@Nullable T unchanged) {
        return isGiven ? value : unchanged;
    }
}
