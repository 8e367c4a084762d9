package com.billify.forecast;

import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.forecast.BalanceOutlook.OutlookPart;
import com.billify.forecast.CashForecast.ForecastPoint;
import com.billify.forecast.core.Outlook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is expected of each account of the company, and why. Within the company's transaction. */
@Component
class AccountsAhead {
    private final OutlookRepository outlooks;
    private final AccountOutlookRepository accounts;
    private final BankBook bankBook;

    AccountsAhead(OutlookRepository outlooks, AccountOutlookRepository accounts, BankBook bankBook) {
        this.outlooks = outlooks;
        this.accounts = accounts;
        this.bankBook = bankBook;
    }

    /**
     * What is expected of one account.
     *
     * @param name what people call it; null unless named
     * @param lowest the first of the days with the lowest middle
     */
    record AccountAhead(
            UUID id, String number, @Nullable String name, ForecastPoint lowest, List<AccountDayAhead> days) {}

    /** The balance of an account at the end of a coming day, as the forecast of all accounts says it; amounts are decimals. */
    record AccountDayAhead(LocalDate date, String p10, String p25, String p50, String p75, String p90) {}

    /** @param days how many, from the day after the forecast begins; no account where there is one alone */
    List<AccountAhead> of(CompanyId company, int days) {
        return outlooks.run(company)
                .map(run -> {
                    Map<UUID, List<Outlook.AccountDay>> ahead =
                            accounts.days(company, run.asOf().plusDays(days));
                    return bankBook.accounts(company).stream()
                            .filter(account -> ahead.containsKey(account.id()))
                            .map(account -> ahead(
                                    company, account, ahead.getOrDefault(account.id(), List.of()), run.currency()))
                            .toList();
                })
                .orElse(List.of());
    }

    private static AccountAhead ahead(
            CompanyId company, BankAccount account, List<Outlook.AccountDay> days, Currency currency) {
        Outlook.AccountDay lowest = days.stream()
                .min(Comparator.comparingLong(Outlook.AccountDay::p50Minor))
                .orElseThrow();
        String list = "/api/v1/companies/%s/forecast/accounts/%s/explanation/%s"
                .formatted(company, account.id(), lowest.date());
        return new AccountAhead(
                account.id(),
                account.number(),
                account.name(),
                new ForecastPoint(lowest.date(), Figure.of(new Money(lowest.p50Minor(), currency), list, "adds")),
                days.stream()
                        .map(day -> new AccountDayAhead(
                                day.date(),
                                decimal(day.p10Minor(), currency),
                                decimal(day.p25Minor(), currency),
                                decimal(day.p50Minor(), currency),
                                decimal(day.p75Minor(), currency),
                                decimal(day.p90Minor(), currency)))
                        .toList());
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    /**
     * What sums to the middle of a day: what is on the account, all that comes to it and leaves it until then, and what lies between the mean
     * and the middle.
     *
     * @throws ProblemException for a day or an account of which nothing is expected
     */
    List<OutlookPart> explanation(CompanyId company, UUID account, LocalDate date) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Outlook.AccountDay day = accounts.days(company, date).getOrDefault(account, List.of()).stream()
                .filter(one -> one.date().equals(date))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        int until = (int) ChronoUnit.DAYS.between(run.asOf(), date);
        List<OutlookPart> coming = new ArrayList<>();
        outlooks.parts(company, 0, until, account)
                .forEach(part -> coming.add(BalanceOutlook.part(part, run.currency())));
        accounts.own(company, account, until).forEach(own -> coming.add(own(own, run.currency())));
        // What was on it when the forecast was made: the books may have changed since.
        long start = day.meanMinor()
                - coming.stream().mapToLong(part -> part.adds().minorUnits()).sum();
        List<OutlookPart> parts = new ArrayList<>();
        parts.add(BalanceOutlook.alone("balance", start, run));
        parts.addAll(coming);
        if (day.p50Minor() != day.meanMinor()) {
            parts.add(BalanceOutlook.alone("spread", day.p50Minor() - day.meanMinor(), run));
        }
        return parts;
    }

    private static OutlookPart own(AccountOutlookRepository.Own own, Currency currency) {
        return new OutlookPart(
                own.source(),
                own.component(),
                null,
                null,
                own.otherNumber(),
                null,
                new Money(own.addsMinor(), currency),
                null,
                null,
                null,
                null,
                null);
    }
}
