package com.billify.insights;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/insights")
class InsightsController {
    private final KeyFigures figures;

    InsightsController(KeyFigures figures) {
        this.figures = figures;
    }

    /** The key figures, each with the list that sums to it. */
    @For(Role.VIEWER)
    @GetMapping
    Insights get(CompanyId company) {
        return figures.of(company);
    }
}
