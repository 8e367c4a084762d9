package com.billify.reconciliation.core.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.BusinessCalendar;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Series.AmountKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFinderTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private int ids;

    private Payment line(LocalDate day, long cents, String name, String text) {
        return new Payment(
                "%05d".formatted(ids++),
                "BE1",
                day,
                new Money(cents, EUR),
                name,
                null,
                null,
                text.isEmpty() ? null : text,
                null);
    }

    private List<Payment> lines(int count, IntFunction<LocalDate> day, IntToLongFunction cents) {
        return IntStream.range(0, count)
                .mapToObj(index -> line(
                        BusinessCalendar.onOrAfter(day.apply(index)),
                        cents.applyAsLong(index),
                        "Verhuur Maes BV",
                        "contract 77123 periode " + (index + 1)))
                .toList();
    }

    private static List<Series> find(List<Payment> lines) {
        return SeriesFinder.find(lines, lines.getLast().bookingDate());
    }

    private static Series only(List<Payment> lines) {
        List<Series> found = find(lines);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void everyWeekIsWeekly() {
        Series series = only(lines(20, START::plusWeeks, index -> -145_00));
        assertThat(series.cadence()).isEqualTo(Cadence.WEEKLY);
        assertThat(series.nextDate()).isEqualTo(BusinessCalendar.onOrAfter(START.plusWeeks(20)));
        assertThat(series.nextAmount()).isEqualTo(new Money(-145_00, EUR));
        assertThat(series.amountKind()).isEqualTo(AmountKind.FIXED);
    }

    @Test
    void everyTwoAndEveryFourWeeksAreNoMonths() {
        assertThat(only(lines(14, index -> START.plusWeeks(2L * index), index -> -80_00))
                        .cadence())
                .isEqualTo(Cadence.TWO_WEEKLY);
        assertThat(only(lines(14, index -> START.plusWeeks(4L * index), index -> -80_00))
                        .cadence())
                .isEqualTo(Cadence.FOUR_WEEKLY);
    }

    @Test
    void theLastWorkingDayOfTheMonthStaysTheLastWorkingDay() {
        Series series = only(lines(
                14, index -> BusinessCalendar.fromEnd(YearMonth.of(2024, 1).plusMonths(index), 1), index -> -2_400_00));
        assertThat(series.cadence()).isEqualTo(Cadence.MONTHLY);
        assertThat(series.nextDate()).isEqualTo(BusinessCalendar.fromEnd(YearMonth.of(2025, 3), 1));
    }

    @Test
    void theThirtyFirstIsTheLastDayOfShorterMonths() {
        Series series = only(lines(13, index -> LocalDate.of(2024, 1, 31).plusMonths(index), index -> -50_00));
        assertThat(series.nextDate()).isBetween(LocalDate.of(2025, 2, 28), LocalDate.of(2025, 3, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void quartersAndHalfYearsAreFound(int months) {
        Series series =
                only(lines(7, index -> LocalDate.of(2022, 2, 10).plusMonths((long) months * index), index -> -900_00));
        assertThat(series.cadence().months()).isEqualTo(months);
        assertThat(series.nextDate())
                .isEqualTo(BusinessCalendar.onOrAfter(LocalDate.of(2022, 2, 10).plusMonths(7L * months)));
    }

    @Test
    void threeYearsMakeAYearlySeries() {
        Series series =
                only(lines(3, index -> LocalDate.of(2023, 4, 12).plusYears(index), index -> -1_900_00 - 40_00 * index));
        assertThat(series.cadence()).isEqualTo(Cadence.YEARLY);
        assertThat(series.nextDate())
                .isCloseTo(LocalDate.of(2026, 4, 13), org.assertj.core.api.Assertions.within(3, ChronoUnit.DAYS));
    }

    @Test
    void aGapDoesNotEndIt() {
        List<Payment> lines = new ArrayList<>(lines(15, START::plusMonths, index -> -61_00));
        lines.remove(6);
        assertThat(only(lines).lineIds()).hasSize(14);
    }

    @Test
    void anAmountThatDriftsIsFollowed() {
        Series series = only(lines(24, START::plusMonths, index -> -1_000_00 - 20_00 * (index / 12)));
        assertThat(series.amountKind()).isEqualTo(AmountKind.INDEXED);
        assertThat(series.nextAmount()).isEqualTo(new Money(-1_020_00, EUR));
    }

    @Test
    void anAmountThatDoublesTwiceAYearIsKnownInAdvance() {
        Series series = only(lines(
                29, START::plusMonths, index -> index % 12 == 5 || index % 12 == 0 ? -8_000_00 : -4_000_00 - index));
        assertThat(series.nextDate()).hasMonth(java.time.Month.JUNE);
        assertThat(series.nextAmount()).isBetween(new Money(-8_400_00, EUR), new Money(-7_600_00, EUR));
    }

    @Test
    void whatStoppedHasNoNextDay() {
        List<Payment> lines = lines(15, START::plusMonths, index -> -99_00);
        Series series = SeriesFinder.find(lines, START.plusMonths(20)).getFirst();
        assertThat(series.alive()).isLessThan(0.1);
        assertThat(series.nextDate()).isNull();
        assertThat(series.nextAmount()).isNull();
    }

    @Test
    void whatIsADayLateIsExpectedTomorrow() {
        List<Payment> lines = lines(15, START::plusMonths, index -> -99_00);
        LocalDate due = BusinessCalendar.onOrAfter(START.plusMonths(15));
        Series series = SeriesFinder.find(lines, due).getFirst();
        assertThat(series.nextDate()).isBetween(due, due.plusDays(1));
        assertThat(series.alive()).isGreaterThan(0.9);
    }

    @Test
    void threeCoffeesAWeekAreNoSubscription() {
        Random random = new Random(3);
        List<Payment> coffees = IntStream.range(0, 180)
                .mapToObj(index -> START.plusDays(random.nextInt(420)))
                .sorted()
                .map(day -> line(day, -2_80, "Koffiebar", "BANCONTACT KOFFIEBAR"))
                .toList();
        assertThat(find(coffees)).isEmpty();
    }

    @Test
    void aSupplierWhoDeliversNowAndThenIsNoSeries() {
        int found = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Payment> deliveries = IntStream.range(0, 26)
                    .mapToObj(index -> START.plusDays(random.nextInt(760)))
                    .sorted()
                    .map(day -> line(day, -10_000 - random.nextInt(90_000), "Groothandel Peeters", ""))
                    .toList();
            found += find(deliveries).size();
        }
        assertThat(found).isLessThanOrEqualTo(1);
    }

    @Test
    void wagesPremiumAndHolidayPayOfOnePersonAreSeriesOfTheirOwn() {
        List<Payment> lines = new ArrayList<>();
        for (int month = 0; month < 36; month++) {
            LocalDate day =
                    BusinessCalendar.onOrBefore(LocalDate.of(2023, 1, 28).plusMonths(month));
            lines.add(line(day, -2_100_00 - month * 3, "An Claes", "Loon"));
            if (day.getMonthValue() == 12) {
                lines.add(line(LocalDate.of(day.getYear(), 12, 20), -1_700_00, "An Claes", "Eindejaarspremie"));
            }
        }
        List<Series> found = find(lines.stream()
                .sorted(java.util.Comparator.comparing(Payment::bookingDate))
                .toList());
        assertThat(found).extracting(Series::cadence).containsExactly(Cadence.MONTHLY, Cadence.YEARLY);
        assertThat(found.getFirst().lineIds()).hasSize(36);
    }

    @Test
    void twoContractsOfOnePartyAreTwoSeries() {
        List<Payment> lines = Stream.concat(
                        lines(15, START::plusMonths, index -> -250_00).stream(),
                        lines(15, index -> START.plusDays(14).plusMonths(index), index -> -990_00).stream())
                .sorted(java.util.Comparator.comparing(Payment::bookingDate))
                .toList();
        assertThat(find(lines)).extracting(series -> series.lineIds().size()).containsExactly(15, 15);
    }

    @Test
    void moneyThatComesInComesBackTooAndIsNotMixedWithWhatGoesOut() {
        List<Payment> lines = Stream.concat(
                        lines(12, START::plusMonths, index -> 500_00).stream(),
                        lines(12, index -> START.plusDays(3).plusMonths(index), index -> -500_00).stream())
                .toList();
        assertThat(find(lines)).hasSize(2);
    }

    @Test
    void theOrderOfTheLinesDoesNotMatter() {
        List<Payment> lines = new ArrayList<>(lines(20, START::plusMonths, index -> -70_00 - index % 3));
        List<Series> found = SeriesFinder.find(lines, START.plusMonths(20));
        Collections.shuffle(lines, new Random(1));
        assertThat(SeriesFinder.find(lines, START.plusMonths(20))).isEqualTo(found);
    }

    @Test
    void hostileLinesAreSurvived() {
        List<Payment> lines = new ArrayList<>();
        String endless = "x9 ".repeat(100_000);
        for (int index = 0; index < 2_000; index++) {
            lines.add(new Payment(
                    "%05d".formatted(index), "BE1", START, new Money(index % 5, EUR), null, null, null, null, null));
        }
        lines.add(new Payment(
                "far", "BE1", LocalDate.of(9999, 12, 31), new Money(-1, EUR), "A", null, null, endless, null));
        lines.add(new Payment(
                "old",
                "BE1",
                LocalDate.of(1, 1, 1),
                new Money(Long.MIN_VALUE + 1, EUR),
                "A",
                null,
                null,
                endless,
                null));
        assertThat(SeriesFinder.find(lines, START)).isEmpty();
        assertThat(SeriesFinder.find(List.of(), START)).isEmpty();
    }
}
