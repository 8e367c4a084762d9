package com.billify.company;

import com.billify.kernel.CompanyId;

/** Says whether a company has anything of a kind yet. Modules that keep its data implement it; called in its transaction. */
public interface DataPresence {
    boolean hasData(CompanyId company);
}
