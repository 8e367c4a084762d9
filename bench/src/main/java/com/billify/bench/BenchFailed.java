package com.billify.bench;

/** What was to be measured cannot be: the message is one sentence for the person who asked for it. */
final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BenchFailed(String sentence) {
        super(sentence);
    }

    BenchFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
