package com.billify.reconciliation.core.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the matcher finds payments and documents of one company: in memory or in a database. */
public interface Shelf {

    /**
     * All documents that have one of these {@link Keys}, each once. {@link Document#settledElsewhere()} holds what payments
     * settle that a person confirmed.
     */
    List<Document> documents(Set<String> keys);

    /** All payments that have one of these {@link Keys}, that of their placement included, each once. */
    List<Placed> payments(Set<String> keys);

    /** The parties of the documents that have one of these {@link Keys}, with their names. */
    Set<NamedParty> parties(Set<String> keys);

    /**
     * Of each account, how many payments vote for which party ({@link Placement#vote()}), as the last revision left it: what
     * came since does not count yet, and what went still does.
     */
    Map<String, Map<String, Integer>> votes(Set<String> accounts);

    /**
     * A party under one of the names that its documents give it, with a key by which it was found.
     *
     * @param key the one of those asked for
     * @param party as {@link Placement#party()} names it
     * @param name empty where a document gives none
     */
    record NamedParty(String key, String party, String name) {}
}
