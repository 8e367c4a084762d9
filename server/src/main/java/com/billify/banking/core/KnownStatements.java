package com.billify.banking.core;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Statements of one account, found by the days they cover, in the order in which they arrived. */
public final class KnownStatements {
    private final NavigableMap<LocalDate, List<Placed>> byFirstDay = new TreeMap<>();
    private int count;
    private long longestDays;

    private record Placed(int order, Period period, KnownStatement statement) {}

    /** Adds the latest arrival. */
    public void add(Period period, KnownStatement statement) {
        byFirstDay
                .computeIfAbsent(period.first(), day -> new ArrayList<>(1))
                .add(new Placed(count++, period, statement));
        longestDays = Math.max(longestDays, ChronoUnit.DAYS.between(period.first(), period.last()));
    }

    /** Those that cover a day of the period, the first arrival first. */
    public List<KnownStatement> overlapping(Period period) {
        List<Placed> found = new ArrayList<>();
        byFirstDay
                .subMap(period.first().minusDays(longestDays), true, period.last(), true)
                .values()
                .forEach(sameDay -> sameDay.stream()
                        .filter(placed -> placed.period().overlaps(period))
                        .forEach(found::add));
        found.sort((one, other) -> Integer.compare(one.order(), other.order()));
        return found.stream().map(Placed::statement).toList();
    }
}
