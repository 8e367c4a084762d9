package com.billify.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure that was measured.
 *
 * @param table under whose heading it stands
 * @param size what it was measured on, as a column of the table; empty where it depends on no size
 */
record Figure(
        String table,
        String name,
        String size,
        double value,
        String unit,
        @Nullable Goal goal) {

    /**
     * What it should be.
     *
     * @param most true for the largest value allowed, false for the smallest
     */
    record Goal(boolean most, double value) {
        static Goal atMost(double value) {
            return new Goal(true, value);
        }

        static Goal atLeast(double value) {
            return new Goal(false, value);
        }
    }

    boolean isMet() {
        return goal == null || (goal.most() ? value <= goal.value() : value >= goal.value());
    }

    String valueText() {
        return text(value);
    }

    String goalText() {
        return goal == null ? "" : (goal.most() ? "≤ " : "≥ ") + text(goal.value());
    }

    private static String text(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }
}
