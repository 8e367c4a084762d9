package com.billify.intake;

import com.billify.kernel.CompanyId;
import java.util.UUID;

/**
 * Says how many payments have found their invoice where either of the two came with an import. The module that matches
 * implements it, since it stands below this one; called in the company's transaction.
 */
public interface MatchCount {
    int ofImport(CompanyId company, UUID importId);
}
