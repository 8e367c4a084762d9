package com.billify.invoicing.core;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An invoice number as printed, and the form in which two spellings of it are one: letters and digits, upper case. */
public record InvoiceNumber(String printed) {
    private static final Pattern DECORATION = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]");

    /** {@code 2026/0041} and {@code 2026-0041} have one key. */
    public String key() {
        String key = DECORATION.matcher(printed).replaceAll("").toUpperCase(Locale.ROOT);
        return key.isEmpty() ? printed : key;
    }

    /**
     * True when both may be one number as two people type it: 2026/41 and F2026-0041. Leading zeros do not count, nor do
     * letters that only one of them has.
     */
    public boolean isSpelledLike(InvoiceNumber other) {
        if (key().equals(other.key())) {
            return true;
        }
        String letters = letters();
        String others = other.letters();
        List<String> groups = digitGroups();
        return !groups.isEmpty()
                && groups.equals(other.digitGroups())
                && (letters.isEmpty() || others.isEmpty() || letters.equals(others));
    }

    private List<String> digitGroups() {
        return DIGITS.matcher(printed)
                .results()
                .map(MatchResult::group)
                .map(digits -> LEADING_ZEROS.matcher(digits).replaceFirst(""))
                .toList();
    }

    private String letters() {
        return NO_LETTERS.matcher(printed).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
