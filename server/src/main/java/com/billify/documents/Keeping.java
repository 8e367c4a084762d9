package com.billify.documents;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a file stays.
 *
 * @param keptUntil the last day on which the law wants it, of an accounting document; null of others
 * @param hold why a person wants it kept, whatever the day; null when nobody does
 */
record Keeping(@Nullable LocalDate keptUntil, @Nullable Hold hold) {

    /**
     * Somebody wants it kept.
     *
     * @param by a name, else an address; null of somebody who is gone
     */
    record Hold(String reason, Instant at, @Nullable String by) {}
}
