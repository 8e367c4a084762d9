package com.billify.reconciliation.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a payer quotes of invoice numbers, however they are spelled. */
public final class QuotedNumbers {
    /** Shorter numbers stand in too many texts by chance. */
    private static final int SHORTEST_NUMBER = 4;

    private static final int MOST_JOINED_WORDS = 4;
    private static final int MOST_WORDS = 60;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");

    private QuotedNumbers() {}

    /** What in a text may be an invoice number: words, and neighbouring words joined, as letters and digits. */
    public static Set<String> keys(@Nullable String text) {
        Set<String> keys = new LinkedHashSet<>();
        if (text == null) {
            return keys;
        }
        List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(text.toUpperCase(Locale.ROOT))));
        words.removeIf(String::isEmpty);
        for (int from = 0; from < Math.min(words.size(), MOST_WORDS); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + MOST_JOINED_WORDS); to++) {
                joined.append(words.get(to));
                if (isNumber(joined.toString())) {
                    keys.add(joined.toString());
                }
            }
        }
        return keys;
    }

    private static boolean isNumber(String key) {
        return key.length() >= SHORTEST_NUMBER && DIGIT.matcher(key).matches();
    }
}
