package com.billify.invoicing.core;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether two names are of one party. */
public final class Parties {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DOTS = Pattern.compile("[.'’]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Forms of companies in Belgium and around it, and words between names that people leave out. */
    private static final Set<String> FORMS = Set.of(
            "nv", "sa", "bv", "srl", "bvba", "sprl", "cv", "sc", "cvba", "scrl", "vof", "snc", "commv", "scomm", "vzw",
            "asbl", "gmbh", "ag", "ltd", "limited", "inc", "sarl", "sas", "the", "de", "het", "la", "le", "les");

    private Parties() {}

    /** How much two parties are alike, least first. */
    public enum Likeness {
        /** They cannot be one. */
        DIFFERENT,
        /** One of them has no name to compare. */
        UNKNOWN,
        /** One name is the other with words added. */
        ALIKE,
        /** The same VAT number, or the same name but for its form and its spelling. */
        SAME
    }

    /** VAT numbers decide where both are known. */
    public static Likeness of(
            @Nullable String name, @Nullable String vat, @Nullable String otherName, @Nullable String otherVat) {
        if (vat != null && otherVat != null) {
            return vat.equals(otherVat) ? Likeness.SAME : Likeness.DIFFERENT;
        }
        List<String> words = words(name);
        List<String> others = words(otherName);
        if (words.isEmpty() || others.isEmpty()) {
            return Likeness.UNKNOWN;
        }
        if (words.equals(others)) {
            return Likeness.SAME;
        }
        Set<String> shorter = new HashSet<>(words.size() <= others.size() ? words : others);
        Set<String> longer = new HashSet<>(words.size() <= others.size() ? others : words);
        return longer.containsAll(shorter) ? Likeness.ALIKE : Likeness.DIFFERENT;
    }

    /** One text for all spellings of a name, with or without its form. */
    public static String key(String name) {
        return String.join(" ", words(name));
    }

    /** The words of a name without its form; all of them when it has no others. */
    private static List<String> words(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> all = Arrays.stream(BETWEEN_WORDS.split(DOTS.matcher(plain).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> own = all.stream().filter(word -> !FORMS.contains(word)).toList();
        return own.isEmpty() ? all : own;
    }
}
