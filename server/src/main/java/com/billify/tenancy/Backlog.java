package com.billify.tenancy;

import com.billify.kernel.CompanyId;

/** What of a company still waits to be looked at in the background, by the rows that say so: whoever is at it, on any node. */
public interface Backlog {
    /** In a transaction of the company. */
    boolean isLeft(CompanyId company);
}
