package com.billify.reconciliation.core.category;

import com.billify.kernel.SearchTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dictionary of words, and of names, by which lines tell what they are for, in the languages of the country. */
final class Terms {
    private static final Terms WORDS = read("terms.txt");
    private static final Terms NAMES = read("names.txt");

    /** By its first word; of several terms the longest counts. */
    private final Map<String, List<Term>> byFirstWord = new HashMap<>();
    /** Those whose first word may have any ending. */
    private final List<Term> byBeginning = new ArrayList<>();

    private Terms() {}

    /** @param open the last word may have any ending */
    private record Term(List<String> words, boolean open, Category category) {
        boolean standsAt(List<String> text, int at) {
            if (at + words.size() > text.size()) {
                return false;
            }
            for (int index = 0; index < words.size(); index++) {
                String word = text.get(at + index);
                boolean last = index == words.size() - 1;
                if (!(last && open ? word.startsWith(words.get(index)) : word.equals(words.get(index)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The categories that words of a text speak for. Where terms overlap, the longer one counts: no refund is terugbetaling lening. */
    static Set<Category> inText(@Nullable String text) {
        return WORDS.in(text);
    }

    /** The categories of institutions and firms whose names stand in the texts. */
    static Set<Category> inNames(@Nullable String name, @Nullable String text) {
        Set<Category> found = EnumSet.noneOf(Category.class);
        found.addAll(NAMES.in(name));
        found.addAll(NAMES.in(text));
        return found;
    }

    private Set<Category> in(@Nullable String text) {
        List<String> words = List.copyOf(SearchTokens.of(text));
        Set<Category> found = EnumSet.noneOf(Category.class);
        int at = 0;
        while (at < words.size()) {
            Term longest = longestAt(words, at);
            if (longest != null) {
                found.add(longest.category());
            }
            at += longest == null ? 1 : longest.words().size();
        }
        return found;
    }

    private @Nullable Term longestAt(List<String> words, int at) {
        Term longest = null;
        for (Term term : byFirstWord.getOrDefault(words.get(at), List.of())) {
            if (term.standsAt(words, at)
                    && (longest == null || term.words().size() > longest.words().size())) {
                longest = term;
            }
        }
        if (longest == null) {
            for (Term term : byBeginning) {
                if (term.standsAt(words, at)) {
                    return term;
                }
            }
        }
        return longest;
    }

    private static Terms read(String resource) {
        Terms terms = new Terms();
        try (InputStream stream = Objects.requireNonNull(Terms.class.getResourceAsStream(resource))) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(terms::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        Category category = Category.ofWireName(line.substring(0, colon)).orElseThrow();
        for (String written : line.substring(colon + 1).split(",")) {
            boolean open = written.strip().endsWith("*");
            List<String> words = List.copyOf(SearchTokens.of(written));
            Term term = new Term(words, open, category);
            if (open && words.size() == 1) {
                byBeginning.add(term);
            } else {
                byFirstWord
                        .computeIfAbsent(words.getFirst(), none -> new ArrayList<>())
                        .add(term);
            }
        }
    }
}
