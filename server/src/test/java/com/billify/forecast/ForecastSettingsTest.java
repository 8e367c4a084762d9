package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class ForecastSettingsTest {
    @Autowired
    MockMvc mvc;

    private Journey bakery() {
        Journey journey = Journey.begin(mvc, Map.of("floor", "5000", "enterpriseNumber", "0999123457"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        journey.forecast(1);
        return journey;
    }

    private static JsonNode put(Journey journey, String path, Map<String, Object> body) {
        var answer = journey.browser().put(journey.company() + "/forecast/settings" + path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode duty(JsonNode settings, String kind) {
        for (JsonNode duty : settings.path("duties")) {
            if (duty.path("kind").asString().equals(kind)) {
                return duty;
            }
        }
        throw new AssertionError(kind);
    }

    private static BigDecimal lastMean(Journey journey) {
        journey.forecast(1);
        return new BigDecimal(
                journey.get("/forecast/weeks").at("/weeks/12/closing/amount").asString());
    }

    @Test
    void withOneBankFileAndNothingSaidTheForecastSaysWhatIsMissing() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        journey.forecast(1);

        JsonNode settings = journey.get("/forecast/settings");
        JsonNode sharper = journey.get("/forecast/sharper");

        assertThat(settings.path("vatRegime").isNull()).isTrue();
        assertThat(duty(settings, "vat").path("standing").asString()).isEqualTo("off");
        assertThat(new BigDecimal(sharper.at("/band/amount").asString())).isPositive();
        assertThat(sharper.path("gains")).isNotEmpty();
    }

    @Test
    void whatIsSaidIsCountedFromItsDayOn() {
        Journey journey = bakery();
        BigDecimal before = lastMean(journey);

        JsonNode settings = put(journey, "/duties/selfEmployed", Map.of("counts", true, "amount", "1200.00"));

        assertThat(duty(settings, "selfEmployed").at("/amount/amount").asString())
                .isEqualTo("1200.00");
        BigDecimal less = before.subtract(lastMean(journey));
        assertThat(less).isBetween(new BigDecimal("1150"), new BigDecimal("1250"));
        JsonNode counted = duty(journey.get("/forecast/settings"), "selfEmployed");
        assertThat(counted.path("standing").asString()).isEqualTo("counted");
        assertThat(counted.path("nextOn").asString()).isEqualTo("2026-12-31");
    }

    @Test
    void unusedCreditCountsWhereTheFloorIsAskedFor() {
        Journey journey = bakery();
        int without = belowFloor(journey);
        Map<String, Object> said = new HashMap<>();
        said.put("unusedCredit", "1000000");

        put(journey, "", said);

        assertThat(belowFloor(journey)).isZero().isLessThanOrEqualTo(without);
        JsonNode outlook = journey.forecast(90).path("outlook");
        assertThat(outlook.at("/unusedCredit/amount").asString()).isEqualTo("1000000.00");
        assertThat(outlook.path("firstBelowFloor").isNull()).isTrue();
    }

    private static int belowFloor(Journey journey) {
        return journey.forecast(90).at("/outlook/chances/2/belowFloorPermille").asInt();
    }

    @Test
    void whatHasEndedLeavesTheForecastAndCanBeTakenBack() {
        Journey journey = bakery();
        JsonNode first = journey.get("/forecast/settings").path("series").get(0);
        Map<String, Object> ended = new HashMap<>();
        ended.put("key", first.path("key").asString());
        ended.put("word", "ended");

        put(journey, "/series", ended);
        journey.forecast(1);

        JsonNode after = state(journey, first);
        assertThat(after.path("word").asString()).isEqualTo("ended");
        assertThat(after.path("nextOn").isNull()).isTrue();
        assertThat(after.path("name")).isEqualTo(first.path("name"));
        ended.put("word", null);
        put(journey, "/series", ended);
        journey.forecast(1);
        assertThat(state(journey, first)).isEqualTo(first);
    }

    private static JsonNode state(Journey journey, JsonNode like) {
        for (JsonNode one : journey.get("/forecast/settings").path("series")) {
            if (one.path("key").equals(like.path("key"))) {
                return one;
            }
        }
        throw new AssertionError(like.toString());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Journey journey = bakery();
        String settings = journey.company() + "/forecast/settings";

        assertThat(journey.browser()
                        .put(settings + "/duties/vat", Map.of("counts", true, "amount", "-5"))
                        .status())
                .isEqualTo(422);
        assertThat(journey.browser().put(settings, Map.of("unusedCredit", "-1")).status())
                .isEqualTo(422);
        assertThat(journey.browser()
                        .put(settings + "/series", Map.of("key", "nobody", "word", "ended"))
                        .status())
                .isEqualTo(404);
    }
}
