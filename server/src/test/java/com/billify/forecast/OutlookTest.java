package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class OutlookTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    Forecasting forecasting;

    @Autowired
    OutlookRepository outlooks;

    @Autowired
    Foreground foreground;

    @Autowired
    CompanyTransaction transaction;

    @Autowired
    Clock clock;

    /** Brought in once, for the tests that only look. */
    private static @Nullable Journey looked;

    private Journey lookedAt() {
        if (looked == null) {
            looked = bakery();
        }
        return looked;
    }

    private Journey bakery() {
        Journey journey = Journey.begin(mvc, Map.of("floor", "5000", "enterpriseNumber", "0999123457"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        return journey;
    }

    @Test
    void aCompanyWithoutDataHasNoOutlookAndNoRecord() {
        Journey journey = Journey.begin(mvc);

        assertThat(journey.get("/forecast").path("outlook").isNull()).isTrue();
        assertThat(journey.get("/forecast/record").path("origins").asInt()).isZero();
        assertThat(journey.browser().get(journey.company() + "/forecast/weeks").status())
                .isEqualTo(404);
    }

    @Test
    void oneBankFileAndNothingElseMakesABand() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");

        JsonNode outlook = journey.forecast(90).path("outlook");

        assertThat(outlook.path("days")).hasSize(90);
        JsonNode far = outlook.path("days").get(60);
        assertThat(decimal(far.path("p10"))).isLessThan(decimal(far.path("p50")));
        assertThat(decimal(far.path("p50"))).isLessThan(decimal(far.path("p90")));
    }

    @Test
    void inAndOutOfADayAreTheChangeOfItsMeanAndTheWeeksAddUp() {
        Journey journey = lookedAt();
        JsonNode days = journey.forecast(184).path("outlook").path("days");

        JsonNode weeks = journey.get("/forecast/weeks");

        BigDecimal change = BigDecimal.ZERO;
        String end = weeks.path("weeks").get(12).path("to").asString();
        for (JsonNode day : days) {
            if (day.path("date").asString().compareTo(end) <= 0) {
                change = change.add(decimal(day.path("expectedIn"))).add(decimal(day.path("expectedOut")));
            }
        }
        JsonNode all = weeks.path("weeks");
        assertThat(decimal(all.get(12).at("/closing/amount")))
                .isEqualByComparingTo(change.add(decimal(all.get(0).at("/opening/amount"))));
        for (int week = 0; week < 13; week++) {
            BigDecimal sum = decimal(all.get(week).at("/opening/amount"));
            for (JsonNode row : weeks.path("rows")) {
                sum = sum.add(decimal(row.path("cells").get(week).path("amount")));
            }
            assertThat(sum).isEqualByComparingTo(decimal(all.get(week).at("/closing/amount")));
        }
    }

    @Test
    void aForecastThatAKilledProgramLeftIsWorkedOut() {
        Journey journey = bakery();
        CompanyId company = new CompanyId(UUID.fromString(journey.company().replaceAll(".*/", "")));
        journey.forecast(1);
        transaction.run(company, () -> outlooks.await(company, clock.instant().minus(Duration.ofMinutes(2))));
        assertThat(journey.get("/forecast").at("/outlook/upToDate").asBoolean()).isFalse();

        forecasting.takeUpWhatWasLeft();

        journey.forecast(1);
    }

    @Test
    void whileAPersonWaitsForMoreTheForecastWaitsToo() {
        Journey journey = bakery();
        CompanyId company = new CompanyId(UUID.fromString(journey.company().replaceAll(".*/", "")));
        journey.forecast(1);

        foreground.during(company, () -> {
            // So long ago that it would be overdue if nobody waited.
            transaction.run(
                    company, () -> outlooks.await(company, clock.instant().minus(Duration.ofMinutes(1))));
            assertThat(transaction.call(company, () -> forecasting.work(company)))
                    .as("there is more to do")
                    .isTrue();
            assertThat(journey.get("/forecast").at("/outlook/upToDate").asBoolean())
                    .isFalse();
        });
        transaction.call(company, () -> forecasting.work(company));

        journey.forecast(1);
        assertThat(journey.get("/forecast").at("/outlook/upToDate").asBoolean()).isTrue();
    }

    /** The lowest is that of the days, however the page groups them. */
    @Test
    void theLowestIsTheLowestDay() {
        JsonNode outlook = lookedAt().forecast(90).path("outlook");

        BigDecimal lowest = decimal(outlook.at("/lowest/balance/amount"));
        outlook.path("days").forEach(day -> assertThat(decimal(day.path("p50"))).isGreaterThanOrEqualTo(lowest));
    }

    @Test
    void eachAccountIsForecastAndEachFigureIsTheSumOfItsList() {
        Journey journey = lookedAt();
        journey.forecast(1);

        List<JsonNode> accounts = journey.all("/forecast/accounts");

        assertThat(accounts).hasSizeGreaterThan(1);
        for (JsonNode account : accounts) {
            JsonNode lowest = account.path("lowest");
            BigDecimal middle = decimal(lowest.at("/balance/amount"));
            account.path("days")
                    .forEach(day -> assertThat(decimal(day.path("p50"))).isGreaterThanOrEqualTo(middle));
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode part : journey.all(lowest.at("/balance/list/href").asString())) {
                sum = sum.add(decimal(part.at("/adds/amount")));
            }
            assertThat(sum).isEqualByComparingTo(middle);
        }
        UUID nobodys = UUID.randomUUID();
        assertThat(journey.browser()
                        .get(journey.company() + "/forecast/accounts/" + nobodys + "/explanation/2026-12-15")
                        .status())
                .isEqualTo(404);
    }

    /** One more line does not make them again; the record says of when it is. */
    @Test
    void pastForecastsAreMadeAgainOnceADayAndAfterAnImport() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        journey.forecast(1);
        String first = journey.get("/forecast/record").path("madeAt").asString();

        journey.browser().patch(journey.company(), Map.of("floor", "1234"));
        journey.forecast(1);
        assertThat(journey.get("/forecast/record").path("madeAt").asString()).isEqualTo(first);

        journey.bring("2026-11-coda.cod", "invoices");
        journey.forecast(1);
        assertThat(journey.get("/forecast/record").path("madeAt").asString()).isGreaterThan(first);
    }

    /** Reality replaces what was expected of it. */
    @Test
    void anExpectedItemCountsFromItsDayOnAndOnce() {
        Journey journey = bakery();
        String usual = lastMean(journey);
        Map<String, String> fields =
                Map.of("number", "Premie", "dueDate", "2026-12-15", "amount", "4321.09", "certainty", "certain");

        journey.browser()
                .post(
                        journey.company() + "/invoices",
                        Map.of("kind", "expected", "direction", "receivable", "fields", fields));

        assertThat(new BigDecimal(lastMean(journey)).subtract(new BigDecimal(usual)))
                .isEqualByComparingTo("4321.09");
    }

    private static String lastMean(Journey journey) {
        journey.forecast(1);
        return journey.get("/forecast/weeks").at("/weeks/12/closing/amount").asString();
    }

    @Test
    void aDayOfWhichNothingIsExpectedHasNoExplanation() {
        Journey journey = lookedAt();
        journey.forecast(1);
        LocalDate past = LocalDate.of(2026, 1, 1);

        assertThat(journey.browser()
                        .get(journey.company() + "/forecast/explanation/" + past)
                        .status())
                .isEqualTo(404);
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }

    @Test
    void aScenarioIsKeptAndWorkedOutAnewAndTouchesNothing() {
        Journey journey = lookedAt();
        JsonNode before = journey.forecast(184).path("outlook");
        Map<String, Object> van = Map.of(
                "kind",
                "purchase",
                "label",
                "Camionette",
                "date",
                "2027-01-15",
                "amount",
                Map.of("amount", "30000.00", "currency", "EUR"),
                "loan",
                Map.of("amount", "24000.00", "currency", "EUR"),
                "months",
                48,
                "yearlyPercent",
                4.5);

        String id = journey.browser()
                .post(journey.company() + "/forecast/scenarios", Map.of("name", "Camionette", "changes", List.of(van)))
                .json()
                .path("id")
                .asString();

        JsonNode otherwise = journey.get("/forecast/scenarios/" + id + "/outlook");
        for (int day = 0; day < otherwise.path("days").size(); day++) {
            JsonNode usual = before.path("days").get(day);
            JsonNode changed = otherwise.path("days").get(day);
            String date = usual.path("date").asString();
            assertThat(changed.path("date").asString()).isEqualTo(date);
            BigDecimal less = decimal(usual.path("p50")).subtract(decimal(changed.path("p50")));
            String expected = date.compareTo("2027-01-15") < 0 ? "0" : date.compareTo("2027-02-15") < 0 ? "6000" : null;
            if (expected != null) {
                assertThat(less).as(date).isEqualByComparingTo(expected);
            }
        }
        assertThat(journey.forecast(184).at("/outlook/days")).isEqualTo(before.path("days"));
        assertThat(journey.browser()
                        .delete(journey.company() + "/forecast/scenarios/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(journey.get("/forecast/scenarios")).isEmpty();
    }

    @Test
    void aChangeThatMakesNoSenseIsRefused() {
        Journey journey = lookedAt();
        journey.forecast(1);

        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("kind", "sales", "percent", -200),
                Map.of("kind", "paysLater"),
                Map.of("kind", "monthly", "from", "2027-13", "amount", Map.of("amount", "-1.00", "currency", "EUR")),
                Map.of("kind", "once", "date", "2027-01-01", "amount", Map.of("amount", "1.00", "currency", "USD")))) {
            assertThat(journey.browser()
                            .post(journey.company() + "/forecast/what-if", Map.of("changes", List.of(change)))
                            .status())
                    .as(change.toString())
                    .isEqualTo(422);
        }
    }
}
