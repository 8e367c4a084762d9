package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.OpenItem;
import com.billify.reconciliation.core.Rule;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets a person say which invoice a payment is for, one by one, and take that back. */
@Service
class Reconciliation {
    static final String LOCK = "reconciliation";

    private final CompanyTransaction transaction;
    private final OpenItemRepository openItems;
    private final PostingRepository postings;
    private final Pairing pairing;
    private final SettlementRepository settlements;
    private final AuditTrail audit;

    Reconciliation(
            CompanyTransaction transaction,
            OpenItemRepository openItems,
            SettlementRepository settlements,
            PostingRepository postings,
            Pairing pairing,
            AuditTrail audit) {
        this.transaction = transaction;
        this.openItems = openItems;
        this.postings = postings;
        this.pairing = pairing;
        this.settlements = settlements;
        this.audit = audit;
    }

    /**
     * Settles by hand.
     *
     * @param wanted how much of the invoice; null for as much as both sides allow
     */
    UUID settle(CompanyId company, UserId user, UUID transactionId, UUID invoiceId, @Nullable Money wanted) {
        return transaction.call(company, () -> {
            transaction.lock(company, LOCK);
            UUID id = add(company, user, transactionId, invoiceId, wanted);
            pairing.lookAgain(company, List.of(transactionId), List.of(invoiceId));
            return id;
        });
    }

    private UUID add(CompanyId company, UserId user, UUID transactionId, UUID invoiceId, @Nullable Money wanted) {
        Money left = settlements.unsettled(company, transactionId).orElseThrow(ProblemException::notFound);
        OpenItem item = openItems.find(company, List.of(invoiceId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(409, "already-settled", "The invoice is settled."));
        Money amount = amountOf(left, item.outstanding(), openItems.isCreditNote(company, invoiceId), wanted);
        if (settlements.exists(company, transactionId, invoiceId)) {
            throw new ProblemException(409, "already-settled", "The transaction settles this invoice already.");
        }
        UUID id = settlements.add(company, transactionId, invoiceId, amount, Rule.BY_HAND, user);
        audit.record(
                company,
                user,
                "settlementMade",
                Map.of(
                        "transaction", transactionId.toString(),
                        "invoice", invoiceId.toString(),
                        "amount", amount.toString()));
        return id;
    }

    /** Like {@link #settle}, of those where there is something to settle; what they touch is looked at once. */
    void settleOpen(CompanyId company, UserId user, List<MatchingByHand.Pair> pairs) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            List<UUID> lines = new ArrayList<>();
            List<UUID> invoices = new ArrayList<>();
            for (MatchingByHand.Pair pair : pairs) {
                if (isOpen(company, pair)) {
                    add(company, user, pair.transactionId(), pair.invoiceId(), null);
                    lines.add(pair.transactionId());
                    invoices.add(pair.invoiceId());
                }
            }
            if (!lines.isEmpty()) {
                pairing.lookAgain(company, lines, invoices);
            }
        });
    }

    private boolean isOpen(CompanyId company, MatchingByHand.Pair pair) {
        boolean left = settlements
                .unsettled(company, pair.transactionId())
                .filter(money -> !money.isZero())
                .isPresent();
        return left
                && !openItems.find(company, List.of(pair.invoiceId())).isEmpty()
                && !settlements.exists(company, pair.transactionId(), pair.invoiceId());
    }

    /**
     * A credit note may go against the direction of the payment: a customer who pays an invoice less a credit note
     * settles both.
     */
    static Money amountOf(Money left, Money outstanding, boolean creditNote, @Nullable Money wanted) {
        if (!left.currency().equals(outstanding.currency())) {
            throw new ProblemException(422, "other-currency", "Payment and invoice are in different currencies.");
        }
        boolean against = left.isNegative() != outstanding.isNegative();
        if (left.isZero() || (against && !creditNote)) {
            throw new ProblemException(
                    422, "wrong-direction", "The payment goes the other way, or nothing of it is left.");
        }
        Money most = against || outstanding.isPartOf(left) ? outstanding : left;
        if (wanted != null && !wanted.isPartOf(most)) {
            throw new ProblemException(
                    422, "more-than-outstanding", "That is more than is left of the payment or of the invoice.");
        }
        return wanted == null ? most : wanted;
    }

    /** Takes a settlement back; a rule will not make it again. */
    void undo(CompanyId company, UserId user, UUID id) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            SettlementRepository.Made made = settlements.find(company, id).orElseThrow(ProblemException::notFound);
            SettlementRepository.Pair pair = made.pair();
            UUID line = pair.transactionId();
            if (line == null) {
                settlements.remove(company, id);
                if (made.rule().equals(Rule.BOOKS.wireName())) {
                    settlements.refuseBooks(company, pair.invoiceId(), user);
                }
            } else {
                postings.remove(company, List.of(new Posting.Pair(line, pair.invoiceId())), user);
            }
            settlements.refuse(company, pair, user);
            pairing.lookAgain(company, line == null ? List.of() : List.of(line), List.of(pair.invoiceId()));
            audit.record(
                    company,
                    user,
                    "settlementUndone",
                    Map.of(
                            "transaction", String.valueOf(pair.transactionId()),
                            "invoice", pair.invoiceId().toString()));
        });
    }
}
