package com.billify.reconciliation;

import com.billify.kernel.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says of a bank line. */
sealed interface Answer {
    UUID transactionId();

    /**
     * Takes one of the proposals as it stands.
     *
     * @param invoiceIds those that the person saw: when another is proposed by now, nothing is done
     */
    record Accept(UUID transactionId, int proposal, List<UUID> invoiceIds) implements Answer {}

    /**
     * It settles these and nothing else.
     *
     * @param way what the payer kept of the last of them, which is closed with it: fee, discount, rounding or other; null
     *     leaves it open
     */
    record Settles(
            UUID transactionId,
            List<Wanted> shares,
            @Nullable String way) implements Answer {}

    /** It pays no invoice. */
    record WithoutDocument(UUID transactionId) implements Answer {}

    /** It has nothing to do with these invoices: they are never proposed for it again. */
    record Refuses(UUID transactionId, List<UUID> invoiceIds) implements Answer {}

    /**
     * How much of an invoice.
     *
     * @param amount signed as the invoice; null for as much as both sides allow
     */
    record Wanted(UUID invoiceId, @Nullable Money amount) {}
}
