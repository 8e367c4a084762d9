package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final int JANUARY_2025 = 55 * 12;
    private static final Seasons USUAL = Seasons.of(new double[0], JANUARY_2025, 1);

    private static double[] months(int count, double growth, double noise, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToDouble(month -> USUAL.factor(JANUARY_2025 + month)
                        * Math.pow(1 + growth, month)
                        * Math.exp(noise * random.nextGaussian()))
                .toArray();
    }

    @Test
    void whatGrowsByAThirtiethEachMonthIsExpectedToHaveGrown() {
        Growth growth = Growth.of(months(24, 0.03, 0.1, 1), JANUARY_2025, USUAL);

        assertThat(growth.monthly()).isCloseTo(0.03, within(0.01));
        assertThat(growth.ratio(0, 300, 330)).isCloseTo(Math.pow(1.03, 11), within(0.12));
    }

    @Test
    void whatShrinksIsExpectedToHaveShrunk() {
        assertThat(Growth.of(months(24, -0.05, 0.1, 2), JANUARY_2025, USUAL).ratio(0, 90, 120))
                .isLessThan(0.9);
    }

    /** One time in eighty a slope is taken for one that is none. */
    @Test
    void chanceIsHardlyEverTakenForGrowth() {
        long taken = IntStream.range(0, 400)
                .filter(seed -> !Growth.of(months(24, 0, 0.3, seed), JANUARY_2025, USUAL)
                        .equals(Growth.NONE))
                .count();

        assertThat(taken).isLessThan(24);
    }

    @Test
    void fewMonthsTellNothingOfGrowth() {
        assertThat(Growth.of(months(5, 0.2, 0, 1), JANUARY_2025, USUAL)).isEqualTo(Growth.NONE);
        assertThat(Growth.of(new double[12], JANUARY_2025, USUAL)).isEqualTo(Growth.NONE);
    }

    /** Whoever doubled in a year is not expected to be ten times as large in two. */
    @Test
    void nobodyIsExpectedToGrowForEver() {
        Growth growth = new Growth(0.06);

        assertThat(growth.ratio(0, 0, 550)).isLessThan(1.8).isGreaterThan(growth.ratio(0, 0, 91));
        assertThat(growth.ratio(0, 3000, 3100)).isLessThan(2.8);
    }
}
