package com.billify.cli;

import org.jspecify.annotations.Nullable;

/** Writes a table as RFC 4180 says, but for its line ends, which are those of a text file: commas, a row of names first. */
final class CsvWriter {
    private final StringBuilder csv = new StringBuilder();

    CsvWriter(String... columns) {
        row((Object[]) columns);
    }

    /** One row; null is an empty cell. */
    CsvWriter row(@Nullable Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (column > 0) {
                csv.append(',');
            }
            Object cell = cells[column];
            if (cell != null) {
                append(cell.toString());
            }
        }
        csv.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return csv.toString();
    }

    private void append(String text) {
        boolean quoted =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        if (quoted) {
            csv.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            csv.append(text);
        }
    }
}
