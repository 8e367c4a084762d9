package com.billify.reconciliation.core.matching;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a shelf keeps it.
 *
 * @param placement as the last revision found it; null for a payment that none has seen
 * @param confirmed what a person said it settles, in which case the matcher only learns from it; null where nobody did
 * @param refused documents that a person took from it
 */
public record Placed(
        Payment payment,
        @Nullable Placement placement,
        @Nullable List<Share> confirmed,
        Set<String> refused) {

    public Placed {
        refused = Set.copyOf(refused);
    }

    public static Placed unseen(Payment payment) {
        return new Placed(payment, null, null, Set.of());
    }

    Placement placementOrNowhere() {
        return placement == null ? Placement.NOWHERE : placement;
    }
}
