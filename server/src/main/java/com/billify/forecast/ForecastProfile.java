package com.billify.forecast;

import com.billify.forecast.core.Duty;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.Profile;
import com.billify.forecast.core.VatRegime;
import com.billify.kernel.FinancialYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a company says of itself, as it is kept. Minor units of its currency.
 *
 * @param vatRegime null where it said nothing, as {@code employer} and {@code unusedCreditMinor}
 * @param unusedCreditMinor what the bank lets it draw beyond what it has; zero or more
 * @param duties what it said of each
 * @param series what it said of what comes back, by key
 */
record ForecastProfile(
        @Nullable VatRegime vatRegime,
        @Nullable Boolean employer,
        @Nullable Long unusedCreditMinor,
        Map<DutyKind, SaidDuty> duties,
        Map<String, SaidSeries> series) {

    /**
     * @param counts whether it is to be counted
     * @param amountMinor null where it is to be worked out
     */
    record SaidDuty(boolean counts, @Nullable Long amountMinor) {}

    /**
     * @param ended else it goes on for sure
     * @param name, component, amountMinor as it was shown when that was said
     */
    record SaidSeries(
            boolean ended,
            LocalDate saidOn,
            @Nullable String name,
            String component,
            @Nullable Long amountMinor) {}

    /** Unused credit is as good as money when it comes to what is too low; none where it was not given. */
    long creditMinor() {
        return unusedCreditMinor == null ? 0 : unusedCreditMinor;
    }

    /** Whether it is counted where the bank lines do not show it: as said, else where what was said makes it sure. */
    boolean counts(DutyKind kind) {
        SaidDuty said = duties.get(kind);
        if (said != null) {
            return said.counts();
        }
        return switch (kind) {
            case VAT -> vatRegime == VatRegime.MONTHLY || vatRegime == VatRegime.QUARTERLY;
            case WAGES, WAGE_TAX, SOCIAL_SECURITY -> Boolean.TRUE.equals(employer);
            case HOLIDAY_PAY, YEAR_END_PREMIUM, PREPAYMENT, SELF_EMPLOYED, COMPANY_CONTRIBUTION -> false;
        };
    }

    /**
     * As the forecast takes it.
     *
     * @param financialYear a setting of the company itself
     */
    Profile inForecast(FinancialYear financialYear) {
        List<Duty> counted = new ArrayList<>();
        for (DutyKind kind : DutyKind.values()) {
            if (counts(kind)) {
                SaidDuty said = duties.get(kind);
                counted.add(new Duty(kind, said == null ? null : said.amountMinor()));
            }
        }
        Map<String, LocalDate> ended = new HashMap<>();
        Set<String> goesOn = new HashSet<>();
        series.forEach((key, said) -> {
            if (said.ended()) {
                ended.put(key, said.saidOn());
            } else {
                goesOn.add(key);
            }
        });
        return new Profile(vatRegime, financialYear, counted, ended, goesOn);
    }
}
