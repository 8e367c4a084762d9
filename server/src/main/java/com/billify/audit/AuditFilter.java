package com.billify.audit;

import com.billify.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param by who did it; null for anyone, Billify too
 * @param actions those of one of these names; empty for all
 * @param from the first instant; null for the beginning
 * @param until the first instant that is too late; null for now
 */
public record AuditFilter(
        @Nullable UserId by,
        List<String> actions,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final AuditFilter ALL = new AuditFilter(null, List.of(), null, null);
}
