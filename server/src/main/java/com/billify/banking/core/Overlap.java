package com.billify.banking.core;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides which lines of an incoming statement are known already, over all channels, so that a booked line is one line
 * however often and in whatever format it is delivered.
 *
 * <p>Day and amount must be equal and the evidence must not contradict; equal twins are counted, k twins stay k lines.
 * Where counting alone is wrong (a delivery that begins between two twins; a second statement of the same day with an
 * equal payment) the stated balances decide: the statements of an account are stretches of one chain of balances, so
 * where two share lines, the distance between their opening balances is what lies between.
 */
public final class Overlap {

    /** Alternatives weighed before the plain count is kept; bounds the work on statements that contradict themselves. */
    private static final int MOST_ALTERNATIVES = 2_000;

    /** What an equal balance after the line weighs: more than any wording. */
    private static final double SAME_BALANCE = 8;

    private final StatedStatement incoming;
    private final List<KnownStatement> known;
    private final List<Group> groups;

    private Overlap(StatedStatement incoming, List<KnownStatement> known) {
        this.incoming = incoming;
        this.known = known;
        this.groups = group();
    }

    /**
     * The transaction that each incoming line already is, in the statement's order; null for a line not seen before.
     *
     * @param known the statements of the same account whose lines may be among the incoming ones
     */
    public static List<@Nullable UUID> decide(StatedStatement incoming, List<KnownStatement> known) {
        return new Overlap(incoming, known).decide();
    }

    private List<@Nullable UUID> decide() {
        int[] usual = groups.stream().mapToInt(Group::usualPairs).toArray();
        List<@Nullable UUID> plain = assign(usual);
        if (!incoming.isProven() || isConsistent(plain)) {
            return plain;
        }
        List<@Nullable UUID> joined =
                assign(groups.stream().mapToInt(Group::joinedPairs).toArray());
        if (isConsistent(joined)) {
            return joined;
        }
        List<@Nullable UUID> better = firstConsistent(usual);
        return better != null ? better : plain;
    }

