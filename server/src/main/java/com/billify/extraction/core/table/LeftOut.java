package com.billify.extraction.core.table;

/**
 * A row below the header that is no bank line and no invoice.
 *
 * @param row its number
 * @param text its first words, to be shown
 */
public record LeftOut(int row, Reason reason, String text) {
    /** Why it was left out. */
    public enum Reason {
        /** Sums up other rows. */
        TOTAL,
        /** States a balance. */
        BALANCE,
        /** Words only. */
        NOTE,
        /** A line the bank did not execute. */
        NOT_EXECUTED,
        /** A draft, or an invoice that was cancelled. */
        VOID
    }

    static LeftOut of(Row row, Reason reason) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : row.cells()) {
            if (!cell.isBlank() && text.length() < 60) {
                text.append(text.isEmpty() ? "" : " ").append(cell.text());
            }
        }
        return new LeftOut(row.number(), reason, text.length() > 60 ? text.substring(0, 60) : text.toString());
    }
}
