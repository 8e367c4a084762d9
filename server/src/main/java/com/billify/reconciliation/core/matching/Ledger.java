package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Agreement;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one party and the payments that are taken to be its own, and what each payment settles. First those
 * that leave no doubt, whenever they came; then the others, oldest first; then each of these once more, knowing what all
 * others took. What is decided depends on nothing outside the ledger.
 *
 * <p>Amounts are in minor units, positive for an invoice and for what pays it, in both directions.
 */
final class Ledger {
    /** An invoice may be paid some days before its date: it was announced. */
    private static final int BEFORE_ISSUE_DAYS = 10;

    private static final int MOST_PASSES = 5;
    private static final int MOST_CONTESTED = 6;
    private static final int MOST_HOLDERS = 2;
    private static final int MOST_OVERDUE_DAYS = 400;
    private static final int MOST_CANDIDATES = 36;
    private static final int LONGEST_RUN = 12;
    private static final int MOST_SUM_ANSWERS = 40;
    private static final int MOST_IN_A_SUM = 10;
    private static final long MOST_FEE = 35_00;
    private static final int REST_DAYS = 200;
    private static final int DUPLICATE_DAYS = 90;
    private static final int RETURN_DAYS = 120;
    private static final int FEWEST_FOR_A_HABIT = 3;
    private static final double[] DISCOUNTS = {0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.10};
    private static final double MOST_ODD = 0.06;
    private static final int MOST_PROPOSALS = 5;
    private static final double LEAST_CHANCE = 0.001;
    /** Nothing is surer than this but what a person says. */
    private static final double SUREST = 0.9999;

    private static final double CERTAIN = 0.998;
    private static final double KNOWN_ACCOUNT = 0.8;
    private static final double SAME_NAME = 0.9;
    private static final int TWIN_DAYS = 100;

    private final int sign;
    private final Currency currency;
    private final double[] weights;
    private final List<Document> documents;
    private final List<Entry> entries;
    private final Map<String, Integer> itemById = new HashMap<>();
    private final Map<String, List<Integer>> itemsByKey = new HashMap<>();
    private final long[] amounts;
    private final long[] remaining;
    private final long[] due;
    private final long[] issued;
    private final String[] numbers;
    private final int[] credited;
    private final Map<Integer, List<Entry>> holders = new HashMap<>();
    private final Map<Long, List<Entry>> byAmount = new HashMap<>();
    private long usualDelay;
    private boolean usualKnown;

    Ledger(String party, List<Document> documents, List<Entry> entries, double[] weights) {
        this.weights = weights;
        sign = Party.sign(party);
        currency = Party.currency(party);
        this.documents = new ArrayList<>(documents);
        this.documents.sort(Comparator.comparing(Document::dueDate)
                .thenComparing(Document::issueDate)
                .thenComparing(Document::id));
        this.entries = new ArrayList<>(entries);
        this.entries.sort(
                Comparator.comparingLong((Entry entry) -> entry.day).thenComparing(entry -> entry.payment.id()));
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
            itemById.put(document.id(), item);
            byNumber.putIfAbsent(numbers[item], item);
            for (String key : Keys.text(document)) {
                itemsByKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(item);
            }
        }
        for (int item = 0; item < count; item++) {
            String number = this.documents.get(item).creditedNumber();
            credited[item] = number == null ? -1 : byNumber.getOrDefault(Wording.key(number), -1);
        }
        for (Entry entry : this.entries) {
            byAmount.computeIfAbsent(entry.amount, key -> new ArrayList<>()).add(entry);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Document document(int item) {
        return documents.get(item);
    }

    void decide() {
        entries.forEach(this::nameStrongly);
        for (Entry entry : entries) {
            anchor(entry);
        }
        learnDelay();
        for (Entry entry : entries) {
            if (!entry.anchored) {
                choose(entry);
            }
        }
        for (Entry entry : entries) {
            if (entry.anchored) {
                release(entry);
                choose(entry);
            }
        }
        boolean changed = true;
        for (int pass = 0; changed && pass < MOST_PASSES; pass++) {
            changed = false;
            for (Entry entry : entries) {
                changed |= reconsider(entry);
            }
        }
    }

    private void nameStrongly(Entry entry) {
        for (String key : Keys.text(entry.wording)) {
            for (int item : itemsByKey.getOrDefault(key, List.of())) {
                entry.name(item, howNamed(entry.wording, documents.get(item), numbers[item]));
            }
        }
    }

    private static int howNamed(Wording wording, Document document, String number) {
        String reference = document.paymentReference();
        boolean byReference = reference != null
                && (wording.references().contains(reference)
                        || wording.numbers().contains(Wording.key(reference)));
        boolean byNumber = wording.numbers().contains(number);
        return (byReference ? Entry.REFERENCE : 0) | (byNumber ? Entry.NUMBER : 0);
    }

    /** Takes what names its documents and pays them to the cent. */
    private void anchor(Entry entry) {
        int[] items = entry.named.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(item -> remaining[item] != 0)
                .sorted()
                .toArray();
        if (items.length == 0
                || items.length != entry.named.size()
                || total(items) != entry.amount
                || isRefused(entry, items)) {
            return;
        }
        entry.anchored = true;
        take(entry, new Hypothesis(Kind.DOCUMENTS, items, Relation.EQUAL, 0));
    }

    private boolean isRefused(Entry entry, int... items) {
        return !entry.refused.isEmpty()
                && Arrays.stream(items)
                        .anyMatch(item ->
                                entry.refused.contains(documents.get(item).id()));
    }

    private void learnDelay() {
        long[] delays = entries.stream()
                .filter(entry -> entry.anchored && entry.chosen != null && entry.chosen.items.length == 1)
                .mapToLong(entry -> entry.day - due[entry.chosen.items[0]])
                .sorted()
                .toArray();
        usualKnown = delays.length >= FEWEST_FOR_A_HABIT;
        usualDelay = usualKnown ? delays[delays.length / 2] : 0;
    }

    private void release(Entry entry) {
        Hypothesis chosen = entry.chosen;
        if (chosen != null) {
            for (int index = 0; index < entry.shares.length; index++) {
                remaining[chosen.items[index]] += entry.shares[index];
                List<Entry> holding = holders.get(chosen.items[index]);
                if (holding != null) {
                    holding.remove(entry);
                }
            }
        }
        entry.chosen = null;
        entry.shares = new long[0];
    }

    private void take(Entry entry, Hypothesis hypothesis) {
        if (hypothesis.kind != Kind.DOCUMENTS) {
            hold(entry, hypothesis, new long[0]);
            return;
        }
        long[] shares = new long[hypothesis.items.length];
        for (int index = 0; index < shares.length; index++) {
            shares[index] = remaining[hypothesis.items[index]];
        }
        if (hypothesis.relation == Relation.PARTIAL) {
            shares[shares.length - 1] += hypothesis.difference;
        }
        hold(entry, hypothesis, shares);
    }

    private void hold(Entry entry, Hypothesis hypothesis, long[] shares) {
        entry.chosen = hypothesis;
        for (int index = 0; index < shares.length; index++) {
            remaining[hypothesis.items[index]] -= shares[index];
            holders.computeIfAbsent(hypothesis.items[index], key -> new ArrayList<>())
                    .add(entry);
        }
        entry.shares = shares;
    }

    private void choose(Entry entry) {
        List<Hypothesis> hypotheses = hypotheses(entry);
        rank(hypotheses);
        entry.hypotheses = hypotheses;
        take(entry, hypotheses.getFirst());
    }

    private List<Hypothesis> hypotheses(Entry entry) {
        List<Hypothesis> hypotheses = entry.amount > 0 ? ofPayment(entry) : ofRepayment(entry);
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.weigh(weights);
        }
        return hypotheses;
    }

