package com.billify.platform.backup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.WeekFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How many backups are kept: the newest of each of the last days, weeks and months that have one. A day without a backup
 * costs none of those that are there.
 *
 * @param days at least 1
 * @param weeks Monday to Sunday
 */
record Rotation(int days, int weeks, int months) {

    /** Which of these days' backups are kept. */
    Set<LocalDate> keep(Collection<LocalDate> made) {
        NavigableSet<LocalDate> newestFirst = new TreeSet<>(made).descendingSet();
        Set<LocalDate> kept = new HashSet<>();
        kept.addAll(firstOfEach(newestFirst, days, day -> day));
        kept.addAll(firstOfEach(newestFirst, weeks, Rotation::weekOf));
        kept.addAll(firstOfEach(newestFirst, months, YearMonth::from));
        return kept;
    }

    private static List<LocalDate> firstOfEach(
            NavigableSet<LocalDate> newestFirst, int most, Function<LocalDate, Object> period) {
        Set<Object> seen = new HashSet<>();
        return newestFirst.stream()
                .filter(day -> seen.add(period.apply(day)))
                .limit(most)
                .toList();
    }

    private static LocalDate weekOf(LocalDate day) {
        return day.with(WeekFields.ISO.dayOfWeek(), 1);
    }
}
