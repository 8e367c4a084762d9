package com.billify.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells on the error stream what is being measured; the output belongs to the figures. */
final class Progress {

    private final PrintStream out = System.err;
    private final Instant begun = Instant.now();

    void say(String words) {
        Duration since = Duration.between(begun, Instant.now());
        out.printf(Locale.ROOT, "[%3d:%02d] %s%n", since.toMinutes(), since.toSecondsPart(), words);
    }

    void say(Figure figure) {
        say(figure.size() + ": " + figure.name() + ": " + figure.valueText() + " " + figure.unit()
                + (figure.isMet() ? "" : " (goal " + figure.goalText() + ": missed)"));
    }
}
