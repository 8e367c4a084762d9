package com.billify.reconciliation.core.matching;

import java.util.List;
import java.util.Set;

/**
 * All that a decision may depend on: a company's books, or the part of them that {@link Keys} join to some payments.
 *
 * @param documents those of any state of payment, paid ones too, for a paid one explains a duplicate
 * @param ownAccounts IBANs of the company itself
 */
public record Books(List<Payment> payments, List<Document> documents, List<Said> said, Set<String> ownAccounts) {
    public Books {
        payments = List.copyOf(payments);
        documents = List.copyOf(documents);
        said = List.copyOf(said);
        ownAccounts = Set.copyOf(ownAccounts);
    }
}
