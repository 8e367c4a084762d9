package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one party and the payments that are taken to be its own, and what each payment settles. First those
 * that leave no doubt, whenever they came; then the others, oldest first; then each once more, knowing what all others
 * took, until nothing changes. What is decided depends on nothing outside the ledger.
 *
 * <p>Amounts are in minor units, positive for an invoice and for what pays it, in both directions.
 */
final class Ledger {
    private final String party;
    private final Weights weights;
    private final Items items;
    private final Page page;
    private final Naming naming;

    Ledger(String party, List<Document> documents, List<Entry> entries, Weights weights) {
        this.party = party;
        this.weights = weights;
        items = new Items(documents, Party.sign(party));
        page = new Page(items, entries);
        naming = new Naming(items);
    }

    Page page() {
        return page;
    }

    void decide() {
        anchor();
        for (Entry entry : page.entries) {
            if (!entry.anchored) {
                choose(entry);
            }
        }
        for (Entry entry : page.entries) {
            if (entry.anchored) {
                items.release(entry);
                choose(entry);
            }
        }
        boolean changed = true;
        for (int pass = 0; changed && pass < Limits.PASSES; pass++) {
            changed = false;
            for (Entry entry : page.entries) {
                changed |= reconsider(entry);
            }
        }
    }

    /** One for each entry, oldest first. */
    List<Decision> decisions() {
        Answer answer = new Answer(page, party);
        return page.entries.stream().map(answer::decision).toList();
    }

    /** Lets those take their documents that name them and pay them to the cent; they tell when the party usually pays. */
    void anchor() {
        page.entries.forEach(naming::strongly);
        page.entries.forEach(this::anchor);
        page.learnDelay();
    }

    private void anchor(Entry entry) {
        int[] named = entry.named.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(items::isOpen)
                .sorted()
                .toArray();
        entry.anchored = named.length > 0
                && named.length == entry.named.size()
                && items.left(named) == entry.amount
                && !page.areRefused(entry, named);
        if (entry.anchored) {
            take(entry, new Hypothesis(Kind.DOCUMENTS, named, Relation.EQUAL, 0));
        }
    }

    private void take(Entry entry, Hypothesis hypothesis) {
        if (hypothesis.kind != Kind.DOCUMENTS) {
            items.hold(entry, hypothesis, new long[0]);
            return;
        }
        long[] shares = new long[hypothesis.items.length];
        for (int index = 0; index < shares.length; index++) {
            shares[index] = items.remaining[hypothesis.items[index]];
        }
        if (hypothesis.relation == Relation.PARTIAL) {
            page.leaveOpen(entry, hypothesis.items, shares, -hypothesis.difference);
        }
        items.hold(entry, hypothesis, shares);
    }

    private void choose(Entry entry) {
        List<Hypothesis> hypotheses = hypotheses(entry);
        rank(hypotheses);
        entry.hypotheses = hypotheses;
        take(entry, hypotheses.getFirst());
    }

    /** All that a released entry may be while nobody else moves, each with its score. */
    List<Hypothesis> hypotheses(Entry entry) {
        int[] candidates = page.candidates(entry);
        naming.weakly(entry, candidates);
        Draft draft = new Draft(page, entry, candidates);
        Otherwise otherwise = new Otherwise(page, entry, draft.hypotheses);
        if (entry.amount > 0) {
            draft.payments();
            otherwise.duplicate();
        } else {
            draft.credits();
            otherwise.returned();
            otherwise.refund();
        }
        otherwise.nothing();
        draft.hypotheses.forEach(hypothesis -> hypothesis.weigh(weights));
        return draft.hypotheses;
    }

