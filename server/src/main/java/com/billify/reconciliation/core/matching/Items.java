package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of a ledger by due date, what payments hold of each, and what is left. Amounts are in minor units, positive
 * for an invoice in both directions and negative for a credit note.
 */
final class Items {
    final long[] amounts;
    final long[] remaining;
    /** Days since 1970. */
    final long[] due;

    final long[] issued;
    /** As {@link Wording#key}. */
    final String[] numbers;
    /** Of a credit note, the item that it credits; -1 for none or unknown. */
    final int[] credited;

    private final List<Document> documents;
    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final List<List<Entry>> holders = new ArrayList<>();

    /** @param sign 1 or -1, so that an invoice becomes positive */
    Items(List<Document> documents, int sign) {
        this.documents = new ArrayList<>(documents);
        this.documents.sort(Comparator.comparing(Document::dueDate)
                .thenComparing(Document::issueDate)
                .thenComparing(Document::id));
        int count = documents.size();
        amounts = new long[count];
        remaining = new long[count];
        due = new long[count];
        issued = new long[count];
        numbers = new String[count];
        credited = new int[count];
        Map<String, Integer> byNumber = new HashMap<>();
        for (int item = 0; item < count; item++) {
            Document document = this.documents.get(item);
            amounts[item] = document.amount().minorUnits() * sign;
            remaining[item] = document.open().minorUnits() * sign;
            due[item] = document.dueDate().toEpochDay();
            issued[item] = document.issueDate().toEpochDay();
            numbers[item] = Wording.key(document.number());
            holders.add(List.of());
            byNumber.putIfAbsent(numbers[item], item);
            for (String key : Keys.text(document)) {
                byKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(item);
            }
        }
        for (int item = 0; item < count; item++) {
            String number = this.documents.get(item).creditedNumber();
            credited[item] = number == null ? -1 : byNumber.getOrDefault(Wording.key(number), -1);
        }
    }

    int count() {
        return amounts.length;
    }

    Document document(int item) {
        return documents.get(item);
    }

    List<Integer> withKey(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    boolean isOpen(int item) {
        return remaining[item] != 0;
    }

    boolean isCredit(int item) {
        return amounts[item] < 0;
    }

    boolean isCreditOf(int item, int[] others) {
        return isCredit(item) && credited[item] >= 0 && Sets.has(others, credited[item]);
    }

    /** What is left of these together. */
    long left(int[] items) {
        long left = 0;
        for (int item : items) {
            left += remaining[item];
        }
        return left;
    }

    /** The first item that is due on the day or later; the count when there is none. */
    int firstDueFrom(long day) {
        int from = 0;
        int to = due.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (due[middle] < day) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Those that took a share of the item, in the order in which they took it. */
    List<Entry> holders(int item) {
        return holders.get(item);
    }

    void hold(Entry entry, Hypothesis hypothesis, long[] shares) {
        entry.chosen = hypothesis;
        for (int index = 0; index < shares.length; index++) {
            remaining[hypothesis.items[index]] -= shares[index];
            if (holders(hypothesis.items[index]).isEmpty()) {
                holders.set(hypothesis.items[index], new ArrayList<>(2));
            }
            holders(hypothesis.items[index]).add(entry);
        }
        entry.shares = shares;
    }

    void release(Entry entry) {
        Hypothesis chosen = entry.chosen;
        if (chosen != null) {
            for (int index = 0; index < entry.shares.length; index++) {
                remaining[chosen.items[index]] += entry.shares[index];
                holders(chosen.items[index]).remove(entry);
            }
        }
        entry.chosen = null;
        entry.shares = new long[0];
    }
}
