package com.billify.position;

import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.banking.core.BalanceProof;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is in the bank at the end of each day: the one door of this module. To be called within the company's
 * transaction. Accounts of other currencies are never added up with it.
 */
@Component
public class CashPosition {
    private final BankBook bankBook;
    private final FlowRepository flows;

    CashPosition(BankBook bankBook, FlowRepository flows) {
        this.bankBook = bankBook;
        this.flows = flows;
    }

    /** What came in (zero or more) and went out (zero or less), own transfers left out. */
    public record Flows(Money in, Money out) {}

    /** Money in and out of all accounts in the currency, both days included. */
    public Flows flows(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
        return flows.find(company, currency, from, to);
    }

    /**
     * The balances of all accounts in one currency together.
     *
     * @param flows of the day; between two accounts of one's own only when one account alone is asked for
     * @param proven true when every account's balance of the day is proven to the cent
     */
    public record Day(LocalDate date, Money balance, Flows flows, boolean proven) {}

    /**
     * The last known position.
     *
     * @param date the last day of which any account knows anything
     * @param accountsProven how many accounts have no gap
     */
    public record Latest(LocalDate date, Figure balance, Money amount, int accounts, int accountsProven) {}

    /** The last known position in the currency; empty without a bank account that states balances. */
    public Optional<Latest> latest(CompanyId company, Currency currency) {
        List<BalanceProof> proofs = proofs(company, currency, null);
        return lastDay(proofs).map(day -> {
            Money amount = sumOn(proofs, day, currency);
            int proven = (int) proofs.stream()
                    .filter(proof -> proof.gaps().isEmpty() && !proof.anchors().isEmpty())
                    .count();
            return new Latest(day, figure(company, amount, day), amount, proofs.size(), proven);
        });
    }

    /**
     * The position of each day of a period. Days before the first statement of any account are left out, as nothing is
     * known of them; after an account's last line its balance stands still.
     *
     * @param account one account alone; null for all together
     */
    public List<Day> days(CompanyId company, Currency currency, @Nullable UUID account, LocalDate from, LocalDate to) {
        List<BalanceProof> proofs = proofs(company, currency, account);
        Optional<LocalDate> first = proofs.stream()
                .map(BalanceProof::firstDay)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo);
        List<Day> days = new ArrayList<>();
        if (first.isEmpty()) {
            return days;
        }
        LocalDate start = first.get().isAfter(from) ? first.get() : from;
        Map<LocalDate, Flows> perDay = flows.findPerDay(company, currency, account, start, to);
        Flows none = new Flows(Money.zero(currency), Money.zero(currency));
        for (LocalDate day = start; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate date = day;
            boolean proven = proofs.stream().allMatch(proof -> proof.isProvenOn(date));
            days.add(new Day(day, sumOn(proofs, day, currency), perDay.getOrDefault(day, none), proven));
        }
        return days;
    }

    /** What one account held at the end of a day. */
    public record AccountBalance(UUID id, String number, Money balance) {}

    /** What each account in the currency held at the end of a day; one of which nothing is known then is absent. */
    public List<AccountBalance> accountsOn(CompanyId company, Currency currency, LocalDate day) {
        Map<UUID, BalanceProof> proofs = bankBook.proofs(company);
        List<AccountBalance> balances = new ArrayList<>();
        for (BankAccount account : bankBook.accounts(company)) {
            BalanceProof proof = proofs.get(account.id());
            Long balance = proof == null ? null : proof.balanceOn(day);
            if (balance != null && account.currency().equals(currency)) {
                balances.add(new AccountBalance(account.id(), account.number(), new Money(balance, currency)));
            }
        }
        return balances;
    }

    /** The figure of a day's position with the list of accounts that sums to it. */
    public Figure figure(CompanyId company, Money balance, LocalDate day) {
        return Figure.of(
                balance,
                "/api/v1/companies/%s/accounts?on=%s&currency=%s"
                        .formatted(company, day, balance.currency().getCurrencyCode()),
                "balance");
    }

    /** The currencies of the company's accounts, in order of their codes. */
    public List<Currency> currencies(CompanyId company) {
        return bankBook.accounts(company).stream()
                .map(BankAccount::currency)
                .distinct()
                .sorted((one, other) -> one.getCurrencyCode().compareTo(other.getCurrencyCode()))
                .toList();
    }

    private List<BalanceProof> proofs(CompanyId company, Currency currency, @Nullable UUID account) {
        Map<UUID, BalanceProof> proofs = bankBook.proofs(company);
        return bankBook.accounts(company).stream()
                .filter(one -> one.currency().equals(currency))
                .filter(one -> account == null || one.id().equals(account))
                .map(one -> proofs.get(one.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<LocalDate> lastDay(List<BalanceProof> proofs) {
        return proofs.stream()
                .filter(proof -> !proof.anchors().isEmpty())
                .map(BalanceProof::lastDay)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo);
    }

    private static Money sumOn(List<BalanceProof> proofs, LocalDate day, Currency currency) {
        long sum = 0;
        for (BalanceProof proof : proofs) {
            Long balance = proof.balanceOn(day);
            sum = balance == null ? sum : Math.addExact(sum, balance);
        }
        return new Money(sum, currency);
    }
}
