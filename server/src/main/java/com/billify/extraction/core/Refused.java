package com.billify.extraction.core;

/** Stops a reader at what it cannot take; {@link DocumentReader} turns it into its refusal, it never goes further. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(RefusalCode code, String message) {
        super(message, null, false, false);
        this.refusal = new Refusal(code, message);
    }

    Refusal refusal() {
        return refusal;
    }
}
