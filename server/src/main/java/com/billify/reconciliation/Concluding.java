package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.Rule;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Matching;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Placed;
import com.billify.reconciliation.core.matching.Proposal;
import com.billify.reconciliation.core.matching.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is certain is posted, what is likely is asked; what a person said stays. */
@Component
class Concluding {
    /** A document that is less likely than this is not worth a look. */
    private static final double WORTH_SHOWING = 0.15;

    private static final double WORTH_ASKING_OF_OTHERS = 0.5;

    private static final int MOST_PROPOSALS = 5;

    private final KeyRepository keys;
    private final BooksRepository books;
    private final PostingRepository postings;
    private final SuggestionRepository suggestions;

    Concluding(
            KeyRepository keys, BooksRepository books, PostingRepository postings, SuggestionRepository suggestions) {
        this.keys = keys;
        this.books = books;
        this.postings = postings;
        this.suggestions = suggestions;
    }

    /**
     * Posts and asks what was decided, in place of what was posted and asked of the same lines before.
     *
     * @param shelf holds the lines of the decisions
     * @param scope all that is decided again
     * @param parties those of it whose ledgers were decided now
     * @return the lines of which something else is posted or asked now
     */
    Set<UUID> conclude(
            CompanyId company,
            StoredShelf shelf,
            List<Decision> decisions,
            Matching.Touched scope,
            Set<String> parties) {
        if (decisions.isEmpty()) {
            return Set.of();
        }
        boolean watchOnly = books.isWatchOnly(company);
        Map<UUID, Decision> open = new LinkedHashMap<>();
        List<UUID> all = new ArrayList<>();
        decisions.stream()
                .sorted(Comparator.comparing((Decision decision) ->
                                placed(shelf, decision).payment().bookingDate())
                        .thenComparing(Decision::paymentId))
                .forEach(decision -> {
                    UUID id = UUID.fromString(decision.paymentId());
                    all.add(id);
                    if (!isSettledByHand(placed(shelf, decision))) {
                        open.put(id, decision);
                    }
                });
        Set<UUID> documents = new HashSet<>();
        open.values()
                .forEach(decision -> decision.best().documentIds().forEach(id -> documents.add(UUID.fromString(id))));
        List<BooksRepository.Standing> standing = books.standing(company, open.keySet(), documents);
        Set<UUID> decidedApart = decidedApart(company, standing, open.keySet(), scope, parties);
        Map<Posting.Pair, List<BooksRepository.Standing>> posted = new LinkedHashMap<>();
        Room room = Room.of(shelf.documentsOf(documents));
        for (BooksRepository.Standing one : standing) {
            UUID line = one.transactionId();
            if (one.byHand() || one.rule().equals(Rule.EXPECTED.wireName()) || line == null) {
                continue;
            }
            if (open.containsKey(line)) {
                posted.computeIfAbsent(new Posting.Pair(line, one.invoiceId()), pair -> new ArrayList<>())
                        .add(one);
            } else if (!decidedApart.contains(line)) {
                room.take(one.invoiceId(), one.amount());
            }
        }

        Map<Posting.Pair, Posting> wanted = new LinkedHashMap<>();
        List<SuggestionRepository.Suggestion> questions = new ArrayList<>();
        open.forEach((id, decision) -> {
            Payment payment = placed(shelf, decision).payment();
            if (placed(shelf, decision).confirmed() != null) {
                return; // a person said that it has no document
            }
            List<Posting> best = isSettling(decision.best())
                    ? Posting.of(payment, Suggested.of(decision.best(), payment.amount()))
                    : List.of();
            boolean certain = decision.certain() && !best.isEmpty() && room.takes(payment, best);
            boolean stands = best.stream().allMatch(posting -> isPosted(posted, posting));
            if (certain && (!watchOnly || stands)) {
                room.take(best);
                best.forEach(posting -> wanted.put(posting.pair(), posting));
            } else {
                question(payment, decision, certain).ifPresent(questions::add);
            }
        });

        Set<UUID> changed = new HashSet<>();
        List<Posting.Pair> revised = posted.keySet().stream()
                .filter(pair -> {
                    Posting posting = wanted.get(pair);
                    return posting == null || !isPosted(posted, posting);
                })
                .toList();
        revised.forEach(pair -> changed.add(pair.transactionId()));
        postings.remove(company, revised, null);
        List<Posting> fresh = wanted.values().stream()
                .filter(posting -> !isPosted(posted, posting))
                .toList();
        fresh.forEach(posting -> changed.add(posting.transactionId()));
        postings.add(company, fresh, null);
        postings.restate(
                company,
                wanted.values().stream()
                        .filter(posting -> isPosted(posted, posting))
                        .toList());
        changed.addAll(suggestions.replace(company, all, questions));
        return changed;
    }

