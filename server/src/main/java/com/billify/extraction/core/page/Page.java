package com.billify.extraction.core.page;

import java.util.List;

/**
 * A page of a document with its words.
 *
 * @param number of the page within the document, from 1
 * @param width in points (1/72 inch)
 * @param height in points
 * @param words in reading order: from the top down, then from the left
 * @param codes what the QR codes on the page say, in reading order
 */
public record Page(int number, double width, double height, Origin origin, List<Word> words, List<QrCode> codes) {
    public Page {
        words = List.copyOf(words);
        codes = List.copyOf(codes);
    }

    /** Where the words come from. */
    public enum Origin {
        /** The PDF states them. */
        TEXT,
        /** Read from a picture: letters may be wrong. */
        OCR
    }
}
