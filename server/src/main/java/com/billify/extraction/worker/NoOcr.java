package com.billify.extraction.worker;

import java.io.IOException;

/** No program that reads images can be run on this machine. */
final class NoOcr extends IOException {
    private static final long serialVersionUID = 1L;

    NoOcr(String message) {
        super(message);
    }
}
