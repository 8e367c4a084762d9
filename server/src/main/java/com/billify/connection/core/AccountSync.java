package com.billify.connection.core;

import com.billify.connection.core.FeedReading.Step;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings one account up to date: asks, keeps what came together with how far that is, asks on. It may be cut off anywhere;
 * the next run goes on from what was kept.
 */
public final class AccountSync {
    private final Source source;
    private final Shelf shelf;

    public AccountSync(Source source, Shelf shelf) {
        this.source = source;
        this.shelf = shelf;
    }

    /** Where lines come from. Any of these may fail, and the run with it. */
    public interface Source {
        /** @throws UnknownException when it does not know the line to read on from */
        UpstreamPage lines(@Nullable String after);

        /** @throws UnknownException when it does not know the synchronization, or the line to read on from */
        UpstreamPage updates(String synchronization, @Nullable String after);

        /** Empty when there is no such line, by the source's own word. */
        Optional<UpstreamPage> line(String id);
    }

    /** Where lines are kept. Each call is kept whole or not at all. */
    public interface Shelf {
        FeedCursor cursor();

        /** Keeps the lines of a page, as seen now, and the cursor. */
        void keep(UpstreamPage page, FeedCursor cursor, Instant now);

        void keep(FeedCursor cursor);

        /** The lines booked on that day or later and not seen since then. */
        List<String> missing(LocalDate from, Instant since);

        /** How many lines booked on that day or later there are. */
        int present(LocalDate from);

        /** The source does not know the line any more. */
        void remove(String id);

        /** So many lines are missing that it cannot be true; they stay. */
        void doubt(int missing);
    }

    /** The source does not know what it was asked about. */
    public static final class UnknownException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        public UnknownException() {
            super("the source does not know it", null, false, false);
        }
    }

    /** @param finished false when pages are left for another run */
    public record Done(int pages, boolean finished) {}

    /** @param mostPages of this run */
    public Done run(UpstreamAccount account, Instant now, LocalDate today, int mostPages) {
        FeedCursor cursor = FeedReading.begin(shelf.cursor(), account, now, today);
        for (int pages = 0; pages < mostPages; pages++) {
            Step step = FeedReading.next(cursor);
            try {
                switch (step) {
                    case Step.Done ignored -> {
                        FeedCursor further = FeedReading.begin(cursor, account, now, today);
                        if (further.reading() == null) {
                            return new Done(pages, true);
                        }
                        cursor = further;
                    }
                    case Step.ReadLines lines -> cursor = keep(cursor, source.lines(lines.after()), account, now);
                    case Step.ReadUpdates updates ->
                        cursor = keep(cursor, source.updates(updates.synchronization(), updates.after()), account, now);
                    case Step.Confirm confirm -> cursor = confirm(cursor, confirm, now);
                }
            } catch (UnknownException e) {
                cursor = FeedReading.lost(cursor);
                shelf.keep(cursor);
            }
        }
        return new Done(mostPages, FeedReading.next(cursor) instanceof Step.Done);
    }

    private FeedCursor keep(FeedCursor cursor, UpstreamPage page, UpstreamAccount account, Instant now) {
        FeedCursor read = FeedReading.read(cursor, page, account, now);
        shelf.keep(page, read, now);
        return read;
    }

    /** One of the missing lines, or the end of it. */
    private FeedCursor confirm(FeedCursor cursor, Step.Confirm confirm, Instant now) {
        List<String> missing = shelf.missing(confirm.from(), confirm.since());
        boolean plausible = FeedReading.isPlausible(missing.size(), shelf.present(confirm.from()));
        if (missing.isEmpty() || !plausible) {
            FeedCursor confirmed = FeedReading.confirmed(cursor);
            if (!missing.isEmpty()) {
                shelf.doubt(missing.size());
            }
            shelf.keep(confirmed);
            return confirmed;
        }
        String id = missing.getFirst();
        Optional<UpstreamPage> line = source.line(id);
        if (line.isEmpty()) {
            shelf.remove(id);
        } else {
            shelf.keep(line.get(), cursor, now);
        }
        return cursor;
    }
}
