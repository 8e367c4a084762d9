package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Ledger.Holding;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What weights are fitted on: each entry of a ledger among all that it might have been, while all others are right. */
final class Lessons {
    /** The facts of each hypothesis, those included that change for others, and which of them is right. */
    record Lesson(List<double[]> facts, int right) {}

    private Lessons() {}

    /** @param truth by payment, what it settles of which document */
    static List<Lesson> of(Ledger ledger, WorldBooks truth) {
        Page page = ledger.page();
        page.entries.forEach(page.items::release);
        ledger.anchor();
        page.entries.forEach(page.items::release);
        page.entries.forEach(entry -> holdRight(page.items, entry, truth));
        for (Entry entry : page.entries) {
            Holding kept = Holding.of(entry);
            page.items.release(entry);
            List<Hypothesis> found = ledger.hypotheses(entry);
            Ledger.rank(found);
            int right = right(found, kept);
            ledger.restore(right < 0 ? kept : new Holding(entry, found.get(right), kept.shares()));
        }
        List<Lesson> lessons = new ArrayList<>();
        for (Entry entry : page.entries) {
            Holding kept = Holding.of(entry);
            page.items.release(entry);
            List<Hypothesis> found = new ArrayList<>(ledger.options(entry).keySet());
            Ledger.rank(found);
            int right = right(found, kept);
            if (right >= 0 && found.size() > 1 && !truth.isBatch(entry.payment.id())) {
                lessons.add(new Lesson(found.stream().map(Lessons::facts).toList(), right));
            }
            ledger.restore(kept);
        }
        return lessons;
    }

    private static void holdRight(Items items, Entry entry, WorldBooks truth) {
        Map<String, Long> shares = truth.shares().getOrDefault(entry.payment.id(), Map.of());
        int[] right = new int[shares.size()];
        int count = 0;
        for (int item = 0; item < items.count(); item++) {
            if (shares.containsKey(items.document(item).id())) {
                right[count++] = item;
            }
        }
        right = Arrays.copyOf(right, count);
        boolean returned = count > 0 && entry.amount < 0 && !items.isCredit(right[0]);
        Kind kind = count == 0 ? Kind.NO_DOCUMENT : returned ? Kind.RETURNED : Kind.DOCUMENTS;
        long[] held = new long[kind == Kind.DOCUMENTS ? count : 0];
        for (int index = 0; index < held.length; index++) {
            held[index] = shares.getOrDefault(items.document(right[index]).id(), 0L)
                    * Long.signum(entry.amount)
                    * Long.signum(entry.payment.amount().minorUnits());
        }
        items.hold(entry, new Hypothesis(kind, right, Relation.EQUAL, 0), held);
    }

    private static int right(List<Hypothesis> found, Holding kept) {
        Hypothesis right = kept.chosen();
        for (int index = 0; right != null && index < found.size(); index++) {
            if (Arrays.equals(found.get(index).items, right.items)) {
                return index;
            }
        }
        return -1;
    }

    private static double[] facts(Hypothesis hypothesis) {
        double[] facts = new double[Fact.COUNT];
        for (int index = 0; index < facts.length; index++) {
            double others = hypothesis.together.length == 0 ? 0 : hypothesis.together[index];
            facts[index] = hypothesis.facts[index] + others;
        }
        return facts;
    }
}
