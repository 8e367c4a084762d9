package com.billify.reconciliation;

import com.billify.kernel.CompanyId;

/** Lines, what they pay, or what people call them has changed: what lines are for is to be worked out anew. */
record CategoriesStale(CompanyId company) {}
