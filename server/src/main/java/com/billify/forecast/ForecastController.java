package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
    private final BalanceOutlook outlook;
    private final Weeks weeks;
    private final OutlookRepository outlooks;
    private final Months months;
    private final SinceBefore sinceBefore;
    private final AccountsAhead accounts;
    private final CompanyTransaction transaction;

    ForecastController(
            CashForecast forecast,
            BalanceOutlook outlook,
            Weeks weeks,
            OutlookRepository outlooks,
            Months months,
            SinceBefore sinceBefore,
            AccountsAhead accounts,
            CompanyTransaction transaction) {
        this.forecast = forecast;
        this.outlook = outlook;
        this.weeks = weeks;
        this.outlooks = outlooks;
        this.months = months;
        this.sinceBefore = sinceBefore;
        this.accounts = accounts;
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

    /** What sums to the middle of a day. */
    @For(Role.VIEWER)
    @GetMapping("/explanation/{day}")
    Page<BalanceOutlook.OutlookPart> explanation(CompanyId company, @PathVariable LocalDate day) {
        return transaction.read(company, () -> new Page<>(outlook.explanation(company, day), null));
    }

    /** What is expected of each account; none where there is one alone. */
    @For(Role.VIEWER)
    @GetMapping("/accounts")
    Page<AccountsAhead.AccountAhead> accounts(CompanyId company, @RequestParam(defaultValue = "91") int days) {
        return transaction.read(company, () -> new Page<>(accounts.of(company, Math.clamp(days, 1, MOST_DAYS)), null));
    }

    /** What sums to the middle of a day of one account. */
    @For(Role.VIEWER)
    @GetMapping("/accounts/{account}/explanation/{day}")
    Page<BalanceOutlook.OutlookPart> explanation(
            CompanyId company, @PathVariable UUID account, @PathVariable LocalDate day) {
        return transaction.read(company, () -> new Page<>(accounts.explanation(company, account, day), null));
    }

    /** How right forecasts of the past would have been. */
    @For(Role.VIEWER)
    @GetMapping("/record")
    BalanceOutlook.ForecastRecord record(CompanyId company) {
        return transaction.read(
                company,
                () -> outlook.record(company).orElse(new BalanceOutlook.ForecastRecord(null, 0, List.of(), List.of())));
    }

    /** Thirteen weeks by kind of receipt and payment. */
    @For(Role.VIEWER)
    @GetMapping("/weeks")
    Weeks.ThirteenWeeks weeks(CompanyId company) {
        return transaction.read(company, () -> weeks.table(company).orElseThrow(ProblemException::notFound));
    }

    /**
     * What adds up to a cell of the weeks or months.
     *
     * @param row as the weeks name it
     */
    @For(Role.VIEWER)
    @GetMapping("/parts")
    Page<BalanceOutlook.OutlookPart> parts(
            CompanyId company, @RequestParam String row, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        Weeks.RowKind known = row(row);
        return transaction.read(company, () -> {
            OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
            return new Page<>(
                    months.parts(company, known, from, to).stream()
                            .map(part -> BalanceOutlook.part(part, run.currency()))
                            .toList(),
                    null);
        });
    }

    /**
     * The bank lines that brought and took what the bridge says of a row.
     *
     * @param row as the weeks name it
     */
    @For(Role.VIEWER)
    @GetMapping("/came")
    Page<SinceBefore.CameLine> came(
            CompanyId company, @RequestParam String row, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        Weeks.RowKind known = row(row);
        return transaction.read(company, () -> new Page<>(sinceBefore.lines(company, known, from, to), null));
    }

    static Weeks.RowKind row(String name) {
        return Weeks.RowKind.ofWireName(name)
                .orElseThrow(() -> new ProblemException(400, "invalid-parameter", "There is no such row.").at("row"));
    }
}
