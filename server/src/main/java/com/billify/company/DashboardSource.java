package com.billify.company;

import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;

/**
 * The dashboard as its own address answers it, so that it can come with the page. The module that makes dashboards
 * implements it; there is at most one.
 */
public interface DashboardSource {
    /** @param user a member of the company: that was checked */
    Object dashboard(CompanyId company, CurrentUser user);
}
