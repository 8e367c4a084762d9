package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the decisions of a company right as payments and documents come, change and go. Each payment is placed with one
 * party, and what it settles is decided in the ledger of that party alone: so a change touches the parties of the rows that
 * changed, and of the payments whose place they change, and nothing else. Revising all rows at once gives the same.
 */
public final class Matching {
    private final Shelf shelf;
    private final Set<String> ownAccounts;
    private final Weights weights;

    /** @param ownAccounts of the company itself, as IBANs */
    public Matching(Shelf shelf, Set<String> ownAccounts) {
        this(shelf, ownAccounts, Weights.FITTED);
    }

    Matching(Shelf shelf, Set<String> ownAccounts, Weights weights) {
        this.shelf = shelf;
        this.ownAccounts = Set.copyOf(ownAccounts);
        this.weights = weights;
    }

    /**
     * Decides again whatever a change may touch. The shelf holds the books as they are now.
     *
     * @param payments that came, changed or went, with their placement before; on the shelf unless they went
     * @param documents that came, changed or went, as they are now or were last; twice where their party or number changed
     */
    public Revision revise(Collection<Placed> payments, Collection<Document> documents) {
        Touched touched = touch(payments, documents);
        List<Decision> decisions = new ArrayList<>(decideWithoutParty(touched));
        decisions.addAll(decide(touched, touched.parties()));
        return new Revision(decisions, touched.placements());
    }

    /**
     * Decides again what payments of no party are.
     *
     * @param touched by the change, as {@link #touch} found it
     */
    public List<Decision> decideWithoutParty(Touched touched) {
        return touched.lines().values().stream()
                .filter(placed -> touched.placement(placed).party() == null)
                .map(this::withoutParty)
                .toList();
    }

    /**
     * Decides again the ledgers of some parties. Whoever has not the room for all that a change touches decides some parties after
     * the others: no ledger hangs on another.
     *
     * @param touched by the change, as {@link #touch} found it
     * @param parties some of those touched
     */
    public List<Decision> decide(Touched touched, Set<String> parties) {
        List<Decision> decisions = new ArrayList<>();
        for (Part part : parts(touched, parties)) {
            // each ledger is forgotten before the next: what it weighs is many times what it decides
            Ledger ledger = ledger(part.withinReach());
            ledger.decide();
            decisions.addAll(ledger.decisions());
            part.beyondReach().forEach(placed -> decisions.add(withoutParty(placed.placed())));
        }
        return decisions;
    }

    /** The ledgers that a change touches, with nothing decided in them yet. */
    List<Ledger> ledgers(Collection<Placed> payments, Collection<Document> documents) {
        Touched touched = touch(payments, documents);
        return parts(touched, touched.parties()).stream().map(this::ledger).toList();
    }

    /**
     * The party that each payment most likely is of, by its id; none for those of no party. As far as it is known by now: what else
     * comes may place it elsewhere.
     */
    public Map<String, String> likelyParties(Collection<Payment> payments) {
        List<Placed> unseen = payments.stream().map(Placed::unseen).toList();
        Map<String, @Nullable String> votes = votes(unseen);
        Map<String, Map<String, Integer>> votesNow = votesNow(unseen, Set.of(), votes, shelf.votes(accounts(unseen)));
        Map<String, String> parties = new HashMap<>();
        place(unseen, votes, votesNow).forEach((id, placement) -> {
            String party = placement.party();
            if (party != null) {
                parties.put(id, party);
            }
        });
        return parties;
    }

    private Ledger ledger(Part part) {
        int sign = Party.sign(part.party());
        boolean keepsWording = part.payments().size() <= Limits.MANY_PAYMENTS;
        List<Entry> entries = new ArrayList<>();
        for (PlacedNow placed : part.payments()) {
            Payment payment = placed.placed().payment();
            entries.add(new Entry(
                    placed.placed(),
                    placed.placement(),
                    keepsWording,
                    payment.amount().minorUnits() * sign));
        }
        return new Ledger(part.party(), part.documents(), entries, weights);
    }

    /**
     * What a change touches.
     *
     * @param parties whose ledgers are to be decided again
     * @param lines the payments that may be of another party now, by their ids; none of those that went
     * @param placements where these are now, to be kept beside them
     */
    public record Touched(Set<String> parties, Map<String, Placed> lines, Map<String, Placement> placements) {
        private Placement placement(Placed placed) {
            return placements.getOrDefault(placed.payment().id(), placed.placementOrNowhere());
        }
    }

    /** A party with all that stands in its ledger. */
    private record Part(String party, List<Document> documents, List<PlacedNow> payments) {

        /** Without what {@link #beyondReach} holds. */
        Part withinReach() {
            LocalDate first = firstInReach();
            return new Part(
                    party,
                    documents,
                    payments.stream().filter(placed -> !placed.isBefore(first)).toList());
        }

        /**
         * Of a party with many payments those that were made long before the first of its documents, as in a bank's history of years
         * with the invoices of one: they pay none, and to weigh them takes more room than there is.
         */
        List<PlacedNow> beyondReach() {
            LocalDate first = firstInReach();
            return payments.stream().filter(placed -> placed.isBefore(first)).toList();
        }

