package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortfallTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    /** Of ten ways, so many fall to -300 within thirty days and the others stay at 500; the middle dips to 100 on day 12. */
    private static Outlook falling(int soon, int later) {
        List<Outlook.Day> days = IntStream.rangeClosed(1, 91)
                .mapToObj(day -> {
                    long middle = day == 12 ? 100_00 : 500_00;
                    return new Outlook.Day(
                            TODAY.plusDays(day), middle, middle, middle, middle, middle, middle, Map.of());
                })
                .toList();
        List<Outlook.Lows> lows = List.of(lows(7, 0), lows(30, soon), lows(90, later));
        return new Outlook(
                TODAY,
                500_00,
                days,
                new Outlook.Risk(0, 0, TODAY.plusDays(12), 100_00, lows),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    private static Outlook.Lows lows(int within, int below) {
        return new Outlook.Lows(
                within,
                MinorAmounts.of(IntStream.range(0, 10)
                        .mapToLong(way -> way < below ? -300_00 : 500_00)
                        .toArray()));
    }

    @Test
    void itIsSaidWhenItIsLikelyWithDayAmountAndChance() {
        Shortfall found = Shortfall.of(falling(4, 4), 0, TODAY, false).orElseThrow();

        assertThat(found).isEqualTo(new Shortfall(TODAY.plusDays(12), 300_00, 0.4, 30));
    }

    @Test
    void theDayIsTheFirstWhoseMiddleIsTooLow() {
        assertThat(Shortfall.of(falling(4, 4), 200_00, TODAY, false)
                        .orElseThrow()
                        .on())
                .isEqualTo(TODAY.plusDays(12));
        assertThat(Shortfall.of(falling(4, 4), 600_00, TODAY, false)
                        .orElseThrow()
                        .on())
                .isEqualTo(TODAY.plusDays(1));
    }

    /** A chance of two in ten begins nothing, and ends nothing. */
    @Test
    void aChanceThatWaversSaysNothingTwice() {
        assertThat(Shortfall.of(falling(2, 2), 0, TODAY, false)).isEmpty();
        assertThat(Shortfall.of(falling(2, 2), 0, TODAY, true)).isPresent();
        assertThat(Shortfall.of(falling(1, 1), 0, TODAY, true)).isEmpty();
    }

    @Test
    void farDaysMustBeSurer() {
        assertThat(Shortfall.of(falling(0, 5), 0, TODAY, false)).isEmpty();
        assertThat(Shortfall.of(falling(0, 6), 0, TODAY, false).orElseThrow().withinDays())
                .isEqualTo(90);
    }

    @Test
    void whatIsPastIsNotPredicted() {
        assertThat(Shortfall.of(falling(10, 10), 0, TODAY.plusDays(100), false)).isEmpty();
    }
}
