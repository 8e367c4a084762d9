package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/forecast")
class LookingBackController {
    private final LookingBack lookingBack;
    private final SinceBefore sinceBefore;
    private final CompanyTransaction transaction;

    LookingBackController(LookingBack lookingBack, SinceBefore sinceBefore, CompanyTransaction transaction) {
        this.lookingBack = lookingBack;
        this.sinceBefore = sinceBefore;
        this.transaction = transaction;
    }

    /** How position and forecast were seen on a past day, beside what came. */
    @For(Role.VIEWER)
    @GetMapping("/known/{day}")
    LookingBack.AsKnown on(CompanyId company, @PathVariable LocalDate day) {
        return transaction.read(company, () -> lookingBack.on(company, day));
    }

    /** What changed since the forecast of a week ago. */
    @For(Role.VIEWER)
    @GetMapping("/bridge")
    SinceBefore.ForecastBridge bridge(CompanyId company) {
        return transaction.read(company, () -> sinceBefore.of(company));
    }
}
