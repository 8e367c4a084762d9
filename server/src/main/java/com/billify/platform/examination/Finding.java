package com.billify.platform.examination;

import java.util.HashMap;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param facts what there is to say about it, by name; moments in ISO 8601, numbers with a decimal point
 */
public record Finding(FindingKind kind, Map<String, String> facts) {

    /** From good to bad. */
    public enum Grade {
        WELL,
        /** Nothing is lost; somebody should do something. */
        LOOK,
        /** What was recorded, or the privacy of it, is at risk. */
        BAD
    }

    public Finding {
        facts = Map.copyOf(facts);
        if (!facts.keySet().equals(kind.facts())) {
            throw new IllegalArgumentException(kind + " has the facts " + kind.facts() + ", not " + facts.keySet());
        }
    }

    /** @param facts a name and its value, again and again */
    static Finding of(FindingKind kind, Object... facts) {
        Map<String, String> named = new HashMap<>();
        for (int index = 0; index < facts.length; index += 2) {
            named.put(facts[index].toString(), facts[index + 1].toString());
        }
        return new Finding(kind, named);
    }

    public Grade grade() {
        return kind.grade();
    }

    /** In a word: database, disk, clock … */
    public String subject() {
        return kind.subject();
    }

    /** What was found, and what to do where it is not well, in English. */
    public String sentence() {
        return kind.sentence(facts);
    }
}
