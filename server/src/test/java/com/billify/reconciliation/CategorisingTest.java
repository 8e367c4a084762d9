package com.billify.reconciliation;

import static com.billify.reconciliation.MadeBooks.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.StatedLine;
import com.billify.kernel.CompanyId;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** What lines are for, and which of them come back, on a real database. */
@SpringTest
@Import(MadeBooks.class)
class CategorisingTest {
    private static final LocalDate DAY = LocalDate.of(2025, 9, 1);
    private static final String LANDLORD = "BE68539007547034";

    @Autowired
    MockMvc mvc;

    @Autowired
    MadeBooks books;

    @Autowired
    Pairing pairing;

    @Autowired
    Categorising categorising;

    private Journey journey;
    private CompanyId company;

    @BeforeEach
    void aYearOfRent() {
        journey = Journey.begin(mvc);
        company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
        List<StatedLine> lines = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            lines.add(line(DAY.plusMonths(month), -950_00, "Immo Gevelsteen NV", LANDLORD, "huur " + month));
        }
        books.bring(company, lines.toArray(StatedLine[]::new));
        look();
    }

    @Test
    void aUsersChoiceIsNeverOverwrittenAndOthersOfTheCounterpartyFollow() {
        choose("huur 3", "loan");
        look();
        look();

        JsonNode chosen = transaction("huur 3");
        assertThat(chosen.path("category").asString()).isEqualTo("loan");
        assertThat(chosen.path("categoryBy").asString()).isEqualTo("user");
        assertThat(transaction("huur 7").path("category").asString()).isEqualTo("loan");
        assertThat(transaction("huur 7").path("categoryBy").asString()).isEqualTo("memory");
        assertThat(journey.all("/transactions?category=loan")).hasSize(12);
        books.bring(company, line(DAY.plusMonths(12), -950_00, "Immo Gevelsteen NV", LANDLORD, "huur 12"));
        look();
        assertThat(transaction("huur 3").path("categoryBy").asString()).isEqualTo("user");
        assertThat(transaction("huur 12").path("category").asString()).isEqualTo("loan");
    }

    /** Amount and rhythm alone may look like a cleaner's. */
    @Test
    void onlyALineWhoseWordsSayWhatItIsForIsCalledThat() {
        List<StatedLine> lines = new ArrayList<>();
        for (int week = 0; week < 40; week++) {
            lines.add(line(
                    DAY.plusWeeks(week),
                    -555_00 - week * 100,
                    "Zuivel De Koe BV",
                    "BE54000000000097",
                    "26-" + (1000 + week)));
        }
        books.bring(company, lines.toArray(StatedLine[]::new));
        look();

        assertThat(transaction("26-1007").path("category").asString()).isEqualTo("other");
        assertThat(transaction("huur 7").path("category").asString()).isEqualTo("rent");
    }

    @Test
    void whatPaysAnInvoiceForSomethingBoughtIsAtLeastThat() {
        Journey bakery = Journey.begin(mvc);
        bakery.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
        categorising.lookAtAll(CompanyId.parse(bakery.company().substring("/api/v1/companies/".length())));

        assertThat(bakery.all("/transactions?direction=out&matched=yes"))
                .isNotEmpty()
                .noneMatch(line -> line.path("category").asString().equals("other"));
    }

    @Test
    void whatComesBackFromNobodyIsCalledByItsWords() {
        for (int month = 0; month < 12; month++) {
            books.bring(company, line(DAY.plusMonths(month), -118_000, null, null, "Aflossing krediet oven " + month));
        }
        look();

        assertThat(journey.get("/regular-payments"))
                .extracting(series -> series.path("text").asString())
                .containsExactlyInAnyOrder("", "Aflossing krediet oven 11");
    }

    @Test
    void aChoiceThatIsTakenBackLeavesNoTrace() {
        String before = transaction("huur 3").path("category").asString();
        JsonNode chosen = choose("huur 3", "loan");
        look();
        Browser.Answer undone = journey.browser()
                .post(journey.company() + "/changes/" + chosen.path("changeId").asString() + "/undo", Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        look();

        assertThat(transaction("huur 3").path("category").asString()).isEqualTo(before);
        assertThat(transaction("huur 7").path("category").asString()).isEqualTo(before);
        assertThat(journey.all("/transactions?category=loan")).isEmpty();
    }

    @Test
    void aCategoryThatIsNoneIsRefused() {
        Browser.Answer answer = journey.browser()
                .post(
                        journey.company() + "/categories",
                        Map.of("transactionIds", List.of(books.line(company, "huur 3")), "category", "holidays"));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void rentComesBackEveryMonthWithItsNextDayAndItsLines() {
        JsonNode all = journey.get("/regular-payments");
        assertThat(all).hasSize(1);
        JsonNode rent = all.get(0);
        assertThat(rent.path("cadence").asString()).isEqualTo("monthly");
        assertThat(rent.path("amountKind").asString()).isEqualTo("fixed");
        assertThat(rent.at("/nextAmount/amount").asString()).isEqualTo("-950.00");
        assertThat(LocalDate.parse(rent.path("nextDate").asString()))
                .isBetween(DAY.plusMonths(12).minusDays(3), DAY.plusMonths(12).plusDays(3));
        assertThat(journey.all("/transactions?series="
                        + java.net.URLEncoder.encode(
                                rent.path("key").asString(), java.nio.charset.StandardCharsets.UTF_8)))
                .hasSize(rent.path("lines").asInt());
    }

    private void look() {
        pairing.lookAtAll(company);
        categorising.lookAtAll(company);
    }

    private JsonNode choose(String text, String category) {
        Browser.Answer answer = journey.browser()
                .post(
                        journey.company() + "/categories",
                        Map.of("transactionIds", List.of(books.line(company, text)), "category", category));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode transaction(String text) {
        return journey.get("/transactions/" + books.line(company, text));
    }
}
