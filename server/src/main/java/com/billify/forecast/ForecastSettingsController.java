package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.VatRegime;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a company says of itself for the forecast. Each change asks for a new one. */
@RestController
@RequestMapping("/api/v1/companies/{company}/forecast")
class ForecastSettingsController {
    private final ForecastSettings settings;
    private final CompanyTransaction transaction;

    ForecastSettingsController(ForecastSettings settings, CompanyTransaction transaction) {
        this.settings = settings;
        this.transaction = transaction;
    }

    /** @param unusedCredit a decimal amount, zero or more; what is null was not said */
    record ProfileRequest(
            @Nullable VatRegime vatRegime,
            @Nullable Boolean employer,
            @Nullable String unusedCredit) {}

    /** @param amount a decimal amount, more than zero; null lets it be worked out */
    record DutyRequest(boolean counts, @Nullable String amount) {}

    /** @param word null takes back what was said */
    record SeriesRequest(String key, ForecastSettings.@Nullable SeriesWord word) {}

    @For(Role.VIEWER)
    @GetMapping("/settings")
    ForecastSettings.Said settings(CompanyId company) {
        return transaction.read(company, () -> settings.of(company));
    }

    @For(Role.EDITOR)
    @PutMapping("/settings")
    ForecastSettings.Said change(CompanyId company, CurrentUser user, @RequestBody ProfileRequest request) {
        return transaction.call(company, () -> {
            settings.change(company, user.id(), request.vatRegime(), request.employer(), request.unusedCredit());
            return settings.of(company);
        });
    }

    @For(Role.EDITOR)
    @PutMapping("/settings/duties/{kind}")
    ForecastSettings.Said changeDuty(
            CompanyId company, CurrentUser user, @PathVariable DutyKind kind, @RequestBody DutyRequest request) {
        return transaction.call(company, () -> {
            settings.changeDuty(company, user.id(), kind, request.counts(), request.amount());
            return settings.of(company);
        });
    }

    @For(Role.EDITOR)
    @PutMapping("/settings/series")
    ForecastSettings.Said changeSeries(CompanyId company, CurrentUser user, @RequestBody SeriesRequest request) {
        return transaction.call(company, () -> {
            settings.changeSeries(company, user.id(), request.key(), request.word());
            return settings.of(company);
        });
    }

    /** What more would make the forecast sharper, and by how much: worked out anew each time. */
    @For(Role.VIEWER)
    @GetMapping("/sharper")
    ForecastSettings.Sharper sharper(CompanyId company) {
        return transaction.read(company, () -> settings.sharper(company));
    }
}
