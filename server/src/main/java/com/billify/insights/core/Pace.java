package com.billify.insights.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast money comes and goes: all of it, loans, taxes and the owner's own within, only transfers between own accounts left out. Minor
 * units.
 *
 * @param inMinor what came in over the days, zero or more
 * @param outMinor what went out, zero or less
 * @param days more than none
 */
public record Pace(long inMinor, long outMinor, int days) {
    /** As long as a month is on the mean of a year of twelve, near enough for a pace. */
    public static final int MONTH_DAYS = 30;

    private static final int MOST_YEARS = 3;

    public Pace {
        if (days <= 0) {
            throw new IllegalArgumentException("a pace is of at least one day");
        }
    }

    public long netMinor() {
        return Math.addExact(inMinor, outMinor);
    }

    /** What thirty days come to at this pace, to the nearest cent. */
    public long perMonthMinor(long minor) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(MONTH_DAYS))
                .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * The day on which a balance is used up if it goes on like this.
     *
     * @return empty where more comes in than goes out, there is nothing to use up, or it lasts for years: then it says nothing
     */
    public Optional<LocalDate> lastsUntil(long balanceMinor, LocalDate from) {
        long net = netMinor();
        if (net >= 0 || balanceMinor <= 0) {
            return Optional.empty();
        }
        BigDecimal lasts = BigDecimal.valueOf(balanceMinor)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(-net), 0, RoundingMode.DOWN);
        LocalDate farthest = from.plusYears(MOST_YEARS);
        return lasts.compareTo(BigDecimal.valueOf(farthest.toEpochDay() - from.toEpochDay())) > 0
                ? Optional.empty()
                : Optional.of(from.plusDays(lasts.longValueExact()));
    }

    /**
     * What has to come in over thirty days to pay all that goes out, when goods are bought in step with sales and all else is paid anyway:
     * the rest of the payments, divided by what is left of each euro that comes in once its goods are paid.
     *
     * @param goodsMinor what of {@code outMinor} went to goods, zero or less
     * @return empty where nothing comes in, or goods cost as much as they bring
     */
    public OptionalLong breakEvenMinor(long goodsMinor) {
        long left = Math.addExact(inMinor, goodsMinor);
        if (inMinor <= 0 || left <= 0) {
            return OptionalLong.empty();
        }
        BigDecimal anyway = BigDecimal.valueOf(Math.subtractExact(goodsMinor, outMinor));
        BigDecimal needed = anyway.multiply(BigDecimal.valueOf(inMinor))
                .multiply(BigDecimal.valueOf(MONTH_DAYS))
                .divide(BigDecimal.valueOf(left).multiply(BigDecimal.valueOf(days)), 0, RoundingMode.HALF_UP);
        return OptionalLong.of(needed.longValueExact());
    }
}
