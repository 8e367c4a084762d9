package com.billify.extraction.worker;

import java.io.IOException;

/** A document asks for more than any invoice does: pages, pixels, letters or time. The message says what, in a sentence's words. */
final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
        super(message);
    }
}