        private LocalDate firstInReach() {
            return payments.size() <= Limits.MANY_PAYMENTS
                    ? LocalDate.MIN
                    : documents.stream()
                            .map(Document::issueDate)
                            .min(LocalDate::compareTo)
                            .map(issued -> issued.minusDays(Limits.ADVANCE_DAYS))
                            .orElse(LocalDate.MAX);
        }
    }

    private record PlacedNow(Placed placed, Placement placement) {
        boolean isBefore(LocalDate day) {
            return placed.payment().bookingDate().isBefore(day);
        }
    }

    /**
     * What a change touches. The shelf holds the books as they are now.
     *
     * @param payments that came, changed or went, as for {@link #revise}
     * @param documents likewise
     */
    public Touched touch(Collection<Placed> payments, Collection<Document> documents) {
        Map<String, Placed> touched = new LinkedHashMap<>();
        payments.forEach(placed -> touched.put(placed.payment().id(), placed));
        shelf.payments(keysOf(documents))
                .forEach(placed -> touched.putIfAbsent(placed.payment().id(), placed));
        Map<String, @Nullable String> votes = votes(touched.values());
        Map<String, Map<String, Integer>> votesBefore = shelf.votes(accounts(touched.values()));
        Set<String> gone = gone(touched);
        Map<String, Map<String, Integer>> votesNow = votesNow(touched.values(), gone, votes, votesBefore);
        Set<String> moved = new TreeSet<>();
        votesNow.forEach((account, now) -> {
            if (!saysTheSame(votesBefore.getOrDefault(account, Map.of()), now)) {
                moved.add(Keys.account(account));
            }
        });
        for (Placed placed : shelf.payments(moved)) {
            if (touched.putIfAbsent(placed.payment().id(), placed) == null) {
                votes.put(placed.payment().id(), placed.placementOrNowhere().vote());
            }
        }
        Map<String, Placement> placements = place(touched.values(), votes, votesNow);
        Set<String> parties = parties(payments, documents, touched.values(), placements);
        touched.keySet().removeAll(gone);
        placements.keySet().removeAll(gone);
        return new Touched(parties, touched, placements);
    }

    private static Set<String> keysOf(Collection<Document> documents) {
        Set<String> keys = new HashSet<>();
        for (Document document : documents) {
            keys.addAll(Keys.of(document));
        }
        return keys;
    }

    private Map<String, @Nullable String> votes(Collection<Placed> touched) {
        Set<String> keys = new HashSet<>();
        for (Placed placed : touched) {
            keys.addAll(Keys.text(Wording.of(placed.payment())));
            if (placed.confirmed() != null) {
                placed.confirmed().forEach(share -> keys.add(Keys.id(share.documentId())));
            }
        }
        List<Document> found = shelf.documents(keys);
        Placing named = new Placing(found, Set.of(), Map.of());
        Map<String, String> parties = new HashMap<>();
        found.forEach(document -> parties.put(document.id(), Party.key(document)));
        Map<String, @Nullable String> votes = new HashMap<>();
        for (Placed placed : touched) {
            Payment payment = placed.payment();
            List<Share> confirmed = placed.confirmed();
            String vote = confirmed == null
                    ? Placing.vote(payment, named.named(Wording.of(payment)))
                    : confirmed.isEmpty()
                            ? Placing.NOBODY
                            : parties.get(confirmed.getFirst().documentId());
            votes.put(payment.id(), vote);
        }
        return votes;
    }

    private static Set<String> accounts(Collection<Placed> touched) {
        Set<String> accounts = new HashSet<>();
        for (Placed placed : touched) {
            String account = placed.payment().counterpartyAccount();
            if (account != null) {
                accounts.add(account);
            }
        }
        return accounts;
    }

    /** The votes on the shelf are those of placements before: what the touched voted is taken out, what they vote put in. */
    private Map<String, Map<String, Integer>> votesNow(
            Collection<Placed> touched,
            Set<String> gone,
            Map<String, @Nullable String> votes,
            Map<String, Map<String, Integer>> before) {
        Map<String, Map<String, Integer>> now = new HashMap<>();
        before.forEach((account, counts) -> now.put(account, new HashMap<>(counts)));
        for (Placed placed : touched) {
            String account = placed.payment().counterpartyAccount();
            if (account == null) {
                continue;
            }
            Map<String, Integer> counts = now.computeIfAbsent(account, absent -> new HashMap<>());
            count(counts, placed.placementOrNowhere().vote(), -1);
            if (!gone.contains(placed.payment().id())) {
                count(counts, votes.get(placed.payment().id()), 1);
            }
        }
        return now;
    }

