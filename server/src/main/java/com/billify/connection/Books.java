package com.billify.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One administration in an accounting system, and how its link fares.
 *
 * @param domainId where its calls are counted; null while unknown
 * @param creditorSign 1 where what is owed to suppliers is written as positive, else -1
 * @param probe what it said last when asked whether anything changed; null when it did not
 * @param announced how many changes that told of
 * @param missed how many it did not tell of
 * @param pulledAt when its lists were read last; null before the first time
 */
public record Books(
        String administrationId,
        String administration,
        @Nullable String domainId,
        int creditorSign,
        @Nullable String probe,
        int announced,
        int missed,
        @Nullable Instant pulledAt) {

    /** Of which nothing is read yet. */
    public static Books begin(String administrationId, String administration, @Nullable String domainId) {
        return new Books(administrationId, administration, domainId, 1, null, 0, 0, null);
    }

    /** With its lists read. */
    public Books pulled(int sign, @Nullable String said, int nowAnnounced, int nowMissed, Instant at) {
        return new Books(administrationId, administration, domainId, sign, said, nowAnnounced, nowMissed, at);
    }
}
