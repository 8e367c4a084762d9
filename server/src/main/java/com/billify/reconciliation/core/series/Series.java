package com.billify.reconciliation.core.series;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines that come back, and when the next one is due.
 *
 * @param key the same for the same series each time it is looked for, as long as its first line is known
 * @param lineIds in order of their days
 * @param goesOut its lines take money from the account
 * @param amountKind how the amounts behave
 * @param amountErrorShare by how much of the amount the next one is off on average, judged by those so far
 * @param alive chance that it goes on
 * @param nextDate the first due day after the last day known of the books; null when it has more likely ended
 * @param nextAmount signed as its lines; null with the day
 * @param evidence how much speaks for it, in nats: 5 is a little, 20 is much
 */
public record Series(
        String key,
        Cadence cadence,
        List<String> lineIds,
        boolean goesOut,
        AmountKind amountKind,
        double amountErrorShare,
        double alive,
        @Nullable LocalDate nextDate,
        @Nullable Money nextAmount,
        double evidence) {

    /** How the amounts of a series behave. */
    public enum AmountKind {
        /** The same each time. */
        FIXED("fixed"),
        /** The same for a time, then a few percent more or less. */
        INDEXED("indexed"),
        /** Another one each time. */
        VARYING("varying");

        private final String wireName;

        AmountKind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in the database and outside. */
        public String wireName() {
            return wireName;
        }
    }

    public Series {
        lineIds = List.copyOf(lineIds);
    }
}