    /**
     * Of the lines that settle something and are not decided now, those whose settlements take no room: a person made some of them,
     * which counts as settled elsewhere, or they are decided before or after with another party's ledger and then settle only what is in
     * that.
     */
    private Set<UUID> decidedApart(
            CompanyId company,
            List<BooksRepository.Standing> standing,
            Set<UUID> open,
            Matching.Touched scope,
            Set<String> parties) {
        Set<UUID> others = new HashSet<>();
        for (BooksRepository.Standing one : standing) {
            UUID line = one.transactionId();
            if (line != null && !open.contains(line)) {
                others.add(line);
            }
        }
        Set<UUID> apart = new HashSet<>();
        for (UUID line : others) {
            Placed touched = scope.lines().get(line.toString());
            if (touched != null && isSettledByHand(touched)) {
                apart.add(line);
            }
        }
        if (!others.isEmpty() && parties.size() < scope.parties().size()) {
            keys.placements(company, others).forEach((line, placement) -> {
                if (placement.party() != null
                        && scope.parties().contains(placement.party())
                        && !parties.contains(placement.party())) {
                    apart.add(line);
                }
            });
        }
        return apart;
    }

    private static boolean isSettledByHand(Placed placed) {
        List<Share> confirmed = placed.confirmed();
        return confirmed != null && !confirmed.isEmpty();
    }

    static Placed placed(StoredShelf shelf, Decision decision) {
        Placed placed = shelf.line(UUID.fromString(decision.paymentId()));
        if (placed == null) {
            throw new IllegalStateException("nobody asked about " + decision.paymentId());
        }
        return placed;
    }

    private static boolean isSettling(Proposal proposal) {
        return proposal.kind() == Proposal.Kind.DOCUMENTS || proposal.kind() == Proposal.Kind.RETURNED;
    }

    /**
     * Only what Billify itself thinks likeliest is asked, and where it sees money paid twice or given back it must think so more
     * than not; what else it may be stands beside it.
     */
    static Optional<SuggestionRepository.Suggestion> question(Payment payment, Decision decision, boolean certain) {
        Proposal best = decision.best();
        boolean asked = switch (best.kind()) {
            case DOCUMENTS, RETURNED -> best.confidence() >= WORTH_SHOWING;
            case DUPLICATE, REFUND -> best.confidence() >= WORTH_ASKING_OF_OTHERS;
            case NO_DOCUMENT, OWN_TRANSFER -> false;
        };
        if (!asked) {
            return Optional.empty();
        }
        List<Suggested> worth = decision.proposals().stream()
                .filter(proposal -> proposal == best
                        || (proposal.kind() != Proposal.Kind.NO_DOCUMENT
                                && proposal.kind() != Proposal.Kind.OWN_TRANSFER
                                && proposal.confidence() >= WORTH_SHOWING))
                .limit(MOST_PROPOSALS)
                .map(proposal -> Suggested.of(proposal, payment.amount()))
                .toList();
        return Optional.of(new SuggestionRepository.Suggestion(
                UUID.fromString(payment.id()), payment.bookingDate(), certain, worth));
    }

    private static boolean isPosted(Map<Posting.Pair, List<BooksRepository.Standing>> posted, Posting posting) {
        List<BooksRepository.Standing> standing = posted.getOrDefault(posting.pair(), List.of());
        Money zero = Money.zero(posting.amount().currency());
        Money amount = zero;
        Money kept = zero;
        for (BooksRepository.Standing one : standing) {
            if (one.difference()) {
                kept = kept.plus(one.amount());
            } else {
                amount = amount.plus(one.amount());
            }
        }
        return !standing.isEmpty() && amount.equals(posting.amount()) && kept.equals(posting.kept());
    }
}
