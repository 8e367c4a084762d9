package com.billify.connection.core;

import com.billify.connection.core.FeedCursor.Purpose;
import com.billify.connection.core.FeedCursor.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to read next of an account, and what is read once a page has come. Lines are followed by their ids and never
 * by their days, since a bank tells late lines of early days: page by page from the newest to one that is known. What the
 * source changes or adds further down is read from the list of its own last look at the bank; and after each of its looks,
 * once a day at least, the latest days are read again whole, for what neither list tells: lines that were taken away, and late
 * ones of a look before the last.
 */
public final class FeedReading {
    /** Of these some may be taken away at the source, and reading must still end where it ended last. */
    private static final int MARKS = 50;

    private static final int RECOUNT_DAYS = 10;
    private static final Duration RECOUNT_EVERY = Duration.ofHours(20);

    /**
     * So many pages in a row without a line of these days end a recount: a late line stands wherever the bank has put it, and
     * above it may be a page of older ones.
     */
    private static final int OLDER_PAGES = 3;

    /** So many lines do not go at once: then the source is confused, and nothing is taken away on its word. */
    private static final int MOST_MISSING = 25;

    private FeedReading() {}

    /** What to ask for. */
    public sealed interface Step {
        /** A page of the account's lines, older than that one; null for the newest. */
        record ReadLines(@Nullable String after) implements Step {}

        /** A page of the lines that a look at the bank brought or changed. */
        record ReadUpdates(String synchronization, @Nullable String after) implements Step {}

        /** One line by its id, of those booked on that day or later and not told since then; see {@link #confirmed}. */
        record Confirm(LocalDate from, Instant since) implements Step {}

        /** Nothing. */
        record Done() implements Step {}
    }

    /** What the cursor is before anything is asked: with what is to be read now under way. */
    public static FeedCursor begin(FeedCursor cursor, UpstreamAccount account, Instant now, LocalDate today) {
        if (cursor.reading() != null) {
            return cursor;
        }
        boolean first = cursor.marks().isEmpty() && cursor.recountedAt() == null;
        if (first) {
            return new FeedCursor(List.of(), null, account.synchronization(), Reading.begin(Purpose.NEW), null);
        }
        if (account.synchronization() != null && !account.synchronization().equals(cursor.synchronization())) {
            return with(cursor, Reading.ofUpdates(account.synchronization()));
        }
        if (account.version() == null || !account.version().equals(cursor.version())) {
            return with(cursor, Reading.begin(Purpose.NEW));
        }
        if (cursor.recountedAt() == null
                || cursor.recountedAt().plus(RECOUNT_EVERY).isBefore(now)) {
            return with(cursor, Reading.ofDays(Purpose.RECOUNT, today.minusDays(RECOUNT_DAYS), now));
        }
        return cursor;
    }

    /** What to ask for now. */
    public static Step next(FeedCursor cursor) {
        Reading reading = cursor.reading();
        if (reading == null) {
            return new Step.Done();
        }
        return switch (reading.purpose()) {
            case NEW, RECOUNT -> new Step.ReadLines(reading.after());
            case UPDATES -> new Step.ReadUpdates(Objects.requireNonNull(reading.synchronization()), reading.after());
            case CONFIRM ->
                new Step.Confirm(Objects.requireNonNull(reading.from()), Objects.requireNonNull(reading.since()));
        };
    }

    /** The cursor once this page, the answer to {@link #next}, has come; to be kept together with its lines. */
    public static FeedCursor read(FeedCursor cursor, UpstreamPage page, UpstreamAccount account, Instant now) {
        Reading reading = Objects.requireNonNull(cursor.reading());
        String lastId = page.lastId();
        boolean more = page.hasNext();
        return switch (reading.purpose()) {
            case NEW -> {
                Reading marked = reading.after() == null ? reading.withNewest(newest(page)) : reading;
                boolean met = page.ids().stream().anyMatch(cursor.marks()::contains);
                if (lastId != null && more && !met) {
                    yield with(cursor, marked.after(lastId, 0));
                }
                yield new FeedCursor(
                        marked.newest().isEmpty() ? cursor.marks() : marked.newest(),
                        account.version(),
                        cursor.synchronization(),
                        null,
                        cursor.recountedAt() == null ? now : cursor.recountedAt());
            }
            case UPDATES ->
                lastId != null && more
                        ? with(cursor, reading.after(lastId, 0))
                        // The list says what changed; whether there is more that is new, the newest page says. It is
                        // the
                        // list of the last look only: what an earlier one brought that nobody asked about, a recount
                        // says.
                        : new FeedCursor(
                                cursor.marks(),
                                null,
                                reading.synchronization(),
                                Reading.begin(Purpose.NEW),
                                Instant.EPOCH);
            case RECOUNT -> {
                LocalDate from = Objects.requireNonNull(reading.from());
                int older = page.reaches(from) ? 0 : reading.olderPagesInARow() + 1;
                yield lastId != null && more && older < OLDER_PAGES
                        ? with(cursor, reading.after(lastId, older))
                        : with(cursor, Reading.ofDays(Purpose.CONFIRM, from, reading.since()));
            }
            case CONFIRM -> throw new IllegalStateException("a line that is asked for by its id comes on no page");
        };
    }

    /**
     * What to do about the lines that a recount missed.
     *
     * @param missing how many there are still
     * @param present how many lines of these days there are in all
     * @return true when they are to be asked for one by one: those that the source does not know are gone
     */
    public static boolean isPlausible(int missing, int present) {
        return missing <= MOST_MISSING && (missing <= 3 || missing * 2 <= present);
    }

    /** The cursor when nothing is left to confirm. */
    public static FeedCursor confirmed(FeedCursor cursor) {
        Reading reading = Objects.requireNonNull(cursor.reading());
        return new FeedCursor(
                cursor.marks(),
                cursor.version(),
                cursor.synchronization(),
                null,
                Objects.requireNonNull(reading.since()));
    }

    /**
     * The cursor when the source does not know the line or the list from which to read on: what was under way begins again,
     * a list of updates is replaced by reading the lines.
     */
    public static FeedCursor lost(FeedCursor cursor) {
        Reading reading = Objects.requireNonNull(cursor.reading());
        return switch (reading.purpose()) {
            case UPDATES ->
                new FeedCursor(cursor.marks(), null, reading.synchronization(), Reading.begin(Purpose.NEW), null);
            case NEW -> with(cursor, Reading.begin(Purpose.NEW));
            case RECOUNT, CONFIRM -> with(cursor, null);
        };
    }

    private static List<String> newest(UpstreamPage page) {
        return page.ids().subList(0, Math.min(MARKS, page.ids().size()));
    }

    private static FeedCursor with(FeedCursor cursor, @Nullable Reading reading) {
        return new FeedCursor(
                cursor.marks(), cursor.version(), cursor.synchronization(), reading, cursor.recountedAt());
    }
}
