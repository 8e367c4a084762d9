package com.billify.insights;

import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.forecast.BalanceOutlook;
import com.billify.forecast.CashForecast;
import com.billify.insights.core.Age;
import com.billify.insights.core.DaysOutstanding;
import com.billify.insights.core.Pace;
import com.billify.insights.core.SameDays;
import com.billify.insights.core.VatPeriod;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Money;
import com.billify.position.CashPosition;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.Invoiced;
import com.billify.reconciliation.LineSums;
import com.billify.reconciliation.OpenItems;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Works out the key figures of a company from its books, at one moment. */
@Service
class KeyFigures {
    private static final int YEAR_DAYS = 365;
    private static final int PACE_DAYS = 90;
    private static final int FEWEST_PACE_DAYS = 28;
    private static final int MOST_CUSTOMERS = 5;
    private static final int RISK_DAYS = 90;
    /** Bank days and invoices need not begin on the very first day of a year for it to be whole. */
    private static final int FIRST_STATEMENT_DAYS = 6;

    private static final int FIRST_INVOICE_DAYS = 30;
    /** As far as the forecast reaches. */
    private static final int OUTLOOK_DAYS = 550;

    private final CompanyTransaction transaction;
    private final Companies companies;
    private final OpenItems openItems;
    private final Invoiced invoiced;
    private final LineSums lines;
    private final CashPosition position;
    private final CashForecast forecast;
    private final Clock clock;

    KeyFigures(
            CompanyTransaction transaction,
            Companies companies,
            OpenItems openItems,
            Invoiced invoiced,
            LineSums lines,
            CashPosition position,
            CashForecast forecast,
            Clock clock) {
        this.transaction = transaction;
        this.companies = companies;
        this.openItems = openItems;
        this.invoiced = invoiced;
        this.lines = lines;
        this.position = position;
        this.forecast = forecast;
        this.clock = clock;
    }

    Insights of(CompanyId company) {
        return transaction.read(company, () -> new Of(companies.get(company), LocalDate.now(clock)).build());
    }

    /** The figures of one company on one day. */
    private final class Of {
        private final CompanyId company;
        private final Currency currency;
        private final FinancialYear financialYear;
        private final LocalDate today;

        Of(CompanySettings settings, LocalDate today) {
            company = settings.id();
            currency = settings.currency();
            financialYear = settings.financialYear();
            this.today = today;
        }

        Insights build() {
            Optional<CashPosition.Latest> latest = position.latest(company, currency);
            Optional<Measured> measured = latest.flatMap(this::measure);
            return new Insights(
                    today,
                    latest.map(CashPosition.Latest::date).orElse(null),
                    currency.getCurrencyCode(),
                    side("receivable"),
                    side("payable"),
                    customers(),
                    measured.map(this::pace).orElse(null),
                    latest.map(last -> runway(last, measured)).orElse(null),
                    measured.map(this::breakEven).orElse(null),
                    year(latest),
                    vat());
        }

        private Insights.Owed side(String direction) {
            List<Invoice> open = openItems.findOutstanding(company, currency).stream()
                    .filter(invoice -> invoice.direction().equals(direction))
                    .toList();
            String list = invoices("direction=" + direction + "&status=open");
            Money total = outstanding(open, invoice -> true);
            Money late = outstanding(open, invoice -> invoice.dueDate().isBefore(today));
            LocalDate from = today.minusDays(DaysOutstanding.PERIOD_DAYS - 1L);
            List<Invoiced.Party> ofPeriod = invoiced.parties(company, currency, direction, from, today);
            Money sum = sum(ofPeriod, Invoiced.Party::amount);
            int periodDays = daysInvoiced(direction, from);
            OptionalInt days = DaysOutstanding.of(total.minorUnits(), sum.minorUnits(), periodDays);
            return new Insights.Owed(
                    Figure.of(total, list, "outstanding"),
                    Figure.of(late, list + "&dueTo=" + today.minusDays(1), "outstanding"),
                    percent(late, total),
                    Arrays.stream(Age.values())
                            .map(age -> ofAge(age, open, total, list))
                            .toList(),
                    Figure.of(sum, issued(direction, from, today), "amount"),
                    periodDays,
                    days.isEmpty() ? null : days.getAsInt());
        }

