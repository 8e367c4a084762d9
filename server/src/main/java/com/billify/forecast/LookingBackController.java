package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Page;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /**
     * What was expected a week ago of the days that have passed since, day by day.
     *
     * @param row as the weeks name it, or {@code all}
     */
    @For(Role.VIEWER)
    @GetMapping("/bridge/said")
    Page<SinceBefore.BridgeStretch> said(CompanyId company, @RequestParam String row) {
        return stretches(company, row, SinceBefore.Half.SAID);
    }

    /**
     * By how much more is expected of the coming days than a week ago, week by week.
     *
     * @param row as the weeks name it, or {@code all}
     */
    @For(Role.VIEWER)
    @GetMapping("/bridge/ahead")
    Page<SinceBefore.BridgeStretch> ahead(CompanyId company, @RequestParam String row) {
        return stretches(company, row, SinceBefore.Half.AHEAD);
    }

    private Page<SinceBefore.BridgeStretch> stretches(CompanyId company, String row, SinceBefore.Half half) {
        List<Weeks.RowKind> kinds = row.equals(SinceBefore.ALL_ROWS)
                ? List.of(Weeks.RowKind.values())
                : List.of(ForecastController.row(row));
        return transaction.read(company, () -> new Page<>(sinceBefore.stretches(company, kinds, half), null));
    }
}
