package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field of an MT940 message: {@code :61:} and what follows it, up to the next tag. */
final class Mt940Field {
    private static final Pattern TAG = Pattern.compile(":(\\d{2}[A-Z]?|NS|940):(.*)");

    private final int number;
    private final String tag;
    private final List<String> lines = new ArrayList<>();
    private int characters;

    private Mt940Field(int number, String tag, String first) {
        this.number = number;
        this.tag = tag;
        add(first);
    }

    /** The field that begins on this line; null when none does. */
    static @Nullable Mt940Field beginning(int number, String line) {
        Matcher matcher = TAG.matcher(line);
        return matcher.matches() ? new Mt940Field(number, matcher.group(1), matcher.group(2)) : null;
    }

    /** @throws Refused when the field grows past what a text may be */
    void add(String line) {
        characters += line.length();
        if (characters > XmlStream.LIMIT_CHARACTERS) {
            throw new Refused(
                    RefusalCode.TOO_LARGE, "Line %d: this field is longer than Billify reads.".formatted(number));
        }
        lines.add(line);
    }

    /** Of its first line, from 1. */
    int number() {
        return number;
    }

    String tag() {
        return tag;
    }

    /** Its first line, without blanks at the ends. */
    String value() {
        return lines.getFirst().strip();
    }

    /** All of its lines, as they stand. */
    List<String> lines() {
        return lines;
    }
}
