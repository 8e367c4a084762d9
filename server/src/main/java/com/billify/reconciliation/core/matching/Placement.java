package com.billify.reconciliation.core.matching;

import org.jspecify.annotations.Nullable;

/**
 * Of which party a payment is taken to be, found from what it names, its account and its name. It is kept beside the
 * payment and given back with it: the next revision starts from there.
 *
 * @param party names customer or supplier, direction and currency; null when it may be anybody's
 * @param vote the party whose document it names and pays to the cent, which says whose its account is; null for none
 * @param accountStated its account is printed on the party's documents
 * @param accountLearnt how sure other payments from the account make it, 0 to 1, in few steps
 * @param likeness of the names, 0 to 1
 */
public record Placement(
        @Nullable String party, @Nullable String vote, boolean accountStated, double accountLearnt, double likeness) {

    static final Placement NOWHERE = new Placement(null, null, false, 0, 0);
}
