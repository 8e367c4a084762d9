package com.billify.banking;

import com.billify.banking.BankBook.Taken;
import com.billify.banking.BankBook.TakenLine;
import com.billify.banking.core.Evidence;
import com.billify.banking.core.KnownStatement;
import com.billify.banking.core.KnownStatements;
import com.billify.banking.core.Overlap;
import com.billify.banking.core.Period;
import com.billify.banking.core.PeriodSet;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.OrderedIds;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Takes statements in, many at a time: a bank's file holds one for each day, of a few lines each, so that a question to
 * the database for each of them would cost more than all their lines. Those of one account are decided in memory, each
 * knowing the ones before it, and then written at once.
 */
final class TakingIn {
    /** Enough that the cost is that of the lines, few enough that a file of a million needs no more memory. */
    private static final int LINES_AT_ONCE = 10_000;

    private final CompanyTransaction transaction;
    private final AccountRepository accounts;
    private final StatementRepository statements;
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;
    private final BalanceDates balanceDates;
    private final ApplicationEventPublisher events;

    TakingIn(
            CompanyTransaction transaction,
            AccountRepository accounts,
            StatementRepository statements,
            TransactionRepository transactions,
            DailyTotalRepository dailyTotals,
            BalanceDates balanceDates,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.statements = statements;
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
        this.balanceDates = balanceDates;
        this.events = events;
    }

    private record AccountKey(String number, Currency currency) {}

    List<Taken> take(CompanyId company, Delivery delivery, List<StatedStatement> stated) {
        Map<AccountKey, List<Integer>> byAccount = new LinkedHashMap<>();
        for (int index = 0; index < stated.size(); index++) {
            StatedStatement statement = stated.get(index);
            byAccount
                    .computeIfAbsent(
                            new AccountKey(statement.accountNumber(), statement.currency()), key -> new ArrayList<>())
                    .add(index);
        }
        @Nullable Taken[] taken = new @Nullable Taken[stated.size()];
        List<UUID> added = new ArrayList<>();
        byAccount.forEach((key, indexes) -> {
            Optional<UUID> existing = accounts.find(company, key.number(), key.currency());
            UUID account = existing.orElseGet(() -> accounts.add(company, stated.get(indexes.getFirst())));
            boolean newAccount = existing.isEmpty();
            for (List<Integer> part : parts(stated, indexes)) {
                Batch batch = new Batch(
                        company,
                        account,
                        delivery,
                        part.stream().map(stated::get).toList());
                List<List<TakenLine>> lines = batch.take();
                for (int at = 0; at < part.size(); at++) {
                    taken[part.get(at)] = new Taken(account, newAccount, lines.get(at));
                    newAccount = false;
                }
                batch.added.forEach(line -> added.add(line.id()));
            }
        });
        if (!transaction.isRehearsal()) {
            publish(company, added);
        }
        return Stream.of(taken).map(Objects::requireNonNull).toList();
    }

    private static List<List<Integer>> parts(List<StatedStatement> stated, List<Integer> indexes) {
        List<List<Integer>> parts = new ArrayList<>();
        int lines = LINES_AT_ONCE;
        for (int index : indexes) {
            // A statement without lines weighs too.
            int weight = stated.get(index).lines().size() + 1;
            if (lines + weight > LINES_AT_ONCE) {
                parts.add(new ArrayList<>());
                lines = 0;
            }
            parts.getLast().add(index);
            lines += weight;
        }
        return parts;
    }

    private void publish(CompanyId company, List<UUID> added) {
        for (int from = 0; from < added.size(); from += TransactionsBooked.MOST_IDS) {
            events.publishEvent(new TransactionsBooked(
                    company,
                    List.copyOf(added.subList(from, Math.min(added.size(), from + TransactionsBooked.MOST_IDS)))));
        }
    }

    /** Writes what later statements of a rehearsal are compared with, and nothing else. */
    private Runnable rehearsed(
            CompanyId company,
            UUID account,
            Delivery delivery,
            List<NewTransaction> added,
            List<StatementRepository.NewStatement> written) {
        return () -> {
            transactions.addLines(company, added);
            statements.add(company, account, delivery, written);
        };
    }