    private static void count(Map<String, Integer> counts, @Nullable String party, int change) {
        if (party != null) {
            counts.merge(party, change, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    private static boolean saysTheSame(Map<String, Integer> before, Map<String, Integer> now) {
        return Placing.learnt(before).equals(Placing.learnt(now));
    }

    private Map<String, Placement> place(
            Collection<Placed> touched,
            Map<String, @Nullable String> votes,
            Map<String, Map<String, Integer>> votesNow) {
        Set<String> textKeys = new HashSet<>();
        Set<String> partyKeys = new HashSet<>();
        for (Placed placed : touched) {
            Payment payment = placed.payment();
            textKeys.addAll(Keys.text(Wording.of(payment)));
            partyKeys.addAll(Keys.names(payment));
            if (payment.counterpartyAccount() != null) {
                partyKeys.add(Keys.account(payment.counterpartyAccount()));
            }
        }
        Placing placing = new Placing(shelf.documents(textKeys), shelf.parties(partyKeys), votesNow);
        Map<String, Placement> placements = new HashMap<>();
        for (Placed placed : touched) {
            Payment payment = placed.payment();
            String vote = votes.get(payment.id());
            placements.put(
                    payment.id(),
                    isOfParty(placed)
                            ? placing.place(payment, Wording.of(payment), vote)
                            : new Placement(null, vote, false, 0, 0));
        }
        return placements;
    }

    private boolean isOfParty(Placed placed) {
        Payment payment = placed.payment();
        return placed.confirmed() == null && !payment.amount().isZero() && !isOwnTransfer(payment);
    }

    private boolean isOwnTransfer(Payment payment) {
        String account = payment.counterpartyAccount();
        return account != null && ownAccounts.contains(account);
    }

    /** Those whose documents or payments change. */
    private static Set<String> parties(
            Collection<Placed> payments,
            Collection<Document> documents,
            Collection<Placed> touched,
            Map<String, Placement> placements) {
        Set<String> parties = new TreeSet<>();
        documents.forEach(document -> parties.add(Party.key(document)));
        Set<String> changed = new HashSet<>();
        payments.forEach(placed -> changed.add(placed.payment().id()));
        for (Placed placed : touched) {
            Placement before = placed.placementOrNowhere();
            Placement now = placements.get(placed.payment().id());
            if (now != null && (changed.contains(placed.payment().id()) || !now.equals(before))) {
                add(parties, before.party());
                add(parties, now.party());
            }
        }
        return parties;
    }

    private List<Part> parts(Touched touched, Set<String> parties) {
        Set<String> keys = new LinkedHashSet<>();
        parties.forEach(party -> keys.add(Keys.party(party)));
        Map<String, List<Document>> documentsOf = new HashMap<>();
        for (Document document : shelf.documents(keys)) {
            if (!document.amount().isZero()) {
                documentsOf
                        .computeIfAbsent(Party.key(document), absent -> new ArrayList<>())
                        .add(document);
            }
        }
        Map<String, Placed> present = new LinkedHashMap<>();
        shelf.payments(keys).forEach(placed -> present.put(placed.payment().id(), placed));
        present.putAll(touched.lines());
        Map<String, List<PlacedNow>> paymentsOf = new HashMap<>();
        for (Placed placed : present.values()) {
            Placement placement = touched.placement(placed);
            String party = placement.party();
            if (party != null && parties.contains(party)) {
                paymentsOf.computeIfAbsent(party, absent -> new ArrayList<>()).add(new PlacedNow(placed, placement));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (String party : parties) {
            List<PlacedNow> own = paymentsOf.getOrDefault(party, List.of());
            if (!own.isEmpty()) {
                parts.add(new Part(party, documentsOf.getOrDefault(party, List.of()), own));
            }
        }
        return parts;
    }

    private Set<String> gone(Map<String, Placed> touched) {
        Set<String> gone = new HashSet<>(touched.keySet());
        Set<String> keys = new HashSet<>();
        for (Placed placed : touched.values()) {
            keys.add(Keys.id(placed.payment().id()));
        }
        shelf.payments(keys).forEach(placed -> gone.remove(placed.payment().id()));
        return gone;
    }

    private static void add(Set<String> parties, @Nullable String party) {
        if (party != null) {
            parties.add(party);
        }
    }

    private Decision withoutParty(Placed placed) {
        Payment payment = placed.payment();
        Money zero = Money.zero(payment.amount().currency());
        List<Share> confirmed = placed.confirmed();
        if (confirmed != null) {
            Proposal.Kind kind = confirmed.isEmpty() ? Proposal.Kind.NO_DOCUMENT : Proposal.Kind.DOCUMENTS;
            Proposal proposal = new Proposal(kind, confirmed, zero, 1, List.of(new Evidence.SaidByPerson()));
            return new Decision(payment.id(), List.of(proposal), true, true);
        }
        String account = payment.counterpartyAccount();
        if (account != null && isOwnTransfer(payment)) {
            Proposal proposal = new Proposal(
                    Proposal.Kind.OWN_TRANSFER, List.of(), zero, 0.999, List.of(new Evidence.OwnAccount(account)));
            return new Decision(payment.id(), List.of(proposal), true, false);
        }
        Proposal proposal =
                new Proposal(Proposal.Kind.NO_DOCUMENT, List.of(), zero, 0.95, List.of(new Evidence.NothingFits()));
        return new Decision(payment.id(), List.of(proposal), false, false);
    }
}
