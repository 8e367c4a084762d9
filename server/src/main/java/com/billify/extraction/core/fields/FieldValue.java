package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;

/**
 * A value that was read, with where it stands and how sure that is.
 *
 * @param value as it is stored: dates ISO, amounts as decimals with a dot, accounts and numbers without blanks
 * @param confidence that the value is right, 0 to 1, calibrated: of a hundred values at 0.9, ten are wrong
 * @param page from 1
 * @param box where it stands on that page; of a date that follows from terms, where the terms stand
 * @param reason for a person to read, in short English: {@code right of "Vervaldatum"}
 */
public record FieldValue(String value, double confidence, int page, Box box, String reason) {
    private static final double SURE = 0.98;
    private static final double CHECK = 0.80;

    public FieldValue {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
        }
    }

    /** What a person should do about a value. */
    public enum State {
        /** Nothing. */
        SURE,
        /** A glance at the page. */
        CHECK,
        /** Read the page: the value is a proposal. */
        UNSURE
    }

    /** The same value, believed at most so much. */
    FieldValue atMost(double most) {
        return confidence <= most ? this : new FieldValue(value, most, page, box, reason);
    }

    public State state() {
        return confidence >= SURE ? State.SURE : confidence >= CHECK ? State.CHECK : State.UNSURE;
    }
}