    private Unwritten unwritten() {
        return transaction.remembered(Unwritten.class, Unwritten::new);
    }

    /** What a statement covers and says, whole: two that are equal in this are one statement, delivered twice. */
    private record Identity(Period period, ByteBuffer digest) {}

    /** Statements of one account, in their order. */
    private final class Batch {
        private final CompanyId company;
        private final UUID account;
        private final Delivery delivery;
        private final List<StatedStatement> stated;
        private final KnownStatements known = new KnownStatements();
        /** The line of every transaction that a statement in {@link #known} states. */
        private final Map<UUID, KnownStatement.Line> knownLines = new HashMap<>();

        private final Map<Identity, List<UUID>> sameStatements = new HashMap<>();
        private final List<NewTransaction> added = new ArrayList<>();
        private final List<UUID> confirmed = new ArrayList<>();
        /** Those of {@link #stated} as they are written. */
        private final List<StatementRepository.NewStatement> written = new ArrayList<>();

        Batch(CompanyId company, UUID account, Delivery delivery, List<StatedStatement> stated) {
            this.company = company;
            this.account = account;
            this.delivery = delivery;
            this.stated = stated;
        }

        /** What became of each line of each statement. */
        List<List<TakenLine>> take() {
            List<byte[]> digests = stated.stream().map(StatedStatement::digest).toList();
            look(digests);
            List<Decided> decided = new ArrayList<>(stated.size());
            for (int index = 0; index < stated.size(); index++) {
                decided.add(decide(stated.get(index), digests.get(index)));
            }
            write();
            return outcomes(decided);
        }

        /** Reads what the books say of the days of these statements: less, the more of them were taken in before. */
        private void look(List<byte[]> digests) {
            Period all = null;
            for (StatedStatement one : stated) {
                Period span = one.span();
                all = span == null ? all : all == null ? span : all.spanWith(span);
            }
            if (all == null) {
                return;
            }
            if (transaction.isRehearsal()) {
                unwritten().write(account, all);
            }
            List<StatementRepository.Head> heads = statements.findHeads(company, account, all);
            Map<Identity, UUID> identities = new HashMap<>();
            for (StatementRepository.Head head : heads) {
                if (head.digest() != null && !head.reworded()) {
                    identities.putIfAbsent(new Identity(head.period(), ByteBuffer.wrap(head.digest())), head.id());
                }
            }
            Map<Identity, UUID> same = new LinkedHashMap<>();
            List<Period> others = new ArrayList<>();
            for (int index = 0; index < stated.size(); index++) {
                Period period = stated.get(index).period();
                if (period != null) {
                    Identity identity = new Identity(period, ByteBuffer.wrap(digests.get(index)));
                    UUID known = identities.get(identity);
                    if (known != null) {
                        same.put(identity, known);
                    } else {
                        others.add(Objects.requireNonNull(stated.get(index).span()));
                    }
                }
            }
            Map<UUID, List<UUID>> places = statements.findLineIds(company, same.values());
            same.forEach((identity, id) -> sameStatements.put(identity, places.getOrDefault(id, List.of())));
            load(heads, others);
        }

        private void load(List<StatementRepository.Head> heads, List<Period> spans) {
            PeriodSet days = new PeriodSet(spans);
            List<StatementRepository.Head> needed =
                    heads.stream().filter(head -> days.touches(head.period())).toList();
            statements.withLines(company, needed, this::learn);
        }

        private void learn(Period period, KnownStatement statement) {
            known.add(period, statement);
            statement.lines().forEach(line -> knownLines.putIfAbsent(line.transactionId(), line));
        }

