package com.billify.insights.core;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long ago something was due. Each open document is of exactly one age. */
public enum Age {
    NOT_DUE(null, 0),
    UP_TO_30(1, 30),
    UP_TO_60(31, 60),
    UP_TO_90(61, 90),
    OLDER(91, null);

    private final @Nullable Integer fewestDays;
    private final @Nullable Integer mostDays;

    Age(@Nullable Integer fewestDays, @Nullable Integer mostDays) {
        this.fewestDays = fewestDays;
        this.mostDays = mostDays;
    }

    /** The first due date of this age; null where there is none. What is due today is not late. */
    public @Nullable LocalDate dueFrom(LocalDate today) {
        return mostDays == null ? null : today.minusDays(mostDays);
    }

    /** The last due date of this age; null where there is none. */
    public @Nullable LocalDate dueTo(LocalDate today) {
        return fewestDays == null ? null : today.minusDays(fewestDays);
    }

    /** Whether something due on that day is of this age. */
    public boolean holds(LocalDate dueDate, LocalDate today) {
        LocalDate from = dueFrom(today);
        LocalDate to = dueTo(today);
        return (from == null || !dueDate.isBefore(from)) && (to == null || !dueDate.isAfter(to));
    }
}
