package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry may be other than a payment of documents. */
final class Otherwise {
    private final Page page;
    private final Items items;
    private final Entry entry;
    private final List<Hypothesis> into;

    /** @param into where the hypotheses are added */
    Otherwise(Page page, Entry entry, List<Hypothesis> into) {
        this.page = page;
        items = page.items;
        this.entry = entry;
        this.into = into;
    }

    void nothing() {
        Hypothesis hypothesis = new Hypothesis(Kind.NO_DOCUMENT, Hypothesis.NO_ITEMS, Relation.OTHER, 0);
        hypothesis.say(Fact.NO_DOCUMENT);
        if (entry.isAccountKnown()) {
            hypothesis.say(Fact.NO_DOCUMENT_ACCOUNT);
        }
        for (Map.Entry<Integer, Integer> name : entry.named.entrySet()) {
            if ((name.getValue() & Entry.STRONGLY) != 0) {
                hypothesis.say(items.isOpen(name.getKey()) ? Fact.NO_DOCUMENT_NAMED : Fact.NO_DOCUMENT_OLDER_NAMED);
            }
        }
        into.add(hypothesis);
    }

    void duplicate() {
        Entry earlier = earlierTwin();
        if (earlier == null) {
            return;
        }
        Hypothesis hypothesis = new Hypothesis(Kind.DUPLICATE, Hypothesis.NO_ITEMS, Relation.OTHER, 0);
        hypothesis.say(Fact.DUPLICATE);
        if (sameWords(earlier)) {
            hypothesis.say(Fact.DUPLICATE_WORDS);
        }
        hypothesis.say(Fact.DUPLICATE_DAYS, Math.log1p(entry.day - earlier.day));
        for (Entry later : page.ofAmount(-entry.amount)) {
            if (later.day >= entry.day && later.day - entry.day <= Limits.DUPLICATE_DAYS) {
                hypothesis.say(Fact.DUPLICATE_REFUNDED);
            }
        }
        into.add(hypothesis);
    }

    private @Nullable Entry earlierTwin() {
        Entry latest = null;
        for (Entry other : page.ofAmount(entry.amount)) {
            boolean earlier = other.day < entry.day
                    || other.day == entry.day && other.payment.id().compareTo(entry.payment.id()) < 0;
            if (earlier && entry.day - other.day <= Limits.DUPLICATE_DAYS && other.isChosen(Kind.DOCUMENTS)) {
                latest = other;
            }
        }
        return latest;
    }

    private boolean sameWords(Entry other) {
        Wording own = entry.wording();
        Wording others = other.wording();
        return !own.isEmpty()
                && own.references().equals(others.references())
                && own.numbers().equals(others.numbers());
    }

    void returned() {
        for (int item = items.firstDueFrom(entry.day - Limits.RETURN_DAYS); item < items.count(); item++) {
            if (items.amounts[item] == -entry.amount
                    && !items.isCredit(item)
                    && items.issued[item] <= entry.day
                    && !page.areRefused(entry, item)) {
                Hypothesis hypothesis = new Hypothesis(Kind.RETURNED, new int[] {item}, Relation.EQUAL, 0);
                hypothesis.say(Fact.RETURNED);
                if (entry.namesStrongly(item)) {
                    hypothesis.say(Fact.RETURNED_NAMED);
                }
                if (isPaidBefore(item)) {
                    hypothesis.say(Fact.RETURNED_AFTER_PAYMENT);
                }
                into.add(hypothesis);
            }
        }
    }

    private boolean isPaidBefore(int item) {
        for (Entry other : page.ofAmount(items.amounts[item])) {
            Hypothesis chosen = other.chosen;
            if (other.day <= entry.day && chosen != null && Sets.has(chosen.items, item)) {
                return true;
            }
        }
        return false;
    }

    /** Only where something came in that it may give back, or where it says what it gives back. */
    void refund() {
        boolean named = entry.named.values().stream().anyMatch(how -> (how & Entry.STRONGLY) != 0);
        boolean earlier = false;
        boolean duplicate = false;
        for (Entry other : page.ofAmount(-entry.amount)) {
            earlier |= other.day <= entry.day && entry.day - other.day <= Limits.REFUND_DAYS;
            duplicate |= other.day <= entry.day && other.isChosen(Kind.DUPLICATE);
        }
        if (!named && !earlier) {
            return;
        }
        Hypothesis hypothesis = new Hypothesis(Kind.REFUND, Hypothesis.NO_ITEMS, Relation.OTHER, 0);
        hypothesis.say(Fact.REFUND);
        if (duplicate) {
            hypothesis.say(Fact.REFUND_OF_DUPLICATE);
        }
        if (named) {
            hypothesis.say(Fact.REFUND_NAMED);
        }
        into.add(hypothesis);
    }
}
