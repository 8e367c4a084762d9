package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Shelf.NamedParty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of which party payments are, by points: what a payment names, whose its account is, what its name is like. The
 * points are only to choose between parties; how sure a decision is comes from the facts of the hypothesis.
 */
final class Placing {
    /** A vote that payments from an account have no documents. */
    static final String NOBODY = "-";

    /** More than all the rest together: who names a document and pays just that is of its party. */
    private static final double NAMED_TO_THE_CENT = 30;

    /** The same by a number that may stand there by chance. */
    private static final double SHORT_TO_THE_CENT = 9;

    private static final double NAMED = 4;
    private static final double ACCOUNT_STATED = 8;
    private static final double ACCOUNT_LEARNT = 7;
    private static final double SAME_NAME = 6;
    /** Money that comes in is rather a customer's than a supplier's. */
    private static final double USUAL_DIRECTION = 1.5;
    /** Shorter numbers stand in many texts by chance. */
    private static final int TELLING_NUMBER = 5;
    /** Less alike than this is another name. */
    private static final double ALIKE = 0.6;

    private final Map<String, List<Document>> documentsByKey = new HashMap<>();
    private final Map<String, Set<PartyOfName>> namesByKey = new HashMap<>();
    private final Map<String, Map<String, Integer>> votes;
    private final Map<String, Map<String, Double>> alikeByName = new HashMap<>();

    Placing(List<Document> named, Set<NamedParty> parties, Map<String, Map<String, Integer>> votes) {
        for (Document document : named) {
            for (String key : Keys.text(document)) {
                documentsByKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(document);
            }
        }
        Map<String, PartyName> names = new HashMap<>();
        for (NamedParty party : parties) {
            namesByKey
                    .computeIfAbsent(party.key(), absent -> new HashSet<>())
                    .add(new PartyOfName(party.party(), names.computeIfAbsent(party.name(), PartyName::of)));
        }
        this.votes = votes;
    }

    /** The party of the documents that the payment names and pays to the cent, where it is one; else null. */
    static @Nullable String vote(Payment payment, Set<Document> named) {
        String vote = null;
        for (Document document : named) {
            if (isToTheCent(payment, document)) {
                String party = Party.key(document);
                if (vote != null && !vote.equals(party)) {
                    return null;
                }
                vote = party;
            }
        }
        return vote;
    }

    private static boolean isToTheCent(Payment payment, Document document) {
        return document.amount().currency().equals(payment.amount().currency())
                && Math.abs(document.amount().minorUnits())
                        == Math.abs(payment.amount().minorUnits());
    }

    /** Documents that the wording names by reference or number, letter by letter. */
    Set<Document> named(Wording wording) {
        Set<Document> named = new HashSet<>();
        for (String key : Keys.text(wording)) {
            named.addAll(documentsByKey.getOrDefault(key, List.of()));
        }
        return named;
    }

    Placement place(Payment payment, Wording wording, @Nullable String vote) {
        Set<Document> named = named(wording);
        Map<String, Double> points = new TreeMap<>();
        for (Document document : named) {
            String reference = document.paymentReference();
            boolean telling = Wording.key(document.number()).length() >= TELLING_NUMBER
                    || reference != null && wording.references().contains(reference);
            if (isToTheCent(payment, document)) {
                points.merge(Party.key(document), telling ? NAMED_TO_THE_CENT : SHORT_TO_THE_CENT, Math::max);
            } else if (telling) {
                points.merge(Party.key(document), NAMED, Math::max);
            }
        }
        String account = payment.counterpartyAccount();
        Set<String> stated = new HashSet<>();
        Map<String, Integer> voted = Map.of();
        if (account != null) {
            for (PartyOfName party : namesByKey.getOrDefault(Keys.account(account), Set.of())) {
                if (stated.add(party.party())) {
                    points.merge(party.party(), ACCOUNT_STATED, Double::sum);
                }
            }
            voted = votes.getOrDefault(account, Map.of());
            int all = count(voted);
            for (Map.Entry<String, Integer> own : voted.entrySet()) {
                double learnt = learnt(own.getValue(), all);
                if (learnt > 0) {
                    points.merge(own.getKey(), ACCOUNT_LEARNT * learnt, Double::sum);
                }
            }
        }
        Map<String, Double> alike = alike(payment);
        alike.forEach((party, likeness) -> points.merge(party, SAME_NAME * likeness * likeness, Double::sum));
        boolean in = payment.amount().isPositive();
        String best = points.entrySet().stream()
                .filter(entry -> entry.getKey().equals(NOBODY) || Party.isIn(entry.getKey(), payment))
                .filter(entry -> entry.getValue() > 0)
                .max(Comparator.comparingDouble(
                                (Map.Entry<String, Double> entry) -> entry.getValue() + usual(entry.getKey(), in))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (best == null || best.equals(NOBODY)) {
            return new Placement(null, vote, false, 0, 0);
        }
        return new Placement(best, vote, stated.contains(best), learnt(voted, best), alike.getOrDefault(best, 0.0));
    }

    private static double usual(String party, boolean in) {
        return !party.equals(NOBODY) && Party.sign(party) > 0 == in ? USUAL_DIRECTION : 0;
    }

    /**
     * How sure votes make it that an account is the party's. In steps, so that one payment more of many does not place all
     * the others anew.
     */
    static double learnt(Map<String, Integer> votes, String party) {
        return learnt(votes.getOrDefault(party, 0), count(votes));
    }

    /** Of all parties that have at least half of the votes, and so at most two. */
    static Map<String, Double> learnt(Map<String, Integer> votes) {
        int all = count(votes);
        Map<String, Double> learnt = new HashMap<>();
        votes.forEach((party, own) -> {
            if (learnt(own, all) > 0) {
                learnt.put(party, learnt(own, all));
            }
        });
        return learnt;
    }

    private static int count(Map<String, Integer> votes) {
        return votes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double learnt(int own, int all) {
        if (own == 0 || 2 * own < all) {
            return 0;
        }
        if (5 * own < 4 * all) {
            return 0.4;
        }
        return own == 1 ? 0.67 : own < 5 ? 0.85 : 0.97;
    }

    private Map<String, Double> alike(Payment payment) {
        String name = payment.counterpartyName();
        return name == null ? findAlike(payment) : alikeByName.computeIfAbsent(name, absent -> findAlike(payment));
    }

    private Map<String, Double> findAlike(Payment payment) {
        PartyName name = PartyName.of(payment.counterpartyName());
        return name.isEmpty() ? findInText(PartyName.of(payment.remittanceInformation())) : findLike(name);
    }

    private Map<String, Double> findLike(PartyName name) {
        Map<String, Double> alike = new HashMap<>();
        for (String key : Keys.namesOfOther(name)) {
            for (PartyOfName party : namesByKey.getOrDefault(key, Set.of())) {
                addAlike(alike, party, party.name().likeness(name));
            }
        }
        return alike;
    }

    private Map<String, Double> findInText(PartyName text) {
        Map<String, Double> alike = new HashMap<>();
        for (String key : Keys.namesInText(text)) {
            for (PartyOfName party : namesByKey.getOrDefault(key, Set.of())) {
                addAlike(alike, party, party.name().presence(text));
            }
        }
        return alike;
    }

    private static void addAlike(Map<String, Double> alike, PartyOfName party, double likeness) {
        if (likeness >= ALIKE) {
            alike.merge(party.party(), likeness, Math::max);
        }
    }

    /** A party by one of its names, cut into words once for all payments that are compared with it. */
    private record PartyOfName(String party, PartyName name) {}
}