    /** Best first, each with its chance. */
    private static void rank(List<Hypothesis> hypotheses) {
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
        release(entry);
        Map<Hypothesis, List<Entry>> losers = options(entry);
        entry.hypotheses = new ArrayList<>(losers.keySet());
        rank(entry.hypotheses);
        Hypothesis best = entry.hypotheses.getFirst();
        List<Entry> losing = losers.getOrDefault(best, List.of());
        losing.forEach(this::release);
        take(entry, best);
        losing.forEach(this::choose);
        return before == null || !best.isSame(before);
    }

    /** All that a released entry may be, with those who would have to choose again. */
    private Map<Hypothesis, List<Entry>> options(Entry entry) {
        Map<Hypothesis, List<Entry>> options = new LinkedHashMap<>();
        for (Hypothesis hypothesis : hypotheses(entry)) {
            options.put(hypothesis, List.of());
        }
        for (int item : contested(entry)) {
            List<Entry> holding = List.copyOf(holders.getOrDefault(item, List.of()));
            List<Holding> kept = holding.stream().map(Holding::of).toList();
            for (Hypothesis hypothesis : wanted(entry, item, holding)) {
                makeRoom(entry, hypothesis, kept);
                options.put(hypothesis, holding);
            }
            kept.forEach(this::restore);
        }
        return options;
    }

    /** What an entry holds, to be put back as it was. */
    private record Holding(Entry entry, @Nullable Hypothesis chosen, long[] shares) {
        static Holding of(Entry entry) {
            return new Holding(entry, entry.chosen, entry.shares);
        }
    }

    private void restore(Holding holding) {
        Hypothesis chosen = holding.chosen();
        if (chosen != null) {
            hold(holding.entry(), chosen, holding.shares());
        }
    }

