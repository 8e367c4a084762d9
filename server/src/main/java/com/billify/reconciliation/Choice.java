package com.billify.reconciliation;

import com.billify.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/** A filter of two sides. */
final class Choice {
    private Choice() {}

    /** True for the one, false for the other, null when not given; anything else is refused by name. */
    static @Nullable Boolean of(String parameter, @Nullable String given, String one, String other) {
        if (given == null) {
            return null;
        }
        if (given.equals(one)) {
            return true;
        }
        if (given.equals(other)) {
            return false;
        }
        throw new ProblemException(400, "invalid-parameter", "This is " + one + " or " + other + ".").at(parameter);
    }
}
