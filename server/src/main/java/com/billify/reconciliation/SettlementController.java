package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/settlements")
class SettlementController {
    private final Reconciliation reconciliation;
    private final SettlementRepository settlements;
    private final TransactionList transactions;
    private final CompanyTransaction transaction;
    private final Accounts users;

    SettlementController(
            Reconciliation reconciliation,
            SettlementRepository settlements,
            TransactionList transactions,
            CompanyTransaction transaction,
            Accounts users) {
        this.reconciliation = reconciliation;
        this.settlements = settlements;
        this.transactions = transactions;
        this.transaction = transaction;
        this.users = users;
    }

    /**
     * A pair put together by hand.
     *
     * @param amount signed as the transaction; null for as much as both sides allow
     */
    record SettlementRequest(
            UUID transactionId, UUID invoiceId, @Nullable String amount) {}

    @For(Role.EDITOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Settlement settle(CompanyId company, CurrentUser user, @RequestBody SettlementRequest request) {
        Currency currency = transaction
                .read(company, () -> transactions.find(company, request.transactionId()))
                .orElseThrow(ProblemException::notFound)
                .amount()
                .currency();
        UUID id = reconciliation.settle(
                company, user.id(), request.transactionId(), request.invoiceId(), amount(request, currency));
        return Settlement.of(
                transaction.read(company, () -> settlements.find(company, id)).orElseThrow(ProblemException::notFound),
                users);
    }

    @For(Role.EDITOR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        reconciliation.undo(company, user.id(), id);
    }

    private static @Nullable Money amount(SettlementRequest request, Currency currency) {
        if (request.amount() == null) {
            return null;
        }
        try {
            return Money.exactly(new BigDecimal(request.amount()), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw ProblemException.ofField("amount", "invalid-amount", "This is not an amount in " + currency + ".");
        }
    }
}
