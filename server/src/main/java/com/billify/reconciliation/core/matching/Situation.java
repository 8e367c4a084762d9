package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry has before it when it is reconsidered: what is left of the documents that it may pay, and who holds the
 * others. In the same situation it would choose the same once more, so it need not.
 */
record Situation(List<@Nullable Object> facts) {

    /** Gathers a situation. */
    static final class Note {
        private final List<@Nullable Object> facts = new ArrayList<>();

        Note add(@Nullable Object fact) {
            facts.add(fact);
            return this;
        }

        Note choice(Entry entry) {
            Hypothesis chosen = entry.chosen;
            return chosen == null
                    ? add(null)
                    : add(chosen.kind).add(chosen.relation).add(Arrays.hashCode(chosen.items));
        }

        Situation situation() {
            return new Situation(facts);
        }
    }
}
