package com.billify.forecast.core;

/** How often a company files and pays VAT. */
public enum VatRegime {
    MONTHLY(1),
    QUARTERLY(3),
    /** No returns and no payments: small enough, or of a trade without VAT. */
    EXEMPT(0);

    private final int months;

    VatRegime(int months) {
        this.months = months;
    }

    /** Of a period; 0 for none. */
    public int months() {
        return months;
    }

    /** Whether payments that come so often a year cannot be those of this regime. */
    boolean contradicts(double perYear) {
        return switch (this) {
            case MONTHLY -> perYear < 8;
            case QUARTERLY -> perYear > 8;
            case EXEMPT -> true;
        };
    }
}
