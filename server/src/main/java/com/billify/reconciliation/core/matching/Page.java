package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What everybody who works on a ledger looks at: its items, its entries in order, and the habit of the party. */
final class Page {
    final Items items;
    /** Oldest first. */
    final List<Entry> entries;

    /** Days after the due date at which the party usually pays; 0 while that is not known. */
    long usualDelay;

    boolean usualKnown;

    private final Map<Long, List<Entry>> byAmount = new HashMap<>();

    Page(Items items, List<Entry> entries) {
        this.items = items;
        this.entries = new ArrayList<>(entries);
        this.entries.sort(
                Comparator.comparingLong((Entry entry) -> entry.day).thenComparing(entry -> entry.payment.id()));
        for (Entry entry : this.entries) {
            byAmount.computeIfAbsent(entry.amount, absent -> new ArrayList<>()).add(entry);
        }
    }

    /** Entries of exactly this amount, oldest first. */
    List<Entry> ofAmount(long amount) {
        return byAmount.getOrDefault(amount, List.of());
    }

    /** How far from its usual day the entry would pay the item. */
    long daysFromUsual(Entry entry, int item) {
        return Math.abs(entry.day - items.due[item] - usualDelay);
    }

    /** From what entries paid that leave no doubt. */
    void learnDelay() {
        long[] delays = entries.stream()
                .filter(entry -> entry.anchored && entry.chosen != null && entry.chosen.items.length == 1)
                .mapToLong(entry -> entry.day - items.due[entry.chosen.items[0]])
                .sorted()
                .toArray();
        usualKnown = delays.length >= Limits.HABIT;
        usualDelay = usualKnown ? delays[delays.length / 2] : 0;
    }

    /** The open items that an entry may pay: those it names, and the likeliest by age. */
    int[] candidates(Entry entry) {
        List<Integer> open = new ArrayList<>();
        for (int item = items.firstDueFrom(entry.day - Limits.OVERDUE_DAYS); item < items.count(); item++) {
            if (items.isOpen(item) && items.issued[item] <= entry.day + Limits.BEFORE_ISSUE_DAYS) {
                open.add(item);
            }
        }
        for (int item : entry.named.keySet()) {
            if (items.isOpen(item) && !open.contains(item)) {
                open.add(item);
            }
        }
        if (open.size() > Limits.CANDIDATES) {
            open.sort(Comparator.comparingInt((Integer item) -> isTelling(entry, item) ? 0 : 1)
                    .thenComparingLong(item -> daysFromUsual(entry, item))
                    .thenComparing(Comparator.naturalOrder()));
            open.subList(Limits.CANDIDATES, open.size()).clear();
        }
        return open.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private boolean isTelling(Entry entry, int item) {
        return entry.named.containsKey(item) || items.remaining[item] == entry.amount;
    }

    /** True when the entry names all of these; the credit note of an invoice among them need not be named. */
    boolean areNamed(Entry entry, int[] set) {
        for (int item : set) {
            if (!entry.namesStrongly(item) && !items.isCreditOf(item, set)) {
                return false;
            }
        }
        return true;
    }

    boolean areRefused(Entry entry, int... set) {
        if (!entry.refused.isEmpty()) {
            for (int item : set) {
                if (entry.refused.contains(items.document(item).id())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Takes what a part leaves open off the shares: first the rests that other entries pay by name, then the last documents,
     * of which a cent at least stays paid.
     */
    void leaveOpen(Entry entry, int[] set, long[] shares, long open) {
        long left = open;
        if (set.length > 1) {
            for (int index = 0; index < set.length && left > 0; index++) {
                long rest = Math.min(Math.min(namedRest(entry, set[index]), shares[index] - 1), left);
                if (rest > 0) {
                    shares[index] -= rest;
                    left -= rest;
                }
            }
        }
        for (int index = set.length - 1; index >= 0 && left > 0; index--) {
            long rest = Math.max(0, Math.min(shares[index] - 1, left));
            shares[index] -= rest;
            left -= rest;
        }
    }

    /** What another entry pays that names the item and no other, and less than the whole; 0 when there is none. */
    private long namedRest(Entry entry, int item) {
        for (Entry other : entries) {
            if (other != entry
                    && other.day >= entry.day
                    && other.day - entry.day <= Limits.REST_DAYS
                    && other.amount > 0
                    && other.amount < items.remaining[item]
                    && other.named.size() == 1
                    && (other.namedHow(item) & ~Entry.NUMBER_CUT) != 0) {
                return other.amount;
            }
        }
        return 0;
    }

    /** How many documents of the amount the entry may mean, this one included: open ones, and those held without a name. */
    int twins(Entry entry, int item) {
        if (entry.namesStrongly(item)) {
            return 1;
        }
        int twins = 1;
        long last = items.due[item] + Limits.TWIN_DAYS;
        for (int other = items.firstDueFrom(items.due[item] - Limits.TWIN_DAYS);
                other < items.count() && items.due[other] <= last;
                other++) {
            if (other != item
                    && items.amounts[other] == items.amounts[item]
                    && items.issued[other] <= entry.day
                    && isDoubtful(entry, other)) {
                twins++;
            }
        }
        return twins;
    }

    private boolean isDoubtful(Entry entry, int item) {
        if (items.isOpen(item)) {
            return true;
        }
        for (Entry holder : items.holders(item)) {
            if (holder != entry
                    && !holder.namesStrongly(item)
                    && Math.abs(holder.day - entry.day) <= Limits.SWAP_DAYS) {
                return true;
            }
        }
        return false;
    }
}
