package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 31);

    private final DayTable days = new DayTable(Frame.day(FIRST.minusYears(1)), Frame.day(FIRST.plusYears(4)));

    /** Interest of a cent, and once a gift in the place of it. */
    @Test
    void aGiftInTheMonthOfACentIsNoMonthThatStandsOut() {
        long[] amounts = new long[14];
        Arrays.fill(amounts, 1);
        amounts[3] = 190_000;

        assertThat(series(amounts).amounts().mean(days.month(Frame.day(LocalDate.of(2026, 4, 30)))))
                .isLessThan(190_000 / 2);
    }

    @Test
    void whatIsAThousandTimesThatOfAYearAgoIsNotExpectedToGrowSoAgain() {
        long[] amounts = {50, 60, 40, 50, 60, 50, 40, 55, 60, 45, 50, 60, 50_000, 61_000, 39_000, 52_000, 60_000, 50_000
        };

        assertThat(mostOf(amounts)).isLessThanOrEqualTo(61_000);
    }

    @Test
    void twoWagesInDecemberAreExpectedAgain() {
        long[] amounts = new long[14];
        Arrays.fill(amounts, 200_000);
        amounts[11] = 400_000;

        assertThat(series(amounts).amounts().mean(days.month(Frame.day(LocalDate.of(2026, 12, 15)))))
                .isEqualTo(400_000);
    }

    @Test
    void linesOfNobodyAreOneOnlyWhereTheirTextIsTheSame() {
        Words words = new Words();

        assertThat(words.group(line("PAYEE038"))).isNotEqualTo(words.group(line("PAYEE052")));
        assertThat(words.group(line("rent 0412"))).isEqualTo(words.group(line("rent 0512")));
    }

    private static Line line(String text) {
        return new Line(FIRST, 100, "", "", text, false);
    }

    /** The most that is said or drawn of any month of the next two years. */
    private long mostOf(long... amounts) {
        Recurrence.Amounts said = series(amounts).amounts();
        int from = days.month(Frame.day(FIRST)) + amounts.length;
        long most = 0;
        for (int month = from; month < from + 24; month++) {
            most = Math.max(most, said.mean(month));
            for (double u = 0.01; u < 1; u += 0.07) {
                most = Math.max(most, said.draw(month, u));
            }
        }
        return most;
    }

    private Recurrence series(long... amounts) {
        List<Recurrence.Event> events = new ArrayList<>();
        for (int month = 0; month < amounts.length; month++) {
            events.add(new Recurrence.Event(Frame.day(FIRST.plusMonths(month)), amounts[month]));
        }
        return Recurrence.find("key", events, days).orElseThrow();
    }
}
