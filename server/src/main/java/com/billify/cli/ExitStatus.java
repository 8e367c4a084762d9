package com.billify.cli;

/** What a command tells the shell. */
enum ExitStatus {
    /** All was read, possibly with warnings. */
    DONE(0),
    /** Something was refused; the rest is written. */
    SOME_REFUSED(1),
    /** The command was not understood; nothing was read. */
    WRONG_USAGE(2),
    /** Nothing could be written. */
    NOTHING_WRITTEN(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