        private Insights.OfAge ofAge(Age age, List<Invoice> open, Money total, String list) {
            Predicate<Invoice> holds = invoice -> age.holds(invoice.dueDate(), today);
            LocalDate from = age.dueFrom(today);
            LocalDate to = age.dueTo(today);
            Money amount = outstanding(open, holds);
            return new Insights.OfAge(
                    wireName(age),
                    Figure.of(
                            amount,
                            list + (from == null ? "" : "&dueFrom=" + from) + (to == null ? "" : "&dueTo=" + to),
                            "outstanding"),
                    (int) open.stream().filter(holds).count(),
                    percent(amount, total));
        }

        private static String wireName(Age age) {
            return switch (age) {
                case NOT_DUE -> "notDue";
                case UP_TO_30 -> "upTo30";
                case UP_TO_60 -> "upTo60";
                case UP_TO_90 -> "upTo90";
                case OLDER -> "older";
            };
        }

        private Money outstanding(List<Invoice> open, Predicate<Invoice> which) {
            return open.stream().filter(which).map(Invoice::outstanding).reduce(Money.zero(currency), Money::plus);
        }

        private <T> Money sum(List<T> parts, Function<T, Money> of) {
            return parts.stream().map(of).reduce(Money.zero(currency), Money::plus);
        }

        /** How many days of the period were invoiced in: a company that has just begun has not for all of it. */
        private int daysInvoiced(String direction, LocalDate from) {
            LocalDate first = invoiced.firstDay(company, currency, direction).orElse(from);
            return (int) ChronoUnit.DAYS.between(first.isBefore(from) ? from : first, today) + 1;
        }

        private Insights.Customers customers() {
            LocalDate from = today.minusDays(YEAR_DAYS - 1L);
            List<Invoiced.Party> all = invoiced.parties(company, currency, "receivable", from, today);
            Money total = sum(all, Invoiced.Party::amount);
            List<Invoiced.Party> largest = all.stream()
                    .filter(party -> party.amount().isPositive())
                    .limit(MOST_CUSTOMERS)
                    .toList();
            String list = issued("receivable", from, today);
            return new Insights.Customers(
                    from,
                    today,
                    Figure.of(total, list, "amount"),
                    all.size(),
                    largest.stream()
                            .map(party -> new Insights.Customer(
                                    party.name(),
                                    Figure.of(party.amount(), list + "&counterparty=" + encoded(party.key()), "amount"),
                                    percent(party.amount(), total)))
                            .toList(),
                    percent(sum(largest, Invoiced.Party::amount), total));
        }

        private Insights.YearSoFar year(Optional<CashPosition.Latest> latest) {
            LocalDate from = financialYear.from(today);
            Optional<SameDays> told = latest.map(CashPosition.Latest::date)
                    .map(last -> last.isAfter(today) ? today : last)
                    .filter(last -> !last.isBefore(from))
                    .map(last -> new SameDays(from, last))
                    .filter(days -> tellsOf(days.from()));
            return new Insights.YearSoFar(
                    from,
                    financialYear.to(today),
                    invoicedSoFar(new SameDays(from, today)),
                    told.map(days -> movedSoFar(days, "&direction=in", CashPosition.Flows::in))
                            .orElse(null),
                    told.map(days -> movedSoFar(days, "&direction=out", CashPosition.Flows::out))
                            .orElse(null),
                    told.map(days -> movedSoFar(days, "", flows -> flows.in().plus(flows.out())))
                            .orElse(null));
        }

        /** Whether the bank lines go back to the first day of a year, or begin with its first statement. */
        private boolean tellsOf(LocalDate firstDay) {
            return !position.days(company, currency, null, firstDay, firstDay.plusDays(FIRST_STATEMENT_DAYS))
                    .isEmpty();
        }

