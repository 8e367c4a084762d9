package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Said;
import com.billify.reconciliation.core.matching.Share;
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
    static Room of(Neighbourhood neighbourhood) {
        Room room = new Room();
        for (Document document : neighbourhood.documents()) {
            room.amounts.put(UUID.fromString(document.id()), document.amount());
            room.open.put(UUID.fromString(document.id()), document.open());
        }
        for (Said word : neighbourhood.words()) {
            if (word instanceof Said.Confirmed(String payment, List<Share> shares)) {
                for (Share share : shares) {
                    room.open.computeIfPresent(
                            UUID.fromString(share.documentId()), (id, left) -> left.minus(share.amount()));
                }
            }
        }
        return room;
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
