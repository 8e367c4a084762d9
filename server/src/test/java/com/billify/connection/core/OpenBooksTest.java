package com.billify.connection.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.connection.core.OpenBooks.Known;
import com.billify.connection.core.OpenBooks.Listed;
import com.billify.connection.core.OpenBooks.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenBooksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void itemIsSettledOnTheDayOfTheFirstOfTwoListsWithoutIt() {
        Map<String, Known> known = Map.of("a", known("a", null), "b", known("b", null));

        Outcome first = OpenBooks.compare(known, listed("b"), NOW);
        assertThat(first.missing()).containsExactly("a");
        assertThat(first.settled()).isEmpty();
        assertThat(first.told()).isEmpty();

        Outcome second = OpenBooks.compare(
                Map.of("a", known("a", NOW), "b", known("b", null)), listed("b"), NOW.plusSeconds(7200));
        assertThat(second.settled()).isEqualTo(Map.of("a", DAY));
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void itemThatComesBackIsToldAgain() {
        assertThat(OpenBooks.compare(Map.of("a", known("a", NOW)), listed("a"), NOW)
                        .told())
                .hasSize(1);
        assertThat(OpenBooks.compare(Map.of("a", new Known("a", 10_00, 10_00, NOW, DAY)), listed("a"), NOW)
                        .told())
                .hasSize(1);
    }

    @Test
    void whenNearlyAllGoAtOnceTheyMustStayAwayForADay() {
        Map<String, Known> known = new HashMap<>();
        for (int index = 0; index < 30; index++) {
            known.put("i" + index, known("i" + index, index == 0 ? null : NOW));
        }
        Outcome soon = OpenBooks.compare(known, listed("i0"), NOW.plusSeconds(3600));
        assertThat(soon.settled()).isEmpty();
        assertThat(soon.doubtful()).isTrue();

        Outcome later = OpenBooks.compare(known, listed("i0"), NOW.plusSeconds(80_000));
        assertThat(later.settled()).hasSize(29);
    }

    @Test
    void whatIsSettledIsNotMissedAgain() {
        Outcome outcome = OpenBooks.compare(Map.of("a", new Known("a", 10_00, 10_00, NOW, DAY)), listed(), NOW);
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.settled()).isEmpty();
    }

    private static Known known(String id, @org.jspecify.annotations.Nullable Instant missingSince) {
        return new Known(id, 10_00, 10_00, missingSince, null);
    }

    private static Map<String, Listed> listed(String... ids) {
        Map<String, Listed> listed = new HashMap<>();
        Arrays.stream(ids).forEach(id -> listed.put(id, new Listed(id, 10_00, 10_00)));
        return listed;
    }
}
