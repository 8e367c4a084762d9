package com.billify.connection;

import com.billify.banking.BankFeeds;
import com.billify.banking.Feed;
import com.billify.banking.core.FeedLine;
import com.billify.connection.core.AccountSync;
import com.billify.connection.core.FeedCursor;
import com.billify.connection.core.UpstreamPage;
import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Brings the bank accounts of a connection up to date, whichever source tells of them. */
@Component
public class BankFeedSync {
    /** What is left is read at once by the next run, so that others have their turn. */
    private static final int MOST_PAGES = 40;

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final LinkedAccountRepository accounts;
    private final ConnectionRepository connections;
    private final BankFeeds feeds;
    private final LiveUpdates live;
    private final Clock clock;

    BankFeedSync(
            LinkedAccountRepository accounts,
            ConnectionRepository connections,
            BankFeeds feeds,
            LiveUpdates live,
            Clock clock) {
        this.accounts = accounts;
        this.connections = connections;
        this.feeds = feeds;
        this.live = live;
        this.clock = clock;
    }

    /** Where the lines of one account come from. */
    public interface Source extends AccountSync.Source {
        /** What is announced and not booked, all of it. */
        List<FeedLine> pending();
    }

    /**
     * @param stated all accounts that the source names now
     * @param source of the lines of each
     * @throws SyncFailure the first of those that some account met; the others are up to date nevertheless
     */
    public void run(Run run, String format, List<StatedAccount> stated, Function<StatedAccount, Source> source) {
        List<Linked> linked = run.write(() -> link(run, format, stated));
        SyncFailure failed = null;
        for (Linked one : linked) {
            try {
                sync(run, one, source.apply(one.stated()));
            } catch (SyncFailure e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Whether the connection has accounts that were not seen before. */
    public boolean seesNew(Run run, List<String> upstreamIds) {
        return run.write(() -> accounts.count(run.company(), run.connection(), upstreamIds)) < upstreamIds.size();
    }

    private record Linked(StatedAccount stated, Feed feed, FeedCursor cursor) {}

    private List<Linked> link(Run run, String format, List<StatedAccount> stated) {
        CompanyId company = run.company();
        accounts.setGone(
                company,
                run.connection(),
                stated.stream().map(StatedAccount::upstreamId).toList());
        List<Linked> linked = new ArrayList<>();
        for (StatedAccount one : stated) {
            LinkedAccount account = accounts.upsert(company, run.connection(), one);
            linked.add(new Linked(
                    one,
                    new Feed(
                            account.id(),
                            format,
                            accounts.predecessors(company, account),
                            account.number(),
                            Currency.getInstance(account.currency()),
                            account.holderName(),
                            null),
                    accounts.cursor(company, account.id())));
        }
        return linked;
    }

    private void sync(Run run, Linked linked, Source source) {
        Shelf shelf = new Shelf(run, linked.feed(), linked.cursor());
        Instant now = clock.instant();
        AccountSync.Done done = new AccountSync(source, shelf)
                .run(linked.stated().version(), now, LocalDate.ofInstant(now, BRUSSELS), MOST_PAGES);
        if (!done.finished()) {
            run.unfinished();
            run.write(() -> {
                live.publish(run.company(), LiveUpdates.Topic.BOOKS, "");
                return true;
            });
            return;
        }
        if (done.pages() == 0) {
            return;
        }
        List<FeedLine> pending = source.pending();
        StatedAccount stated = linked.stated();
        run.write(() -> {
            feeds.announce(run.company(), linked.feed(), pending, now);
            if (stated.balanceMinor() != null && stated.balanceDay() != null) {
                feeds.state(run.company(), linked.feed(), stated.balanceDay(), stated.balanceMinor());
            }
            live.publish(run.company(), LiveUpdates.Topic.BOOKS, "");
            return true;
        });
    }

    /** Lines and cursor in one transaction. */
    private final class Shelf implements AccountSync.Shelf {
        private final Run run;
        private final Feed feed;
        private FeedCursor cursor;

        Shelf(Run run, Feed feed, FeedCursor cursor) {
            this.run = run;
            this.feed = feed;
            this.cursor = cursor;
        }

        @Override
        public FeedCursor cursor() {
            return cursor;
        }

        @Override
        public void keep(UpstreamPage page, FeedCursor moved, Instant now) {
            BankFeeds.Applied applied = run.write(() -> {
                BankFeeds.Applied done = feeds.apply(run.company(), feed, page.lines(), now);
                feeds.touch(run.company(), feed.id(), page.unreadable(), now);
                page.unreadable().forEach(id -> run.unreadable("line-unreadable", id));
                connections.removeDeadLetters(
                        run.company(),
                        run.connection(),
                        page.lines().stream().map(FeedLine::upstreamId).toList());
                accounts.setCursor(run.company(), feed.id(), moved);
                return done;
            });
            run.brought(applied.added(), applied.changed(), 0);
            cursor = moved;
        }

        @Override
        public void keep(FeedCursor moved) {
            run.write(() -> {
                accounts.setCursor(run.company(), feed.id(), moved);
                return true;
            });
            cursor = moved;
        }

        @Override
        public List<String> missing(LocalDate from, Instant since) {
            return run.write(() -> feeds.unseen(run.company(), feed.id(), from, since));
        }

        @Override
        public int present(LocalDate from) {
            return run.write(() -> feeds.countSince(run.company(), feed.id(), from));
        }

        @Override
        public void remove(String id) {
            UUID feedId = feed.id();
            int removed = run.write(() -> feeds.remove(run.company(), feedId, List.of(id)));
            run.brought(0, 0, removed);
        }

        @Override
        public void doubt(int missing) {
            run.write(() -> {
                run.unreadable("many-missing", feed.id().toString());
                return true;
            });
        }
    }
}
