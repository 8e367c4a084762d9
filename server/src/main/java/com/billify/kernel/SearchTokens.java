package com.billify.kernel;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words under which a record is found: lower case, without accents, letters and digits only. What is stored and
 * what is asked for are cut the same way.
 */
public final class SearchTokens {
    private static final int MOST_TOKENS = 60;
    private static final int LONGEST = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchTokens() {}

    /** The distinct words of the texts, in order, at most 60 of them; null texts are passed over. */
    public static Set<String> of(@Nullable String... texts) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : texts) {
            if (text == null) {
                continue;
            }
            if (isAscii(text)) {
                addWords(tokens, text);
            } else {
                String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
                for (String word : BETWEEN_WORDS.split(plain)) {
                    add(tokens, word);
                }
            }
        }
        return tokens;
    }

    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The same for ASCII, which most texts are, and several times as fast. */
    private static void addWords(Set<String> tokens, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int index = 0; index <= lower.length(); index++) {
            if (index == lower.length() || !isLetterOrDigit(lower.charAt(index))) {
                add(tokens, lower.substring(from, index));
                from = index + 1;
            }
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static void add(Set<String> tokens, String word) {
        if (!word.isEmpty() && tokens.size() < MOST_TOKENS) {
            tokens.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
        }
    }

    /** An amount as people look for it: whole units and cents as two words, as 1.234,50 and 1234.50 are cut alike. */
    public static String ofAmount(Money amount) {
        return amount.amount().abs().toPlainString();
    }
}
