package com.billify.insights;

import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.banking.core.BalanceProof;
import com.billify.company.CompanyView;
import com.billify.company.Role;
import com.billify.forecast.BalanceOutlook;
import com.billify.forecast.CashForecast;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.position.CashPosition;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.OpenItems;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Puts together what the first screen shows. */
@Service
class Overview {
    private static final int HORIZON_DAYS = 90;
    private static final int PAST_DAYS = 90;
    private static final int FLOW_DAYS = 30;
    private static final int MOST_LARGEST = 5;
    private static final int MOST_TODO = 5;
    /** A long weekend; older bank data is worth a word. */
    private static final int STALE_DAYS = 4;

    private final CompanyTransaction transaction;
    private final CompanyView companies;
    private final BankBook bankBook;
    private final CashPosition position;
    private final CashForecast forecast;
    private final OpenItems openItems;
    private final LatestImport latestImport;
    private final Clock clock;

    Overview(
            CompanyTransaction transaction,
            CompanyView companies,
            BankBook bankBook,
            CashPosition position,
            CashForecast forecast,
            OpenItems openItems,
            LatestImport latestImport,
            Clock clock) {
        this.transaction = transaction;
        this.companies = companies;
        this.bankBook = bankBook;
        this.position = position;
        this.forecast = forecast;
        this.openItems = openItems;
        this.latestImport = latestImport;
        this.clock = clock;
    }

    Dashboard of(CompanyId company, Role role) {
        return transaction.read(company, () -> build(company, companies.of(company, role)));
    }

    private Dashboard build(CompanyId company, CompanyView.Company view) {
        LocalDate today = LocalDate.now(clock);
        Currency currency = Currency.getInstance(view.currency());
        Optional<CashPosition.Latest> latest = position.latest(company, currency);
        CashForecast.Forecast ahead = forecast.of(company, HORIZON_DAYS);
        List<Invoice> outstanding = openItems.findOutstanding(company, currency);
        List<Invoice> expected = openItems.findExpected(company, currency);
        List<Invoice> coming = new ArrayList<>(outstanding);
        coming.addAll(expected);
        return new Dashboard(
                view,
                today,
                new Dashboard.DataAsOf(
                        latest.map(CashPosition.Latest::date).orElse(null),
                        latestImport.at(company).orElse(null),
                        latest.map(CashPosition.Latest::accounts).orElse(0),
                        latest.map(CashPosition.Latest::accountsProven).orElse(0)),
                latest.map(CashPosition.Latest::balance).orElse(null),
                view.floor(),
                latest.isEmpty() ? null : ahead,
                latest.map(last -> past(company, currency, last.date())).orElse(List.of()),
                latest.map(last -> accountStarts(company, currency, last.date()))
                        .orElse(List.of()),
                latest.map(last -> inAndOut(company, currency, last.date())).orElse(null),
                new Dashboard.Open(
                        side(company, currency, "receivable", outstanding),
                        side(company, currency, "payable", outstanding),
                        expected(company, currency, expected)),
                new Dashboard.Largest(
                        largest(coming, today, invoice -> invoice.outstanding().isPositive()),
                        largest(coming, today, invoice -> invoice.outstanding().isNegative())),
                todo(company, today, latest, ahead, outstanding, expected),
                otherCurrencies(company, currency));
    }

    private List<Dashboard.PastDay> past(CompanyId company, Currency currency, LocalDate last) {
        return position.days(company, currency, null, last.minusDays(PAST_DAYS), last).stream()
                .map(day -> new Dashboard.PastDay(
                        day.date(),
                        day.balance().amount().toPlainString(),
                        day.flows().in().amount().toPlainString(),
                        day.flows().out().amount().toPlainString(),
                        day.proven()))
                .toList();
    }

