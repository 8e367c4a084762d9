package com.billify.forecast;

import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.forecast.core.KnownItems;
import com.billify.forecast.core.VatRegime;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.position.CashPosition;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.OpenItems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The balance of the coming days: the one door of this module. To be called within the company's transaction. */
@Component
public class CashForecast {
    private final CashPosition position;
    private final OpenItems openItems;
    private final Companies companies;
    private final BalanceOutlook outlook;
    private final ProfileRepository profiles;
    private final Clock clock;

    CashForecast(
            CashPosition position,
            OpenItems openItems,
            Companies companies,
            BalanceOutlook outlook,
            ProfileRepository profiles,
            Clock clock) {
        this.position = position;
        this.openItems = openItems;
        this.companies = companies;
        this.outlook = outlook;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * The coming days: first as if all that is known happened on the day it is due, then as they are expected.
     *
     * @param asOf today
     * @param balanceDate the day of the bank data it starts from
     * @param startBalance null without bank data: then there are no days either
     * @param days from what is known alone, as are lowest and the first days below
     * @param outlook what is expected, and how sure that is; null while it was never worked out
     */
    public record Forecast(
            LocalDate asOf,
            @Nullable LocalDate balanceDate,
            String currency,
            @Nullable Figure startBalance,
            List<ForecastDay> days,
            @Nullable ForecastPoint lowest,
            @Nullable ForecastPoint firstBelowFloor,
            @Nullable LocalDate firstBelowZero,
            BalanceOutlook.@Nullable Outlook outlook) {}

    /**
     * A coming day; amounts are decimals, {@code expectedOut} and {@code byYouOut} zero or less.
     *
     * @param byYouIn the part of {@code expectedIn} that a person typed as expected and no document says
     * @param byYouOut the same of {@code expectedOut}
     */
    public record ForecastDay(
            LocalDate date, String balance, String expectedIn, String expectedOut, String byYouIn, String byYouOut) {}

    /** The balance of one day, with the list that sums to it. */
    public record ForecastPoint(LocalDate date, Figure balance) {}

    /**
     * A part of a day's expected balance.
     *
     * @param kind balance (what is in the bank), invoice, or expected (a person typed it and no document says it)
     * @param date the day for which it counts
     * @param label number of the invoice, or the words for what is expected
     * @param certainty of what is expected: certain or likely
     */
    public record ForecastItem(
            String kind,
            LocalDate date,
            java.util.@Nullable UUID invoiceId,
            @Nullable String label,
            @Nullable String counterpartyName,
            Money amount,
            boolean overdue,
            @Nullable String certainty) {}

    /** How many months of VAT the company says it pays at once: 1, 3, or 0 where it pays none; empty where it said nothing. */
    public OptionalInt vatMonths(CompanyId company) {
        VatRegime said = profiles.of(company).vatRegime();
        return said == null ? OptionalInt.empty() : OptionalInt.of(said.months());
    }

    /** @param days from today on */
    public Forecast of(CompanyId company, int days) {
        CompanySettings settings = companies.get(company);
        LocalDate today = LocalDate.now(clock);
        String currency = settings.currency().getCurrencyCode();
        Optional<CashPosition.Latest> latest = position.latest(company, settings.currency());
        if (latest.isEmpty()) {
            return new Forecast(today, null, currency, null, List.of(), null, null, null, null);
        }
        List<KnownItems.Day> projected =
                KnownItems.project(latest.get().amount(), today, days, items(comingOf(company, settings)));
        Money given = settings.floor();
        Money credit = new Money(profiles.of(company).creditMinor(), settings.currency());
        Money floor = given == null ? null : given.minus(credit);
        return new Forecast(
                today,
                latest.get().date(),
                currency,
                latest.get().balance(),
                projected.stream()
                        .map(day -> new ForecastDay(
                                day.date(),
                                decimal(day.balance()),
                                decimal(day.in()),
                                decimal(day.out()),
                                decimal(day.byYouIn()),
                                decimal(day.byYouOut())))
                        .toList(),
                point(company, Optional.ofNullable(KnownItems.lowest(projected))),
                point(
                        company,
                        projected.stream()
                                .filter(day -> floor != null && day.balance().compareTo(floor) < 0)
                                .findFirst()),
                projected.stream()
                        .filter(day -> day.balance().isNegative())
                        .map(KnownItems.Day::date)
                        .findFirst()
                        .orElse(null),
                outlook.of(company, settings, latest.get().date(), days).orElse(null));
    }

    /** What sums to the expected balance of a day: what is in the bank, and every item expected until then. */
    public List<ForecastItem> itemsUntil(CompanyId company, LocalDate day) {
        CompanySettings settings = companies.get(company);
        LocalDate today = LocalDate.now(clock);
        Optional<CashPosition.Latest> latest = position.latest(company, settings.currency());
        if (latest.isEmpty() || day.isBefore(today)) {
            return List.of();
        }
        List<ForecastItem> items = new ArrayList<>();
        items.add(new ForecastItem(
                "balance", latest.get().date(), null, null, null, latest.get().amount(), false, null));
        for (Invoice invoice : comingOf(company, settings)) {
            LocalDate expected = item(invoice).expectedOn(today);
            if (!expected.isAfter(day)) {
                items.add(new ForecastItem(
                        isByYou(invoice) ? "expected" : "invoice",
                        expected,
                        invoice.id(),
                        invoice.number(),
                        invoice.counterpartyName(),
                        invoice.outstanding(),
                        invoice.dueDate().isBefore(today),
                        invoice.certainty()));
            }
        }
        return items;
    }

    private static @Nullable ForecastPoint point(CompanyId company, Optional<KnownItems.Day> day) {
        return day.map(found -> new ForecastPoint(
                        found.date(),
                        Figure.of(
                                found.balance(),
                                "/api/v1/companies/%s/forecast/%s".formatted(company, found.date()),
                                "amount")))
                .orElse(null);
    }

    /** What is owed either way, and what a person expects beside it. */
    private List<Invoice> comingOf(CompanyId company, CompanySettings settings) {
        List<Invoice> coming = new ArrayList<>(openItems.findOutstanding(company, settings.currency()));
        coming.addAll(openItems.findExpected(company, settings.currency()));
        return coming;
    }

    private static boolean isByYou(Invoice invoice) {
        return invoice.kind().equals("expected");
    }

    private static List<KnownItems.Item> items(List<Invoice> invoices) {
        return invoices.stream().map(CashForecast::item).toList();
    }

    private static KnownItems.Item item(Invoice invoice) {
        return new KnownItems.Item(invoice.id(), invoice.dueDate(), invoice.outstanding(), isByYou(invoice));
    }

    private static String decimal(Money money) {
        return money.amount().toPlainString();
    }
}
