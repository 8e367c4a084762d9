package com.billify.extraction;

/** Knows what stands on the pages of documents: because it reads them, or because they were read before. */
public interface PageSource extends AutoCloseable {
    /** Pages with their words, whether stated as text or read from an image. */
    PagesRead read(byte[] content);

    /** Only the words that a PDF states; a page without any is empty. */
    PagesRead readText(byte[] content);

    /** Says that a document is about to come; may do nothing. */
    default void warmUp() {}

    @Override
    void close();
}
