package com.billify.banking.core;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
public record Period(LocalDate first, LocalDate last) {
    public Period {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    /** The day itself, or the nearest day within the period. */
    public LocalDate nearest(LocalDate day) {
        if (day.isBefore(first)) {
            return first;
        }
        return day.isAfter(last) ? last : day;
    }
}
