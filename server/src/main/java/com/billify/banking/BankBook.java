package com.billify.banking;

import com.billify.banking.core.BalanceProof;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The bank accounts of a company, what their banks state, and every booked line once: the one door of this module. To be
 * called within a transaction of the company; what changes the book takes the company's banking lock first.
 */
@Component
public class BankBook {
    static final String LOCK = "banking";
    /** Lines taken back at once: undoing needs no more memory for a million. */
    private static final int LINES_AT_ONCE = 20_000;

    private final CompanyTransaction transaction;
    private final AccountRepository accounts;
    private final StatementRepository statements;
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;
    private final BookVersionRepository versions;
    private final Proofs proofs;
    private final BalanceDates balanceDates;
    private final TakingIn takingIn;
    private final Withdrawing withdrawing;

    BankBook(
            CompanyTransaction transaction,
            AccountRepository accounts,
            StatementRepository statements,
            TransactionRepository transactions,
            DailyTotalRepository dailyTotals,
            BookVersionRepository versions,
            Proofs proofs,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.statements = statements;
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
        this.versions = versions;
        this.proofs = proofs;
        this.withdrawing = new Withdrawing(transactions, dailyTotals, events);
        this.balanceDates = new BalanceDates(transactions, dailyTotals);
        this.takingIn =
                new TakingIn(transaction, accounts, statements, transactions, dailyTotals, balanceDates, events);
    }

    /** What taking in one statement did: whether its account is new, and what became of its lines, in its order. */
    public record Taken(UUID accountId, boolean newAccount, List<TakenLine> lines) {}

    /** What became of one line of a statement. */
    public sealed interface TakenLine {
        /** Not known before: a transaction now. */
        record Added() implements TakenLine {}

        /** Known: it gained a source. */
        record Known() implements TakenLine {}

        /** Known, though the same channel words it otherwise this time: what is known stays. */
        record Differs(BookedTransaction known) implements TakenLine {}
    }

    /** What taking back a delivery removed. */
    public record Withdrawn(int statements, int transactions) {}

    /**
     * Takes in statements, in their order: lines not yet known become transactions, known ones gain a source. Repeating it
     * with the same statements adds no transaction; taking them in one by one comes to the same.
     *
     * @return what became of each statement, in their order
     */
    public List<Taken> take(CompanyId company, Delivery delivery, List<StatedStatement> stated) {
        transaction.lock(company, LOCK);
        versions.renew(company);
        return takingIn.take(company, delivery, stated);
    }

    /**
     * A document that another delivery brought before.
     *
     * @param statementCount how many statements it holds
     */
    public record Repeat(Delivery delivery, UUID earlierDelivery, int statementCount) {}

    /**
     * Takes in documents that were taken in before, without their lines being read again: these deliveries state them too.
     * What a line says and the day it counts for stay, as the same statement says nothing new.
     *
     * @return false, and nothing has changed, when what was taken in before is no longer all there
     */
    public boolean repeat(CompanyId company, List<Repeat> repeats) {
        transaction.lock(company, LOCK);
        List<List<UUID>> earlier = repeats.stream()
                .map(one -> statements.broughtBy(
                        company, one.earlierDelivery(), one.delivery().documentId()))
                .toList();
        for (int index = 0; index < repeats.size(); index++) {
            if (earlier.get(index).size() != repeats.get(index).statementCount()) {
                return false;
            }
        }
        versions.renew(company);
        for (int index = 0; index < repeats.size(); index++) {
            statements.copy(company, repeats.get(index).delivery(), earlier.get(index));
        }
        return true;
    }

    /**
     * Takes back all that a delivery brought, and nothing that another delivery also states. Harmless when it brought
     * nothing or was taken back before.
     */
    public Withdrawn withdraw(CompanyId company, UUID deliveryId) {
        transaction.lock(company, LOCK);
        versions.renew(company);
        List<StatementRepository.Brought> brought = statements.broughtBy(company, deliveryId);
        Set<UUID> accountIds = new HashSet<>();
        int removed = 0;
        int from = 0;
        while (from < brought.size()) {
            UUID account = brought.get(from).accountId();
            List<UUID> part = new ArrayList<>();
            int lines = 0;
            while (from < brought.size()
                    && brought.get(from).accountId().equals(account)
                    && (part.isEmpty() || lines + brought.get(from).lineCount() <= LINES_AT_ONCE)) {
                part.add(brought.get(from).id());
                lines += brought.get(from).lineCount();
                from++;
            }
            accountIds.add(account);
            Set<UUID> touched = statements.remove(company, part);
            Set<UUID> stillStated = statements.stated(company, touched);
            removed += withdrawing.remove(
                    company,
                    account,
                    touched.stream().filter(id -> !stillStated.contains(id)).toList());
            balanceDates.settle(company, account, List.copyOf(stillStated));
        }
        accounts.removeUnused(company, accountIds);
        return new Withdrawn(brought.size(), removed);
    }

    /** The accounts in the order of their numbers. */
    public List<BankAccount> accounts(CompanyId company) {
        return accounts.findAll(company);
    }

    /** The proof of each account's balances, by account. */
    public Map<UUID, BalanceProof> proofs(CompanyId company) {
        return transaction.once("proofs", () -> proofs.of(company));
    }

    /** How many transactions each account has; an account without any is left out. */
    public Map<UUID, Integer> transactionCounts(CompanyId company) {
        return dailyTotals.lineCounts(company);
    }

    /** Sums of the booked lines per day of one account, signed. */
    public NavigableMap<LocalDate, DailyTotal> dailyTotals(CompanyId company, UUID account) {
        return dailyTotals.find(company, account);
    }

    /** The transactions with these ids, in no particular order; ids that are gone are left out. */
    public List<BookedTransaction> find(CompanyId company, List<UUID> ids) {
        return transactions.find(company, ids);
    }
}
