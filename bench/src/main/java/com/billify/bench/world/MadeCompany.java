package com.billify.bench.world;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A made-up company with all that happened to it, before and after the day on which one stands.
 *
 * @param ibans its own accounts, the current one first
 * @param openingCents balances before the first line, by account
 * @param asOf lines and documents of later days are not to be shown to what is measured
 * @param lines in the order in which they were booked
 */
public record MadeCompany(
        String name,
        String vat,
        String language,
        boolean monthlyVat,
        int employees,
        List<String> ibans,
        List<Long> openingCents,
        LocalDate first,
        LocalDate asOf,
        List<MadeDocument> documents,
        List<MadeLine> lines,
        List<MadeLink> links,
        List<MadeSeries> series) {
    public MadeCompany {
        ibans = List.copyOf(ibans);
        openingCents = List.copyOf(openingCents);
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
        links = List.copyOf(links);
        series = List.copyOf(series);
    }

    /** A company from a seed: the same for ever. */
    public static MadeCompany of(long seed) {
        return new Making(seed).company();
    }

    public List<MadeLine> visibleLines() {
        return lines.stream().filter(line -> !line.bookingDate().isAfter(asOf)).toList();
    }

    public List<MadeLine> futureLines() {
        return lines.stream().filter(line -> line.bookingDate().isAfter(asOf)).toList();
    }

    public List<MadeDocument> visibleDocuments() {
        return documents.stream()
                .filter(document -> !document.issued().isAfter(asOf))
                .toList();
    }

    /** The balance of all accounts together at the end of each day, in cents. */
    public NavigableMap<LocalDate, Long> dailyBalanceCents() {
        NavigableMap<LocalDate, Long> balances = new TreeMap<>();
        long balance = openingCents.stream().mapToLong(Long::longValue).sum();
        LocalDate last = lines.isEmpty() ? asOf : lines.getLast().bookingDate();
        int next = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            while (next < lines.size() && !lines.get(next).bookingDate().isAfter(day)) {
                balance += lines.get(next++).cents();
            }
            balances.put(day, balance);
        }
        return balances;
    }
}
