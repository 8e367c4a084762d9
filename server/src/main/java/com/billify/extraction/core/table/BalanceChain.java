package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the balances behind the lines follow from one another: each is the one before it plus the line's amount. That
 * proves amounts, signs and the order of the lines, whichever way up the file lists them.
 */
public sealed interface BalanceChain {
    /**
     * They do.
     *
     * @param lines oldest first
     * @param proofs balances that follow from the one before them
     */
    record Proven(List<BankLine> lines, BigDecimal opening, BigDecimal closing, int proofs) implements BalanceChain {}

    /** They do both ways up, with other balances: equal payments of one day may. */
    record EitherWay() implements BalanceChain {}

    /** They do not; the first line whose balance is another, as the file lists them. */
    record Broken(BankLine line, BigDecimal expected) implements BalanceChain {}

    /** No line states a balance, or all state the same one. */
    record Absent() implements BalanceChain {}

    /** @param lines booked ones of one account and currency, in file order */
    static BalanceChain of(List<BankLine> lines) {
        if (!isStated(lines)) {
            return new Absent();
        }
        List<Proven> proven = new ArrayList<>();
        for (List<BankLine> order : orders(lines)) {
            if (follow(order) instanceof Proven chain) {
                proven.add(chain);
            }
        }
        if (proven.isEmpty()) {
            return nearest(lines);
        }
        List<Proven> inOrder = proven.stream().filter(BalanceChain::isByDay).toList();
        List<Proven> candidates = inOrder.isEmpty() ? proven : inOrder;
        Proven first = candidates.getFirst();
        boolean same = candidates.stream()
                .allMatch(other ->
                        other.opening.compareTo(first.opening) == 0 && other.closing.compareTo(first.closing) == 0);
        return same ? first : new EitherWay();
    }

    private static boolean isStated(List<BankLine> lines) {
        BigDecimal first = null;
        boolean differ = false;
        boolean moved = false;
        int stated = 0;
        for (BankLine line : lines) {
            if (line.balance() != null) {
                stated++;
                differ |= first != null && first.compareTo(line.balance()) != 0;
                first = first == null ? line.balance() : first;
                moved |= stated > 1 && line.amount().signum() != 0;
            }
        }
        return stated > 0 && (stated == 1 || differ || !moved);
    }

    /** As listed, the other way up, and both with the days turned but not the lines within them. */
    private static List<List<BankLine>> orders(List<BankLine> lines) {
        List<BankLine> turned = new ArrayList<>(lines);
        Collections.reverse(turned);
        List<BankLine> byDay = new ArrayList<>(lines);
        byDay.sort(Comparator.comparing(BankLine::bookingDate));
        List<BankLine> turnedByDay = new ArrayList<>(turned);
        turnedByDay.sort(Comparator.comparing(BankLine::bookingDate));
        List<List<BankLine>> orders = new ArrayList<>(List.of(lines, turned));
        if (!byDay.equals(lines) && !byDay.equals(turned)) {
            orders.add(byDay);
        }
        if (!turnedByDay.equals(lines) && !turnedByDay.equals(turned)) {
            orders.add(turnedByDay);
        }
        return orders;
    }

    private static boolean isByDay(Proven chain) {
        LocalDate last = LocalDate.MIN;
        for (BankLine line : chain.lines) {
            if (line.bookingDate().isBefore(last)) {
                return false;
            }
            last = line.bookingDate();
        }
        return true;
    }

    /** Lines without a balance are carried on to the next one that has it. */
    private static BalanceChain follow(List<BankLine> lines) {
        BigDecimal opening = null;
        BigDecimal balance = null;
        BigDecimal carried = BigDecimal.ZERO;
        int proofs = 0;
        for (BankLine line : lines) {
            carried = carried.add(line.amount());
            BigDecimal expected = balance == null ? null : balance.add(line.amount());
            if (line.balance() == null) {
                balance = expected;
            } else if (expected == null) {
                opening = line.balance().subtract(carried);
                balance = line.balance();
            } else if (expected.compareTo(line.balance()) == 0) {
                balance = expected;
                proofs++;
            } else {
                return new Broken(line, expected);
            }
        }
        return new Proven(List.copyOf(lines), Objects.requireNonNull(opening), Objects.requireNonNull(balance), proofs);
    }

    private static Broken nearest(List<BankLine> lines) {
        boolean newestFirst =
                lines.getFirst().bookingDate().isAfter(lines.getLast().bookingDate());
        List<BankLine> order = new ArrayList<>(lines);
        if (newestFirst) {
            Collections.reverse(order);
        }
        return (Broken) follow(order);
    }

    /** True when it proves something: at least two balances hang together. */
    default boolean isProof() {
        return this instanceof Proven proven && proven.proofs > 0;
    }

    /** The balance that a line must have; null for any but a broken chain. */
    default @Nullable BigDecimal expected() {
        return this instanceof Broken broken ? broken.expected : null;
    }
}
