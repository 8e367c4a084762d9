package com.billify.extraction.core.table;

/** In which order a date of three numbers is written. */
public enum DateOrder {
    DAY_MONTH_YEAR,
    MONTH_DAY_YEAR,
    YEAR_MONTH_DAY
}