        private Decided decide(StatedStatement statement, byte[] digest) {
            Period period = statement.period();
            Identity identity = period == null ? null : new Identity(period, ByteBuffer.wrap(digest));
            List<UUID> same = identity == null ? null : sameStatements.get(identity);
            if (same != null) {
                written.add(new StatementRepository.NewStatement(statement, digest, false, same));
                return new Decided(new ArrayList<>(same), Set.of());
            }
            Period span = statement.span();
            List<KnownStatement> overlapping = span == null ? List.of() : known.overlapping(span);
            List<@Nullable UUID> ids = Overlap.decide(statement, overlapping);
            Set<UUID> reworded = reworded(statement, ids, overlapping);
            List<UUID> all = new ArrayList<>(ids.size());
            List<KnownStatement.Line> lines = new ArrayList<>(ids.size());
            for (int index = 0; index < ids.size(); index++) {
                UUID id = ids.get(index);
                StatedLine line = statement.lines().get(index);
                if (id == null) {
                    id = OrderedIds.next();
                    LocalDate day = period == null ? line.bookingDate() : period.nearest(line.bookingDate());
                    added.add(new NewTransaction(id, account, day, line));
                    lines.add(new KnownStatement.Line(
                            id, line.bookingDate(), line.amount().minorUnits(), Evidence.of(line)));
                } else {
                    confirmed.add(id);
                    lines.add(Objects.requireNonNull(knownLines.get(id)));
                }
                all.add(id);
            }
            written.add(new StatementRepository.NewStatement(statement, digest, !reworded.isEmpty(), all));
            if (period != null) {
                learn(period, KnownStatement.of(statement, lines));
                if (reworded.isEmpty()) {
                    sameStatements.put(Objects.requireNonNull(identity), all);
                }
            }
            return new Decided(ids, reworded);
        }

        /** The known lines that the statement says otherwise than its own channel did before. */
        private Set<UUID> reworded(
                StatedStatement statement, List<@Nullable UUID> ids, List<KnownStatement> overlapping) {
            Map<UUID, Evidence> sameChannel = new HashMap<>();
            for (KnownStatement one : overlapping) {
                if (one.format().equals(statement.format())) {
                    one.lines().forEach(line -> sameChannel.put(line.transactionId(), line.evidence()));
                }
            }
            Set<UUID> reworded = new HashSet<>();
            for (int index = 0; index < ids.size(); index++) {
                UUID id = ids.get(index);
                Evidence before = id == null ? null : sameChannel.get(id);
                if (id != null
                        && before != null
                        && !before.text()
                                .equals(Evidence.of(statement.lines().get(index))
                                        .text())) {
                    reworded.add(id);
                }
            }
            return reworded;
        }

        private void write() {
            if (transaction.isRehearsal()) {
                unwritten().keep(account, written, rehearsed(company, account, delivery, added, written));
            } else {
                transactions.add(company, added);
                dailyTotals.add(company, account, added);
                statements.add(company, account, delivery, written);
                balanceDates.settle(
                        company, account, confirmed.stream().distinct().toList());
            }
        }

        private List<List<TakenLine>> outcomes(List<Decided> decided) {
            Set<UUID> reworded =
                    decided.stream().flatMap(one -> one.reworded().stream()).collect(Collectors.toSet());
            Map<UUID, BookedTransaction> booked = new HashMap<>();
            if (!reworded.isEmpty()) {
                if (transaction.isRehearsal()) {
                    unwritten().write(account);
                }
                transactions.find(company, reworded).forEach(one -> booked.put(one.id(), one));
            }
            return decided.stream().map(one -> one.outcome(booked)).toList();
        }
    }

    /**
     * What became of the lines of a statement.
     *
     * @param known the transaction that each line was already; null for a line not seen before
     * @param reworded those of them that the statement says otherwise
     */
    private record Decided(List<@Nullable UUID> known, Set<UUID> reworded) {
        List<TakenLine> outcome(Map<UUID, BookedTransaction> booked) {
            List<TakenLine> outcome = new ArrayList<>(known.size());
            for (UUID id : known) {
                BookedTransaction differing = id == null || !reworded.contains(id) ? null : booked.get(id);
                outcome.add(
                        id == null
                                ? new TakenLine.Added()
                                : differing == null ? new TakenLine.Known() : new TakenLine.Differs(differing));
            }
            return outcome;
        }
    }
}
