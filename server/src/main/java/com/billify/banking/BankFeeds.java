package com.billify.banking;

import com.billify.banking.core.FeedBalances;
import com.billify.banking.core.FeedLine;
import com.billify.banking.core.KnownStatement;
import com.billify.banking.core.KnownStatements;
import com.billify.banking.core.Overlap;
import com.billify.banking.core.PendingMatch;
import com.billify.banking.core.Period;
import com.billify.banking.core.PeriodSet;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.OrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lines that a source tells one by one, under ids of its own: what is told again is the same line, what is told otherwise is
 * changed, what is taken away goes unless a statement says it too. A line that a file has brought is the same line, and one
 * that comes first over a feed is the line that a file confirms later. Of each day of a feed there is one statement, so that
 * all that is decided about statements is decided about feeds too.
 *
 * <p>To be called within a transaction of the company; what changes the book takes the company's banking lock first.
 */
@Component
public class BankFeeds {
    private final CompanyTransaction transaction;
    private final ApplicationEventPublisher events;
    private final AccountRepository accounts;
    private final StatementRepository statements;
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;
    private final BookVersionRepository versions;
    private final FeedRepository feeds;
    private final BalanceDates balanceDates;
    private final Withdrawing withdrawing;
    private final Clock clock;

    BankFeeds(
            CompanyTransaction transaction,
            AccountRepository accounts,
            StatementRepository statements,
            TransactionRepository transactions,
            DailyTotalRepository dailyTotals,
            BookVersionRepository versions,
            FeedRepository feeds,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transaction = transaction;
        this.events = events;
        this.accounts = accounts;
        this.statements = statements;
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
        this.versions = versions;
        this.feeds = feeds;
        this.balanceDates = new BalanceDates(transactions, dailyTotals);
        this.withdrawing = new Withdrawing(transactions, dailyTotals, events);
        this.clock = clock;
    }

    /** What became of the lines that were told: not known before; told otherwise than before. */
    public record Applied(int added, int changed) {}

    /**
     * Takes in lines as they are told now. To repeat it changes nothing.
     *
     * @param lines each upstream id once, all in the feed's currency
     * @param seenAt by which {@link #unseen} knows what was told
     */
    public Applied apply(CompanyId company, Feed feed, List<FeedLine> lines, Instant seenAt) {
        if (lines.isEmpty()) {
            return new Applied(0, 0);
        }
        transaction.lock(company, BankBook.LOCK);
        Map<String, FeedRepository.Known> known = feeds.find(
                company, feed.id(), lines.stream().map(FeedLine::upstreamId).toList());
        List<String> same = new ArrayList<>();
        List<FeedLine> told = new ArrayList<>();
        List<FeedLine> edited = new ArrayList<>();
        for (FeedLine line : lines) {
            FeedRepository.Known before = known.get(line.upstreamId());
            if (before == null || before.isGone()) {
                told.add(line);
            } else if (Arrays.equals(before.digest(), line.digest())) {
                same.add(line.upstreamId());
            } else {
                edited.add(line);
            }
        }
        feeds.touch(company, feed.id(), same, seenAt);
        if (told.isEmpty() && edited.isEmpty()) {
            return new Applied(0, 0);
        }
        versions.renew(company);
        UUID account = account(company, feed);
        for (FeedLine line : edited) {
            if (!edit(company, account, feed, Objects.requireNonNull(known.get(line.upstreamId())), line, seenAt)) {
                remove(company, feed.id(), List.of(line.upstreamId()));
                told.add(line); // another amount is another line: what it settled is undone
            }
        }
        add(company, account, feed, told, seenAt);
        return new Applied(told.size() - movedOver(told, edited), edited.size());
    }

    private static int movedOver(List<FeedLine> told, List<FeedLine> edited) {
        return (int) told.stream().filter(edited::contains).count();
    }

