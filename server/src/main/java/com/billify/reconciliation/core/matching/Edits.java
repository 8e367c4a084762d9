package com.billify.reconciliation.core.matching;

/** Slips of the pen. */
final class Edits {
    private Edits() {}

    /** True when the texts are equal, or one sign changed, dropped or added, or two neighbours swapped makes them so. */
    static boolean atMostOne(String one, String other) {
        int difference = one.length() - other.length();
        if (difference > 1 || difference < -1) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        if (difference == 0) {
            return start == shorter
                    || sameFrom(one, start + 1, other, start + 1)
                    || (start + 1 < shorter
                            && one.charAt(start) == other.charAt(start + 1)
                            && one.charAt(start + 1) == other.charAt(start)
                            && sameFrom(one, start + 2, other, start + 2));
        }
        return difference > 0 ? sameFrom(one, start + 1, other, start) : sameFrom(one, start, other, start + 1);
    }

    private static boolean sameFrom(String one, int from, String other, int otherFrom) {
        int length = one.length() - from;
        return length == other.length() - otherFrom && one.regionMatches(from, other, otherFrom, length);
    }
}
