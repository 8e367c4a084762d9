package com.billify.banking.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proves the balances of one account: what the bank states at the end of a day, against what the lines since the last
 * stated balance sum to. Where the two differ a statement is missing (or wrong): that is a gap, named by its days and
 * its amount, and never filled.
 *
 * @param anchors what the bank states, per day, at the end of that day
 * @param gaps in order of their days
 */
public record BalanceProof(NavigableMap<LocalDate, Long> anchors, NavigableMap<LocalDate, Long> nets, List<Gap> gaps) {

    /**
     * Lines that are missing.
     *
     * @param from first day that may lack lines
     * @param to last such day
     * @param amountMinor what the missing lines sum to
     */
    public record Gap(LocalDate from, LocalDate to, long amountMinor) {}

    /** What one statement states of the account's balance; null where it states none. */
    public record Stated(
            Period period,
            @Nullable Long openingMinor,
            @Nullable Long closingMinor) {}

    /** A balance of a day with which one statement ends and another begins. */
    private record Joint(LocalDate day, long balanceMinor) {}

    /**
     * @param statements in the order in which they were taken in
     * @param nets sum of the booked lines per day, signed
     */
    public static BalanceProof of(List<Stated> statements, NavigableMap<LocalDate, Long> nets) {
        NavigableMap<LocalDate, Long> anchors = new TreeMap<>();
        List<Gap> gaps = new ArrayList<>();
        Map.Entry<LocalDate, Long> last = null;
        for (Map.Entry<LocalDate, Set<Long>> stated : statedPerDay(statements).entrySet()) {
            LocalDate day = stated.getKey();
            if (last == null) {
                anchors.put(day, stated.getValue().iterator().next());
            } else {
                long expected = last.getValue() + between(nets, last.getKey(), day);
                if (stated.getValue().contains(expected)) {
                    anchors.put(day, expected);
                } else if (!isWithinDay(day, statements, nets)) {
                    long closing = stated.getValue().iterator().next();
                    anchors.put(day, closing);
                    gaps.add(new Gap(last.getKey().plusDays(1), day, closing - expected));
                }
            }
            last = anchors.lastEntry();
        }
        return new BalanceProof(
                Collections.unmodifiableNavigableMap(anchors),
                Collections.unmodifiableNavigableMap(nets),
                List.copyOf(gaps));
    }

    /**
     * True when the bank was asked in the middle of this day: another statement holds the whole day and is right by itself.
     * What is stated then is not the end of the day, and its difference no gap.
     */
    private static boolean isWithinDay(LocalDate day, List<Stated> statements, NavigableMap<LocalDate, Long> nets) {
        return statements.stream()
                .anyMatch(other -> !day.isBefore(other.period().first())
                        && day.isBefore(other.period().last())
                        && isProven(other, nets));
    }

    private static boolean isProven(Stated statement, NavigableMap<LocalDate, Long> nets) {
        return statement.openingMinor() != null
                && statement.closingMinor() != null
                && statement.openingMinor()
                                + between(
                                        nets,
                                        statement.period().first().minusDays(1),
                                        statement.period().last())
                        == statement.closingMinor();
    }

    /**
     * The balances that may stand at the end of each day, likeliest first. Two statements of one day leave the closing
     * balance with which no other of that day begins; an opening balance is the end of the day before its statement,
     * unless another statement of that day ends with it. Where one ends and the next goes on beyond the day, the bank may
     * have been asked at noon: such a balance is the end of no day.
     */
    private static NavigableMap<LocalDate, Set<Long>> statedPerDay(List<Stated> statements) {
        NavigableMap<LocalDate, List<Long>> openings = new TreeMap<>();
        NavigableMap<LocalDate, List<Long>> closings = new TreeMap<>();
        Set<Joint> ends = new HashSet<>();
        Set<Joint> goingOn = new HashSet<>();
        for (Stated statement : statements) {
            if (statement.closingMinor() != null) {
                ends.add(new Joint(statement.period().last(), statement.closingMinor()));
            }
            if (statement.openingMinor() != null
                    && statement.closingMinor() != null
                    && statement.period().first().isBefore(statement.period().last())) {
                goingOn.add(new Joint(statement.period().first(), statement.openingMinor()));
            }
        }
        goingOn.retainAll(ends);
        for (Stated statement : statements) {
            if (statement.openingMinor() != null
                    && !goingOn.contains(new Joint(statement.period().first(), statement.openingMinor()))) {
                openings.computeIfAbsent(statement.period().first(), day -> new ArrayList<>())
                        .add(statement.openingMinor());
            }
            if (statement.closingMinor() != null
                    && !goingOn.contains(new Joint(statement.period().last(), statement.closingMinor()))) {
                closings.computeIfAbsent(statement.period().last(), day -> new ArrayList<>())
                        .add(statement.closingMinor());
            }
        }
        NavigableMap<LocalDate, Set<Long>> perDay = new TreeMap<>();
        closings.forEach((day, values) -> perDay.computeIfAbsent(day, d -> new LinkedHashSet<>())
                .addAll(endsOf(values, openings.getOrDefault(day, List.of()))));
        openings.forEach((day, values) -> {
            List<Long> starts = endsOf(values, closings.getOrDefault(day, List.of()));
            perDay.computeIfAbsent(day.minusDays(1), d -> new LinkedHashSet<>()).addAll(starts);
        });
        perDay.values().removeIf(Set::isEmpty);
        return perDay;
    }

    /** Those of {@code values} that do not join up with another statement of the day; all, when every one does. */
    private static List<Long> endsOf(List<Long> values, List<Long> joints) {
        List<Long> left = new ArrayList<>(values);
        joints.forEach(left::remove);
        return left.isEmpty() ? values : left;
    }

    private static long between(NavigableMap<LocalDate, Long> nets, LocalDate after, LocalDate upTo) {
        return nets.subMap(after, false, upTo, true).values().stream()
                .mapToLong(Long::longValue)
                .reduce(0, Math::addExact);
    }

    /** The balance at the end of a day; null before the first day that a statement speaks of, and without any. */
    public @Nullable Long balanceOn(LocalDate day) {
        Map.Entry<LocalDate, Long> anchor = anchors.floorEntry(day);
        return anchor == null ? null : anchor.getValue() + between(nets, anchor.getKey(), day);
    }

    /** True when the balance of the day rests on a stated one with no gap on the way. */
    public boolean isProvenOn(LocalDate day) {
        return anchors.floorEntry(day) != null
                && anchors.ceilingEntry(day) != null
                && gaps.stream().noneMatch(gap -> !day.isBefore(gap.from()) && day.isBefore(gap.to()));
    }

    /** The first day whose closing balance is known: the eve of the first statement. */
    public @Nullable LocalDate firstDay() {
        return anchors.isEmpty() ? null : anchors.firstKey();
    }

    /** The last day of which the bank or a line says anything. */
    public @Nullable LocalDate lastDay() {
        if (anchors.isEmpty()) {
            return nets.isEmpty() ? null : nets.lastKey();
        }
        return nets.isEmpty() || anchors.lastKey().isAfter(nets.lastKey()) ? anchors.lastKey() : nets.lastKey();
    }
}
