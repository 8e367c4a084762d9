package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/forecast/months")
class MonthsController {
    private final Months months;
    private final CompanyTransaction transaction;

    MonthsController(Months months, CompanyTransaction transaction) {
        this.months = months;
        this.transaction = transaction;
    }

    /** Eighteen months by kind of receipt and payment. */
    @For(Role.VIEWER)
    @GetMapping
    Months.MonthsAhead get(CompanyId company) {
        return transaction.read(company, () -> months.of(company));
    }
}
