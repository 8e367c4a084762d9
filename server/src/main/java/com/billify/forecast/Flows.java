package com.billify.forecast;

import com.billify.forecast.core.Outlook;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes in, zero or more, and goes out, zero or less, on a coming day on the mean. Minor units.
 *
 * @param estimatedInMinor the part of {@code inMinor} that rests on no document and that nobody said
 * @param estimatedOutMinor the same of {@code outMinor}
 */
record Flows(long inMinor, long outMinor, long estimatedInMinor, long estimatedOutMinor) {

    /** One for each day; in and out of a day are together the change of its mean. */
    static List<Flows> of(Outlook outlook) {
        List<Flows> flows = new ArrayList<>();
        for (int day = 0; day < outlook.days().size(); day++) {
            flows.add(ofDay(outlook.parts(), day));
        }
        return flows;
    }

    private static Flows ofDay(List<Outlook.Part> parts, int day) {
        long in = 0;
        long out = 0;
        long estimatedIn = 0;
        long estimatedOut = 0;
        for (Outlook.Part part : parts) {
            long before = day == 0 ? 0 : part.untilMinor().get(day - 1);
            long moved = part.untilMinor().get(day) - before;
            boolean estimated = switch (part.source()) {
                case DOCUMENT, PLANNED -> false;
                case SERIES, CALENDAR, PATTERN, TRANSFER -> true;
            };
            in += Math.max(moved, 0);
            out += Math.min(moved, 0);
            estimatedIn += estimated ? Math.max(moved, 0) : 0;
            estimatedOut += estimated ? Math.min(moved, 0) : 0;
        }
        return new Flows(in, out, estimatedIn, estimatedOut);
    }
}
