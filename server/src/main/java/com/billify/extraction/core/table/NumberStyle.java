package com.billify.extraction.core.table;

/** Which mark stands before the decimals of a column; the other one, a blank or an apostrophe may group thousands. */
public enum NumberStyle {
    /** 1.234,56 or 1 234,56. */
    COMMA,
    /** 1,234.56 or 1'234.56. */
    POINT
}
