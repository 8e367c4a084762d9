package com.billify.reconciliation.core.matching;

import java.util.List;
import java.util.Map;

/**
 * What a change of the books makes of decisions: those of all payments that it may touch, which are often the same as
 * before.
 *
 * @param placements by payment, to be kept beside it
 */
public record Revision(List<Decision> decisions, Map<String, Placement> placements) {
    public Revision {
        decisions = List.copyOf(decisions);
        placements = Map.copyOf(placements);
    }
}
