package com.billify.connection.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a complete list of open items: an item that is in neither of two such lists is settled since the first of
 * them. A list that fails says nothing.
 */
public final class OpenBooks {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** When so many go at once the source may be confused: they must stay away for a day. */
    private static final int MANY = 10;

    private static final Duration LONG = Duration.ofHours(20);

    private OpenBooks() {}

    /**
     * An item as it is known.
     *
     * @param openMinor what is open of it, as cash: + comes in
     * @param missingSince when a list did not have it for the first time; null while they do
     * @param settledOn null while it is open
     */
    public record Known(
            String upstreamId,
            long originalMinor,
            long openMinor,
            @Nullable Instant missingSince,
            @Nullable LocalDate settledOn) {}

    /** An item as a list has it; amounts as cash. */
    public record Listed(String upstreamId, long originalMinor, long openMinor) {}

    /**
     * @param told new, changed or back again
     * @param missing not in the list for the first time
     * @param settled not in it for the second, with the day of the first
     * @param doubtful so many are missing at once that nothing is concluded yet
     */
    public record Outcome(List<Listed> told, List<String> missing, Map<String, LocalDate> settled, boolean doubtful) {
        public Outcome {
            told = List.copyOf(told);
            missing = List.copyOf(missing);
            settled = Map.copyOf(settled);
        }
    }

    /**
     * @param known of one direction, by id
     * @param listed the whole list of that direction, by id
     */
    public static Outcome compare(Map<String, Known> known, Map<String, Listed> listed, Instant now) {
        List<Listed> told = listed.values().stream()
                .filter(item -> !isSaid(known.get(item.upstreamId()), item))
                .toList();
        List<Known> away = known.values().stream()
                .filter(item -> item.settledOn() == null && !listed.containsKey(item.upstreamId()))
                .toList();
        long open =
                known.values().stream().filter(item -> item.settledOn() == null).count();
        boolean many = away.size() > MANY && away.size() * 2L > open;
        List<String> missing = new ArrayList<>();
        Map<String, LocalDate> settled = new java.util.LinkedHashMap<>();
        boolean doubtful = false;
        for (Known item : away) {
            Instant since = item.missingSince();
            if (since == null) {
                missing.add(item.upstreamId());
                doubtful |= many;
            } else if (!many || !since.plus(LONG).isAfter(now)) {
                settled.put(item.upstreamId(), LocalDate.ofInstant(since, BRUSSELS));
            } else {
                doubtful = true;
            }
        }
        return new Outcome(told, missing, settled, doubtful);
    }

    private static boolean isSaid(@Nullable Known known, Listed item) {
        return known != null
                && known.missingSince() == null
                && known.settledOn() == null
                && known.originalMinor() == item.originalMinor()
                && known.openMinor() == item.openMinor();
    }
}
