package com.billify.reconciliation.core;

/** What matching one booked transaction against the open items concluded. */
public sealed interface MatchOutcome {
    /** Beyond doubt: pays this item, to the cent. */
    record Settles(OpenItem item, Rule rule) implements MatchOutcome {}

    /** Nothing is certain: a person decides. */
    record Unmatched() implements MatchOutcome {}
}
