package com.billify.cli;

/** A command line that cannot be understood; the message is one line that says what is wrong. */
final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message, null, false, false);
    }
}
