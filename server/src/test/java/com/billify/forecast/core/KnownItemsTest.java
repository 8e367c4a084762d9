package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownItemsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void anItemCountsOnTheDayItIsDueAndAnOverdueOneToday() {
        List<KnownItems.Day> days = KnownItems.project(
                euroCents(100_00),
                TODAY,
                3,
                List.of(item(TODAY.minusDays(40), 30_00), item(TODAY.plusDays(2), -50_00)));

        assertThat(days)
                .extracting(KnownItems.Day::balance)
                .containsExactly(euroCents(130_00), euroCents(130_00), euroCents(80_00));
    }

    @Test
    void theLowestDayIsFoundThoughTheMonthEndsHigher() {
        List<KnownItems.Day> days = KnownItems.project(
                euroCents(100_00),
                TODAY,
                30,
                List.of(item(TODAY.plusDays(5), -150_00), item(TODAY.plusDays(6), 200_00)));

        KnownItems.Day lowest = Objects.requireNonNull(KnownItems.lowest(days));

        assertThat(lowest.date()).isEqualTo(TODAY.plusDays(5));
        assertThat(lowest.balance()).isEqualTo(euroCents(-50_00));
    }

    @Test
    void whatIsDueAfterTheLastDayDoesNotCount() {
        assertThat(KnownItems.project(euroCents(1), TODAY, 2, List.of(item(TODAY.plusDays(2), 5_00))))
                .extracting(KnownItems.Day::in)
                .containsOnly(euroCents(0));
    }

    @Test
    void whatAPersonExpectsIsPartOfTheDayAndShownApart() {
        KnownItems.Day day = KnownItems.project(
                        euroCents(100_00),
                        TODAY,
                        1,
                        List.of(
                                item(TODAY, 30_00),
                                new KnownItems.Item(UUID.randomUUID(), TODAY, euroCents(20_00), true),
                                new KnownItems.Item(UUID.randomUUID(), TODAY, euroCents(-70_00), true)))
                .getFirst();

        assertThat(day.in()).isEqualTo(euroCents(50_00));
        assertThat(day.byYouIn()).isEqualTo(euroCents(20_00));
        assertThat(day.out()).isEqualTo(euroCents(-70_00));
        assertThat(day.byYouOut()).isEqualTo(euroCents(-70_00));
        assertThat(day.balance()).isEqualTo(euroCents(80_00));
    }

    private static KnownItems.Item item(LocalDate dueDate, long cents) {
        return new KnownItems.Item(UUID.randomUUID(), dueDate, euroCents(cents), false);
    }

    private static Money euroCents(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
