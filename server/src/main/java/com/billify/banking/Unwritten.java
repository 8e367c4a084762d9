package com.billify.banking;

import com.billify.banking.StatementRepository.NewStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a rehearsal has decided and not written yet. It is written when something later is compared with it; of a single file,
 * which is what people mostly look at, nothing ever is, so that writing it only to take it back would be for nothing.
 */
final class Unwritten {
    /** As many lines as one file of a bank has in a year, few enough to be held beside the next file. */
    private static final int MOST_WEIGHT = 20_000;

    /** By account, the oldest first. */
    private final Map<UUID, Part> parts = new LinkedHashMap<>();

    private int weight;

    private record Part(int weight, Runnable writing) {}

    /**
     * Keeps what would be written of an account, of which nothing is kept.
     *
     * @param statements what would be written, with the lines that were known before: they are held as well
     */
    void keep(UUID account, List<NewStatement> statements, Runnable writing) {
        int ofPart = statements.stream()
                .mapToInt(one -> 1 + one.transactionIds().size())
                .sum();
        parts.put(account, new Part(ofPart, writing));
        weight += ofPart;
        while (weight > MOST_WEIGHT) {
            write(parts.keySet().iterator().next());
        }
    }

    /** Writes what is kept of an account, so that the books have it. */
    void write(UUID account) {
        Part part = parts.remove(account);
        if (part != null) {
            weight -= part.weight();
            part.writing().run();
        }
    }
}
