package com.billify.bench.world;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /** As many companies as it takes, as one: so many lines and documents, all of them visible. */
    public static MadeCompany large(long firstSeed, int lineCount, int documentCount) {
        MadeCompany first = of(firstSeed);
        List<String> ibans = new ArrayList<>();
        List<Long> opening = new ArrayList<>();
        List<MadeDocument> documents = new ArrayList<>();
        List<MadeLine> lines = new ArrayList<>();
        LocalDate from = first.first;
        LocalDate asOf = first.asOf;
        for (long seed = firstSeed; lines.size() < lineCount || documents.size() < documentCount; seed++) {
            MadeCompany one = of(seed);
            String prefix = "c" + seed + "-";
            int account = ibans.size();
            ibans.addAll(one.ibans);
            opening.addAll(one.openingCents);
            one.visibleDocuments().stream()
                    .limit(documentCount - documents.size())
                    .map(document -> document.named(prefix + document.id()))
                    .forEach(documents::add);
            one.visibleLines().stream()
                    .limit(lineCount - lines.size())
                    .map(line -> line.of(prefix + line.id(), account + line.account()))
                    .forEach(lines::add);
            from = from.isBefore(one.first) ? from : one.first;
            asOf = asOf.isAfter(one.asOf) ? asOf : one.asOf;
        }
        return new MadeCompany(
                first.name,
                first.vat,
                first.language,
                first.monthlyVat,
                first.employees,
                ibans,
                opening,
                from,
                asOf,
                documents,
                lines,
                List.of(),
                List.of());
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
