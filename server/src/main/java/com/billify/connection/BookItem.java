package com.billify.connection;

import com.billify.invoicing.core.StatedInvoice;

/**
 * An open item as the books tell it.
 *
 * @param upstreamId the source's own, which stays
 * @param stated the invoice that it is of
 * @param openMinor what is open of it, in cents, as cash: + comes in
 */
public record BookItem(String upstreamId, StatedInvoice stated, long openMinor) {}
