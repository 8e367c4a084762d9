package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.banking.TransactionsBooked;
import com.billify.invoicing.InvoiceRegistered;
import com.billify.invoicing.InvoiceReverted;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.Candidates;
import com.billify.reconciliation.core.ExactMatcher;
import com.billify.reconciliation.core.ExpectedItem;
import com.billify.reconciliation.core.ExpectedMatcher;
import com.billify.reconciliation.core.MatchOutcome;
import com.billify.reconciliation.core.OpenItem;
import com.billify.reconciliation.core.Payment;
import com.billify.reconciliation.core.Rule;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;

/** Finds the invoices that payments pay, and lets a person do and undo the same by hand. */
@Service
class Reconciliation {
    static final String LOCK = "reconciliation";

    private final CompanyTransaction transaction;
    private final OpenItemRepository openItems;
    private final PaymentRepository payments;
    private final SettlementRepository settlements;
    private final AuditTrail audit;

    Reconciliation(
            CompanyTransaction transaction,
            OpenItemRepository openItems,
            PaymentRepository payments,
            SettlementRepository settlements,
            AuditTrail audit) {
        this.transaction = transaction;
        this.openItems = openItems;
        this.payments = payments;
        this.settlements = settlements;
        this.audit = audit;
    }

    /** An event may come twice: a transaction that settles something already is left alone. */
    @ApplicationModuleListener
    void on(TransactionsBooked event) {
        CompanyId company = event.company();
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            reconcile(company, payments.findUnsettled(company, event.transactionIds()));
            reconcileExpected(company, payments.findUnsettled(company, event.transactionIds()));
        });
    }

    /** An invoice may arrive after its payment. May come twice, as above. */
    @ApplicationModuleListener
    void on(InvoiceRegistered event) {
        CompanyId company = event.company();
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            lookFor(company, openItems.find(company, event.invoiceIds()));
        });
    }

    /**
     * What a rule concluded from a document stands no longer than the document: it is taken back where the rule would
     * not conclude it again. May come twice: then there is nothing left to take back.
     */
    @ApplicationModuleListener
    void on(InvoiceReverted event) {
        CompanyId company = event.company();
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            List<UUID> freed = new ArrayList<>();
            for (UUID invoice : event.invoiceIds()) {
                for (Payment payment : payments.findSettledByRule(company, invoice)) {
                    settlements.remove(company, payment.transactionId(), invoice);
                    freed.add(payment.transactionId());
                }
            }
            lookFor(company, openItems.find(company, event.invoiceIds()));
            reconcile(company, payments.findUnsettled(company, freed));
            reconcileExpected(company, payments.findUnsettled(company, freed));
        });
    }

    private void lookFor(CompanyId company, List<OpenItem> items) {
        Set<Money> expected = openItems.expectedAmounts(company);
        for (OpenItem item : items) {
            reconcile(company, payments.findUnsettledFor(company, item));
            if (expected.contains(item.outstanding())) {
                reconcileExpected(
                        company,
                        payments.findUnsettledOf(
                                company,
                                item.outstanding(),
                                item.dueDate().minusDays(ExpectedMatcher.NEAR_DAYS),
                                item.dueDate().plusDays(ExpectedMatcher.NEAR_DAYS)));
            }
        }
    }

    /** What no reference and no number decided may be something that a person expects. */
    private void reconcileExpected(CompanyId company, List<Payment> unsettled) {
        if (unsettled.isEmpty()) {
            return;
        }
        Set<Money> amounts = openItems.expectedAmounts(company);
        for (Payment payment : unsettled) {
            if (!amounts.contains(payment.amount())) {
                continue;
            }
            List<ExpectedItem> items = openItems.findOf(company, payment.amount(), true).stream()
                    .filter(item -> !openItems.isRefused(company, payment.transactionId(), item.invoiceId()))
                    .toList();
            List<Payment> others = payments.findUnsettledOf(
                    company,
                    payment.amount(),
                    payment.bookingDate().minusDays(2L * ExpectedMatcher.NEAR_DAYS),
                    payment.bookingDate().plusDays(2L * ExpectedMatcher.NEAR_DAYS));
            ExpectedMatcher.match(payment, items, openItems.findOf(company, payment.amount(), false), others)
                    .ifPresent(item -> settlements.add(
                            company, payment.transactionId(), item, payment.amount(), Rule.EXPECTED, null));
        }
    }

    private void reconcile(CompanyId company, List<Payment> unsettled) {
        if (unsettled.isEmpty()) {
            return;
        }
        Candidates candidates = openItems.findCandidates(company, unsettled);
        List<SettlementRepository.Found> found = new ArrayList<>();
        for (Payment payment : unsettled) {
            switch (ExactMatcher.match(payment, candidates.of(payment))) {
                case MatchOutcome.Settles(OpenItem item, Rule rule) -> {
                    found.add(new SettlementRepository.Found(payment, item, rule));
                    candidates.settled(item);
                }
                case MatchOutcome.Unmatched() -> {} // waits for a person
            }
        }
        settlements.addAll(company, found);
    }

    /**
     * Settles by hand.
     *
     * @param wanted how much of the invoice; null for as much as both sides allow
     */
    UUID settle(CompanyId company, UserId user, UUID transactionId, UUID invoiceId, @Nullable Money wanted) {
        return transaction.call(company, () -> {
            transaction.lock(company, LOCK);
            Money left = settlements.unsettled(company, transactionId).orElseThrow(ProblemException::notFound);
            OpenItem item = openItems.find(company, List.of(invoiceId)).stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(409, "already-settled", "The invoice is settled."));
            Money amount = amountOf(left, item, openItems.isCreditNote(company, invoiceId), wanted);
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
        });
    }

    /** Like {@link #settle}, where there is something to settle; else false and nothing changed. */
    boolean settleIfOpen(CompanyId company, UserId user, UUID transactionId, UUID invoiceId) {
        return transaction.call(company, () -> {
            transaction.lock(company, LOCK);
            boolean left = settlements
                    .unsettled(company, transactionId)
                    .filter(money -> !money.isZero())
                    .isPresent();
            boolean open = !openItems.find(company, List.of(invoiceId)).isEmpty();
            if (!left || !open || settlements.exists(company, transactionId, invoiceId)) {
                return false;
            }
            settle(company, user, transactionId, invoiceId, null);
            return true;
        });
    }

    /**
     * A credit note may go against the direction of the payment: a customer who pays an invoice less a credit note
     * settles both.
     */
    private static Money amountOf(Money left, OpenItem item, boolean creditNote, @Nullable Money wanted) {
        Money outstanding = item.outstanding();
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
            SettlementRepository.Pair pair = settlements.remove(company, id).orElseThrow(ProblemException::notFound);
            settlements.refuse(company, pair, user);
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
