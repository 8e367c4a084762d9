package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;

/**
 * A part of a line.
 *
 * @param start within the line's text
 * @param end behind the last letter
 */
record Span(Line line, int start, int end) {
    String text() {
        return line.text().substring(start, end);
    }

    Box box() {
        return line.place(start, end);
    }

    int page() {
        return line.page();
    }

    double confidence() {
        return line.confidence(start, end);
    }

    boolean overlaps(Span other) {
        return line == other.line && start < other.end && other.start < end;
    }

    boolean holds(Span other) {
        return line == other.line && start <= other.start && other.end <= end;
    }
}
