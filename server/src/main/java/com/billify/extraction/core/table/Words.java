package com.billify.extraction.core.table;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text in plain letters, to be compared with lists of words in Dutch, French, English and German. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}%]+");
    private static final Pattern WITHIN_CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final String joined;
    private final List<String> words;

    private Words(String joined) {
        this.joined = joined;
        this.words = joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" "));
    }

    static Words of(String text) {
        String apart = WITHIN_CAMEL.matcher(text).replaceAll(" ");
        String bare =
                MARKS.matcher(Normalizer.normalize(apart, Normalizer.Form.NFD)).replaceAll("");
        return new Words(
                NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip());
    }

    /** The words with single blanks between them. */
    String joined() {
        return joined;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** True when the text is exactly one of these, separated by bars. */
    boolean is(String alternatives) {
        for (String one : alternatives.split("\\|")) {
            if (joined.equals(one)) {
                return true;
            }
        }
        return false;
    }

    /** True when one of these words, separated by blanks, is among its words; one that ends with * is the start of one. */
    boolean any(String alternatives) {
        for (String one : alternatives.split(" ")) {
            if (one.endsWith("*")) {
                String start = one.substring(0, one.length() - 1);
                if (words.stream().anyMatch(word -> word.startsWith(start))) {
                    return true;
                }
            } else if (words.contains(one)) {
                return true;
            }
        }
        return false;
    }

    /** True when one of its words ends with this. */
    boolean anyEnding(String end) {
        return words.stream().anyMatch(word -> word.endsWith(end));
    }
}
