package com.billify.banking;

import com.billify.banking.core.BalanceProof;
import com.billify.banking.core.Evidence;
import com.billify.banking.core.KnownStatement;
import com.billify.banking.core.Overlap;
import com.billify.banking.core.Period;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.OrderedIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The bank accounts of a company, what their banks state, and every booked line once: the one door of this module. To be
 * called within a transaction of the company; what changes the book takes the company's banking lock first.
 */
@Component
public class BankBook {
    private static final String LOCK = "banking";
    /** Lines taken back at once: undoing needs no more memory for a million. */
    private static final int LINES_AT_ONCE = 20_000;

    private final CompanyTransaction transaction;
    private final AccountRepository accounts;
    private final StatementRepository statements;
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;
    private final ApplicationEventPublisher events;

    BankBook(
            CompanyTransaction transaction,
            AccountRepository accounts,
            StatementRepository statements,
            TransactionRepository transactions,
            DailyTotalRepository dailyTotals,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.statements = statements;
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
        this.events = events;
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
     * Takes in a statement: lines not yet known become transactions, known ones gain a source. Repeating it with the
     * same statement adds no transaction.
     */
    public Taken take(CompanyId company, Delivery delivery, StatedStatement stated) {
        transaction.lock(company, LOCK);
        Optional<UUID> existing = accounts.find(company, stated.accountNumber(), stated.currency());
        UUID account = existing.orElseGet(() -> accounts.add(company, stated));
        Period period = stated.period();
        byte[] digest = stated.digest();
        Decided decided = period == null
                ? decide(company, stated, List.of())
                : statements
                        .linesOfSame(company, account, period, digest)
                        .map(Decided::allKnown)
                        .orElseGet(() -> decide(
                                company, stated, statements.findOverlapping(company, account, span(stated, period))));

        List<NewTransaction> added = new ArrayList<>();
        List<UUID> all = new ArrayList<>(decided.ids().size());
        List<UUID> confirmed = new ArrayList<>();
        for (int index = 0; index < decided.ids().size(); index++) {
            UUID id = decided.ids().get(index);
            if (id == null) {
                StatedLine line = stated.lines().get(index);
                id = OrderedIds.next();
                LocalDate day = period == null ? line.bookingDate() : period.nearest(line.bookingDate());
                added.add(new NewTransaction(id, account, day, line));
            } else {
                confirmed.add(id);
            }
            all.add(id);
        }
        if (transaction.isRehearsal()) {
            // What later statements of the rehearsal are compared with, and nothing else.
            transactions.addLines(company, added);
            statements.add(company, account, delivery, stated, digest, decided.reworded(), all);
        } else {
            transactions.add(company, added);
            dailyTotals.add(company, account, added);
            statements.add(company, account, delivery, stated, digest, decided.reworded(), all);
            if (!decided.sameStatement()) {
                settleDays(company, account, confirmed);
            }
            publish(company, added);
        }
        return new Taken(account, existing.isEmpty(), decided.outcome());
    }

    /**
     * What becomes of each line of a statement.
     *
     * @param ids the transaction that each line already is; null for a line not seen before
     * @param sameStatement the very same one was taken in before: its lines are known, and where they stand too
     */
    private record Decided(List<@Nullable UUID> ids, List<TakenLine> outcome, boolean sameStatement) {
        static Decided allKnown(List<UUID> ids) {
            return new Decided(new ArrayList<>(ids), Collections.nCopies(ids.size(), new TakenLine.Known()), true);
        }

        boolean reworded() {
            return outcome.stream().anyMatch(TakenLine.Differs.class::isInstance);
        }
    }

    private Decided decide(CompanyId company, StatedStatement stated, List<KnownStatement> known) {
        List<@Nullable UUID> ids = Overlap.decide(stated, known);
        return new Decided(ids, outcome(company, stated, ids, known), false);
    }

    private List<TakenLine> outcome(
            CompanyId company, StatedStatement stated, List<@Nullable UUID> ids, List<KnownStatement> known) {
        Map<UUID, Evidence> sameChannel = new HashMap<>();
        for (KnownStatement statement : known) {
            if (statement.format().equals(stated.format())) {
                statement.lines().forEach(line -> sameChannel.put(line.transactionId(), line.evidence()));
            }
        }
        Set<UUID> otherwise = new HashSet<>();
        for (int index = 0; index < ids.size(); index++) {
            UUID id = ids.get(index);
            Evidence evidence = id == null ? null : sameChannel.get(id);
            if (id != null
                    && evidence != null
                    && !evidence.text()
                            .equals(Evidence.of(stated.lines().get(index)).text())) {
                otherwise.add(id);
            }
        }
        Map<UUID, BookedTransaction> differing = new HashMap<>();
        if (!otherwise.isEmpty()) {
            transactions.find(company, otherwise).forEach(booked -> differing.put(booked.id(), booked));
        }
        List<TakenLine> outcome = new ArrayList<>(ids.size());
        for (UUID id : ids) {
            BookedTransaction booked = id == null ? null : differing.get(id);
            outcome.add(
                    id == null
                            ? new TakenLine.Added()
                            : booked == null ? new TakenLine.Known() : new TakenLine.Differs(booked));
        }
        return outcome;
    }

    /**
     * Takes back all that a delivery brought, and nothing that another delivery also states. Harmless when it brought
     * nothing or was taken back before.
     */
    public Withdrawn withdraw(CompanyId company, UUID deliveryId) {
        transaction.lock(company, LOCK);
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
            removed += remove(
                    company,
                    account,
                    touched.stream().filter(id -> !stillStated.contains(id)).toList());
            settleDays(company, account, List.copyOf(stillStated));
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
        return transaction.once("proofs", () -> statements.proofs(company, dailyTotals.nets(company)));
    }

    /** Sums of the booked lines per day of one account, signed. */
    public NavigableMap<LocalDate, DailyTotal> dailyTotals(CompanyId company, UUID account) {
        return dailyTotals.find(company, account);
    }

    /** The transactions with these ids, in no particular order; ids that are gone are left out. */
    public List<BookedTransaction> find(CompanyId company, List<UUID> ids) {
        return transactions.find(company, ids);
    }

    private int remove(CompanyId company, UUID account, List<UUID> ids) {
        List<TransactionRepository.Day> days = transactions.daysOf(company, account, ids);
        dailyTotals.subtract(company, account, days);
        return transactions.remove(company, days);
    }

    /**
     * A line counts for the balance of a day that every statement of it covers: the nearest one to its booking date.
     * Another source may narrow that down, and taking it back widens it again.
     */
    private void settleDays(CompanyId company, UUID account, List<UUID> ids) {
        List<TransactionRepository.Move> moves = new ArrayList<>();
        for (TransactionRepository.Placed placed : transactions.findPlaced(company, account, ids)) {
            LocalDate day = placed.bookingDate();
            for (Period period : placed.periods()) {
                day = period.nearest(day);
            }
            if (!day.equals(placed.balanceDate())) {
                moves.add(new TransactionRepository.Move(placed.id(), placed.amountMinor(), placed.balanceDate(), day));
            }
        }
        transactions.move(company, moves);
        dailyTotals.move(company, account, moves);
    }

    /** Lines may be booked outside of the period that the balances name. */
    private static Period span(StatedStatement stated, Period period) {
        LocalDate first = period.first();
        LocalDate last = period.last();
        for (StatedLine line : stated.lines()) {
            first = line.bookingDate().isBefore(first) ? line.bookingDate() : first;
            last = line.bookingDate().isAfter(last) ? line.bookingDate() : last;
        }
        return new Period(first, last);
    }

    private void publish(CompanyId company, List<NewTransaction> added) {
        for (int from = 0; from < added.size(); from += TransactionsBooked.MOST_IDS) {
            List<NewTransaction> part = added.subList(from, Math.min(added.size(), from + TransactionsBooked.MOST_IDS));
            events.publishEvent(new TransactionsBooked(
                    company, part.stream().map(NewTransaction::id).toList()));
        }
    }
}
