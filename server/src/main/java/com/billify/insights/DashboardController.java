package com.billify.insights;

import com.billify.company.DashboardSource;
import com.billify.company.For;
import com.billify.company.Memberships;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/dashboard")
class DashboardController implements DashboardSource {
    private final Overview overview;
    private final Memberships memberships;

    DashboardController(Overview overview, Memberships memberships) {
        this.overview = overview;
        this.memberships = memberships;
    }

    @For(Role.VIEWER)
    @GetMapping
    Dashboard get(CompanyId company, Role role) {
        return overview.of(company, role);
    }

    @Override
    public Object dashboard(CompanyId company, CurrentUser user) {
        return overview.of(company, memberships.role(user.id(), company).orElseThrow());
    }
}
