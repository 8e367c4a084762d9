package com.billify.extraction.worker;

/**
 * A letter on a page, as the PDF states it. Coordinates are points from the upper left corner of the page as it is shown.
 *
 * @param text may be several letters (ligatures) or a blank
 * @param x where its baseline begins
 * @param y of its baseline
 * @param width along the baseline
 * @param em the size of its font
 * @param direction of its baseline in quarters of a turn: 0 to the right, 1 down, 2 to the left, 3 up
 */
record Glyph(String text, double x, double y, double width, double em, int direction) {}
