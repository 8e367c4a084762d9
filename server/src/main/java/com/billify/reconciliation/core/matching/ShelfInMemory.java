package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shelf for books that are all at hand. */
public final class ShelfInMemory implements Shelf {
    private final Map<String, Placed> payments = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, Set<String>> paymentsByKey = new HashMap<>();
    private final Map<String, Set<String>> documentsByKey = new HashMap<>();
    private final Map<String, Map<String, Integer>> votes = new HashMap<>();
    private final List<Placed> gone = new ArrayList<>();

    /** Puts a document in, or in the place of the one with its id. */
    public void put(Document document) {
        remove(documents.put(document.id(), document));
        for (String key : Keys.of(document)) {
            documentsByKey.computeIfAbsent(key, absent -> new LinkedHashSet<>()).add(document.id());
        }
    }

    /** Puts a payment in, or in the place of the one with its id. */
    public void put(Placed placed) {
        remove(payments.put(placed.payment().id(), placed));
        for (String key : keys(placed)) {
            paymentsByKey
                    .computeIfAbsent(key, absent -> new LinkedHashSet<>())
                    .add(placed.payment().id());
        }
        vote(placed, 1);
    }

    /** Takes a document off, as it was. */
    public void takeOff(Document document) {
        remove(documents.remove(document.id()));
    }

    /** Takes a payment off; its vote goes with the next revision. */
    public void takeOff(Placed placed) {
        Placed was = payments.remove(placed.payment().id());
        if (was != null) {
            forget(was);
            gone.add(was);
        }
    }

    /** Keeps what a revision found beside its payments. */
    public void keep(Revision revision) {
        gone.forEach(placed -> vote(placed, -1));
        gone.clear();
        revision.placements().forEach((id, placement) -> {
            Placed placed = payments.get(id);
            if (placed != null && !placement.equals(placed.placement())) {
                put(new Placed(placed.payment(), placement, placed.confirmed(), placed.refused()));
            }
        });
    }

    public Collection<Placed> payments() {
        return payments.values();
    }

    public Collection<Document> documents() {
        return documents.values();
    }

    @Override
    public List<Document> documents(Set<String> keys) {
        return find(keys, documentsByKey, documents);
    }

    @Override
    public List<Placed> payments(Set<String> keys) {
        return find(keys, paymentsByKey, payments);
    }

    @Override
    public Set<NamedParty> parties(Set<String> keys) {
        Set<NamedParty> parties = new LinkedHashSet<>();
        for (String key : keys) {
            for (String id : documentsByKey.getOrDefault(key, Set.of())) {
                Document document = documents.get(id);
                if (document != null) {
                    String name = document.partyName();
                    parties.add(new NamedParty(key, Party.key(document), name == null ? "" : name));
                }
            }
        }
        return parties;
    }

    @Override
    public Map<String, Map<String, Integer>> votes(Set<String> accounts) {
        Map<String, Map<String, Integer>> found = new HashMap<>();
        for (String account : accounts) {
            found.put(account, Map.copyOf(votes.getOrDefault(account, Map.of())));
        }
        return found;
    }

    private static <T> List<T> find(Set<String> keys, Map<String, Set<String>> index, Map<String, T> rows) {
        Set<String> ids = new HashSet<>();
        List<T> found = new ArrayList<>();
        for (String key : keys) {
            for (String id : index.getOrDefault(key, Set.of())) {
                T row = rows.get(id);
                if (row != null && ids.add(id)) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    private static Set<String> keys(Placed placed) {
        Set<String> keys = Keys.of(placed.payment());
        String party = placed.placementOrNowhere().party();
        if (party != null) {
            keys.add(Keys.party(party));
        }
        return keys;
    }

    private void remove(@Nullable Document document) {
        if (document != null) {
            for (String key : Keys.of(document)) {
                Set<String> ids = documentsByKey.get(key);
                if (ids != null) {
                    ids.remove(document.id());
                }
            }
        }
    }

    private void remove(@Nullable Placed placed) {
        if (placed != null) {
            forget(placed);
            vote(placed, -1);
        }
    }

    private void forget(Placed placed) {
        for (String key : keys(placed)) {
            Set<String> ids = paymentsByKey.get(key);
            if (ids != null) {
                ids.remove(placed.payment().id());
            }
        }
    }

    private void vote(Placed placed, int count) {
        String account = placed.payment().counterpartyAccount();
        String party = placed.placementOrNowhere().vote();
        if (account != null && party != null) {
            votes.computeIfAbsent(account, absent -> new HashMap<>())
                    .merge(party, count, (one, other) -> one + other == 0 ? null : one + other);
        }
    }
}
