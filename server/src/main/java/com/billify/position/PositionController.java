package com.billify.position;

import com.billify.company.Companies;
import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/position")
class PositionController {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 3_660;

    private final CashPosition position;
    private final Companies companies;
    private final CompanyTransaction transaction;
    private final Clock clock;

    PositionController(CashPosition position, Companies companies, CompanyTransaction transaction, Clock clock) {
        this.position = position;
        this.companies = companies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Balances by day.
     *
     * @param otherCurrencies in which the company has accounts too; never added up with these
     */
    record Position(String currency, List<PositionDay> days, List<String> otherCurrencies) {}

    /** The balance at the end of a day, with what came in (zero or more) and went out (zero or less). */
    record PositionDay(LocalDate date, String balance, String in, String out, boolean proven) {}

    @For(Role.VIEWER)
    @GetMapping
    Position get(
            CompanyId company,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID account) {
        LocalDate last = to != null ? to : LocalDate.now(clock);
        LocalDate first = from != null ? from : last.minusDays(USUAL_DAYS);
        if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw new ProblemException(400, "invalid-parameter", "At most ten years at once.").at("from");
        }
        return transaction.read(company, () -> {
            Currency currency = companies.get(company).currency();
            return new Position(
                    currency.getCurrencyCode(),
                    position.days(company, currency, account, first, last).stream()
                            .map(day -> new PositionDay(
                                    day.date(),
                                    day.balance().amount().toPlainString(),
                                    day.flows().in().amount().toPlainString(),
                                    day.flows().out().amount().toPlainString(),
                                    day.proven()))
                            .toList(),
                    position.currencies(company).stream()
                            .filter(other -> !other.equals(currency))
                            .map(Currency::getCurrencyCode)
                            .toList());
        });
    }
}
