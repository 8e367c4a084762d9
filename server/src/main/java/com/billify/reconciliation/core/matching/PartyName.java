package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as banks print it: upper case, cut off, in another order, with or without legal form, first names as initials.
 *
 * @param words without legal forms and titles, in their order; empty when there is no name
 */
record PartyName(List<String> words) {
    private static final Pattern DOTS = Pattern.compile("[.'’]");
    /** Forms of companies in Belgium and around it, titles, and small words that people leave out. */
    private static final Set<String> LEFT_OUT = Set.of(
            "NV",
            "SA",
            "BV",
            "SRL",
            "BVBA",
            "SPRL",
            "CV",
            "SC",
            "CVBA",
            "SCRL",
            "VOF",
            "SNC",
            "COMMV",
            "SCOMM",
            "VZW",
            "ASBL",
            "GMBH",
            "AG",
            "KG",
            "EG",
            "LTD",
            "LIMITED",
            "INC",
            "PLC",
            "SARL",
            "SAS",
            "EBVBA",
            "EENMANSZAAK",
            "THE",
            "DE",
            "HET",
            "LA",
            "LE",
            "LES",
            "DER",
            "DIE",
            "DAS",
            "EN",
            "ET",
            "UND",
            "AND",
            "M",
            "MR",
            "MME",
            "MEVR",
            "DHR",
            "HERR",
            "FRAU",
            "MRS",
            "MS",
            "MW");
    /** From this length a word with one slip in it is still the same word. */
    private static final int SLIP_LENGTH = 4;
    /** The beginning of a name says whose it is from so many letters. */
    private static final int SHORTEST_CUT = 6;

    private static final double CUT = 0.8;
    private static final double IN_TEXT = 0.9;

    static PartyName of(@Nullable String name) {
        if (name == null) {
            return new PartyName(List.of());
        }
        String plain = DOTS.matcher(Wording.plain(name)).replaceAll("");
        List<String> all = Wording.words(plain, Integer.MAX_VALUE);
        List<String> own = new ArrayList<>(all);
        own.removeIf(LEFT_OUT::contains);
        return new PartyName(List.copyOf(own.isEmpty() ? all : own));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** One text for all spellings, in alphabetical order of its words. */
    String key() {
        return String.join(" ", words.stream().sorted().toList());
    }

    /**
     * How much of both names agrees, 0 to 1, where a word counts by its length: 1 when they hold the same words in any
     * order. A word with a slip, an initial and a word cut off count a little less than the word itself.
     */
    double likeness(PartyName other) {
        if (isEmpty() || other.isEmpty()) {
            return 0;
        }
        Agreed agreed = agreed(other);
        double like = agreed.letters / (agreed.total + agreed.rest / 2);
        return beginsWith(other) ? Math.max(like, CUT) : like;
    }

    /** Whether the other is this one cut off somewhere, with enough of it left. */
    private boolean beginsWith(PartyName cut) {
        int last = cut.words.size() - 1;
        if (last >= words.size() || !words.get(last).startsWith(cut.words.get(last))) {
            return false;
        }
        int length = last + cut.words.get(last).length();
        for (int index = 0; index < last; index++) {
            if (!words.get(index).equals(cut.words.get(index))) {
                return false;
            }
            length += words.get(index).length();
        }
        return length >= SHORTEST_CUT;
    }

    /** How much of this name stands somewhere in a text, 0 to 1: what else the text says does not count against it. */
    double presence(PartyName text) {
        if (isEmpty() || text.isEmpty()) {
            return 0;
        }
        Agreed agreed = agreed(text);
        return agreed.letters < SHORTEST_CUT ? 0 : IN_TEXT * agreed.letters / agreed.total;
    }

    /**
     * Letters of two names: those that agree, all of the first and of what agrees in the second, and what the second has
     * besides, which may be a town or a department.
     */
    private record Agreed(double letters, double total, double rest) {}

    private Agreed agreed(PartyName other) {
        List<String> left = new ArrayList<>(other.words);
        double agreed = 0;
        double total = 0;
        for (String word : words) {
            total += word.length();
            int best = -1;
            double bestAgreement = 0;
            for (int index = 0; index < left.size(); index++) {
                double agreement = agreement(word, left.get(index));
                if (agreement > bestAgreement) {
                    bestAgreement = agreement;
                    best = index;
                }
            }
            if (best >= 0) {
                agreed += bestAgreement * Math.max(word.length(), left.get(best).length());
                total += Math.max(0, left.get(best).length() - word.length());
                left.remove(best);
            }
        }
        double rest = left.stream().mapToInt(String::length).sum();
        return new Agreed(agreed, total, rest);
    }

    private static double agreement(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? 0.8 : 0;
        }
        if (Math.min(one.length(), other.length()) >= SLIP_LENGTH) {
            if (Edits.atMostOne(one, other)) {
                return 0.9;
            }
            if (one.startsWith(other) || other.startsWith(one)) {
                return 0.8;
            }
        }
        return 0;
    }
}
