package com.billify.reconciliation.core.matching;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shelf for books that are revised as a whole and once: it answers every question with everything, and needs no index. */
final class WholeShelf implements Shelf {
    private final List<Placed> payments;
    private final List<Document> documents;

    WholeShelf(Collection<Placed> payments, Collection<Document> documents) {
        this.payments = List.copyOf(payments);
        this.documents = List.copyOf(documents);
    }

    @Override
    public List<Document> documents(Set<String> keys) {
        return documents;
    }

    @Override
    public List<Placed> payments(Set<String> keys) {
        return payments;
    }

    @Override
    public Set<NamedParty> parties(Set<String> keys) {
        Set<NamedParty> parties = new HashSet<>();
        for (Document document : documents) {
            String party = Party.key(document);
            String name = document.partyName() == null ? "" : document.partyName();
            for (String key : Keys.of(document)) {
                if (keys.contains(key)) {
                    parties.add(new NamedParty(key, party, name));
                }
            }
        }
        return parties;
    }

    /** None: nothing was revised before. */
    @Override
    public Map<String, Map<String, Integer>> votes(Set<String> accounts) {
        return Map.of();
    }
}
