package com.billify.invoicing.core;

import java.util.Locale;
import java.util.regex.Pattern;

/** An invoice number as printed, and the form in which two spellings of it are one: letters and digits, upper case. */
public record InvoiceNumber(String printed) {
    private static final Pattern DECORATION = Pattern.compile("[^\\p{L}\\p{N}]");

    /** {@code 2026/0041} and {@code 2026-0041} have one key. */
    public String key() {
        String key = DECORATION.matcher(printed).replaceAll("").toUpperCase(Locale.ROOT);
        return key.isEmpty() ? printed : key;
    }
}
