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
            String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT);
            for (String word : BETWEEN_WORDS.split(plain)) {
                if (!word.isEmpty() && tokens.size() < MOST_TOKENS) {
                    tokens.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
                }
            }
        }
        return tokens;
    }

    /** An amount as people look for it: whole units and cents as two words, as 1.234,50 and 1234.50 are cut alike. */
    public static String ofAmount(Money amount) {
        return amount.amount().abs().toPlainString();
    }
}
