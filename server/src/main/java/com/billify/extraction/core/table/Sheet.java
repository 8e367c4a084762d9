package com.billify.extraction.core.table;

/** One sheet of rows, which can be gone through any number of times and is never held in memory as a whole. */
public interface Sheet {
    /** Rows of one sheet, blank ones not counted. */
    int LIMIT_ROWS = 200_000;
    /** Columns of one sheet. */
    int LIMIT_COLUMNS = 200;
    /** Characters of one cell: as many as a spreadsheet takes. */
    int LIMIT_CHARACTERS = 32_767;

    /** As its tab says; empty for a text file. */
    String name();

    /**
     * Shows every row that is not blank, in order, until the visitor has seen enough.
     *
     * @throws TableFault when the rows cannot be read, or are over a limit
     */
    void visit(Visitor visitor);

    /** Looks at rows one by one. */
    interface Visitor {
        /** False to stop. */
        boolean visit(Row row);
    }
}
