package com.billify.platform.export;

/** A company cannot be exported. The message is one sentence for the person who wants it. */
public class ExportRefused extends Exception {

    private static final long serialVersionUID = 1;

    ExportRefused(String sentence) {
        super(sentence);
    }

    ExportRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
