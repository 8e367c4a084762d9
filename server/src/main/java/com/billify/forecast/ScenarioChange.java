package com.billify.forecast;

import com.billify.forecast.core.Scenario;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a scenario as it is said outside and kept: what a kind does not need stays out.
 *
 * @param kind what is otherwise
 * @param party paysLater: the customer, as the forecast names him; absent for all
 * @param days paysLater: by how many
 * @param percent sales: -15 for a sixth less
 * @param label once, monthly, purchase: the words for it
 * @param date once, purchase, paidOn
 * @param from monthly: the first month, 2027-03
 * @param until monthly: the last month; absent for ever
 * @param amount once, monthly: signed as cash; purchase: the price
 * @param loan purchase: how much of it is borrowed
 * @param months purchase: of the loan
 * @param yearlyPercent purchase: interest of the loan
 * @param invoiceId paidOn
 */
record ScenarioChange(
        ScenarioKind kind,
        @Nullable String party,
        @Nullable Integer days,
        @Nullable Integer percent,
        @Nullable String label,
        @Nullable LocalDate date,
        @Nullable String from,
        @Nullable String until,
        @Nullable Money amount,
        @Nullable Money loan,
        @Nullable Integer months,
        @Nullable Double yearlyPercent,
        @Nullable UUID invoiceId) {

    private static final int LONGEST_LABEL = 100;

    enum ScenarioKind {
        PAYS_LATER,
        SALES,
        ONCE,
        MONTHLY,
        PURCHASE,
        PAID_ON
    }

    /** @throws ProblemException when something that the kind needs is missing or makes no sense */
    Scenario.Change in(Currency currency) {
        try {
            return switch (kind) {
                case PAYS_LATER -> new Scenario.PaysLater(party, needed(days, "days"));
                case SALES -> new Scenario.SalesChange(needed(percent, "percent"));
                case ONCE -> new Scenario.Once(words(), needed(date, "date"), minor(amount, currency, "amount"));
                case MONTHLY ->
                    new Scenario.Monthly(
                            words(),
                            YearMonth.parse(needed(from, "from")),
                            until == null ? null : YearMonth.parse(until),
                            minor(amount, currency, "amount"));
                case PURCHASE ->
                    new Scenario.Purchase(
                            words(),
                            needed(date, "date"),
                            Math.abs(minor(amount, currency, "amount")),
                            loan == null ? 0 : minor(loan, currency, "loan"),
                            months == null ? 1 : months,
                            yearlyPercent == null ? 0 : yearlyPercent);
                case PAID_ON ->
                    new Scenario.PaidOn(needed(invoiceId, "invoiceId").toString(), needed(date, "date"));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(422, "malformed-request", "A change makes no sense: " + kind + ".")
                    .at("changes");
        }
    }

    private String words() {
        String words = label == null ? "" : label.strip();
        return words.substring(0, Math.min(words.length(), LONGEST_LABEL));
    }

    private static long minor(@Nullable Money amount, Currency currency, String field) {
        Money given = needed(amount, field);
        if (!given.currency().equals(currency)) {
            throw ProblemException.ofField(field, "invalid-amount", "The amount is not in " + currency + ".");
        }
        return given.minorUnits();
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw ProblemException.ofField(field, "required", "This is needed.");
        }
        return value;
    }
}
