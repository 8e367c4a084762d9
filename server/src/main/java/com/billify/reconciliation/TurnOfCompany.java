package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Does a thing for a company once at a time on this node. Who asks while it is being done leaves at once, and it is done once
 * more: a delivery of a hundred files asks a hundred times, and those who would wait for their turn kept every other company
 * waiting. What was asked for stands in the database before it is asked, so that the one more finds it.
 */
final class TurnOfCompany {
    /** Of those for which it is being done: whether it was asked for again meanwhile. */
    private final ConcurrentMap<CompanyId, Boolean> askedAgain = new ConcurrentHashMap<>();

    /** Returns when it was done, or at once when another does it. */
    void take(CompanyId company, Runnable thing) {
        if (!begin(company)) {
            return;
        }
        boolean more = true;
        try {
            while (more) {
                thing.run();
                more = goOn(company);
            }
        } finally {
            if (more) {
                askedAgain.remove(company); // it failed: whoever asks next does all of it
            }
        }
    }

    private boolean begin(CompanyId company) {
        return !askedAgain.merge(company, false, (running, mine) -> true);
    }

    private boolean goOn(CompanyId company) {
        return askedAgain.computeIfPresent(company, (running, again) -> again ? Boolean.FALSE : null) != null;
    }
}
