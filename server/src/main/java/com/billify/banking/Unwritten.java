package com.billify.banking;

import com.billify.banking.StatementRepository.NewStatement;
import com.billify.banking.core.Period;
import com.billify.banking.core.StatedStatement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal has decided and not written yet. It is written when something later is compared with it; of a single file,
 * which is what people mostly look at, nothing ever is, so that writing it only to take it back would be for nothing.
 */
final class Unwritten {
    /** As many lines as the largest files that banks hand out have, few enough to be held beside the next file. */
    private static final int MOST_WEIGHT = 30_000;

    /** The oldest first. */
    private final Deque<Part> parts = new ArrayDeque<>();

    private int weight;

    /** @param days from the first to the last that its statements cover; null when none of them can be found by its days */
    private record Part(UUID account, @Nullable Period days, int weight, Runnable writing) {}

    /**
     * Keeps what would be written of an account.
     *
     * @param statements what would be written, with the lines that were known before: they are held as well
     */
    void keep(UUID account, List<NewStatement> statements, Runnable writing) {
        Period days = statements.stream()
                .map(NewStatement::stated)
                .map(StatedStatement::period)
                .filter(Objects::nonNull)
                .reduce(Period::spanWith)
                .orElse(null);
        int ofPart = statements.stream()
                .mapToInt(one -> 1 + one.transactionIds().size())
                .sum();
        parts.add(new Part(account, days, ofPart, writing));
        weight += ofPart;
        while (weight > MOST_WEIGHT) {
            write(parts.remove());
        }
    }

    /** Writes all that is kept of an account if any of it covers one of these days, so that the books have it. */
    void write(UUID account, Period days) {
        if (parts.stream()
                .anyMatch(part -> part.account().equals(account)
                        && part.days() != null
                        && part.days().overlaps(days))) {
            write(account);
        }
    }

    /** Writes all that is kept of an account, in the order in which it came. */
    void write(UUID account) {
        Predicate<Part> ofAccount = part -> part.account().equals(account);
        List<Part> due = parts.stream().filter(ofAccount).toList();
        parts.removeIf(ofAccount);
        due.forEach(this::write);
    }

    private void write(Part part) {
        weight -= part.weight();
        part.writing().run();
    }
}