    /** Best first, each with its chance; equals in a fixed order, so that the same books give the same decisions. */
    static void rank(List<Hypothesis> hypotheses) {
        hypotheses.sort(Comparator.comparingDouble((Hypothesis hypothesis) -> -hypothesis.score)
                .thenComparing(hypothesis -> hypothesis.kind)
                .thenComparing(hypothesis -> hypothesis.items, Arrays::compare)
                .thenComparing(hypothesis -> hypothesis.relation));
        double best = hypotheses.getFirst().score;
        double sum = 0;
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.chance = Math.exp(hypothesis.score - best);
            sum += hypothesis.chance;
        }
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.chance /= sum;
        }
    }

    /**
     * Chooses again, now also among what others hold: a document is taken from its holders when the gain is more than what
     * they lose by their next best choice. So a doubt that two payments share weighs on both.
     */
    private boolean reconsider(Entry entry) {
        Hypothesis before = entry.chosen;
        Holding held = Holding.of(entry);
        items.release(entry);
        Situation situation = situation(entry);
        if (situation.equals(entry.situation)) {
            restore(held);
            return false;
        }
        entry.situation = situation;
        Map<Hypothesis, List<Entry>> losers = options(entry);
        entry.hypotheses = new ArrayList<>(losers.keySet());
        rank(entry.hypotheses);
        Hypothesis best = entry.hypotheses.getFirst();
        List<Entry> losing = losers.getOrDefault(best, List.of());
        losing.forEach(items::release);
        take(entry, best);
        losing.forEach(this::choose);
        return before == null || !best.isSame(before);
    }

    /** What a released entry has before it. */
    private Situation situation(Entry entry) {
        Situation.Note note = new Situation.Note();
        for (int item : page.candidates(entry)) {
            note.add(item).add(items.remaining[item]);
        }
        for (int item : entry.named.keySet()) {
            note.add(item).add(items.remaining[item]);
        }
        for (int item : contested(entry)) {
            note.add(item);
            items.holders(item).forEach(holder -> note.add(holder).choice(holder));
        }
        page.ofAmount(entry.amount).forEach(note::choice);
        page.ofAmount(-entry.amount).forEach(note::choice);
        return note.situation();
    }

    /** All that a released entry may be, with those who would have to choose again. */
    Map<Hypothesis, List<Entry>> options(Entry entry) {
        Map<Hypothesis, List<Entry>> options = new LinkedHashMap<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Hypothesis hypothesis : hypotheses(entry)) {
            options.put(hypothesis, List.of());
            best = Math.max(best, hypothesis.score);
        }
        for (int item : contested(entry)) {
            List<Entry> holding = List.copyOf(items.holders(item));
            List<Holding> kept = holding.stream().map(Holding::of).toList();
            for (Hypothesis hypothesis : wanted(entry, item, holding)) {
                if (hypothesis.score >= best - Limits.HOPELESS) {
                    makeRoom(entry, hypothesis, kept);
                    options.put(hypothesis, holding);
                }
            }
            kept.forEach(this::restore);
        }
        return options;
    }

    /** What an entry holds, to be put back as it was. */
    record Holding(Entry entry, @Nullable Hypothesis chosen, long[] shares) {
        static Holding of(Entry entry) {
            return new Holding(entry, entry.chosen, entry.shares);
        }
    }

    void restore(Holding holding) {
        Hypothesis chosen = holding.chosen();
        if (chosen != null) {
            items.hold(holding.entry(), chosen, holding.shares());
        }
    }

    /** Documents held by others that the entry names, or whose whole amount it pays. */
    private int[] contested(Entry entry) {
        if (entry.amount <= 0) {
            return Hypothesis.NO_ITEMS;
        }
        List<Integer> contested = new ArrayList<>();
        for (int item = items.firstDueFrom(entry.day - Limits.OVERDUE_DAYS); item < items.count(); item++) {
            int holding = items.holders(item).size();
            long kept = items.amounts[item] - entry.amount;
            if (holding > 0
                    && holding <= Limits.HOLDERS
                    && items.issued[item] <= entry.day + Limits.BEFORE_ISSUE_DAYS
                    && (entry.namesStrongly(item) || kept >= 0 && kept <= Limits.FEE)) {
                contested.add(item);
            }
        }
        contested.sort(Comparator.comparingInt((Integer item) -> entry.namesStrongly(item) ? 0 : 1)
                .thenComparingInt(item -> items.amounts[item] == entry.amount ? 0 : 1)
                .thenComparingLong(item -> page.daysFromUsual(entry, item))
                .thenComparing(Comparator.naturalOrder()));
        return contested.stream()
                .limit(Limits.CONTESTED)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the entry would make of the item if nobody held it; leaves the holders without it. */
    private List<Hypothesis> wanted(Entry entry, int item, List<Entry> holders) {
        holders.forEach(items::release);
        int[] candidates = Sets.with(page.candidates(entry), item);
        naming.weakly(entry, candidates);
        Draft draft = new Draft(page, entry, candidates);
        draft.consider(true, item);
        draft.named();
        draft.hypotheses.removeIf(hypothesis -> !Sets.has(hypothesis.items, item));
        draft.hypotheses.forEach(hypothesis -> hypothesis.weigh(weights));
        return draft.hypotheses;
    }

    /** Adds to the hypothesis what changes for the holders: the facts of their next best choice less those of their own. */
    private void makeRoom(Entry entry, Hypothesis hypothesis, List<Holding> kept) {
        take(entry, hypothesis);
        for (Holding holding : kept) {
            List<Hypothesis> left = hypotheses(holding.entry());
            rank(left);
            Hypothesis next = left.getFirst();
            hypothesis.change(holding.chosen(), next);
            take(holding.entry(), next);
        }
        kept.forEach(holding -> items.release(holding.entry()));
        items.release(entry);
        hypothesis.weighTogether(weights);
    }
}
