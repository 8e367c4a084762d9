package com.billify.forecast.core;

/** The parts of which a forecast is made; their contributions sum to the change of the balance. */
public enum Component {
    /** Invoices sent that are open, and credit notes. */
    RECEIVABLES,
    /** Invoices received that are open. */
    PAYABLES,
    /** Invoices that are still to be sent. */
    NEW_SALES,
    /** Invoices that are still to be received. */
    NEW_PURCHASES,
    /** Wages, rent, loans and all else that comes back without an invoice. */
    REGULAR,
    /** Taxes and social security. */
    OBLIGATIONS,
    /** Loans, leasing and dividends that come back; where purposes of lines are told. */
    FINANCING,
    /** What is bought to last and comes back, as in instalments; where purposes of lines are told. */
    INVESTMENT,
    /** Card takings, and all that is left. */
    REST,
    /** What people said that will come, and what a scenario adds. */
    PLANNED
}
