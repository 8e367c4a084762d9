package com.billify.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What a backup is made of, beside the rows themselves. */
final class Contents {
    private Contents() {}

    /**
     * What a backup begins with.
     *
     * @param program the version of Billify that made it
     * @param at the moment that it shows
     * @param server the version of PostgreSQL it came from
     * @param migrations those that its tables had seen, in the order of their versions
     */
    record Heading(String program, Instant at, String server, List<Migration> migrations) {}

    /** @param checksum of the migration as it was when it was applied; none for one without */
    record Migration(String version, String description, OptionalInt checksum) {
        @Override
        public String toString() {
            return version + " (" + description + ")";
        }
    }

    /** @param columns those that are kept; what the database works out itself is not */
    record Table(TableName name, List<String> columns) {}

    /** @param called whether {@code last} was given out already */
    record Sequence(TableName name, long last, boolean called) {}

    /**
     * The sum of all amounts of a column, for one company and currency.
     *
     * @param currency empty where the table names none
     * @param sumMinor as a whole number of any length
     */
    record MoneySum(TableName table, String column, String company, String currency, String sumMinor) {}
}
