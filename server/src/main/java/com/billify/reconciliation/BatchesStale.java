package com.billify.reconciliation;

import com.billify.kernel.CompanyId;

/** A person settled something, so that other batches may be left: of a hundred of these the first does it all. */
record BatchesStale(CompanyId company) {}