        private Insights.@Nullable SoFar invoicedSoFar(SameDays days) {
            Optional<LocalDate> first = invoiced.firstDay(company, currency, "receivable");
            if (first.isEmpty() || first.get().isAfter(days.until())) {
                return null;
            }
            return soFar(
                    days,
                    invoicedFrom(days.from(), days.until()),
                    first.get().isAfter(days.fromBefore().plusDays(FIRST_INVOICE_DAYS))
                            ? null
                            : invoicedFrom(days.fromBefore(), days.untilBefore()));
        }

        private Figure invoicedFrom(LocalDate from, LocalDate until) {
            return Figure.of(
                    sum(invoiced.parties(company, currency, "receivable", from, until), Invoiced.Party::amount),
                    issued("receivable", from, until),
                    "amount");
        }

        private Insights.SoFar movedSoFar(SameDays days, String filter, Function<CashPosition.Flows, Money> which) {
            return soFar(
                    days,
                    movedFrom(days.from(), days.until(), filter, which),
                    tellsOf(days.fromBefore())
                            ? movedFrom(days.fromBefore(), days.untilBefore(), filter, which)
                            : null);
        }

        private Figure movedFrom(
                LocalDate from, LocalDate until, String filter, Function<CashPosition.Flows, Money> which) {
            return Figure.of(
                    which.apply(position.flows(company, currency, from, until)), moved(from, until) + filter, "amount");
        }

        private static Insights.SoFar soFar(SameDays days, Figure amount, @Nullable Figure before) {
            OptionalInt more = before == null
                    ? OptionalInt.empty()
                    : SameDays.morePercent(
                            amount.money().minorUnits(), before.money().minorUnits());
            return new Insights.SoFar(days.until(), amount, before, more.isEmpty() ? null : more.getAsInt());
        }

        /** What moved in a period. */
        private record Measured(LocalDate from, LocalDate to, Pace pace, Money goods) {}

        private Optional<Measured> measure(CashPosition.Latest latest) {
            LocalDate to = latest.date();
            LocalDate from = position.days(company, currency, null, to.minusDays(PACE_DAYS - 1L), to).stream()
                    .map(CashPosition.Day::date)
                    .findFirst()
                    .orElse(to);
            int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
            if (days < FEWEST_PACE_DAYS) {
                return Optional.empty();
            }
            CashPosition.Flows flows = position.flows(company, currency, from, to);
            return Optional.of(new Measured(
                    from,
                    to,
                    new Pace(flows.in().minorUnits(), flows.out().minorUnits(), days),
                    lines.goods(company, currency, from, to)));
        }

        private Insights.CashPace pace(Measured measured) {
            Pace pace = measured.pace();
            String list = moved(measured.from(), measured.to());
            return new Insights.CashPace(
                    measured.from(),
                    measured.to(),
                    pace.days(),
                    Figure.of(money(pace.inMinor()), list + "&direction=in", "amount"),
                    Figure.of(money(pace.outMinor()), list + "&direction=out", "amount"),
                    Figure.of(money(pace.netMinor()), list, "amount"),
                    money(pace.perMonthMinor(pace.inMinor())),
                    money(pace.perMonthMinor(pace.outMinor())),
                    money(pace.perMonthMinor(pace.netMinor())));
        }

        private Insights.@Nullable BreakEven breakEven(Measured measured) {
            Pace pace = measured.pace();
            long goods = measured.goods().minorUnits();
            var needed = pace.breakEvenMinor(goods);
            if (needed.isEmpty()) {
                return null;
            }
            String list = moved(measured.from(), measured.to());
            return new Insights.BreakEven(
                    Figure.of(money(pace.inMinor()), list + "&direction=in", "amount"),
                    Figure.of(money(pace.outMinor()), list + "&direction=out", "amount"),
                    Figure.of(measured.goods(), list + "&direction=out&category=goods", "amount"),
                    percent(measured.goods().negated(), money(pace.inMinor())),
                    money(needed.getAsLong()),
                    money(pace.perMonthMinor(pace.inMinor())));
        }

