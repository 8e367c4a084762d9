package com.billify.banking;

import com.billify.audit.AuditTrail;
import com.billify.banking.core.BalanceProof;
import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/accounts")
class AccountController {
    private static final int LONGEST_NAME = 100;

    private final BankBook bankBook;
    private final AccountRepository accounts;
    private final FeedRepository feeds;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;

    AccountController(
            BankBook bankBook,
            AccountRepository accounts,
            FeedRepository feeds,
            CompanyTransaction transaction,
            AuditTrail audit) {
        this.bankBook = bankBook;
        this.accounts = accounts;
        this.feeds = feeds;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * An account with its balance and what proves it.
     *
     * @param balance null when the bank states none, or none yet on the day asked for
     * @param proof proven, gap or unstated
     */
    record Account(
            UUID id,
            String number,
            @Nullable String name,
            @Nullable String holderName,
            @Nullable String bic,
            String currency,
            @Nullable Figure balance,
            @Nullable LocalDate balanceDate,
            String proof,
            List<Gap> gaps,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            int transactionCount) {}

    /** Days on which lines are missing, and what they sum to. */
    record Gap(LocalDate from, LocalDate to, Money amount) {}

    /** A change of an account; a null name takes the name away. */
    record AccountRequest(@Nullable String name) {}

    /** All accounts; with {@code on}, as they stood at the end of that day. */
    @For(Role.VIEWER)
    @GetMapping
    Page<Account> list(
            CompanyId company,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String currency) {
        return transaction.read(company, () -> {
            Map<UUID, BalanceProof> proofs = bankBook.proofs(company);
            Map<UUID, Integer> counts = bankBook.transactionCounts(company);
            return new Page<>(
                    bankBook.accounts(company).stream()
                            .filter(account -> currency == null
                                    || account.currency().getCurrencyCode().equals(currency))
                            .map(account -> toAccount(
                                    company,
                                    account,
                                    proofs.get(account.id()),
                                    counts.getOrDefault(account.id(), 0),
                                    on))
                            .toList(),
                    null);
        });
    }

    /** What the banks have announced and not booked, the latest day first; two hundred at most. */
    @For(Role.VIEWER)
    @GetMapping("/pending")
    List<PendingLine> pending(CompanyId company) {
        return transaction.read(company, () -> feeds.pending(company));
    }

    /** What sums to the balance of an account: the first balance, the months since, and the gaps. */
    @For(Role.VIEWER)
    @GetMapping("/{id}/proof")
    Page<BalanceProofLine> proof(
            CompanyId company, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on) {
        return transaction.read(company, () -> {
            BankAccount account = find(company, id);
            BalanceProof proof = bankBook.proofs(company).get(id);
            if (proof == null) {
                return new Page<>(List.<BalanceProofLine>of(), null);
            }
            return new Page<>(
                    BalanceProofLine.of(company, account, proof, bankBook.dailyTotals(company, id), on), null);
        });
    }

    @For(Role.EDITOR)
    @PatchMapping("/{id}")
    Account rename(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody AccountRequest request) {
        String name = request.name() == null || request.name().isBlank()
                ? null
                : request.name().strip();
        if (name != null && name.length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has at most 100 characters.");
        }
        return transaction.call(company, () -> {
            if (!accounts.rename(company, id, name)) {
                throw ProblemException.notFound();
            }
            Account renamed = toAccount(
                    company,
                    find(company, id),
                    bankBook.proofs(company).get(id),
                    bankBook.transactionCounts(company).getOrDefault(id, 0),
                    null);
            audit.record(
                    company,
                    user.id(),
                    "accountRenamed",
                    Map.of("account", id.toString(), "name", name == null ? "" : name));
            return renamed;
        });
    }

    private BankAccount find(CompanyId company, UUID id) {
        return bankBook.accounts(company).stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private Account toAccount(
            CompanyId company,
            BankAccount account,
            @Nullable BalanceProof proof,
            int transactionCount,
            @Nullable LocalDate on) {
        LocalDate day = on != null || proof == null ? on : proof.lastDay();
        Long balance = proof == null || day == null ? null : proof.balanceOn(day);
        List<Gap> gaps = proof == null
                ? List.of()
                : proof.gaps().stream()
                        .map(gap -> new Gap(gap.from(), gap.to(), new Money(gap.amountMinor(), account.currency())))
                        .toList();
        return new Account(
                account.id(),
                account.number(),
                account.name(),
                account.holderName(),
                account.bic(),
                account.currency().getCurrencyCode(),
                balance == null
                        ? null
                        : Figure.of(
                                new Money(balance, account.currency()),
                                "/api/v1/companies/%s/accounts/%s/proof?on=%s".formatted(company, account.id(), day),
                                "amount"),
                day,
                proof == null || proof.anchors().isEmpty() ? "unstated" : gaps.isEmpty() ? "proven" : "gap",
                gaps,
                proof == null ? null : proof.firstDay(),
                proof == null ? null : proof.lastDay(),
                transactionCount);
    }
}
