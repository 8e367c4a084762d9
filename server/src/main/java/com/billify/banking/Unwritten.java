package com.billify.banking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a rehearsal has decided and not written yet. It is written when something later is compared with it; of a single file,
 * which is what people mostly look at, nothing ever is, so that writing it only to take it back would be for nothing.
 */
final class Unwritten {
    /** As many as one file of a bank has in a year, few enough to be held beside the next file. */
    private static final int MOST_LINES = 20_000;

    /** By account, the oldest first. */
    private final Map<UUID, Part> parts = new LinkedHashMap<>();

    private int lines;

    private record Part(int lines, Runnable writing) {}

    /**
     * Keeps what would be written of an account, of which nothing is kept.
     *
     * @param ofPart its new lines
     */
    void keep(UUID account, int ofPart, Runnable writing) {
        parts.put(account, new Part(ofPart, writing));
        lines += ofPart;
        while (lines > MOST_LINES) {
            write(parts.keySet().iterator().next());
        }
    }

    /** Writes what is kept of an account, so that the books have it. */
    void write(UUID account) {
        Part part = parts.remove(account);
        if (part != null) {
            lines -= part.lines();
            part.writing().run();
        }
    }
}
