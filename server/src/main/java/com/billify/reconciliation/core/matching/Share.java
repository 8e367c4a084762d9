package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;

/**
 * What of one document a payment settles.
 *
 * @param amount signed as the document's own amount, so that of a credit note that is netted is against the others;
 *     against its document only where a payment takes back what another had settled (a returned collection)
 */
public record Share(String documentId, Money amount) {}
