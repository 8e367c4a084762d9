package com.billify.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
    private final Rotation rotation = new Rotation(7, 4, 12);

    @Test
    void yearOfDailyBackupsBecomesDaysWeeksAndMonths() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        Set<LocalDate> made = new TreeSet<>();
        for (int days = 0; days < 500; days++) {
            made.add(today.minusDays(days));
        }

        Set<LocalDate> kept = new TreeSet<>(rotation.keep(made));

        assertThat(kept)
                .contains(today, today.minusDays(6))
                .doesNotContain(today.minusDays(8))
                .contains(LocalDate.of(2026, 11, 15), LocalDate.of(2026, 11, 8), LocalDate.of(2026, 11, 1))
                .contains(LocalDate.of(2026, 10, 31), LocalDate.of(2025, 12, 31))
                .doesNotContain(LocalDate.of(2025, 11, 30));
        assertThat(kept).hasSize(7 + 3 + 11);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsDeletedDayByDayIsNeverMissedLater(long seed) {
        Random random = new Random(seed);
        Set<LocalDate> all = new TreeSet<>();
        Set<LocalDate> there = new TreeSet<>();
        LocalDate day = LocalDate.of(2025, 1, 1);
        for (int count = 0; count < 800; count++) {
            day = day.plusDays(1);
            if (random.nextInt(4) == 0) {
                continue; // the machine was off
            }
            all.add(day);
            there.add(day);
            there.retainAll(rotation.keep(there));
            assertThat(there).contains(day).hasSizeLessThanOrEqualTo(23);
        }
        assertThat(there.stream().map(YearMonth::from).distinct().count())
                .as("a backup of each of the last twelve months")
                .isGreaterThanOrEqualTo(12);
        assertThat(there)
                .as("and of each of the last seven days that had one")
                .containsAll(all.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .limit(7)
                        .toList());
    }

    @Test
    void daysWithoutBackupsCostNoneOfThoseThereAre() {
        Set<LocalDate> old = Set.of(LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 4));

        assertThat(rotation.keep(old)).isEqualTo(old);
    }
}
