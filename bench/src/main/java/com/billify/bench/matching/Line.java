package com.billify.bench.matching;

import java.util.Set;

/**
 * A bank line with what is true and what was said of it.
 *
 * @param kind sale, out, sdd_in, card, a batch, or other
 * @param referring how the payer referred to the documents, "" where there are none
 * @param truth documents that it settles
 * @param said documents that it was said to settle
 * @param posted it would be posted without asking
 */
record Line(String kind, String referring, Set<String> truth, Set<String> said, double confidence, boolean posted) {

    /** Lines that stand for many payments count apart. */
    boolean isBatch() {
        return kind.endsWith("_batch");
    }

    boolean isRight() {
        return truth.equals(said);
    }
}
