package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Page;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/forecast")
class ForecastController {
    private static final int MOST_DAYS = 550;

    private final CashForecast forecast;
    private final CompanyTransaction transaction;

    ForecastController(CashForecast forecast, CompanyTransaction transaction) {
        this.forecast = forecast;
        this.transaction = transaction;
    }

    @For(Role.VIEWER)
    @GetMapping
    CashForecast.Forecast get(CompanyId company, @RequestParam(defaultValue = "90") int days) {
        return transaction.read(company, () -> forecast.of(company, Math.clamp(days, 1, MOST_DAYS)));
    }

    @For(Role.VIEWER)
    @GetMapping("/{day}")
    Page<CashForecast.ForecastItem> items(CompanyId company, @PathVariable LocalDate day) {
        return transaction.read(company, () -> new Page<>(forecast.itemsUntil(company, day), null));
    }
}
