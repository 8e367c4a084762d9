package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Agreement;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a ledger decided: the best proposals of each entry, their reasons, and whether the first is certain. */
final class Answer {
    private final Page page;
    private final Items items;
    private final int sign;
    private final Currency currency;

    Answer(Page page, String party) {
        this.page = page;
        items = page.items;
        sign = Party.sign(party);
        currency = Party.currency(party);
    }

    Decision decision(Entry entry) {
        List<Proposal> proposals = new ArrayList<>();
        for (Hypothesis hypothesis : entry.hypotheses) {
            boolean known = proposals.stream().anyMatch(proposal -> isSame(proposal, hypothesis));
            if (!known
                    && proposals.size() < Limits.PROPOSALS
                    && (proposals.isEmpty() || hypothesis.chance > Limits.LEAST_CHANCE)) {
                proposals.add(proposal(entry, hypothesis));
            }
        }
        return new Decision(entry.payment.id(), proposals, isCertain(entry, proposals.getFirst()), false);
    }

    private boolean isSame(Proposal proposal, Hypothesis hypothesis) {
        return proposal.kind() == hypothesis.kind && proposal.documentIds().equals(ids(hypothesis));
    }

    private Set<String> ids(Hypothesis hypothesis) {
        return Arrays.stream(hypothesis.items)
                .mapToObj(item -> items.document(item).id())
                .collect(Collectors.toSet());
    }

    private Proposal proposal(Entry entry, Hypothesis hypothesis) {
        long[] amountsPaid = hypothesis == entry.chosen && hypothesis.kind == Kind.DOCUMENTS
                ? entry.shares
                : sharesOf(entry, hypothesis);
        List<Share> shares = new ArrayList<>();
        long paid = 0;
        for (int index = 0; index < hypothesis.items.length; index++) {
            paid += amountsPaid[index];
            shares.add(new Share(items.document(hypothesis.items[index]).id(), money(amountsPaid[index])));
        }
        double chance = 0;
        for (Hypothesis other : entry.hypotheses) {
            if (Arrays.equals(other.items, hypothesis.items) && other.kind == hypothesis.kind) {
                chance += other.chance;
            }
        }
        if (hypothesis.kind == Kind.NO_DOCUMENT && entry.amount > 0 && entry.isAccountKnown()) {
            chance = Math.min(chance, Limits.NOTHING_FITS);
        }
        long difference = shares.isEmpty() ? 0 : entry.amount - paid;
        return new Proposal(
                hypothesis.kind,
                shares,
                money(difference),
                Math.min(chance, Limits.SUREST),
                reasons(entry, hypothesis, paid));
    }

    private Money money(long amount) {
        return new Money(amount * sign, currency);
    }

    /** What the entry would settle by this, once those who hold it have let go. */
    private long[] sharesOf(Entry entry, Hypothesis hypothesis) {
        long[] shares = new long[hypothesis.items.length];
        long left = entry.amount;
        for (int index = 0; index < shares.length; index++) {
            int item = hypothesis.items[index];
            shares[index] = hypothesis.kind == Kind.RETURNED
                    ? entry.amount
                    : hypothesis.relation == Relation.PARTIAL && index == shares.length - 1
                            ? Math.min(left, items.amounts[item])
                            : items.remaining[item] == 0 ? items.amounts[item] : items.remaining[item];
            left -= shares[index];
        }
        return shares;
    }

    private List<Evidence> reasons(Entry entry, Hypothesis hypothesis, long paid) {
        List<Evidence> reasons = new ArrayList<>();
        switch (hypothesis.kind) {
            case DOCUMENTS, RETURNED -> {
                nameReasons(entry, hypothesis, reasons);
                long total = paid;
                if (hypothesis.relation == Relation.PARTIAL) {
                    total = paid - hypothesis.difference;
                }
                boolean rest = hypothesis.says(Fact.AMOUNT_REST);
                reasons.add(new Evidence.Amount(
                        rest ? Relation.REMAINDER : hypothesis.relation,
                        money(total),
                        money(hypothesis.kind == Kind.RETURNED ? 0 : hypothesis.difference)));
                whoReasons(entry, reasons);
                setReasons(entry, hypothesis, reasons);
            }
            case DUPLICATE -> reasons.add(new Evidence.Repeats(twinOf(entry, entry.amount)));
            case REFUND -> reasons.add(new Evidence.Reverses(twinOf(entry, -entry.amount)));
            case NO_DOCUMENT, OWN_TRANSFER -> reasons.add(new Evidence.NothingFits());
        }
        return reasons;
    }

    /** The last earlier entry of that amount; the entry itself when there is none. */
    private String twinOf(Entry entry, long amount) {
        String twin = entry.payment.id();
        for (Entry other : page.ofAmount(amount)) {
            if (other.day <= entry.day && other != entry) {
                twin = other.payment.id();
            }
        }
        return twin;
    }

