package com.billify.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class DashboardTest {
    @Autowired
    MockMvc mvc;

    @Test
    void aCompanyWithoutDataHasNoFiguresAtAll() {
        JsonNode dashboard = Journey.begin(mvc).get("/dashboard");

        assertThat(dashboard.path("balance").isNull()).isTrue();
        assertThat(dashboard.path("forecast").isNull()).isTrue();
        assertThat(dashboard.path("past")).isEmpty();
        assertThat(dashboard.path("todo")).isEmpty();
    }

    @Test
    void theBakeryReadsItsTrueFigures() {
        Journey journey = Journey.begin(mvc, Map.of("floor", "5000"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");

        JsonNode dashboard = journey.get("/dashboard");

        assertThat(amount(dashboard.path("balance"))).isEqualTo("43801.68");
        assertThat(dashboard.path("dataAsOf").path("accountsProven").asInt()).isEqualTo(2);
        assertThat(amount(dashboard.path("open").path("receivable").path("total")))
                .isEqualTo("4592.84");
        assertThat(amount(dashboard.path("open").path("receivable").path("overdue")))
                .isEqualTo("1774.30");
        assertThat(amount(dashboard.path("open").path("payable").path("total"))).isEqualTo("-4680.38");
        assertThat(dashboard.path("company").path("enterpriseNumber").asString())
                .isEqualTo("0999123457");
        assertThat(dashboard.path("company").path("name").asString()).isEqualTo("Bakkerij De Korenaar BV");
    }

    /** What is overdue counts today, a due item on its day, and a day's low is not hidden by a later high. */
    @Test
    void theLowestPointIsTheDailyOne() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");

        JsonNode forecast = journey.get("/forecast?days=90");

        // 43801.68 + 1880.30 - 106.00 - 498.52, all overdue and so expected today
        assertThat(day(forecast, "2026-11-22").path("balance").asString()).isEqualTo("45077.46");
        // less 1023.06, plus 2093.50, less 3158.80: the mill's bill, eleven days before the next receipt
        assertThat(forecast.path("lowest").path("date").asString()).isEqualTo("2026-12-05");
        assertThat(amount(forecast.path("lowest").path("balance"))).isEqualTo("42989.10");
    }

    @Test
    void ownTransfersAreNeitherIncomeNorCostOnceBothAccountsAreKnown() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        String outBefore = amount(journey.get("/dashboard").path("last30").path("out"));
        journey.bring("2026-10-camt053.xml");

        JsonNode flows = journey.get("/dashboard").path("last30");

        assertThat(new BigDecimal(amount(flows.path("out"))).subtract(new BigDecimal(outBefore)))
                .isEqualByComparingTo("4000.00");
        assertThat(journey.all("/transactions?transfers=own")).hasSize(2);
        String savings = journey.all("/accounts").getFirst().path("id").asString();
        assertThat(journey.all("/transactions?direction=in&account=" + savings)).hasSize(1);
    }

    @Test
    void anAccountThatJoinsLaterIsSaidSoAndIsNoIncome() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-10-camt053.xml");

        JsonNode starts = journey.get("/dashboard").path("accountStarts");

        assertThat(starts).hasSize(1);
        assertThat(starts.get(0).path("accountNumber").asString()).isEqualTo("BE91738209331476");
        assertThat(amount(starts.get(0).path("balance"))).isEqualTo("22150.00");
    }

    @Test
    void theDaysOfACurveSumToTheFlowsOfItsPeriod() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml");

        JsonNode dashboard = journey.get("/dashboard");

        BigDecimal in = BigDecimal.ZERO;
        for (JsonNode day : dashboard.path("past")) {
            if (day.path("date")
                            .asString()
                            .compareTo(dashboard.path("last30").path("from").asString())
                    >= 0) {
                in = in.add(new BigDecimal(day.path("in").asString()));
            }
        }
        assertThat(in).isEqualByComparingTo(amount(dashboard.path("last30").path("in")));
    }

    @Test
    void aNameThatAPersonGaveIsNotLearntOver() {
        Journey journey = Journey.begin(mvc, Map.of("name", "De bakker"));
        journey.bring("2026-10-coda.cod");

        assertThat(journey.get("/dashboard").path("company").path("name").asString())
                .isEqualTo("De bakker");
    }

    /** A bill that was expected and is now paid counts once: only the difference between the two changes a later day. */
    @Test
    void realityReplacesWhatWasExpectedOfIt() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
        String invoice = journey.all("/invoices?direction=receivable&status=settled")
                .getFirst()
                .path("id")
                .asString();
        String settlement = journey.get("/invoices/" + invoice)
                .path("settlements")
                .get(0)
                .path("id")
                .asString();
        String paid = lastBalance(journey);

        journey.browser().delete(journey.company() + "/settlements/" + settlement);
        String unpaid = lastBalance(journey);

        assertThat(new BigDecimal(unpaid))
                .isEqualByComparingTo(new BigDecimal(paid)
                        .add(new BigDecimal(journey.get("/invoices/" + invoice)
                                .path("outstanding")
                                .path("amount")
                                .asString())));
    }

    private static String lastBalance(Journey journey) {
        JsonNode days = journey.get("/forecast?days=90").path("days");
        return days.get(days.size() - 1).path("balance").asString();
    }

    private static JsonNode day(JsonNode forecast, String date) {
        for (JsonNode day : forecast.path("days")) {
            if (day.path("date").asString().equals(date)) {
                return day;
            }
        }
        throw new AssertionError("no " + date + " in " + forecast);
    }

    private static String amount(JsonNode figure) {
        return figure.path("amount").asString();
    }
}
