package com.billify.reconciliation;

import com.billify.kernel.CompanyId;

/**
 * Lines, documents or what settles what may be others than before, and have been looked at: what hangs on all of them is to be worked
 * out anew. Told in the transaction that looked.
 */
public record BooksChanged(CompanyId company) {}
