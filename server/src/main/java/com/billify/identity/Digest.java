package com.billify.identity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How often a person is written how their companies stand. A period begins at seven in the morning. */
public enum Digest {
    NONE,
    DAILY,
    /** On Mondays. */
    WEEKLY;

    private static final LocalTime AT = LocalTime.of(7, 0);

    /** The first day of the period that this moment in Brussels belongs to; empty where there are none. */
    Optional<LocalDate> periodAt(LocalDateTime moment) {
        LocalDate day = moment.toLocalTime().isBefore(AT) ? moment.toLocalDate().minusDays(1) : moment.toLocalDate();
        return switch (this) {
            case NONE -> Optional.empty();
            case DAILY -> Optional.of(day);
            case WEEKLY -> Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        };
    }

    /** none, daily, weekly. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Digest of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
