package com.billify.platform.backup;

/** A backup cannot be made, read or restored. The message is one sentence for the person who wants it. */
public class BackupRefused extends Exception {

    private static final long serialVersionUID = 1;

    public BackupRefused(String sentence) {
        super(sentence);
    }

    public BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
