package com.billify.extraction.core.table;

import java.util.List;

/**
 * Where in a file a table stands, and what the names over its columns suggest.
 *
 * @param headerRow number of the row with the names; 0 without one
 * @param guesses one a column
 * @param score how much the names look like such a table's: above that of another row or sheet wins
 */
record TableLayout(
        int sheet, int headerRow, TableKind kind, List<String> headers, List<HeaderWords.Guess> guesses, int score) {}
