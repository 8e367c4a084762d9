package com.billify.extraction.core;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as files carry them: blank is nothing, and control characters are blanks. */
final class Texts {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private Texts() {}

    /** Without blanks at both ends; null when nothing is left. */
    static @Nullable String orNull(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        String text = CONTROL.matcher(raw).replaceAll(" ").strip();
        return text.isEmpty() ? null : text;
    }

    /** On one line, with single blanks; null when nothing is left. */
    static @Nullable String line(@Nullable String raw) {
        return raw == null || isPlain(raw) ? raw : orNull(BLANKS.matcher(raw).replaceAll(" "));
    }

    /** Without any blank; null when nothing is left. */
    static @Nullable String packed(@Nullable String raw) {
        return raw == null ? null : orNull(BLANKS.matcher(raw).replaceAll(""));
    }

    /** True for most texts, which need no work: printable ASCII with single blanks between words, and not empty. */
    private static boolean isPlain(String raw) {
        boolean afterBlank = true;
        for (int index = 0; index < raw.length(); index++) {
            char c = raw.charAt(index);
            if (c < ' ' || c > '~' || (c == ' ' && afterBlank)) {
                return false;
            }
            afterBlank = c == ' ';
        }
        return !afterBlank;
    }

    /** The parts that say something, in order, with a blank between them; null when none does. */
    static @Nullable String joined(List<@Nullable String> parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (part != null) {
                joined.append(joined.isEmpty() ? "" : " ").append(part);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }
}
