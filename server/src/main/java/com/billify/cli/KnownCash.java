package com.billify.cli;

import com.billify.banking.core.StatedLine;
import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Duty;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.Profile;
import com.billify.forecast.core.VatRegime;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the books of files say of a company's cash on a day: the balance, what moved, and what is open. */
final class KnownCash {
    private final CompanyBooks all;
    private final CompanyBooks books;
    private final LocalDate asOf;
    private final Currency currency;
    private final List<String> unknownBalances = new ArrayList<>();

    private KnownCash(CompanyBooks all, LocalDate asOf, Currency currency) {
        this.all = all;
        this.books = all.until(asOf);
        this.asOf = asOf;
        this.currency = currency;
    }

    static KnownCash of(CompanyBooks all, LocalDate asOf) {
        return new KnownCash(all, asOf, currencyOf(all));
    }

    /** The books without all that is of a later day. */
    CompanyBooks books() {
        return books;
    }

    Currency currency() {
        return currency;
    }

    /** Accounts of which no statement says what stood on them; they are counted from zero. Known once the history is asked for. */
    List<String> unknownBalances() {
        return unknownBalances;
    }

    /** How many lines and documents are left out, for they are of another currency. */
    int inOtherCurrencies() {
        return (int) (books.lines().stream()
                        .filter(line -> !isOurs(line.stated().amount()))
                        .count()
                + books.documents().stream()
                        .filter(document -> !isOurs(document.stated().payable()))
                        .count());
    }

    /** @param decisions one for each line of the books */
    CashHistory history(List<Decision> decisions) {
        Map<String, List<Payment>> payments = new HashMap<>();
        Map<String, Long> explained = new HashMap<>();
        Map<String, LocalDate> days = new HashMap<>();
        books.lines()
                .forEach(line -> days.put(line.key().toString(), line.stated().bookingDate()));
        for (Decision decision : decisions) {
            LocalDate day = Objects.requireNonNull(days.get(decision.paymentId()));
            for (Share share : decision.best().shares()) {
                payments.computeIfAbsent(share.documentId(), none -> new ArrayList<>())
                        .add(new Payment(day, share.amount().minorUnits()));
                explained.merge(decision.paymentId(), share.amount().minorUnits(), Long::sum);
            }
        }
        return new CashHistory(asOf, balanceMinor(), lines(explained), documents(payments));
    }

    /** The party of a customer, from its name or key as the invoices have it; null when they have none. */
    @Nullable
    String customer(String name) {
        return books.documents().stream()
                .map(CompanyBooks.Filed::stated)
                .filter(stated -> stated.direction() == Direction.RECEIVABLE)
                .filter(stated ->
                        name.equalsIgnoreCase(stated.counterpartyName()) || name.equals(stated.counterpartyKey()))
                .map(StatedInvoice::counterpartyKey)
                .findFirst()
                .orElse(null);
    }

    /** What company.json says that the engine counts: VAT, where the bank lines do not show it. */
    Profile profile() {
        String period = books.company().vatPeriod();
        return period == null
                ? Profile.NONE
                : new Profile(
                        period.equals("monthly") ? VatRegime.MONTHLY : VatRegime.QUARTERLY,
                        FinancialYear.CALENDAR,
                        List.of(new Duty(DutyKind.VAT, null)),
                        Map.of(),
                        Set.of());
    }

    private boolean isOurs(Money amount) {
        return amount.currency().equals(currency);
    }

    private List<Line> lines(Map<String, Long> explained) {
        List<Line> lines = new ArrayList<>();
        for (CompanyBooks.Line line : books.lines()) {
            String other = line.stated().counterpartyAccount();
            boolean ownTransfer = other != null && books.accounts().contains(other);
            if (!isOurs(line.stated().amount()) || ownTransfer) {
                continue;
            }
            StatedLine stated = line.stated();
            lines.addAll(Line.of(
                    stated.bookingDate(),
                    stated.amount().minorUnits(),
                    other,
                    stated.counterpartyName(),
                    stated.remittanceInformation(),
                    explained.get(line.key().toString())));
        }
        return lines;
    }

    private List<Document> documents(Map<String, List<Payment>> payments) {
        List<Document> documents = new ArrayList<>();
        for (CompanyBooks.Filed filed : books.documents()) {
            StatedInvoice stated = filed.stated();
            if (isOurs(stated.payable())) {
                documents.add(new Document(
                        filed.name(),
                        stated.counterpartyKey(),
                        stated.direction() == Direction.RECEIVABLE,
                        stated.issueDate(),
                        stated.expectedDueDate(),
                        stated.cash().minorUnits(),
                        vatMinor(stated.vat(), stated.cash()),
                        payments.getOrDefault(filed.key().toString(), List.of())));
            }
        }
        return documents;
    }

    private static long vatMinor(@Nullable Money vat, Money cash) {
        return vat == null ? 0 : Long.signum(cash.minorUnits()) * Math.abs(vat.minorUnits());
    }

    /** All accounts of the currency together at the end of the day. */
    private long balanceMinor() {
        Set<String> accounts = new HashSet<>();
        books.lines().stream()
                .filter(line -> isOurs(line.stated().amount()))
                .forEach(line -> accounts.add(line.account()));
        all.balances().stream()
                .filter(balance -> isOurs(balance.amount()))
                .forEach(balance -> accounts.add(balance.account()));
        return accounts.stream().sorted().mapToLong(this::balanceMinor).sum();
    }

    /** From the nearest stated balance before, and what was booked since; else back from one after. */
    private long balanceMinor(String account) {
        List<CompanyBooks.Balance> stated = all.balances().stream()
                .filter(balance -> balance.account().equals(account) && isOurs(balance.amount()))
                .sorted(Comparator.comparing(CompanyBooks.Balance::endOf))
                .toList();
        CompanyBooks.Balance anchor = null;
        for (CompanyBooks.Balance balance : stated) {
            anchor = anchor == null || !balance.endOf().isAfter(asOf) ? balance : anchor;
        }
        if (anchor == null) {
            unknownBalances.add(account);
        }
        LocalDate from = anchor == null ? LocalDate.MIN : anchor.endOf();
        long balance = anchor == null ? 0 : anchor.amount().minorUnits();
        for (CompanyBooks.Line line : all.lines()) {
            if (line.account().equals(account) && isOurs(line.stated().amount())) {
                LocalDate day = line.stated().bookingDate();
                long amount = line.stated().amount().minorUnits();
                balance += day.isAfter(from) && !day.isAfter(asOf) ? amount : 0;
                balance -= day.isAfter(asOf) && !day.isAfter(from) ? amount : 0;
            }
        }
        return balance;
    }

    /** Euro where there is an account in euro, else the currency of most lines. */
    private static Currency currencyOf(CompanyBooks books) {
        Currency euro = Currency.getInstance("EUR");
        Map<Currency, Long> counts = books.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.stated().amount().currency(), HashMap::new, Collectors.counting()));
        return counts.containsKey(euro) || counts.isEmpty()
                ? euro
                : counts.entrySet().stream()
                        .max(Map.Entry.<Currency, Long>comparingByValue()
                                .thenComparing(entry -> entry.getKey().getCurrencyCode()))
                        .orElseThrow()
                        .getKey();
    }
}
