package com.billify.bench.world;

/**
 * What a line truly settles of a document.
 *
 * @param cents positive of an invoice, negative of a credit note, or of an invoice whose payment is taken back
 */
public record MadeLink(String lineId, String documentId, long cents) {}
