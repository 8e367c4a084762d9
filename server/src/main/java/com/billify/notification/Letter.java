package com.billify.notification;

import java.util.regex.Pattern;

/**
 * A mail as its reader sees it: plain text in one language. A subject is one line, whatever names are in it.
 *
 * @param text with single line ends
 */
public record Letter(String subject, String text) {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    public Letter {
        subject = CONTROLS.matcher(subject).replaceAll(" ").strip();
    }

    @Override
    public String toString() {
        return "a letter"; // it may hold a link that opens something
    }
}