    /** The accounts that join later than the first. */
    private List<Dashboard.AccountStart> accountStarts(CompanyId company, Currency currency, LocalDate last) {
        Map<UUID, BalanceProof> proofs = bankBook.proofs(company);
        List<Dashboard.AccountStart> starts = new ArrayList<>();
        for (BankAccount account : bankBook.accounts(company)) {
            BalanceProof proof = proofs.get(account.id());
            LocalDate first = proof == null ? null : proof.firstDay();
            Long balance = proof == null || first == null ? null : proof.balanceOn(first);
            if (account.currency().equals(currency) && first != null && balance != null) {
                starts.add(new Dashboard.AccountStart(
                        first, account.number(), account.name(), new Money(balance, currency)));
            }
        }
        Optional<LocalDate> earliest =
                starts.stream().map(Dashboard.AccountStart::date).min(LocalDate::compareTo);
        return starts.stream()
                .filter(start -> start.date().isAfter(earliest.orElseThrow())
                        && start.date().isAfter(last.minusDays(PAST_DAYS)))
                .sorted(Comparator.comparing(Dashboard.AccountStart::date))
                .toList();
    }

    private Dashboard.InAndOut inAndOut(CompanyId company, Currency currency, LocalDate last) {
        LocalDate from = last.minusDays(FLOW_DAYS - 1);
        CashPosition.Flows flows = position.flows(company, currency, from, last);
        String list = "/api/v1/companies/%s/transactions?from=%s&to=%s&transfers=external&currency=%s&direction="
                .formatted(company, from, last, currency);
        return new Dashboard.InAndOut(
                from,
                last,
                Figure.of(flows.in(), list + "in", "amount"),
                Figure.of(flows.out(), list + "out", "amount"));
    }

    private static Dashboard.OpenSide side(
            CompanyId company, Currency currency, String direction, List<Invoice> outstanding) {
        List<Invoice> open = ofDirection(outstanding, direction);
        List<Invoice> overdue = withUrgency(open, "overdue");
        String list = "/api/v1/companies/%s/invoices?direction=%s&status=open&currency=%s"
                .formatted(company, direction, currency);
        return new Dashboard.OpenSide(
                Figure.of(sum(open, currency), list, "outstanding"),
                Figure.of(sum(overdue, currency), list + "&urgency=overdue", "outstanding"),
                Figure.of(sum(withUrgency(open, "within7"), currency), list + "&urgency=within7", "outstanding"),
                open.size(),
                overdue.size());
    }

    private Dashboard.Expected expected(CompanyId company, Currency currency, List<Invoice> expected) {
        String list = "/api/v1/companies/%s/invoices?kind=expected&status=open&currency=%s&dueFrom=%s&direction="
                .formatted(company, currency, openItems.expectedFrom());
        return new Dashboard.Expected(
                Figure.of(sum(ofDirection(expected, "receivable"), currency), list + "receivable", "outstanding"),
                Figure.of(sum(ofDirection(expected, "payable"), currency), list + "payable", "outstanding"),
                expected.size());
    }

    private static List<Invoice> ofDirection(List<Invoice> invoices, String direction) {
        return invoices.stream()
                .filter(invoice -> invoice.direction().equals(direction))
                .toList();
    }

    private static List<Invoice> withUrgency(List<Invoice> invoices, String urgency) {
        return invoices.stream()
                .filter(invoice -> urgency.equals(invoice.urgency()))
                .toList();
    }

    private static Money sum(List<Invoice> invoices, Currency currency) {
        return invoices.stream().map(Invoice::outstanding).reduce(Money.zero(currency), Money::plus);
    }

    private static List<Invoice> largest(List<Invoice> outstanding, LocalDate today, Predicate<Invoice> side) {
        LocalDate horizon = today.plusDays(HORIZON_DAYS);
        return outstanding.stream()
                .filter(side)
                .filter(invoice -> !invoice.dueDate().isAfter(horizon))
                .sorted(Comparator.comparingLong((Invoice invoice) ->
                                -Math.abs(invoice.outstanding().minorUnits()))
                        .thenComparing(Invoice::dueDate)
                        .thenComparing(Invoice::id))
                .limit(MOST_LARGEST)
                .toList();
    }

