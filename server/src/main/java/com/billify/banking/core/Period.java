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

    /** True when some day is in both. */
    public boolean overlaps(Period other) {
        return !first.isAfter(other.last) && !last.isBefore(other.first);
    }

    /** From the earlier first day to the later last one. */
    public Period spanWith(Period other) {
        return new Period(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}
