package com.billify.extraction.core.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a document with its words.
 *
 * @param number of the page within the document, from 1
 * @param width in points (1/72 inch)
 * @param height in points
 * @param words in reading order: from the top down, then from the left
 * @param codes what the QR codes on the page say, in reading order
 * @param look of a page that was read from a picture; null of others, and where it was not kept
 */
public record Page(
        int number,
        double width,
        double height,
        Origin origin,
        List<Word> words,
        List<QrCode> codes,
        @Nullable Look look) {
    public Page {
        words = List.copyOf(words);
        codes = List.copyOf(codes);
    }

    /** A page whose words no picture had to be prepared for. */
    public Page(int number, double width, double height, Origin origin, List<Word> words, List<QrCode> codes) {
        this(number, width, height, origin, words, codes, null);
    }

    /** True when a picture of it can be shown on which the words stand where they were read. */
    public boolean isShownAsRead() {
        return origin == Origin.TEXT || look != null;
    }

    /** Where the words come from. */
    public enum Origin {
        /** The PDF states them. */
        TEXT,
        /** Read from a picture: letters may be wrong. */
        OCR
    }
}
