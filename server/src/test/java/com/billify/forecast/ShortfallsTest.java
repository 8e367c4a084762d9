package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortfallsTest {
    @Autowired
    MockMvc mvc;

    private @Nullable Journey bakery;

    /** One for all tests: none looks at what another has changed. */
    private Journey bakery() {
        Journey known = bakery;
        if (known == null) {
            known = Journey.begin(mvc, Map.of("enterpriseNumber", "0999123457"));
            known.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
            bakery = known;
        }
        return known;
    }

    private static void floor(Journey journey, String floor) {
        assertThat(journey.browser()
                        .patch(journey.company(), Map.of("floor", floor))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode shortfall(Journey journey) {
        return journey.forecast(90).at("/outlook/shortfall");
    }

    private static long said(Journey journey) {
        return journey.all("/audit").stream()
                .filter(entry -> entry.path("action").asString().equals("shortfallPredicted"))
                .count();
    }

    @Test
    void anEpisodeIsSaidOnceAndDismissedOnceAndTheNextOneIsSaidAgain() {
        Journey journey = bakery();
        floor(journey, "1000000");

        JsonNode first = shortfall(journey);

        assertThat(first.path("byFloor").asBoolean()).isTrue();
        assertThat(first.path("chancePermille").asInt()).isGreaterThanOrEqualTo(333);
        assertThat(new BigDecimal(first.at("/missing/amount").asString())).isPositive();
        floor(journey, "1000001");
        assertThat(shortfall(journey).path("id")).isEqualTo(first.path("id"));
        assertThat(said(journey)).isEqualTo(1);

        String dismiss =
                journey.company() + "/forecast/shortfalls/" + first.path("id").asString() + "/dismiss";
        assertThat(journey.browser().post(dismiss, Map.of()).status()).isEqualTo(204);
        assertThat(journey.browser().post(dismiss, Map.of()).status()).isEqualTo(204);
        assertThat(shortfall(journey).isNull()).isTrue();

        floor(journey, "-1000000");
        assertThat(shortfall(journey).isNull()).isTrue();
        floor(journey, "1000000");
        assertThat(shortfall(journey).path("id").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("id").asString());
        assertThat(said(journey)).isEqualTo(2);
    }

    @Test
    void adviceNamesBillsAndCustomersOfTheBooks() {
        Journey journey = bakery();
        journey.forecast(1);

        JsonNode advice = journey.get("/forecast/advice");

        assertThat(advice.path("lowestOn").asString()).isNotEmpty();
        for (JsonNode bill : advice.path("pay")) {
            assertThat(bill.path("counterpartyName").isNull()).isFalse();
            assertThat(new BigDecimal(bill.at("/amount/amount").asString())).isNegative();
        }
        for (JsonNode customer : advice.path("chase")) {
            assertThat(new BigDecimal(customer.at("/adds/amount").asString())).isPositive();
        }
        assertThat(advice.path("pay").size() + advice.path("chase").size()).isPositive();
    }
}
