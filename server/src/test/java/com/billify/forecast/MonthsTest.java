package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class MonthsTest {
    @Autowired
    MockMvc mvc;

    /** However far is looked, the days that two forecasts have in common come to the same cent. */
    @Test
    void theMonthsGoOnWhereTheDaysEndAndAgreeWithThemUntilThen() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        JsonNode days = journey.forecast(184).at("/outlook/days");

        JsonNode months = journey.get("/forecast/months");

        assertThat(months.path("months")).hasSize(18);
        assertThat(months.at("/months/17/to").asString()).isEqualTo("2028-04-30");
        BigDecimal mean = decimal(months.at("/months/0/opening/amount"));
        int compared = 0;
        int month = 0;
        for (JsonNode day : days) {
            mean = mean.add(decimal(day.path("expectedIn"))).add(decimal(day.path("expectedOut")));
            JsonNode end = months.path("months").get(month);
            if (day.path("date").asString().equals(end.path("to").asString())) {
                assertThat(decimal(end.at("/closing/amount"))).isEqualByComparingTo(mean);
                assertThat(decimal(end.at("/p50/amount"))).isEqualByComparingTo(decimal(day.path("p50")));
                assertThat(decimal(end.at("/p10/amount"))).isEqualByComparingTo(decimal(day.path("p10")));
                month++;
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6);
    }

    @Test
    void everyMonthIsTheSumOfItsRows() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        journey.forecast(1);

        JsonNode months = journey.get("/forecast/months");

        for (int month = 0; month < 18; month++) {
            BigDecimal sum = decimal(months.at("/months/" + month + "/opening/amount"));
            for (JsonNode row : months.path("rows")) {
                sum = sum.add(decimal(row.path("cells").get(month).path("amount")));
            }
            assertThat(sum).isEqualByComparingTo(decimal(months.at("/months/" + month + "/closing/amount")));
        }
        // Of days that are kept, and of days that are worked out again.
        for (int month : List.of(0, 17)) {
            for (JsonNode row : months.path("rows")) {
                JsonNode cell = row.path("cells").get(month);
                BigDecimal parts = BigDecimal.ZERO;
                for (JsonNode part : journey.all(cell.at("/list/href").asString())) {
                    parts = parts.add(decimal(part.at("/adds/amount")));
                }
                assertThat(parts).as(cell.toString()).isEqualByComparingTo(decimal(cell.path("amount")));
            }
        }
    }

    @Test
    void nothingIsExpectedOfDaysThatAreNotForecast() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        journey.forecast(1);

        String far = journey.company() + "/forecast/parts?row=rest&from=2030-01-01&to=2030-01-31";

        assertThat(journey.browser().get(far).problem()).isEqualTo("not-ahead");
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }
}