        private Insights.@Nullable Runway runway(CashPosition.Latest latest, Optional<Measured> measured) {
            BalanceOutlook.Outlook outlook = forecast.of(company, OUTLOOK_DAYS).outlook();
            if (outlook == null || outlook.days().isEmpty()) {
                return null;
            }
            return new Insights.Runway(
                    outlook.days().getLast().date(),
                    firstBelowZero(outlook, BalanceOutlook.OutlookDay::p10),
                    firstBelowZero(outlook, BalanceOutlook.OutlookDay::p50),
                    firstBelowZero(outlook, BalanceOutlook.OutlookDay::p90),
                    outlook.chances().stream()
                            .filter(chance -> chance.withinDays() == RISK_DAYS)
                            .mapToInt(BalanceOutlook.RiskWithin::belowZeroPermille)
                            .max()
                            .orElse(0),
                    measured.flatMap(
                                    one -> one.pace().lastsUntil(latest.amount().minorUnits(), latest.date()))
                            .orElse(null));
        }

        private static @Nullable LocalDate firstBelowZero(
                BalanceOutlook.Outlook outlook, Function<BalanceOutlook.OutlookDay, String> of) {
            return outlook.days().stream()
                    .filter(day -> new BigDecimal(of.apply(day)).signum() < 0)
                    .map(BalanceOutlook.OutlookDay::date)
                    .findFirst()
                    .orElse(null);
        }

        /** As the company says that it pays, else by quarter, as most do; none where it pays none. */
        private List<Insights.VatSoFar> vat() {
            int months = forecast.vatMonths(company).orElse(VatPeriod.QUARTER);
            return months == 0
                    ? List.of()
                    : VatPeriod.unpaidOn(today, months).stream()
                            .filter(this::isUnpaid)
                            .map(this::vat)
                            .toList();
        }

        /** A payment of VAT after its end is taken to be for it. */
        private boolean isUnpaid(VatPeriod period) {
            return !period.to().isBefore(today)
                    || lines.vatPaid(company, currency, period.to().plusDays(1), today)
                            .isZero();
        }

        private Insights.VatSoFar vat(VatPeriod period) {
            LocalDate until = period.to().isAfter(today) ? today : period.to();
            List<Invoiced.Party> sales = invoiced.parties(company, currency, "receivable", period.from(), until);
            List<Invoiced.Party> purchases = invoiced.parties(company, currency, "payable", period.from(), until);
            Money onSales = sum(sales, Invoiced.Party::vat);
            Money onPurchases = sum(purchases, Invoiced.Party::vat);
            return new Insights.VatSoFar(
                    period.from(),
                    period.to(),
                    until,
                    period.payOn(),
                    Figure.of(
                            onSales.plus(onPurchases),
                            invoices("issuedFrom=" + period.from() + "&issuedTo=" + until),
                            "vat"),
                    Figure.of(onSales, issued("receivable", period.from(), until), "vat"),
                    Figure.of(onPurchases, issued("payable", period.from(), until), "vat"),
                    count(sales, Invoiced.Party::count) + count(purchases, Invoiced.Party::count),
                    count(sales, Invoiced.Party::withoutVat) + count(purchases, Invoiced.Party::withoutVat));
        }

        private static int count(List<Invoiced.Party> parties, Function<Invoiced.Party, Integer> of) {
            return parties.stream().mapToInt(of::apply).sum();
        }

        private String issued(String direction, LocalDate from, LocalDate to) {
            return invoices("direction=" + direction + "&issuedFrom=" + from + "&issuedTo=" + to);
        }

        private String invoices(String filters) {
            return "/api/v1/companies/%s/invoices?%s&currency=%s".formatted(company, filters, currency);
        }

        private String moved(LocalDate from, LocalDate to) {
            return "/api/v1/companies/%s/transactions?from=%s&to=%s&transfers=external&currency=%s"
                    .formatted(company, from, to, currency);
        }

        private Money money(long minor) {
            return new Money(minor, currency);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** To the nearest whole one; 0 of nothing. */
    private static int percent(Money part, Money whole) {
        return whole.isZero() ? 0 : (int) Math.round(100.0 * part.minorUnits() / whole.minorUnits());
    }
}