    /**
     * Takes lines away that the source has taken away; a line that a statement says too stays. Ids that are not known, or
     * gone already, do no harm.
     *
     * @return how many were there
     */
    public int remove(CompanyId company, UUID feed, List<String> upstreamIds) {
        transaction.lock(company, BankBook.LOCK);
        List<FeedRepository.Known> gone = feeds.find(company, feed, upstreamIds).values().stream()
                .filter(one -> !one.isGone())
                .toList();
        if (gone.isEmpty()) {
            return 0;
        }
        versions.renew(company);
        List<UUID> ids = gone.stream().map(FeedRepository.Known::line).toList();
        feeds.setGone(
                company,
                feed,
                gone.stream().map(FeedRepository.Known::upstreamId).toList());
        feeds.removePlaces(company, feed, ids);
        Set<UUID> stated = statements.stated(company, ids);
        UUID account = gone.getFirst().accountId();
        withdrawing.remove(
                company,
                account,
                ids.stream().filter(id -> !stated.contains(id)).toList());
        balanceDates.settle(company, account, List.copyOf(stated));
        return gone.size();
    }

    /** Lines that were told and cannot be kept as told: they are there still. */
    public void touch(CompanyId company, UUID feed, List<String> upstreamIds, Instant seenAt) {
        feeds.touch(company, feed, upstreamIds, seenAt);
    }

    /** The lines booked on that day or later which the source has not told since then. */
    public List<String> unseen(CompanyId company, UUID feed, LocalDate from, Instant since) {
        return feeds.unseen(company, feed, from, since);
    }

    /** How many lines of the feed, booked on that day or later, are there. */
    public int countSince(CompanyId company, UUID feed, LocalDate from) {
        return feeds.countSince(company, feed, from);
    }

    /**
     * Takes in the balance that the source states.
     *
     * @param day the last one whose lines are in it, by the bank's word
     */
    public void state(CompanyId company, Feed feed, LocalDate day, long balanceMinor) {
        transaction.lock(company, BankBook.LOCK);
        UUID account = account(company, feed);
        NavigableMap<LocalDate, Long> kept = feeds.balances(company, feed.id());
        NavigableMap<LocalDate, Long> nets = new TreeMap<>();
        dailyTotals
                .find(company, account)
                .forEach((date, total) -> nets.put(date, Math.addExact(total.inMinor(), total.outMinor())));
        NavigableMap<LocalDate, Long> standing = FeedBalances.with(kept, day, balanceMinor, nets, LocalDate.now(clock));
        if (!standing.equals(kept)) {
            versions.renew(company);
            feeds.setBalances(company, account, feed, standing);
        }
    }

    /**
     * What the source announces now, all of it: what is not among it any more was booked or dropped.
     *
     * @return how many are new
     */
    public int announce(CompanyId company, Feed feed, List<FeedLine> pending, Instant now) {
        transaction.lock(company, BankBook.LOCK);
        UUID account = account(company, feed);
        return feeds.setPending(company, account, feed, pending, now);
    }

    private UUID account(CompanyId company, Feed feed) {
        return accounts.find(company, feed.accountNumber(), feed.currency())
                .orElseGet(() -> accounts.add(
                        company,
                        new StatedStatement(
                                feed.accountNumber(),
                                feed.currency(),
                                feed.source(),
                                null,
                                null,
                                null,
                                feed.holderName(),
                                feed.bic(),
                                List.of())));
    }

    /**
     * Changes what a line says, where its amount stays; a line that a statement says too is left as that says it.
     *
     * @return false when it is another amount
     */
    private boolean edit(
            CompanyId company, UUID account, Feed feed, FeedRepository.Known before, FeedLine told, Instant seenAt) {
        UUID id = before.line();
        List<BookedTransaction> booked = transactions.find(company, List.of(id));
        if (booked.isEmpty()
                || booked.getFirst().amount().minorUnits()
                        != told.line().amount().minorUnits()) {
            return false;
        }
        LocalDate day = told.line().bookingDate();
        if (!day.equals(before.bookingDate())) {
            feeds.removePlaces(company, feed.id(), List.of(id));
            feeds.place(company, account, feed, Map.of(day, List.of(id)));
        }
        feeds.upsert(company, feed.id(), account, List.of(new FeedRepository.Told(told, id)), seenAt);
        if (!feeds.isStatedBesides(company, feed.id(), id)) {
            transactions.reword(company, id, told.line());
            balanceDates.settle(company, account, List.of(id));
            events.publishEvent(new TransactionsBooked(company, List.of(id)));
        }
        return true;
    }

