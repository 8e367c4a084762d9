package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What may still be settled of each document. Whatever a matcher thinks, no line settles more than it is, no document is
 * settled beyond its amount, and nothing is taken back that was not there.
 */
final class Room {
    private final Map<UUID, Money> amounts = new HashMap<>();
    private final Map<UUID, Money> open = new HashMap<>();

    private Room() {}

    /** Before any rule posts; what people said is taken already. */
    static Room of(Collection<Document> documents) {
        Room room = new Room();
        for (Document document : documents) {
            room.amounts.put(UUID.fromString(document.id()), document.amount());
            room.open.put(UUID.fromString(document.id()), document.open());
        }
        return room;
    }

    /** Something else stands on it: a settlement that is not decided now. */
    void take(UUID invoiceId, Money amount) {
        open.computeIfPresent(invoiceId, (id, left) -> left.minus(amount));
    }

    boolean takes(Payment payment, List<Posting> postings) {
        Money sum = Money.zero(payment.amount().currency());
        for (Posting posting : postings) {
            Money left = open.get(posting.invoiceId());
            Money whole = amounts.get(posting.invoiceId());
            if (left == null
                    || whole == null
                    || !left.currency().equals(payment.amount().currency())
                    || !isBetween(left.minus(posting.closed()), whole)) {
                return false;
            }
            sum = sum.plus(posting.amount());
        }
        return sum.isZero() ? payment.amount().isZero() : sum.isPartOf(payment.amount());
    }

    void take(List<Posting> postings) {
        for (Posting posting : postings) {
            open.computeIfPresent(posting.invoiceId(), (id, left) -> left.minus(posting.closed()));
        }
    }

    /** From nothing to the whole. */
    private static boolean isBetween(Money left, Money whole) {
        return left.isZero() || left.isPartOf(whole);
    }
}
