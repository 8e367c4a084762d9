package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.HybridPdf;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** The same facts in whatever format they come are the same facts. */
@SpringTest
class FormatsTest {
    private static final Path FORMATS = Path.of("src/test/resources/fixtures/formats");

    @Autowired
    MockMvc mvc;

    private static byte[] format(String name) {
        try {
            return Files.readAllBytes(FORMATS.resolve(name));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Map<String, byte[]> mt940() {
        return Map.of("october.sta", format("korenaar-2026-10.sta"));
    }

    private static Map<String, byte[]> facturX() {
        return Map.of("invoice.pdf", HybridPdf.of(format("korenaar-2026-0203.cii.xml")));
    }

    private static int count(JsonNode taken, String what) {
        return taken.path("counts").path(what).asInt(-1);
    }

    @Test
    void mt940IsTakenInWithItsLinesAndItsProvenBalances() {
        Journey journey = Journey.begin(mvc);

        JsonNode taken = journey.bring(mt940());

        assertThat(count(taken, "newTransactions")).isEqualTo(10);
        assertThat(taken.path("files").get(0).path("format").asString()).isEqualTo("mt940");
        assertThat(taken.path("files").get(0).path("warnings")).isEmpty();
        assertThat(journey.all("/accounts"))
                .extracting(
                        account -> account.path("number").asString(),
                        account -> account.path("proof").asString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("BE97737411882049", "proven"),
                        org.assertj.core.groups.Tuple.tuple("BE91738209331476", "proven"));
    }

    /** Also the two card payments that are equal in all but the bank's reference: they stay two. */
    @Test
    void theSameStatementByCamtAndByMt940IsTheSameLines() {
        for (boolean mt940First : List.of(true, false)) {
            Journey journey = Journey.begin(mvc);
            Map<String, byte[]> camt = Journey.fixtures("2026-10-camt053.xml");
            journey.bring(mt940First ? mt940() : camt);

            JsonNode second = journey.bring(mt940First ? camt : mt940());

            assertThat(count(second, "newTransactions")).isZero();
            assertThat(count(second, "knownTransactions")).isEqualTo(10);
            assertThat(journey.all("/transactions")).hasSize(10);
        }
    }

    @Test
    void theSameStatementByCodaAndByMt940IsTheSameLines() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");

        JsonNode second = journey.bring(mt940());

        assertThat(count(second, "newTransactions"))
                .as("on the savings account")
                .isEqualTo(1);
        assertThat(count(second, "knownTransactions") + count(second, "differingTransactions"))
                .isEqualTo(9);
        assertThat(journey.all("/transactions")).hasSize(27);
    }

    @Test
    void theSameInvoiceByUblAndByFacturXIsOneInvoice() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "invoices");
        int before = journey.all("/invoices?status=all").size();

        JsonNode second = journey.bring(facturX());

        assertThat(count(second, "newInvoices")).isZero();
        assertThat(second.path("files").get(0).path("format").asString()).isEqualTo("facturx");
        assertThat(journey.all("/invoices?status=all")).hasSize(before);
    }

    @Test
    void anInvoiceWithinAPdfIsTakenInAndItsFileIsGivenBackAsAPdf() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");

        JsonNode taken = journey.bring(facturX());

        assertThat(count(taken, "newInvoices")).isEqualTo(1);
        assertThat(journey.all("/invoices?status=all"))
                .extracting(invoice -> invoice.path("number").asString())
                .containsExactly("2026-0203");
        String document = taken.path("files").get(0).path("id").asString();
        Browser.Answer answer = journey.browser().get(journey.company() + "/documents/" + document + "/content");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.headers().get("Content-Disposition"))
                .startsWith("attachment")
                .contains("invoice.pdf");
    }

    @Test
    void anEmptyPdfWaitsForAPersonToSayWhatIsOnIt() {
        Journey journey = Journey.begin(mvc);

        JsonNode preview = journey.preview(Map.of("scan.pdf", HybridPdf.empty().bytes()));

        JsonNode file = preview.path("files").get(0);
        assertThat(file.path("refusal").isNull()).isTrue();
        assertThat(file.path("warnings").get(0).path("code").asString()).isEqualTo("nothing-printed");
        assertThat(preview.path("counts").path("undecidedInvoices").asInt()).isEqualTo(1);
        assertThat(preview.path("counts").path("newInvoices").asInt()).isZero();
    }
}
