package com.billify.extraction.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as files write them. */
public final class Amounts {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,10})?|\\.\\d{1,10})");
    private static final int USUAL_DECIMALS = 2;

    private Amounts() {}

    /** Reads an XML decimal of at most 18 whole digits; empty when it is none. Never 1e9, never a comma. */
    static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        return DECIMAL.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same amount without the trailing zeros that its currency does not need; never rounded. */
    public static BigDecimal trimmed(BigDecimal amount, @Nullable String currency) {
        int decimals = decimalsOf(currency);
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < decimals ? stripped.setScale(decimals, RoundingMode.UNNECESSARY) : stripped;
    }

    private static int decimalsOf(@Nullable String code) {
        if (code == null) {
            return USUAL_DECIMALS;
        }
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownCode) {
            return USUAL_DECIMALS;
        }
    }
}
