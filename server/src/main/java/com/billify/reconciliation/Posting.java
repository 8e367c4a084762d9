package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.Rule;
import com.billify.reconciliation.core.matching.Payment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line is to settle of one invoice.
 *
 * @param amount money of the line, signed as the invoice
 * @param kept what the payer kept and the invoice is closed with, same sign; zero when nothing was
 * @param way what it was kept for; null when nothing was
 */
record Posting(
        UUID transactionId,
        UUID invoiceId,
        Money amount,
        Money kept,
        @Nullable String way,
        LocalDate day,
        Rule rule,
        int confidenceMillionths,
        List<Reason> reasons) {

    /** The line and the invoice: a pair settles once. */
    record Pair(UUID transactionId, UUID invoiceId) {}

    Pair pair() {
        return new Pair(transactionId, invoiceId);
    }

    /** What closes of the invoice. */
    Money closed() {
        return amount.plus(kept);
    }

    /** What a proposal comes to, as money of the line; what the payer kept is taken off the largest share. */
    static List<Posting> of(Payment payment, Suggested proposal) {
        Money kept = proposal.way() == null
                ? Money.zero(payment.amount().currency())
                : proposal.difference().negated();
        Suggested.Share bearing = proposal.shares().stream()
                .filter(share -> share.amount().isNegative() == kept.isNegative())
                .max(Comparator.comparingLong(share -> Math.abs(share.amount().minorUnits())))
                .orElse(null);
        List<Posting> postings = new ArrayList<>();
        for (Suggested.Share share : proposal.shares()) {
            boolean bears = share.equals(bearing) && !kept.isZero();
            Money zero = Money.zero(share.amount().currency());
            postings.add(new Posting(
                    UUID.fromString(payment.id()),
                    share.invoiceId(),
                    bears ? share.amount().minus(kept) : share.amount(),
                    bears ? kept : zero,
                    bears ? proposal.way() : null,
                    payment.bookingDate(),
                    rule(proposal.reasons()),
                    proposal.confidenceMillionths(),
                    proposal.reasons()));
        }
        return postings;
    }

    private static Rule rule(List<Reason> reasons) {
        if (reasons.stream().anyMatch(reason -> reason.kind().equals("reference") && "same".equals(reason.how()))) {
            return Rule.STRUCTURED_REFERENCE;
        }
        if (reasons.stream().anyMatch(reason -> reason.kind().equals("number") && "same".equals(reason.how()))) {
            return Rule.INVOICE_NUMBER;
        }
        return Rule.EVIDENCE;
    }
}
