package com.billify.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/**
 * Whatever figure the API shows with a list: the list sums to it, exactly, and so do the figures within that list.
 * Figures are found by their shape, so that one added tomorrow is tested tomorrow.
 */
@SpringTest
class FiguresTest {
    @Autowired
    MockMvc mvc;

    @Test
    void everyFigureIsTheSumOfItsList() {
        Journey journey = Journey.begin(mvc, Map.of("floor", "50000"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        journey.forecast(90);

        Set<String> proven = crawl(
                journey,
                "/dashboard",
                "/insights",
                "/forecast",
                "/forecast/weeks",
                "/accounts",
                "/accounts?on=2026-10-15");

        assertThat(proven)
                .as("kinds of lists that were opened")
                .anyMatch(href -> href.contains("/accounts?on="))
                .anyMatch(href -> href.contains("/proof"))
                .anyMatch(href -> href.contains("/transactions?account="))
                .anyMatch(href -> href.contains("transfers=external") && href.endsWith("direction=out"))
                .anyMatch(href -> href.contains("urgency=overdue"))
                .anyMatch(href -> href.contains("counterparty="))
                .anyMatch(href -> href.contains("issuedFrom="))
                .anyMatch(href -> href.contains("category=goods"))
                .anyMatch(href -> href.contains("/forecast/explanation/"))
                .anyMatch(href -> href.contains("/forecast/parts?row=fixed"))
                .anyMatch(href -> href.contains("/forecast/2026-"));
    }

    /** Its first day decides what is summed: the tests stand on 22 November 2026, and the bank lines begin in October. */
    @Test
    void theYearSoFarFollowsTheFinancialYear() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        JsonNode calendar = journey.get("/insights").path("year");
        assertThat(calendar.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(calendar.path("in").isNull())
                .as("the bank lines do not go back to January")
                .isTrue();

        journey.browser().patch(journey.company(), Map.of("financialYearStart", "10-01"));

        JsonNode year = journey.get("/insights").path("year");
        assertThat(year.path("from").asString()).isEqualTo("2026-10-01");
        assertThat(year.path("to").asString()).isEqualTo("2027-09-30");
        assertThat(year.at("/in/before").isNull()).isTrue();
        assertThat(new BigDecimal(year.at("/in/amount/amount").asString())
                        .add(new BigDecimal(year.at("/out/amount/amount").asString())))
                .isEqualByComparingTo(year.at("/net/amount/amount").asString());
        assertThat(crawl(journey, "/insights"))
                .anyMatch(href -> href.contains("/transactions?from=2026-10-01"))
                .anyMatch(href -> href.contains("issuedFrom=2026-10-01"));
    }

    @Test
    void everyFigureIsTheSumOfItsListAlsoAcrossAGap() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-11-coda.cod", "2026-10-camt053.xml");
        Map<String, byte[]> october = Journey.fixtures("2026-10-coda.cod");
        String text = new String(october.get("2026-10-coda.cod"), java.nio.charset.StandardCharsets.ISO_8859_1);
        String first = text.substring(0, text.indexOf('\n', text.indexOf("\n9")) + 1);
        journey.bring(Map.of("first.cod", first.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));

        Set<String> proven = crawl(journey, "/dashboard", "/accounts");

        assertThat(journey.all("/accounts").toString()).contains("\"proof\":\"gap\"");
        assertThat(proven).hasSizeGreaterThan(5);
    }

    @Test
    void everyFigureIsTheSumOfItsListAlsoOfWhatPeopleTypeSetAsideAndPayInCash() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
        expect(journey, "Rent", "payable", "2026-12-01", "1450");
        expect(journey, "Grant", "receivable", "2026-11-10", "4200");
        expect(journey, "Lapsed", "receivable", "2026-10-01", "999");
        List<JsonNode> open = journey.all("/invoices?status=open");
        change(journey, "setAside", open.getFirst(), Map.of("text", "not ours"));
        change(journey, "settleOutside", open.getLast(), Map.of("way", "cash", "day", "2026-11-20"));

        Set<String> proven = crawl(journey, "/dashboard", "/insights", "/forecast");

        assertThat(proven)
                .anyMatch(href -> href.contains("kind=expected") && href.endsWith("direction=payable"))
                .anyMatch(href -> href.contains("/forecast/2026-"));
        assertThat(journey.get("/dashboard").at("/open/expected/in/amount").asString())
                .isEqualTo("4200.00");
        assertThat(journey.all("/invoices?status=open")).hasSize(open.size() - 2);
    }

    private static void expect(Journey journey, String words, String direction, String day, String amount) {
        Map<String, String> fields = Map.of("number", words, "dueDate", day, "amount", amount, "certainty", "likely");
        assertThat(journey.browser()
                        .post(
                                journey.company() + "/invoices",
                                Map.of("kind", "expected", "direction", direction, "fields", fields))
                        .status())
                .isEqualTo(201);
    }

    private static void change(Journey journey, String kind, JsonNode invoice, Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("kind", kind);
        body.put("invoiceIds", List.of(invoice.path("id").asString()));
        assertThat(journey.browser().post(journey.company() + "/changes", body).status())
                .isEqualTo(201);
    }

    private static Set<String> crawl(Journey journey, String... paths) {
        Set<String> proven = new HashSet<>();
        Deque<JsonNode> answers = new ArrayDeque<>();
        for (String path : paths) {
            answers.add(journey.get(path));
        }
        while (!answers.isEmpty()) {
            for (JsonNode figure : figures(answers.pop())) {
                String href = figure.path("list").path("href").asString();
                if (!proven.add(href)) {
                    continue;
                }
                BigDecimal sum = BigDecimal.ZERO;
                for (JsonNode item : journey.all(href)) {
                    JsonNode counted =
                            item.path(figure.path("list").path("field").asString());
                    if (!counted.isNull()) {
                        assertThat(counted.path("currency").asString())
                                .as(href)
                                .isEqualTo(figure.path("currency").asString());
                        sum = sum.add(new BigDecimal(counted.path("amount").asString()));
                    }
                    answers.push(item);
                }
                assertThat(sum)
                        .as(href)
                        .isEqualByComparingTo(figure.path("amount").asString());
            }
        }
        return proven;
    }

    /** Every object with an amount and a list: a figure, or a part of one that has a list of its own. */
    private static Deque<JsonNode> figures(JsonNode root) {
        Deque<JsonNode> figures = new ArrayDeque<>();
        Deque<JsonNode> nodes = new ArrayDeque<>();
        nodes.add(root);
        while (!nodes.isEmpty()) {
            JsonNode node = nodes.pop();
            if (node.path("list").hasNonNull("href")) {
                figures.add(node.path("amount").isObject() ? flat(node) : node);
            }
            node.forEach(nodes::push);
        }
        return figures;
    }

    /** A list item whose amount is money of its own, such as a month of movements. */
    private static JsonNode flat(JsonNode item) {
        return ((tools.jackson.databind.node.ObjectNode) item.path("amount").deepCopy()).set("list", item.path("list"));
    }
}
