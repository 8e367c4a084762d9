package com.billify.extraction.core.table;

/** How a table is kept in its file. */
public enum TableFormat {
    /** Text with separators, whatever the separator. */
    CSV,
    XLSX,
    ODS
}
