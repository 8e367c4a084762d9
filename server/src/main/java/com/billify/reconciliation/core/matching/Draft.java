package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The sets of documents that an entry may settle, as they are found, each with its facts. */
final class Draft {
    /** Payers round to whole units of currency. */
    private static final int WHOLE = 100;

    private final Page page;
    private final Items items;
    private final Entry entry;
    private final int[] candidates;
    private final int[] invoices;
    private final int[] credits;
    private final Facts facts;
    final List<Hypothesis> hypotheses = new ArrayList<>();

    Draft(Page page, Entry entry, int[] candidates) {
        this.page = page;
        items = page.items;
        this.entry = entry;
        this.candidates = candidates;
        invoices =
                Arrays.stream(candidates).filter(item -> !items.isCredit(item)).toArray();
        credits = Arrays.stream(candidates).filter(items::isCredit).toArray();
        facts = new Facts(page, entry, invoices, credits);
    }

    /** Of money that pays. */
    void payments() {
        singles();
        named();
        if (!isSettled()) {
            runs();
            sum(Hypothesis.NO_ITEMS, nearest(candidates));
        }
    }

    /** It names documents and pays just these to the cent: no other sum is worth a look. */
    private boolean isSettled() {
        for (Hypothesis hypothesis : hypotheses) {
            if (hypothesis.difference == 0
                    && page.areNamed(entry, hypothesis.items)
                    && hypothesis.facts[Fact.NAMED_LEFT_OUT.ordinal()] == 0) {
                return true;
            }
        }
        return false;
    }

    private void singles() {
        for (int invoice : invoices) {
            consider(true, invoice);
            for (int credit : credits) {
                consider(false, invoice, credit);
            }
        }
    }

    /** All that the text names, and the same with what sums up beside it. */
    void named() {
        int[] strong = Arrays.stream(candidates)
                .filter(item -> (entry.namedHow(item) & ~Entry.NUMBER_CUT) != 0)
                .toArray();
        if (strong.length >= 2 && strong.length <= 2 * Limits.IN_A_SUM) {
            consider(true, strong);
            for (int credit : credits) {
                if (!Sets.has(strong, credit)) {
                    consider(false, Sets.with(strong, credit));
                }
            }
        }
        int[] certain = Arrays.stream(candidates).filter(entry::namesStrongly).toArray();
        if (certain.length >= 1 && certain.length <= Limits.IN_A_SUM) {
            sumBeside(certain);
            if (certain.length >= 2 && certain.length < strong.length) {
                consider(true, certain);
            }
        }
    }

    private void sumBeside(int[] base) {
        sum(base, nearest(Sets.without(candidates, base)));
    }

    /** Those that follow each other by due date: what a payment run takes. */
    private void runs() {
        for (int from = 0; from < invoices.length; from++) {
            long total = items.remaining[invoices[from]];
            for (int to = from + 1; to < Math.min(invoices.length, from + Limits.RUN); to++) {
                total += items.remaining[invoices[to]];
                if (total - entry.amount > Math.max(Limits.FEE, total / 10)) {
                    break;
                }
                if (total >= entry.amount - WHOLE) {
                    consider(false, Arrays.copyOfRange(invoices, from, to + 1));
                }
            }
        }
    }

    private int[] nearest(int[] set) {
        if (set.length <= SubsetSums.MOST_AMOUNTS) {
            return set;
        }
        return Arrays.stream(set)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> entry.named.containsKey(item) ? 0 : 1)
                        .thenComparingLong(item -> page.daysFromUsual(entry, item))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SubsetSums.MOST_AMOUNTS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private void sum(int[] base, int[] others) {
        long[] values = new long[others.length];
        for (int index = 0; index < others.length; index++) {
            values[index] = items.remaining[others[index]];
        }
        for (int set : SubsetSums.find(values, entry.amount - items.left(base), Limits.SUM_ANSWERS)) {
            if (Integer.bitCount(set) + base.length > 1 && Integer.bitCount(set) <= Limits.IN_A_SUM) {
                int[] summing = base;
                for (int index = 0; index < others.length; index++) {
                    if ((set & 1 << index) != 0) {
                        summing = Sets.with(summing, others[index]);
                    }
                }
                consider(false, summing);
            }
        }
    }

    /** Adds the ways in which the amount may pay these; none where it cannot. */
    void consider(boolean inPart, int... set) {
        Arrays.sort(set);
        for (Hypothesis hypothesis : hypotheses) {
            if (Arrays.equals(hypothesis.items, set)) {
                return;
            }
        }
        long total = items.left(set);
        long difference = entry.amount - total;
        if (total <= 0) {
            return;
        }
        if (difference == 0) {
            add(set, set.length == 1 ? Relation.EQUAL : Relation.SUM, 0);
            return;
        }
        if (takesOffUnasked(set)) {
            return; // a credit note that nobody named, and an amount that is off: two coincidences too many
        }
        long off = Math.abs(difference);
        boolean kept = difference < 0 && addKept(set, total, off);
        if (off < WHOLE && entry.amount % WHOLE == 0) {
            add(set, Relation.ROUNDED, difference);
        } else if (off <= Limits.ODD * total) {
            add(set, Relation.OTHER, difference);
        }
        if (inPart && difference < 0 && (kept || off > Limits.ODD * total) && canBePart(set)) {
            add(set, Relation.PARTIAL, difference);
        }
    }

    /** A credit note among them is neither named nor one of these invoices. */
    private boolean takesOffUnasked(int[] set) {
        for (int item : set) {
            if (items.isCredit(item) && entry.namedHow(item) == 0 && !items.isCreditOf(item, set)) {
                return set.length > 1;
            }
        }
        return false;
    }

    /** The payer kept a discount or a fee. */
    private boolean addKept(int[] set, long total, long off) {
        if (Limits.isDiscount(total, off)) {
            add(set, Relation.LESS_DISCOUNT, -off);
            return true;
        }
        if (off <= Limits.FEE && 2 * off <= total) {
            add(set, Relation.LESS_FEE, -off);
            return true;
        }
        return false;
    }

    /** Of several, all but the last are paid in full; of a list, any may be paid in part. */
    private boolean canBePart(int[] set) {
        int last = set[set.length - 1];
        boolean listed = set.length > 1 && page.areNamed(entry, set);
        return listed || !items.isCredit(last) && entry.amount - (items.left(set) - items.remaining[last]) > 0;
    }

    private void add(int[] set, Relation relation, long difference) {
        if (!page.areRefused(entry, set)) {
            Hypothesis hypothesis = new Hypothesis(Kind.DOCUMENTS, set, relation, difference);
            facts.tell(hypothesis);
            hypotheses.add(hypothesis);
        }
    }

    /** Money that goes the other way pays out credit notes. */
    void credits() {
        for (int credit : credits) {
            long difference = entry.amount - items.remaining[credit];
            if (difference == 0) {
                add(new int[] {credit}, Relation.EQUAL, 0);
            } else if (Math.abs(difference) <= Limits.ODD * Math.abs(items.remaining[credit])
                    || entry.namesStrongly(credit)) {
                add(new int[] {credit}, Relation.OTHER, difference);
            }
        }
        if (credits.length > 1) {
            sum(Hypothesis.NO_ITEMS, nearest(credits));
        }
    }
}
