package com.billify.company;

import com.billify.kernel.CompanyId;

/** A setting of a company is another: published within the transaction that changed it. Hearing it twice is harmless. */
public record CompanyChanged(CompanyId company) {}
