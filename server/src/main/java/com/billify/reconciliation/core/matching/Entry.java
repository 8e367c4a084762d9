package com.billify.reconciliation.core.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payment in the ledger of a party, with what is found out about it on the way to its decision. */
final class Entry {
    /** How a payment names an item, one bit each. */
    static final int REFERENCE = 32;

    static final int NUMBER = 16;
    static final int REFERENCE_EDIT = 8;
    static final int NUMBER_EDIT = 4;
    static final int NUMBER_TAIL = 2;
    static final int NUMBER_CUT = 1;
    static final int STRONGLY = REFERENCE | NUMBER;

    final Payment payment;
    final Placement placement;
    final Set<String> refused;
    final boolean statesReferences;
    final long amount;
    final long day;
    /** Bits by item. */
    final Map<Integer, Integer> named = new HashMap<>();

    boolean textCut;
    boolean anchored;
    List<Hypothesis> hypotheses = List.of();

    @Nullable
    Hypothesis chosen;

    long[] shares = {};

    /** In which it was last reconsidered; null when it never was. */
    @Nullable
    Situation situation;

    private final boolean saysNothing;
    /** Null where it is cut from the text whenever it is asked for: it takes more memory than all the rest. */
    private final @Nullable Wording wording;

    /** @param keepsWording whether there is room for it */
    Entry(Placed placed, Placement placement, boolean keepsWording, long amount) {
        this.payment = placed.payment();
        this.placement = placement;
        this.refused = placed.refused();
        Wording said = Wording.of(payment);
        this.statesReferences = !said.references().isEmpty();
        this.saysNothing = said.isEmpty();
        this.wording = keepsWording ? said : null;
        this.amount = amount;
        this.day = payment.bookingDate().toEpochDay();
    }

    Wording wording() {
        return saysNothing ? Wording.NONE : wording != null ? wording : Wording.of(payment);
    }

    int namedHow(int item) {
        return named.getOrDefault(item, 0);
    }

    boolean isAccountKnown() {
        return placement.accountStated() || placement.accountLearnt() > 0;
    }

    boolean namesStrongly(int item) {
        return (namedHow(item) & STRONGLY) != 0;
    }

    void name(int item, int how) {
        named.merge(item, how, (one, other) -> one | other);
    }

    boolean isChosen(Proposal.Kind kind) {
        return chosen != null && chosen.kind == kind;
    }
}