    /** Changes the count of pairs of one group, then of two, nearest to the usual count first. */
    private @Nullable List<@Nullable UUID> firstConsistent(int[] usual) {
        List<int[]> changes = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (int pairs = 0; pairs <= groups.get(group).pairs.size(); pairs++) {
                if (pairs != usual[group]) {
                    changes.add(new int[] {group, pairs, Math.abs(pairs - usual[group])});
                }
            }
        }
        changes.sort(comparingInt(change -> change[2]));
        int left = MOST_ALTERNATIVES;
        for (int[] change : changes) {
            if (left-- <= 0) {
                return null;
            }
            List<@Nullable UUID> assigned = assign(with(usual, change));
            if (isConsistent(assigned)) {
                return assigned;
            }
        }
        for (int[] one : changes) {
            for (int[] other : changes) {
                if (one[0] < other[0]) {
                    if (left-- <= 0) {
                        return null;
                    }
                    List<@Nullable UUID> assigned = assign(with(with(usual, one), other));
                    if (isConsistent(assigned)) {
                        return assigned;
                    }
                }
            }
        }
        return null;
    }

    private static int[] with(int[] counts, int[] change) {
        int[] changed = counts.clone();
        changed[change[0]] = change[1];
        return changed;
    }

    private List<@Nullable UUID> assign(int[] pairsOfGroup) {
        @Nullable UUID[] assigned = new @Nullable UUID[incoming.lines().size()];
        for (int group = 0; group < groups.size(); group++) {
            for (Pair pair : groups.get(group).pairs.subList(0, pairsOfGroup[group])) {
                assigned[pair.incoming] = pair.transactionId;
            }
        }
        List<@Nullable UUID> list = new ArrayList<>(assigned.length);
        for (@Nullable UUID id : assigned) {
            list.add(id);
        }
        return list;
    }

    private boolean isConsistent(List<@Nullable UUID> assigned) {
        Set<UUID> shared = new HashSet<>();
        for (@Nullable UUID id : assigned) {
            if (id != null) {
                shared.add(id);
            }
        }
        return known.stream().allMatch(statement -> isConsistent(assigned, shared, statement));
    }

    private boolean isConsistent(List<@Nullable UUID> assigned, Set<UUID> shared, KnownStatement statement) {
        StatedStatement.Balance opening = incoming.opening();
        if (opening == null || statement.openingMinor() == null || !isProven(statement)) {
            return true;
        }
        Set<UUID> ofStatement = new HashSet<>();
        List<Long> theirsAlone = new ArrayList<>();
        for (KnownStatement.Line line : byDay(statement)) {
            ofStatement.add(line.transactionId());
            if (!shared.contains(line.transactionId())) {
                theirsAlone.add(line.amountMinor());
            }
        }
        List<Long> oursAlone = new ArrayList<>();
        boolean sharesLines = false;
        for (int index : incomingByDay()) {
            UUID id = assigned.get(index);
            if (id != null && ofStatement.contains(id)) {
                sharesLines = true;
            } else {
                oursAlone.add(incoming.lines().get(index).amount().minorUnits());
            }
        }
        if (!sharesLines) {
            return true;
        }
        long distance = Math.subtractExact(opening.minorUnits(), statement.openingMinor());
        boolean theyBeginFirst = distance == sum(theirsAlone);
        boolean weBeginFirst = -distance == sum(oursAlone);
        boolean weAreWithin = oursAlone.isEmpty() && hasPrefixSum(theirsAlone, distance);
        boolean theyAreWithin = theirsAlone.isEmpty() && hasPrefixSum(oursAlone, -distance);
        return theyBeginFirst || weBeginFirst || weAreWithin || theyAreWithin;
    }

    private static boolean isProven(KnownStatement statement) {
        return statement.openingMinor() != null
                && statement.closingMinor() != null
                && statement.openingMinor()
                                + statement.lines().stream()
                                        .mapToLong(KnownStatement.Line::amountMinor)
                                        .sum()
                        == statement.closingMinor();
    }

    private static List<KnownStatement.Line> byDay(KnownStatement statement) {
        return statement.lines().stream()
                .sorted((one, other) -> one.bookingDate().compareTo(other.bookingDate()))
                .toList();
    }

    private List<Integer> incomingByDay() {
        List<Integer> indexes = new ArrayList<>();
        for (int index = 0; index < incoming.lines().size(); index++) {
            indexes.add(index);
        }
        indexes.sort((one, other) -> incoming.lines()
                .get(one)
                .bookingDate()
                .compareTo(incoming.lines().get(other).bookingDate()));
        return indexes;
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    private static boolean hasPrefixSum(List<Long> amounts, long wanted) {
        long sum = 0;
        if (sum == wanted) {
            return true;
        }
        for (long amount : amounts) {
            sum += amount;
            if (sum == wanted) {
                return true;
            }
        }
        return false;
    }

    private record DayAmount(LocalDate day, long amountMinor) {}

    /** A line that may be a known one, and how much speaks for it. */
    private record Pair(int incoming, int order, UUID transactionId, double weight) {}

    /** Lines of one day and amount: pairs in the order in which they are believed, each line in one pair at most. */
    private record Group(List<Pair> pairs) {
        /** Pairs to be believed unless the balances say otherwise. */
        int usualPairs() {
            return atLeast(1);
        }

        /** Pairs that stand at the same point of the chain of balances. */
        int joinedPairs() {
            return atLeast(SAME_BALANCE);
        }

        private int atLeast(double weight) {
            return (int) pairs.stream().filter(pair -> pair.weight >= weight).count();
        }
    }

    private List<Group> group() {
        Map<DayAmount, Map<UUID, Candidate>> candidates = candidates();
        if (candidates.isEmpty()) {
            return List.of();
        }
        long[] balanceAfter = balancesAfter();
        Map<DayAmount, List<Integer>> ours = new LinkedHashMap<>();
        for (int index = 0; index < incoming.lines().size(); index++) {
            StatedLine line = incoming.lines().get(index);
            DayAmount key = new DayAmount(line.bookingDate(), line.amount().minorUnits());
            if (candidates.containsKey(key)) {
                ours.computeIfAbsent(key, k -> new ArrayList<>()).add(index);
            }
        }
        List<Group> result = new ArrayList<>();
        ours.forEach((key, indexes) -> {
            List<Candidate> theirs =
                    new ArrayList<>(Objects.requireNonNull(candidates.get(key)).values());
            List<Pair> possible = new ArrayList<>();
            for (int index : indexes) {
                Evidence evidence = Evidence.of(incoming.lines().get(index));
                for (int order = 0; order < theirs.size(); order++) {
                    Candidate candidate = theirs.get(order);
                    double weight = weigh(evidence, balanceAfter.length == 0 ? null : balanceAfter[index], candidate);
                    if (weight >= 0) {
                        possible.add(new Pair(index, order, candidate.transactionId, weight));
                    }
                }
            }
            result.add(eachOnce(possible));
        });
        return result;
    }

    private static Group eachOnce(List<Pair> possible) {
        possible.sort(comparingDouble(Pair::weight)
                .reversed()
                .thenComparingInt(Pair::incoming)
                .thenComparingInt(Pair::order));
        List<Pair> pairs = new ArrayList<>();
        Set<Integer> usedIncoming = new HashSet<>();
        Set<UUID> usedKnown = new HashSet<>();
        for (Pair pair : possible) {
            if (!usedIncoming.contains(pair.incoming) && !usedKnown.contains(pair.transactionId)) {
                usedIncoming.add(pair.incoming);
                usedKnown.add(pair.transactionId);
                pairs.add(pair);
            }
        }
        return new Group(List.copyOf(pairs));
    }

    /** Below 0: cannot be one line. Below 1: one line only if the balances demand it. */
    private double weigh(Evidence evidence, @Nullable Long balanceAfter, Candidate candidate) {
        if (evidence.contradicts(candidate.evidence)) {
            return -1;
        }
        double weight = 0;
        if (balanceAfter != null && candidate.balancesAfter.contains(balanceAfter)) {
            weight += SAME_BALANCE;
        }
        boolean sameChannel = candidate.formats.contains(incoming.format());
        if (sameChannel) {
            return weight + (evidence.agreesWith(candidate.evidence) ? 4 : 0);
        }
        return weight + (evidence.agreesAcrossChannels(candidate.evidence) ? 2 : 1);
    }

    private static final class Candidate {
        private final UUID transactionId;
        private final Evidence evidence;
        private final Set<String> formats = new HashSet<>();
        private final Set<Long> balancesAfter = new HashSet<>();

        Candidate(UUID transactionId, Evidence evidence) {
            this.transactionId = transactionId;
            this.evidence = evidence;
        }
    }

    private Map<DayAmount, Map<UUID, Candidate>> candidates() {
        Map<DayAmount, Map<UUID, Candidate>> candidates = new HashMap<>();
        for (KnownStatement statement : known) {
            if (followsByNumber(statement)) {
                continue;
            }
            Long balance = statement.openingMinor();
            for (KnownStatement.Line line : statement.lines()) {
                Candidate candidate = candidates
                        .computeIfAbsent(
                                new DayAmount(line.bookingDate(), line.amountMinor()), k -> new LinkedHashMap<>())
                        .computeIfAbsent(line.transactionId(), id -> new Candidate(id, line.evidence()));
                candidate.formats.add(statement.format());
                if (balance != null) {
                    balance += line.amountMinor();
                    candidate.balancesAfter.add(balance);
                }
            }
        }
        return candidates;
    }

    /**
     * True when the bank itself numbers the two one after the other and their balances join: then they share no line,
     * even where the payments of both sum to nothing and the balances could not tell.
     */
    private boolean followsByNumber(KnownStatement statement) {
        if (!statement.format().equals(incoming.format())
                || statement.openingMinor() == null
                || statement.closingMinor() == null
                || incoming.opening() == null
                || incoming.closing() == null) {
            return false;
        }
        int ours = sequence(incoming.number());
        int theirs = sequence(statement.number());
        if (ours < 0 || theirs < 0) {
            return false;
        }
        return (ours == theirs + 1 && incoming.opening().minorUnits() == statement.closingMinor())
                || (theirs == ours + 1 && incoming.closing().minorUnits() == statement.openingMinor());
    }

    private static int sequence(@Nullable String number) {
        return number != null && number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    }

    private long[] balancesAfter() {
        StatedStatement.Balance opening = incoming.opening();
        if (opening == null) {
            return new long[0];
        }
        long[] after = new long[incoming.lines().size()];
        long balance = opening.minorUnits();
        for (int index = 0; index < after.length; index++) {
            balance += incoming.lines().get(index).amount().minorUnits();
            after[index] = balance;
        }
        return after;
    }
}
