package com.billify.banking.core;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which of the balances that a feed has stated stand as the end of their day. A feed is asked at any hour, so the balance
 * that it states for a day may be followed by further lines of that day; a later balance then shows that the earlier one was
 * of noon. A difference that no such thing explains stays, for it is a gap.
 */
public final class FeedBalances {
    private FeedBalances() {}

    /**
     * The balances that stand, by day.
     *
     * @param kept those that stood so far
     * @param day of which the latest balance is, by the bank's word
     * @param nets sum of the lines of the account by day, signed
     * @param today its lines may be told later than its balance, so that the two need not agree yet
     */
    public static NavigableMap<LocalDate, Long> with(
            NavigableMap<LocalDate, Long> kept,
            LocalDate day,
            long balanceMinor,
            NavigableMap<LocalDate, Long> nets,
            LocalDate today) {
        NavigableMap<LocalDate, Long> standing = new TreeMap<>(kept.headMap(day, false));
        Map.Entry<LocalDate, Long> last = standing.lastEntry();
        while (last != null && !leadsTo(last, day, balanceMinor, nets)) {
            Map.Entry<LocalDate, Long> earlier = standing.lowerEntry(last.getKey());
            if (earlier != null && !leadsTo(earlier, day, balanceMinor, nets)) {
                if (!day.isBefore(today)) {
                    return new TreeMap<>(kept); // tomorrow tells whether something is missing
                }
                break;
            }
            standing.remove(last.getKey());
            last = earlier;
        }
        standing.put(day, balanceMinor);
        return standing;
    }

    private static boolean leadsTo(
            Map.Entry<LocalDate, Long> earlier, LocalDate day, long balanceMinor, NavigableMap<LocalDate, Long> nets) {
        return Math.addExact(earlier.getValue(), between(nets, earlier.getKey(), day)) == balanceMinor;
    }

    private static long between(NavigableMap<LocalDate, Long> nets, LocalDate after, LocalDate upTo) {
        return nets.subMap(after, false, upTo, true).values().stream()
                .mapToLong(Long::longValue)
                .reduce(0, Math::addExact);
    }
}
