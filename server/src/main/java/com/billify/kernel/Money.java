package com.billify.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency, in its ISO 4217 minor unit (cents for EUR, whole yen for JPY).
 * Negative is money leaving the company.
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    /** @throws ArithmeticException when the amount is finer than the minor unit; rounding is the caller's decision */
    public static Money exactly(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** True when this goes the same way as {@code whole} and no further, as an instalment of an invoice does. */
    public boolean isPartOf(Money whole) {
        requireSameCurrency(whole);
        return Long.signum(minorUnits) == Long.signum(whole.minorUnits)
                && Math.abs(minorUnits) <= Math.abs(whole.minorUnits);
    }

    /** The amount as a decimal with exactly the currency's decimals: 1234.50 EUR, 1234 JPY. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /** @throws IllegalArgumentException when the two are of different currencies, which never compare */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }
}