    /** Documents held by others that the entry names, or whose whole amount it pays. */
    private int[] contested(Entry entry) {
        if (entry.amount <= 0) {
            return Hypothesis.NO_ITEMS;
        }
        List<Integer> contested = new ArrayList<>();
        for (int item = firstDueFrom(entry.day - MOST_OVERDUE_DAYS); item < amounts.length; item++) {
            List<Entry> holding = holders.get(item);
            if (holding != null
                    && !holding.isEmpty()
                    && holding.size() <= MOST_HOLDERS
                    && issued[item] <= entry.day + BEFORE_ISSUE_DAYS
                    && (amounts[item] == entry.amount
                            || (entry.namedHow(item) & Entry.STRONGLY) != 0
                            || amounts[item] > entry.amount && amounts[item] - entry.amount <= MOST_FEE)) {
                contested.add(item);
            }
        }
        contested.sort(Comparator.comparingInt((Integer item) -> (entry.namedHow(item) & Entry.STRONGLY) != 0 ? 0 : 1)
                .thenComparingInt(item -> amounts[item] == entry.amount ? 0 : 1)
                .thenComparingLong(item -> Math.abs(entry.day - due[item] - usualDelay))
                .thenComparing(Comparator.naturalOrder()));
        return contested.stream()
                .limit(MOST_CONTESTED)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the entry would make of the item if nobody held it; leaves the holders without it. */
    private List<Hypothesis> wanted(Entry entry, int item, List<Entry> holders) {
        holders.forEach(this::release);
        Draft draft = new Draft(entry, with(candidates(entry), item));
        nameWeakly(entry, draft.candidates);
        draft.consider(true, item);
        draft.named();
        draft.hypotheses.removeIf(hypothesis -> Arrays.binarySearch(hypothesis.items, item) < 0);
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
        kept.forEach(holding -> release(holding.entry()));
        release(entry);
        hypothesis.weighTogether(weights);
    }

    private static int[] with(int[] items, int item) {
        if (Arrays.binarySearch(items, item) >= 0) {
            return items;
        }
        int[] more = Arrays.copyOf(items, items.length + 1);
        more[items.length] = item;
        Arrays.sort(more);
        return more;
    }

    /** What an entry may have been, among which one is right. */
    record Lesson(Entry entry, List<Hypothesis> options, int right) {}

    /** From what is known to be right: each entry among all that it might have been, while all others are right. */
    List<Lesson> lessons(Map<String, Map<String, Long>> truth) {
        entries.forEach(this::release);
        entries.forEach(this::nameStrongly);
        for (Entry entry : entries) {
            anchor(entry);
        }
        learnDelay();
        entries.forEach(this::release);
        for (Entry entry : entries) {
            Map<String, Long> shares = truth.getOrDefault(entry.payment.id(), Map.of());
            int[] items = shares.keySet().stream()
                    .filter(itemById::containsKey)
                    .mapToInt(itemById::get)
                    .sorted()
                    .toArray();
            long[] held = Arrays.stream(items)
                    .mapToLong(item -> shares.getOrDefault(documents.get(item).id(), 0L) * sign)
                    .toArray();
            Kind kind = items.length == 0
                    ? Kind.NO_DOCUMENT
                    : entry.amount < 0 && !isCredit(items[0]) ? Kind.RETURNED : Kind.DOCUMENTS;
            hold(entry, new Hypothesis(kind, items, Relation.EQUAL, 0), kind == Kind.DOCUMENTS ? held : new long[0]);
        }
        for (Entry entry : entries) {
            Holding kept = Holding.of(entry);
            release(entry);
            List<Hypothesis> found = hypotheses(entry);
            rank(found);
            Hypothesis right = kept.chosen();
            for (Hypothesis hypothesis : found) {
                if (right != null && Arrays.equals(hypothesis.items, right.items)) {
                    right = hypothesis;
                    break;
                }
            }
            restore(new Holding(entry, right, kept.shares()));
        }
        List<Lesson> lessons = new ArrayList<>();
        for (Entry entry : entries) {
            Holding kept = Holding.of(entry);
            release(entry);
            List<Hypothesis> found = new ArrayList<>(options(entry).keySet());
            rank(found);
            Hypothesis right = kept.chosen();
            int place = -1;
            for (int index = 0; index < found.size() && place < 0; index++) {
                if (right != null && Arrays.equals(found.get(index).items, right.items)) {
                    place = index;
                }
            }
            lessons.add(new Lesson(entry, found, place));
            restore(kept);
        }
        return lessons;
    }

    /** One for each entry, in the order of the entries. */
    List<Decision> decisions() {
        return entries.stream().map(this::decision).toList();
    }

    private Decision decision(Entry entry) {
        List<Proposal> proposals = new ArrayList<>();
        for (Hypothesis hypothesis : entry.hypotheses) {
            boolean known = proposals.stream().anyMatch(proposal -> isSame(proposal, hypothesis));
            if (!known
                    && proposals.size() < MOST_PROPOSALS
                    && (proposals.isEmpty() || hypothesis.chance > LEAST_CHANCE)) {
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
                .mapToObj(item -> documents.get(item).id())
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
            shares.add(new Share(documents.get(hypothesis.items[index]).id(), money(amountsPaid[index])));
        }
        double chance = 0;
        for (Hypothesis other : entry.hypotheses) {
            if (Arrays.equals(other.items, hypothesis.items) && other.kind == hypothesis.kind) {
                chance += other.chance;
            }
        }
        long difference = shares.isEmpty() ? 0 : entry.amount - paid;
        return new Proposal(
                hypothesis.kind, shares, money(difference), Math.min(chance, SUREST), reasons(entry, hypothesis, paid));
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
                            ? Math.min(left, amounts[item])
                            : remaining[item] == 0 ? amounts[item] : remaining[item];
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
                boolean rest = hypothesis.facts[Fact.AMOUNT_REST.ordinal()] != 0;
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
        for (Entry other : byAmount.getOrDefault(amount, List.of())) {
            if (other.day <= entry.day && other != entry) {
                twin = other.payment.id();
            }
        }
        return twin;
    }

    private void nameReasons(Entry entry, Hypothesis hypothesis, List<Evidence> reasons) {
        for (int item : hypothesis.items) {
            Document document = documents.get(item);
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
            String reference = documents.get(item).paymentReference();
            if ((name.getValue() & Entry.REFERENCE) != 0
                    && reference != null
                    && Arrays.binarySearch(hypothesis.items, item) < 0) {
                reasons.add(new Evidence.OlderReference(documents.get(item).id(), reference));
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
            reasons.add(new Evidence.Name(name, placement.likeness() >= SAME_NAME));
        }
    }

    private void setReasons(Entry entry, Hypothesis hypothesis, List<Evidence> reasons) {
        for (int item : hypothesis.items) {
            String number = documents.get(item).number();
            if (isCredit(item) && hypothesis.items.length > 1) {
                reasons.add(new Evidence.CreditNoteNetted(documents.get(item).id(), number == null ? "" : number));
            }
        }
        if (hypothesis.items.length == 1) {
            int item = hypothesis.items[0];
            int twins = twins(entry, item);
            if (twins > 1) {
                reasons.add(new Evidence.OldestOfTwins(twins));
            }
            if (usualKnown && entry.amount > 0) {
                reasons.add(new Evidence.Delay((int) (entry.day - due[item]), (int) usualDelay));
            }
        }
    }

    /** How many documents of the amount the entry may mean, this one included: open ones, and those held without a name. */
    private int twins(Entry entry, int item) {
        if ((entry.namedHow(item) & Entry.STRONGLY) != 0) {
            return 1;
        }
        int twins = 1;
        for (int other = firstDueFrom(due[item] - TWIN_DAYS);
                other < amounts.length && due[other] <= due[item] + TWIN_DAYS;
                other++) {
            if (other != item
                    && amounts[other] == amounts[item]
                    && issued[other] <= entry.day
                    && isDoubtful(entry, other)) {
                twins++;
            }
        }
        return twins;
    }

    private boolean isDoubtful(Entry entry, int item) {
        if (remaining[item] != 0) {
            return true;
        }
        List<Entry> holding = holders.getOrDefault(item, List.of());
        return holding.stream()
                .anyMatch(holder -> holder != entry
                        && (holder.namedHow(item) & Entry.STRONGLY) == 0
                        && Math.abs(holder.day - entry.day) <= TWIN_DAYS);
    }

    /**
     * Whether the best may be posted without asking: beyond its confidence, the amount is the open one to the cent, several
     * documents are all named, the party is known, and no other document is its equal.
     */
    private boolean isCertain(Entry entry, Proposal best) {
        Hypothesis chosen = entry.hypotheses.getFirst();
        if (best.confidence() < CERTAIN
                || chosen.kind != Kind.DOCUMENTS
                || chosen.difference != 0
                || entry.amount <= 0 && !isNamed(entry, chosen)) {
            return false;
        }
        boolean named = isNamed(entry, chosen);
        if (chosen.items.length > 1) {
            return named;
        }
        int item = chosen.items[0];
        Placement placement = entry.placement;
        boolean known = placement.accountStated()
                || placement.accountLearnt() >= KNOWN_ACCOUNT
                || placement.likeness() >= SAME_NAME;
        boolean whole = Math.abs(amounts[item]) == Math.abs(entry.amount);
        return whole && (named || known && twins(entry, item) == 1);
    }

    private boolean isNamed(Entry entry, Hypothesis hypothesis) {
        for (int item : hypothesis.items) {
            boolean creditOfSet =
                    isCredit(item) && credited[item] >= 0 && Arrays.binarySearch(hypothesis.items, credited[item]) >= 0;
            if ((entry.namedHow(item) & Entry.STRONGLY) == 0 && !creditOfSet) {
                return false;
            }
        }
        return true;
    }

    // ---- what may be paid -------------------------------------------------------------------------------------

    private int[] candidates(Entry entry) {
        int from = firstDueFrom(entry.day - MOST_OVERDUE_DAYS);
        List<Integer> open = new ArrayList<>();
        for (int item = from; item < amounts.length; item++) {
            if (remaining[item] != 0 && issued[item] <= entry.day + BEFORE_ISSUE_DAYS) {
                open.add(item);
            }
        }
        for (int item : entry.named.keySet()) {
            if (remaining[item] != 0 && !open.contains(item)) {
                open.add(item);
            }
        }
        if (open.size() > MOST_CANDIDATES) {
            open.sort(Comparator.comparingInt((Integer item) -> isTelling(entry, item) ? 0 : 1)
                    .thenComparingLong(item -> Math.abs(entry.day - due[item] - usualDelay))
                    .thenComparing(Comparator.naturalOrder()));
            open.subList(MOST_CANDIDATES, open.size()).clear();
        }
        return open.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private boolean isTelling(Entry entry, int item) {
        return entry.named.containsKey(item) || remaining[item] == entry.amount;
    }

    private int firstDueFrom(long day) {
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

    /** Slips of the pen, tails and cut numbers are told from chance only among the open documents of the party. */
    private void nameWeakly(Entry entry, int[] candidates) {
        Wording wording = entry.wording;
        if (wording.isEmpty()) {
            return;
        }
        entry.named.values().removeIf(how -> (how & Entry.STRONGLY) == 0);
        entry.textCut = false;
        List<String> words = wording.words();
        for (int item : candidates) {
            if ((entry.namedHow(item) & Entry.STRONGLY) != 0) {
                continue;
            }
            int how = 0;
            String reference = documents.get(item).paymentReference();
            if (reference != null) {
                for (String written : wording.references()) {
                    if (Edits.atMostOne(written, reference)) {
                        how |= Entry.REFERENCE_EDIT;
                        break;
                    }
                }
            }
            String number = numbers[item];
            if (number.length() >= 4) {
                for (String written : wording.numbers()) {
                    if (written.length() >= 4 && Edits.atMostOne(written, number)) {
                        how |= Entry.NUMBER_EDIT;
                        break;
                    }
                }
                if (how == 0 && isTail(words, number)) {
                    how |= Entry.NUMBER_TAIL;
                }
                if (isCut(words, number)) {
                    how |= Entry.NUMBER_CUT;
                    entry.textCut = true;
                }
            }
            if (how != 0) {
                entry.name(item, how);
            }
        }
    }

    private static boolean isTail(List<String> words, String number) {
        for (String word : words) {
            if (word.length() >= 3
                    && word.length() < number.length()
                    && number.endsWith(word)
                    && word.chars().allMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCut(List<String> words, String number) {
        StringBuilder last = new StringBuilder();
        for (int index = words.size() - 1; index > 0 && last.length() < number.length(); index--) {
            last.insert(0, words.get(index));
            if (last.length() >= 2 && last.length() < number.length() && number.startsWith(last.toString())) {
                return true;
            }
        }
        return false;
    }

    private List<Hypothesis> ofPayment(Entry entry) {
        int[] candidates = candidates(entry);
        nameWeakly(entry, candidates);
        Draft draft = new Draft(entry, candidates);
        draft.singles();
        draft.named();
        if (!draft.isSettled()) {
            draft.runs();
            draft.sums();
        }
        draft.nothing();
        draft.duplicate();
        return draft.hypotheses;
    }

    private List<Hypothesis> ofRepayment(Entry entry) {
        int[] candidates = candidates(entry);
        nameWeakly(entry, candidates);
        Draft draft = new Draft(entry, candidates);
        draft.credits();
        draft.returned();
        draft.refund();
        draft.nothing();
        return draft.hypotheses;
    }

    private long total(int[] items) {
        long total = 0;
        for (int item : items) {
            total += remaining[item];
        }
        return total;
    }

    private boolean isCredit(int item) {
        return amounts[item] < 0;
    }

    /** The hypotheses of one entry, as they are found. */
    private final class Draft {
        private final Entry entry;
        private final int[] candidates;
        private final int[] invoices;
        private final int[] credits;
        private final List<Hypothesis> hypotheses = new ArrayList<>();

        Draft(Entry entry, int[] candidates) {
            this.entry = entry;
            this.candidates = candidates;
            invoices = Arrays.stream(candidates).filter(item -> !isCredit(item)).toArray();
            credits = Arrays.stream(candidates).filter(Ledger.this::isCredit).toArray();
        }

        /** It names documents and pays just these to the cent: no other sum is worth a look. */
        boolean isSettled() {
            for (Hypothesis hypothesis : hypotheses) {
                if (hypothesis.difference == 0 && isNamed(entry, hypothesis) && hypothesis.facts[Fact.NAMED_LEFT_OUT.ordinal()] == 0) {
                    return true;
                }
            }
            return false;
        }

        void singles() {
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
            if (strong.length >= 2 && strong.length <= 2 * MOST_IN_A_SUM) {
                consider(true, strong);
                for (int credit : credits) {
                    if (Arrays.stream(strong).noneMatch(item -> item == credit)) {
                        consider(false, with(strong, credit));
                    }
                }
            }
            int[] certain = Arrays.stream(candidates)
                    .filter(item -> (entry.namedHow(item) & Entry.STRONGLY) != 0)
                    .toArray();
            if (certain.length >= 1 && certain.length <= MOST_IN_A_SUM) {
                sumBeside(certain);
                if (certain.length >= 2 && certain.length < strong.length) {
                    consider(true, certain);
                }
            }
        }

        private void sumBeside(int[] base) {
            int[] others = Arrays.stream(candidates)
                    .filter(item -> Arrays.stream(base).noneMatch(own -> own == item))
                    .toArray();
            sum(base, nearest(others));
        }

        /** Those that follow each other by due date: what a payment run takes. */
        void runs() {
            for (int from = 0; from < invoices.length; from++) {
                long total = remaining[invoices[from]];
                for (int to = from + 1; to < Math.min(invoices.length, from + LONGEST_RUN); to++) {
                    total += remaining[invoices[to]];
                    if (total - entry.amount > Math.max(MOST_FEE, total / 10)) {
                        break;
                    }
                    if (total >= entry.amount - 100) {
                        consider(false, Arrays.copyOfRange(invoices, from, to + 1));
                    }
                }
            }
        }

        void sums() {
            sum(Hypothesis.NO_ITEMS, nearest(candidates));
        }

        private int[] nearest(int[] items) {
            if (items.length <= SubsetSums.MOST_AMOUNTS) {
                return items;
            }
            return Arrays.stream(items)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer item) -> entry.named.containsKey(item) ? 0 : 1)
                            .thenComparingLong(item -> Math.abs(entry.day - due[item] - usualDelay))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(SubsetSums.MOST_AMOUNTS)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }

        private void sum(int[] base, int[] others) {
            long[] values = new long[others.length];
            for (int index = 0; index < others.length; index++) {
                values[index] = remaining[others[index]];
            }
            for (int set : SubsetSums.find(values, entry.amount - total(base), MOST_SUM_ANSWERS)) {
                if (Integer.bitCount(set) + base.length > 1 && Integer.bitCount(set) <= MOST_IN_A_SUM) {
                    int[] items = base;
                    for (int index = 0; index < others.length; index++) {
                        if ((set & 1 << index) != 0) {
                            items = with(items, others[index]);
                        }
                    }
                    consider(false, items);
                }
            }
        }

        /** Adds the ways in which the amount may pay these; none where it cannot. */
        private void consider(boolean inPart, int... items) {
            Arrays.sort(items);
            for (Hypothesis hypothesis : hypotheses) {
                if (Arrays.equals(hypothesis.items, items)) {
                    return;
                }
            }
            long total = total(items);
            long difference = entry.amount - total;
            if (total <= 0) {
                return;
            }
            if (difference == 0) {
                add(items, items.length == 1 ? Relation.EQUAL : Relation.SUM, 0);
                return;
            }
            boolean whole = entry.amount % 100 == 0;
            long off = Math.abs(difference);
            boolean any = false;
            if (difference < 0) {
                if (discount(total, -difference) > 0) {
                    add(items, Relation.LESS_DISCOUNT, difference);
                    any = true;
                } else if (off <= MOST_FEE && 2 * off <= total) {
                    add(items, Relation.LESS_FEE, difference);
                    any = true;
                }
            }
            if (off < 100 && whole) {
                add(items, Relation.ROUNDED, difference);
            } else if (off <= MOST_ODD * total) {
                add(items, Relation.OTHER, difference);
            }
            if (inPart && difference < 0 && (any || off > MOST_ODD * total) && canBePart(items)) {
                add(items, Relation.PARTIAL, difference);
            }
        }

        /** Of several, all but the last are paid in full. */
        private boolean canBePart(int[] items) {
            int last = items[items.length - 1];
            return !isCredit(last) && entry.amount - (total(items) - remaining[last]) > 0;
        }

        private double discount(long total, long off) {
            for (double discount : DISCOUNTS) {
                if (Math.abs(Math.round(total * discount) - off) <= 1) {
                    return discount;
                }
            }
            return 0;
        }

        private void add(int[] items, Relation relation, long difference) {
            if (isRefused(entry, items)) {
                return;
            }
            Hypothesis hypothesis = new Hypothesis(Kind.DOCUMENTS, items, relation, difference);
            sayWho(hypothesis);
            sayNames(hypothesis);
            sayAmount(hypothesis);
            saySet(hypothesis);
            sayTime(hypothesis);
            hypotheses.add(hypothesis);
        }

        private void sayWho(Hypothesis hypothesis) {
            Placement placement = entry.placement;
            if (placement.accountStated()) {
                hypothesis.say(Fact.ACCOUNT_STATED);
            } else if (placement.accountLearnt() > 0) {
                hypothesis.say(Fact.ACCOUNT_LEARNT, placement.accountLearnt());
            }
            hypothesis.say(Fact.NAME_LIKENESS, placement.likeness());
            if (!isAccountKnown() && placement.likeness() == 0) {
                hypothesis.say(Fact.NOTHING_KNOWN);
            }
        }

        private boolean isAccountKnown() {
            return entry.placement.accountStated() || entry.placement.accountLearnt() > 0;
        }

        private void sayNames(Hypothesis hypothesis) {
            int all = 0;
            int named = 0;
            int unnamed = 0;
            for (int item : hypothesis.items) {
                int how = entry.namedHow(item);
                all |= how;
                if ((how & ~Entry.NUMBER_CUT) != 0) {
                    named++;
                    if (isCredit(item)) {
                        hypothesis.say(Fact.CREDIT_NAMED);
                    }
                } else if (!isCredit(item)) {
                    unnamed++;
                }
            }
            if ((all & Entry.REFERENCE) != 0) {
                hypothesis.say(Fact.REFERENCE_SAME);
            } else if ((all & Entry.REFERENCE_EDIT) != 0) {
                hypothesis.say(Fact.REFERENCE_EDIT);
            }
            if ((all & Entry.NUMBER) != 0) {
                hypothesis.say(Fact.NUMBER_SAME);
            } else if ((all & Entry.NUMBER_EDIT) != 0) {
                hypothesis.say(Fact.NUMBER_EDIT);
            } else if ((all & Entry.NUMBER_TAIL) != 0) {
                hypothesis.say(Fact.NUMBER_TAIL);
            }
            if ((all & Entry.NUMBER_CUT) != 0) {
                hypothesis.say(Fact.NUMBER_CUT);
            }
            if (named > 0 && unnamed == 0 && named > 1) {
                hypothesis.say(Fact.ALL_NAMED);
            }
            if (named > 0 && unnamed > 0) {
                boolean onlyReference = (all & Entry.REFERENCE) != 0 && (all & (Entry.NUMBER | Entry.NUMBER_EDIT)) == 0;
                Fact fact = onlyReference
                        ? Fact.UNNAMED_BESIDE_REFERENCE
                        : entry.textCut ? Fact.UNNAMED_BESIDE_CUT : Fact.UNNAMED_BESIDE_NAMED;
                hypothesis.say(fact, unnamed);
            }
            sayLeftOut(hypothesis, named > 0);
        }

        private void sayLeftOut(Hypothesis hypothesis, boolean names) {
            int open = 0;
            boolean olderReference = false;
            boolean olderNumber = false;
            boolean any = false;
            for (Map.Entry<Integer, Integer> name : entry.named.entrySet()) {
                int item = name.getKey();
                int how = name.getValue() & Entry.STRONGLY;
                any |= how != 0;
                if (how == 0 || Arrays.binarySearch(hypothesis.items, item) >= 0) {
                    continue;
                }
                if (remaining[item] != 0) {
                    open++;
                } else if ((how & Entry.REFERENCE) != 0) {
                    olderReference = true;
                } else {
                    olderNumber = true;
                }
            }
            if (open > 0) {
                hypothesis.say(Fact.NAMED_LEFT_OUT, open);
            }
            if (olderReference) {
                hypothesis.say(Fact.OLDER_REFERENCE);
            }
            if (olderNumber) {
                hypothesis.say(Fact.OLDER_NUMBER);
            }
            if (!names && !any && !entry.wording.references().isEmpty()) {
                hypothesis.say(Fact.WORDS_NAME_NOTHING);
            }
        }

        private void sayAmount(Hypothesis hypothesis) {
            int[] items = hypothesis.items;
            boolean part = Arrays.stream(items).anyMatch(item -> remaining[item] != amounts[item]);
            switch (hypothesis.relation) {
                case EQUAL, REMAINDER -> hypothesis.say(part ? Fact.AMOUNT_REST : Fact.AMOUNT_SAME);
                case SUM -> hypothesis.say(Fact.AMOUNT_SUM);
                case LESS_FEE -> {
                    hypothesis.say(Fact.LESS_FEE);
                    hypothesis.say(Fact.LESS_FEE_PER_EURO, -hypothesis.difference / 100.0);
                }
                case LESS_DISCOUNT -> {
                    hypothesis.say(Fact.LESS_DISCOUNT);
                    if (entry.day > due[items[0]]) {
                        hypothesis.say(Fact.DISCOUNT_LATE);
                    }
                }
                case ROUNDED -> hypothesis.say(hypothesis.difference > 0 ? Fact.ROUNDED_UP : Fact.ROUNDED_OTHER);
                case PARTIAL -> sayPart(hypothesis, part);
                case OTHER -> {
                    hypothesis.say(Fact.ODD);
                    hypothesis.say(Fact.ODD_SHARE, 100.0 * Math.abs(hypothesis.difference) / total(items));
                }
            }
        }

        private void sayPart(Hypothesis hypothesis, boolean part) {
            int last = hypothesis.items[hypothesis.items.length - 1];
            long paid = remaining[last] + hypothesis.difference;
            boolean fraction = false;
            for (int parts = 2; parts <= 4; parts++) {
                fraction |= Math.abs(paid * parts - amounts[last]) <= parts;
            }
            if (fraction) {
                hypothesis.say(Fact.PARTIAL_FRACTION);
            } else if (entry.amount % 100 == 0) {
                hypothesis.say(Fact.PARTIAL_WHOLE);
            } else {
                hypothesis.say(Fact.PARTIAL_OTHER);
            }
            if (part) {
                hypothesis.say(Fact.PARTIAL_OF_PART);
            }
            for (Entry other : byAmount.getOrDefault(-hypothesis.difference, List.of())) {
                if (other != entry && !other.anchored && Math.abs(other.day - entry.day) <= REST_DAYS) {
                    hypothesis.say(Fact.REST_COMES_LATER);
                }
            }
        }

        private void saySet(Hypothesis hypothesis) {
            int[] items = hypothesis.items;
            int chosenInvoices = 0;
            int unnamed = 0;
            long firstDue = Long.MAX_VALUE;
            long lastDue = Long.MIN_VALUE;
            for (int item : items) {
                if (isCredit(item)) {
                    boolean ofSet = credited[item] >= 0 && Arrays.binarySearch(items, credited[item]) >= 0;
                    hypothesis.say(ofSet ? Fact.CREDIT_OF_SET : Fact.CREDIT_OTHER);
                } else {
                    chosenInvoices++;
                    firstDue = Math.min(firstDue, due[item]);
                    lastDue = Math.max(lastDue, due[item]);
                    if (entry.namedHow(item) == 0) {
                        unnamed++;
                    }
                }
            }
            if (chosenInvoices > 1) {
                hypothesis.say(Fact.MORE_INVOICES, chosenInvoices - 1);
            }
            int creditsLeft = 0;
            for (int credit : credits) {
                if (credited[credit] >= 0
                        && Arrays.binarySearch(items, credited[credit]) >= 0
                        && Arrays.binarySearch(items, credit) < 0) {
                    creditsLeft++;
                }
            }
            if (creditsLeft > 0) {
                hypothesis.say(Fact.CREDIT_LEFT_OUT, creditsLeft);
            }
            if (unnamed == 0) {
                return;
            }
            int older = 0;
            int between = 0;
            int open = 0;
            boolean olderTwin = false;
            for (int item : invoices) {
                if (entry.namedHow(item) == 0) {
                    open++;
                }
                if (Arrays.binarySearch(items, item) < 0) {
                    if (due[item] < firstDue) {
                        older++;
                    } else if (due[item] < lastDue) {
                        between++;
                    }
                    if (unnamed == 1
                            && chosenInvoices == 1
                            && item < items[0]
                            && remaining[item] == remaining[items[0]]) {
                        olderTwin = true;
                    }
                }
            }
            hypothesis.say(Fact.CHANCES, logChoices(open, unnamed));
            if (chosenInvoices > 1 && between == 0) {
                hypothesis.say(Fact.RUN);
            }
            if (older > 0) {
                hypothesis.say(Fact.OLDER_LEFT, Math.log1p(older));
            }
            if (between > 0) {
                hypothesis.say(Fact.SKIPPED, Math.log1p(between));
            }
            if (olderTwin) {
                hypothesis.say(Fact.OLDER_TWIN_LEFT);
            }
        }

        private double logChoices(int of, int take) {
            double log = 0;
            for (int index = 0; index < take; index++) {
                log += Math.log((double) Math.max(1, of - index) / (index + 1));
            }
            return Math.max(0, log);
        }

        private void sayTime(Hypothesis hypothesis) {
            double sum = 0;
            int count = 0;
            for (int item : hypothesis.items) {
                if (isCredit(item)) {
                    continue;
                }
                count++;
                sum += Math.log1p(Math.abs(entry.day - due[item] - usualDelay) / 3.0);
                if (entry.day < issued[item]) {
                    hypothesis.say(Fact.BEFORE_ISSUE);
                }
                if (entry.day - due[item] > 120) {
                    hypothesis.say(Fact.VERY_LATE);
                }
            }
            if (count > 0) {
                hypothesis.say(usualKnown ? Fact.FROM_USUAL : Fact.FROM_USUAL_UNKNOWN, sum / count);
            }
        }

        void nothing() {
            Hypothesis hypothesis = new Hypothesis(Kind.NO_DOCUMENT, Hypothesis.NO_ITEMS, Relation.OTHER, 0);
            sayNothing(hypothesis, Fact.NO_DOCUMENT);
            hypotheses.add(hypothesis);
        }

        private void sayNothing(Hypothesis hypothesis, Fact kind) {
            hypothesis.say(kind);
            if (isAccountKnown()) {
                hypothesis.say(Fact.NO_DOCUMENT_ACCOUNT);
            }
            for (Map.Entry<Integer, Integer> name : entry.named.entrySet()) {
                if ((name.getValue() & Entry.STRONGLY) != 0) {
                    hypothesis.say(
                            remaining[name.getKey()] != 0 ? Fact.NO_DOCUMENT_NAMED : Fact.NO_DOCUMENT_OLDER_NAMED);
                }
            }
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
            for (Entry later : byAmount.getOrDefault(-entry.amount, List.of())) {
                if (later.day >= entry.day && later.day - entry.day <= DUPLICATE_DAYS) {
                    hypothesis.say(Fact.DUPLICATE_REFUNDED);
                }
            }
            hypotheses.add(hypothesis);
        }

        private @Nullable Entry earlierTwin() {
            Entry latest = null;
            for (Entry other : byAmount.getOrDefault(entry.amount, List.of())) {
                boolean earlier = other.day < entry.day
                        || other.day == entry.day && other.payment.id().compareTo(entry.payment.id()) < 0;
                if (earlier && entry.day - other.day <= DUPLICATE_DAYS && other.isChosen(Kind.DOCUMENTS)) {
                    latest = other;
                }
            }
            return latest;
        }

        private boolean sameWords(Entry other) {
            return !entry.wording.isEmpty()
                    && entry.wording.references().equals(other.wording.references())
                    && entry.wording.numbers().equals(other.wording.numbers());
        }

        /** Money that goes the other way pays out credit notes. */
        void credits() {
            for (int credit : credits) {
                long difference = entry.amount - remaining[credit];
                if (difference == 0) {
                    add(new int[] {credit}, Relation.EQUAL, 0);
                } else if (Math.abs(difference) <= MOST_ODD * Math.abs(remaining[credit])
                        || (entry.namedHow(credit) & Entry.STRONGLY) != 0) {
                    add(new int[] {credit}, Relation.OTHER, difference);
                }
            }
            if (credits.length > 1) {
                sum(Hypothesis.NO_ITEMS, nearest(credits));
            }
        }

        void returned() {
            for (int item = firstDueFrom(entry.day - RETURN_DAYS); item < amounts.length; item++) {
                if (amounts[item] == -entry.amount
                        && !isCredit(item)
                        && issued[item] <= entry.day
                        && !isRefused(entry, item)) {
                    Hypothesis hypothesis = new Hypothesis(Kind.RETURNED, new int[] {item}, Relation.EQUAL, 0);
                    hypothesis.say(Fact.RETURNED);
                    if ((entry.namedHow(item) & Entry.STRONGLY) != 0) {
                        hypothesis.say(Fact.RETURNED_NAMED);
                    }
                    if (isPaidBefore(item)) {
                        hypothesis.say(Fact.RETURNED_AFTER_PAYMENT);
                    }
                    hypotheses.add(hypothesis);
                }
            }
        }

        private boolean isPaidBefore(int item) {
            for (Entry other : byAmount.getOrDefault(amounts[item], List.of())) {
                Hypothesis chosen = other.chosen;
                if (other.day <= entry.day && chosen != null && Arrays.binarySearch(chosen.items, item) >= 0) {
                    return true;
                }
            }
            return false;
        }

        void refund() {
            Hypothesis hypothesis = new Hypothesis(Kind.REFUND, Hypothesis.NO_ITEMS, Relation.OTHER, 0);
            hypothesis.say(Fact.REFUND);
            for (Entry other : byAmount.getOrDefault(-entry.amount, List.of())) {
                if (other.day <= entry.day && other.isChosen(Kind.DUPLICATE)) {
                    hypothesis.say(Fact.REFUND_OF_DUPLICATE);
                }
            }
            if (entry.named.values().stream().anyMatch(how -> (how & Entry.STRONGLY) != 0)) {
                hypothesis.say(Fact.REFUND_NAMED);
            }
            hypotheses.add(hypothesis);
        }
    }
}
