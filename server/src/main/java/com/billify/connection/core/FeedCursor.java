package com.billify.connection.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the lines of one account are read. It is written in the transaction that writes the lines, so it never says more
 * than what is there; whatever is under way goes on from here after a crash.
 *
 * @param marks ids of the newest lines when all was read last, newest first; empty before that
 * @param version what the source said of the account when its lines were last read: as long as it says the same, there is
 *     nothing new. Null when the lines are to be read whatever it says
 * @param synchronization the source's last own look at the bank whose changes were read
 * @param reading what is under way; null when nothing is
 * @param recountedAt when the latest days were last read again, for what went away
 */
public record FeedCursor(
        List<String> marks,
        @Nullable String version,
        @Nullable String synchronization,
        @Nullable Reading reading,
        @Nullable Instant recountedAt) {
    public FeedCursor {
        marks = List.copyOf(marks);
    }

    /** Nothing is read yet. */
    public static FeedCursor begin() {
        return new FeedCursor(List.of(), null, null, null, null);
    }

    /** Why pages are read. */
    public enum Purpose {
        /** The lines newer than those of the last time; the first time, all. */
        NEW,
        /** The lines that the source's last look at the bank brought or changed. */
        UPDATES,
        /** The lines of the latest days, all again. */
        RECOUNT,
        /** One by one, those of the latest days that were not among them. */
        CONFIRM
    }

    /**
     * Pages that are being read.
     *
     * @param after the last line that is read; null before the first page
     * @param newest ids of the newest lines of the first page, which become the marks
     * @param synchronization the one whose updates are read
     * @param from the first day of a recount
     * @param since when the recount began
     * @param olderPages how many pages in a row of a recount had no line of its days; null, as it was kept before they were
     *     counted, is none
     */
    public record Reading(
            Purpose purpose,
            @Nullable String after,
            List<String> newest,
            @Nullable String synchronization,
            @Nullable LocalDate from,
            @Nullable Instant since,
            @Nullable Integer olderPages) {
        public Reading {
            newest = List.copyOf(newest);
        }

        static Reading begin(Purpose purpose) {
            return new Reading(purpose, null, List.of(), null, null, null, 0);
        }

        static Reading ofUpdates(String synchronization) {
            return new Reading(Purpose.UPDATES, null, List.of(), synchronization, null, null, 0);
        }

        static Reading ofDays(Purpose purpose, LocalDate from, @Nullable Instant since) {
            return new Reading(purpose, null, List.of(), null, from, since, 0);
        }

        Reading after(String id, int older) {
            return new Reading(purpose, id, newest, synchronization, from, since, older);
        }

        Reading withNewest(List<String> ids) {
            return new Reading(purpose, after, ids, synchronization, from, since, olderPages);
        }

        int olderPagesInARow() {
            return olderPages == null ? 0 : olderPages;
        }
    }
}
