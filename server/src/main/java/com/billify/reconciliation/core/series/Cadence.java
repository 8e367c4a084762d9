package com.billify.reconciliation.core.series;

/** How often something comes back. */
public enum Cadence {
    WEEKLY("weekly", 7),
    TWO_WEEKLY("twoWeekly", 14),
    FOUR_WEEKLY("fourWeekly", 28),
    MONTHLY("monthly", 30),
    TWO_MONTHLY("twoMonthly", 61),
    QUARTERLY("quarterly", 91),
    HALF_YEARLY("halfYearly", 182),
    YEARLY("yearly", 365);

    private final String wireName;
    private final int usualDays;

    Cadence(String wireName, int usualDays) {
        this.wireName = wireName;
        this.usualDays = usualDays;
    }

    /** The name in the database and outside: {@code twoWeekly}. */
    public String wireName() {
        return wireName;
    }

    /** About how many days lie between two lines. */
    public int usualDays() {
        return usualDays;
    }

    /** Weeks between two lines; 0 of those that go by months. */
    int weeks() {
        return switch (this) {
            case WEEKLY -> 1;
            case TWO_WEEKLY -> 2;
            case FOUR_WEEKLY -> 4;
            default -> 0;
        };
    }

    /** Months between two lines; 0 of those that go by weeks. */
    int months() {
        return switch (this) {
            case MONTHLY -> 1;
            case TWO_MONTHLY -> 2;
            case QUARTERLY -> 3;
            case HALF_YEARLY -> 6;
            case YEARLY -> 12;
            default -> 0;
        };
    }
}