    private List<Todo> todo(
            CompanyId company,
            LocalDate today,
            Optional<CashPosition.Latest> latest,
            CashForecast.Forecast ahead,
            List<Invoice> outstanding,
            List<Invoice> expected) {
        List<Todo> todo = new ArrayList<>();
        firstBelowFloor(ahead).ifPresent(todo::add);
        todo.addAll(gaps(company));
        latest.map(last -> ChronoUnit.DAYS.between(last.date(), today))
                .filter(days -> days > STALE_DAYS)
                .ifPresent(days -> todo.add(Todo.staleData(today.minusDays(days), days.intValue())));
        largest(
                        outstanding,
                        today,
                        invoice -> invoice.direction().equals("receivable")
                                && invoice.kind().equals("invoice")
                                && "overdue".equals(invoice.urgency()))
                .stream()
                .limit(2)
                .map(Todo::overdueReceivable)
                .forEach(todo::add);
        largest(
                        outstanding,
                        today,
                        invoice -> invoice.direction().equals("payable")
                                && invoice.kind().equals("invoice")
                                && ("overdue".equals(invoice.urgency()) || "within7".equals(invoice.urgency())))
                .stream()
                .limit(2)
                .map(Todo::payableDue)
                .forEach(todo::add);
        expected.stream()
                .filter(item -> item.dueDate().isBefore(today))
                .findFirst()
                .map(Todo::expectedLate)
                .ifPresent(todo::add);
        latest.ifPresent(last -> {
            LocalDate from = last.date().minusDays(FLOW_DAYS - 1);
            int unmatched = openItems.countUnmatched(company, from);
            if (unmatched > 0 && !outstanding.isEmpty()) {
                todo.add(Todo.unmatched(
                        unmatched,
                        "/api/v1/companies/%s/transactions?from=%s&matched=no&transfers=external"
                                .formatted(company, from)));
            }
        });
        return List.copyOf(todo.subList(0, Math.min(todo.size(), MOST_TODO)));
    }

    /** As it is expected; as long as that was never worked out, as far as it is known. */
    private static Optional<Todo> firstBelowFloor(CashForecast.Forecast ahead) {
        Currency currency = Currency.getInstance(ahead.currency());
        BalanceOutlook.Outlook outlook = ahead.outlook();
        if (outlook == null) {
            return Optional.ofNullable(ahead.firstBelowFloor())
                    .map(below ->
                            Todo.belowFloor(below.date(), money(below.balance().amount(), currency)));
        }
        return outlook.days().stream()
                .filter(day -> day.date().equals(outlook.firstBelowFloor()))
                .findFirst()
                .map(day -> Todo.belowFloor(day.date(), money(day.p50(), currency)));
    }

    private static Money money(String decimal, Currency currency) {
        return Money.exactly(new BigDecimal(decimal), currency);
    }

    private List<Todo> gaps(CompanyId company) {
        Map<UUID, BalanceProof> proofs = bankBook.proofs(company);
        List<Todo> gaps = new ArrayList<>();
        for (BankAccount account : bankBook.accounts(company)) {
            BalanceProof proof = proofs.get(account.id());
            if (proof != null && !proof.gaps().isEmpty()) {
                BalanceProof.Gap gap = proof.gaps().getLast();
                gaps.add(Todo.gap(
                        account.id(),
                        account.number(),
                        gap.from(),
                        gap.to(),
                        new Money(gap.amountMinor(), account.currency())));
            }
        }
        return gaps;
    }

    private List<Dashboard.OtherCurrency> otherCurrencies(CompanyId company, Currency main) {
        List<Dashboard.OtherCurrency> others = new ArrayList<>();
        for (Currency currency : position.currencies(company)) {
            if (!currency.equals(main)) {
                position.latest(company, currency)
                        .ifPresent(latest ->
                                others.add(new Dashboard.OtherCurrency(currency.getCurrencyCode(), latest.balance())));
            }
        }
        return others;
    }
}
