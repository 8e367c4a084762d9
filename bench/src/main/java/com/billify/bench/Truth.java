package com.billify.bench;

/**
 * What the books must say once a delivery is taken in.
 *
 * @param lines bank lines over all accounts
 * @param balanceCents of all accounts together
 * @param firstAccountCents of the first one
 * @param openInvoices that no line has paid
 * @param openCents what these are worth: positive comes in, negative goes out
 */
record Truth(int lines, long balanceCents, long firstAccountCents, int openInvoices, long openCents) {}
