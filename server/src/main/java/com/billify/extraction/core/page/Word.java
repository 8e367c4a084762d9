package com.billify.extraction.core.page;

/**
 * A word on a page.
 *
 * @param text without blanks of any kind (no-break ones neither), not empty
 * @param confidence that the letters are these, 0 to 1; 1 where a PDF states them
 */
public record Word(String text, Box box, double confidence) {}
