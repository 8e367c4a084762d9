package com.billify.extraction.core.table;

/** Blanks as banks and spreadsheets use them: also the hard, narrow and figure spaces that Java's strip leaves. */
final class Characters {
    private Characters() {}

    static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\u2007'
                || c == '\u202f'
                || c == '\ufeff'
                || Character.isWhitespace(c);
    }

    /** Without blanks at both ends. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
