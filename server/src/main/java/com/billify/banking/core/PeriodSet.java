package com.billify.banking.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days of some periods, gaps between them left out. */
public final class PeriodSet {
    /** Last day by first day, of stretches that neither touch nor overlap. */
    private final NavigableMap<LocalDate, LocalDate> stretches = new TreeMap<>();

    public PeriodSet(Collection<Period> periods) {
        periods.stream().sorted(Comparator.comparing(Period::first)).forEach(this::add);
    }

    private void add(Period next) {
        Map.Entry<LocalDate, LocalDate> last = stretches.lastEntry();
        if (last == null || last.getValue().isBefore(next.first())) {
            stretches.put(next.first(), next.last());
        } else if (last.getValue().isBefore(next.last())) {
            stretches.put(last.getKey(), next.last());
        }
    }

    /** True when some day of the period is among them. */
    public boolean touches(Period period) {
        Map.Entry<LocalDate, LocalDate> before = stretches.floorEntry(period.last());
        return before != null && !before.getValue().isBefore(period.first());
    }
}
