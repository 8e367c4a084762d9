package com.billify.insights.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void everyDueDateIsOfExactlyOneAge() {
        for (int days = -40; days < 400; days++) {
            LocalDate dueDate = TODAY.minusDays(days);
            assertThat(Arrays.stream(Age.values()).filter(age -> age.holds(dueDate, TODAY)))
                    .as(dueDate.toString())
                    .hasSize(1);
        }
    }

    @Test
    void whatIsDueTodayIsNotLate() {
        assertThat(Age.NOT_DUE.holds(TODAY, TODAY)).isTrue();
        assertThat(Age.UP_TO_30.holds(TODAY.minusDays(1), TODAY)).isTrue();
        assertThat(Age.UP_TO_30.holds(TODAY.minusDays(30), TODAY)).isTrue();
        assertThat(Age.OLDER.holds(TODAY.minusDays(91), TODAY)).isTrue();
    }
}
