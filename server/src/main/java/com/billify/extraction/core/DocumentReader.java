package com.billify.extraction.core;

/** Reads any file: what it is, is decided by its content, never by its name. */
public final class DocumentReader {
    /** No file larger than this is read, in bytes. */
    public static final int LIMIT_BYTES = 20 * 1024 * 1024;

    private DocumentReader() {}

    /** Never throws on what a file may contain: what cannot be read is a {@link Refusal}. */
    public static Reading read(byte[] content) {
        return new Refusal(RefusalCode.UNKNOWN_FORMAT, "This is no file that Billify can read.");
    }
}