    private void add(CompanyId company, UUID account, Feed feed, List<FeedLine> told, Instant seenAt) {
        if (told.isEmpty()) {
            return;
        }
        List<@Nullable UUID> known = known(company, account, feed, told);
        List<PendingMatch.Pending> pending = new ArrayList<>(feeds.pending(company, account));
        List<UUID> booked = new ArrayList<>();
        List<NewTransaction> added = new ArrayList<>();
        List<UUID> confirmed = new ArrayList<>();
        List<FeedRepository.Told> lines = new ArrayList<>();
        Map<LocalDate, List<UUID>> byDay = new TreeMap<>();
        for (int index = 0; index < told.size(); index++) {
            StatedLine line = told.get(index).line();
            PendingMatch.Pending announced = PendingMatch.find(line, pending).orElse(null);
            if (announced != null) {
                pending.remove(announced);
                booked.add(announced.id());
            }
            UUID id = known.get(index);
            if (id != null) {
                confirmed.add(id);
            } else {
                id = announced == null ? OrderedIds.next() : announced.id();
                added.add(new NewTransaction(id, account, line.bookingDate(), line));
            }
            lines.add(new FeedRepository.Told(told.get(index), id));
            byDay.computeIfAbsent(line.bookingDate(), day -> new ArrayList<>()).add(id);
        }
        feeds.setBooked(company, booked);
        transactions.add(company, added);
        dailyTotals.add(company, account, added);
        feeds.place(company, account, feed, byDay);
        feeds.upsert(company, feed.id(), account, lines, seenAt);
        feeds.takeOver(company, feed.predecessors(), confirmed);
        balanceDates.settle(company, account, confirmed);
        List<UUID> ids = added.stream().map(NewTransaction::id).toList();
        for (int from = 0; from < ids.size(); from += TransactionsBooked.MOST_IDS) {
            events.publishEvent(new TransactionsBooked(
                    company, List.copyOf(ids.subList(from, Math.min(ids.size(), from + TransactionsBooked.MOST_IDS)))));
        }
    }

    /** The transaction that each line is already; null for one not known. What this feed tells itself is left out. */
    private List<@Nullable UUID> known(CompanyId company, UUID account, Feed feed, List<FeedLine> told) {
        StatedStatement incoming = new StatedStatement(
                feed.accountNumber(),
                feed.currency(),
                feed.source(),
                null,
                null,
                null,
                null,
                null,
                told.stream().map(FeedLine::line).toList());
        Period span = Objects.requireNonNull(incoming.span());
        PeriodSet days = new PeriodSet(told.stream()
                .map(one -> new Period(one.line().bookingDate(), one.line().bookingDate()))
                .toList());
        KnownStatements known = new KnownStatements();
        List<StatementRepository.Head> heads = statements.findHeads(company, account, span).stream()
                .filter(head -> days.touches(head.period()))
                .toList();
        Set<UUID> own = new HashSet<>();
        List<Map.Entry<Period, KnownStatement>> found = new ArrayList<>();
        statements.withLines(company, heads, (period, statement) -> found.add(Map.entry(period, statement)));
        own.addAll(feeds.told(
                company,
                feed.id(),
                found.stream()
                        .flatMap(one -> one.getValue().lines().stream())
                        .map(KnownStatement.Line::transactionId)
                        .collect(Collectors.toSet())));
        found.forEach(one -> known.add(
                one.getKey(),
                one.getValue()
                        .with(one.getValue().lines().stream()
                                .filter(line -> !own.contains(line.transactionId()))
                                .toList())));
        return Overlap.decide(incoming, known.overlapping(span));
    }
}
