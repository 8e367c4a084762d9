package com.billify.connection.core;

import com.billify.banking.core.FeedLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines as a source tells them, newest first.
 *
 * @param unreadable ids of lines that cannot be understood
 * @param ids of all on the page, readable or not, in its order
 * @param hasNext whether the source has older ones
 */
public record UpstreamPage(List<FeedLine> lines, List<String> unreadable, List<String> ids, boolean hasNext) {
    public UpstreamPage {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
        ids = List.copyOf(ids);
    }

    @Nullable
    String lastId() {
        return ids.isEmpty() ? null : ids.getLast();
    }

    /** True when a line of the page was booked on that day or later; also when none of them can be read. */
    boolean reaches(LocalDate day) {
        return lines.isEmpty()
                || lines.stream().anyMatch(line -> !line.line().bookingDate().isBefore(day));
    }
}