    private void nameReasons(Entry entry, Hypothesis hypothesis, List<Evidence> reasons) {
        for (int item : hypothesis.items) {
            Document document = items.document(item);
            int how = entry.namedHow(item);
            String reference = document.paymentReference();
            if (reference != null && (how & (Entry.REFERENCE | Entry.REFERENCE_EDIT)) != 0) {
                reasons.add(new Evidence.Reference(
                        document.id(), reference, (how & Entry.REFERENCE) != 0 ? Agreement.SAME : Agreement.ONE_EDIT));
            }
            String number = document.number();
            Agreement agreement = agreement(how);
            if (number != null && agreement != null) {
                reasons.add(new Evidence.Number(document.id(), number, agreement));
            }
        }
        for (Map.Entry<Integer, Integer> name : entry.named.entrySet()) {
            int item = name.getKey();
            String reference = items.document(item).paymentReference();
            if ((name.getValue() & Entry.REFERENCE) != 0 && reference != null && !Sets.has(hypothesis.items, item)) {
                reasons.add(new Evidence.OlderReference(items.document(item).id(), reference));
            }
        }
    }

    private static @Nullable Agreement agreement(int how) {
        if ((how & Entry.NUMBER) != 0) {
            return Agreement.SAME;
        }
        if ((how & Entry.NUMBER_EDIT) != 0) {
            return Agreement.ONE_EDIT;
        }
        if ((how & Entry.NUMBER_TAIL) != 0) {
            return Agreement.END;
        }
        return (how & Entry.NUMBER_CUT) != 0 ? Agreement.CUT : null;
    }

    private void whoReasons(Entry entry, List<Evidence> reasons) {
        Placement placement = entry.placement;
        String account = entry.payment.counterpartyAccount();
        if (account != null && (placement.accountStated() || placement.accountLearnt() > 0)) {
            reasons.add(new Evidence.Account(account, placement.accountStated()));
        }
        String name = entry.payment.counterpartyName();
        if (name != null && placement.likeness() > 0) {
            reasons.add(new Evidence.Name(name, placement.likeness() >= Limits.SAME_NAME));
        }
    }

    private void setReasons(Entry entry, Hypothesis hypothesis, List<Evidence> reasons) {
        for (int item : hypothesis.items) {
            String number = items.document(item).number();
            if (items.isCredit(item) && hypothesis.items.length > 1) {
                reasons.add(new Evidence.CreditNoteNetted(items.document(item).id(), number == null ? "" : number));
            }
        }
        if (hypothesis.items.length == 1) {
            int item = hypothesis.items[0];
            int twins = page.twins(entry, item);
            if (twins > 1) {
                reasons.add(new Evidence.OldestOfTwins(twins));
            }
            if (page.usualKnown && entry.amount > 0) {
                reasons.add(new Evidence.Delay((int) (entry.day - items.due[item]), (int) page.usualDelay));
            }
        }
    }

    /**
     * Whether the best may be posted without asking: beyond its confidence, the amount is the open one to the cent, several
     * documents are all named, the party is known, and no other document is its equal.
     */
    private boolean isCertain(Entry entry, Proposal best) {
        Hypothesis chosen = entry.hypotheses.getFirst();
        if (best.confidence() < Limits.CERTAIN || chosen.kind != Kind.DOCUMENTS) {
            return false;
        }
        if (page.areNamed(entry, chosen.items)) {
            return isCertainAmount(entry, chosen);
        }
        return entry.amount > 0
                && chosen.items.length == 1
                && chosen.difference == 0
                && items.amounts[chosen.items[0]] == entry.amount
                && isKnown(entry.placement)
                && page.twins(entry, chosen.items[0]) == 1;
    }

    private boolean isCertainAmount(Entry entry, Hypothesis chosen) {
        return switch (chosen.relation) {
            case EQUAL, SUM, REMAINDER ->
                Arrays.stream(chosen.items).allMatch(item -> entry.shares.length > 0 && isPartNamed(entry, item));
            case ROUNDED, LESS_DISCOUNT -> true;
            case LESS_FEE -> -chosen.difference <= Limits.CERTAIN_FEE;
            case PARTIAL, OTHER -> false;
        };
    }

    /** Nothing of the item was paid before, or by payments that name it too. */
    private boolean isPartNamed(Entry entry, int item) {
        return items.holders(item).stream().allMatch(holder -> holder == entry || holder.namesStrongly(item));
    }

    private static boolean isKnown(Placement placement) {
        return placement.accountStated()
                || placement.accountLearnt() >= Limits.KNOWN_ACCOUNT
                || placement.likeness() >= Limits.SAME_NAME;
    }
}
