package com.billify.company;

import com.billify.company.CompanyView.Company;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Patch;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies")
class CompanyController {

    private final Companies companies;
    private final CompanyView view;

    CompanyController(Companies companies, CompanyView view) {
        this.companies = companies;
        this.view = view;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Company create(CurrentUser user, @RequestBody CompanyRequest body) {
        CompanySettings created = companies.create(
                user,
                body.name().value(),
                body.enterpriseNumber().value(),
                body.floor().value(),
                body.financialYearStart().value());
        return view.of(created.id(), Role.OWNER);
    }

    @GetMapping("/{company}")
    @For(Role.VIEWER)
    Company get(CompanyId company, Role role) {
        return view.of(company, role);
    }

    @PatchMapping("/{company}")
    @For(Role.OWNER)
    Company change(CompanyId company, CurrentUser user, Role role, @RequestBody CompanyRequest body) {
        companies.change(
                company, user.id(), body.name(), body.enterpriseNumber(), body.floor(), body.financialYearStart());
        return view.of(company, role);
    }

    /**
     * What is absent stays as it is, what is null is cleared; a name cannot be.
     *
     * @param financialYearStart month and day, 07-01; cleared it is 01-01
     */
    record CompanyRequest(
            Patch<String> name,
            Patch<String> enterpriseNumber,
            Patch<String> floor,
            Patch<String> financialYearStart) {}
}
