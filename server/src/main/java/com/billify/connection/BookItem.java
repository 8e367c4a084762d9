package com.billify.connection;

import com.billify.invoicing.core.StatedInvoice;
import org.jspecify.annotations.Nullable;

/**
 * An open item as the books tell it.
 *
 * @param upstreamId the source's own, which stays
 * @param stated the invoice that it is of
 * @param openMinor what is open of it, in cents, as cash: + comes in
 * @param documentId under which the books keep its file; null when they keep none
 */
public record BookItem(
        String upstreamId,
        StatedInvoice stated,
        long openMinor,
        @Nullable String documentId) {}
