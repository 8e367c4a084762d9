package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class ExportTest {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int AMOUNT_OF_A_LINE = 7;
    private static final int OUTSTANDING_OF_AN_INVOICE = 7;

    @Autowired
    MockMvc mvc;

    private Journey korenaar() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        return journey;
    }

    private static List<String> lines(Journey journey, String path) {
        Browser.Answer answer = journey.browser().get(journey.company() + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith(BYTE_ORDER_MARK);
        return answer.text().substring(1).lines().toList();
    }

    private static BigDecimal sum(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .map(line -> new BigDecimal(line.split(";", -1)[column].replace(',', '.')))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "direction=in",
                "direction=out&transfers=external",
                "search=korenaar",
                "from=2026-11-01",
                "matched=yes"
            })
    void theRowsOfAnExportComeToTheFigureOnThePage(String filter) {
        Journey journey = korenaar();
        JsonNode page = journey.get("/transactions?" + filter);

        List<String> lines = lines(journey, "/transactions/export?format=csv&" + filter);

        assertThat(lines).hasSize(page.path("count").asInt() + 1);
        assertThat(sum(lines, AMOUNT_OF_A_LINE))
                .isEqualByComparingTo(page.path("sum").get(0).path("amount").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=open", "status=all", "status=open&direction=payable", "status=open&urgency=overdue"})
    void theInvoicesOfAnExportComeToTheFigureOnThePage(String filter) {
        Journey journey = korenaar();
        JsonNode page = journey.get("/invoices?" + filter);

        List<String> lines = lines(journey, "/invoices/export?format=csv&" + filter);

        assertThat(lines).hasSize(page.path("count").asInt() + 1);
        assertThat(sum(lines, OUTSTANDING_OF_AN_INVOICE))
                .isEqualByComparingTo(
                        page.path("outstanding").get(0).path("amount").asString());
    }

    @Test
    void aFileSaysWhatIsInItAndIsInTheLanguageOfWhoAsks() {
        Journey journey = korenaar();

        Browser.Answer answer = journey.browser().get(journey.company() + "/invoices/export?status=open");

        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.headers().get("Content-Disposition"))
                .startsWith("attachment")
                .contains("Invoices%202026-11-22.csv");
        assertThat(answer.text().substring(1)).startsWith("Number;Direction;Kind;Counterparty;Invoice date;Due date");
        assertThat(answer.text())
                .contains(
                        "2026-0203;to receive;invoice;Traiteur Vermeulen BV;2026-10-12;2026-11-11;1880,30;1880,30;EUR;open;11");

        journey.browser().put("/api/v1/me/preferences", Map.of("numbers", "commas", "digest", "none", "alerts", true));
        assertThat(journey.browser()
                        .get(journey.company() + "/invoices/export?status=open")
                        .text())
                .as("as the spreadsheet of who writes 1,234.56 opens it")
                .contains(
                        "2026-0203,to receive,invoice,Traiteur Vermeulen BV,2026-10-12,2026-11-11,1880.30,1880.30,EUR,open,11");
    }

    @Test
    void aWorkbookHoldsNumbersAndDates() throws Exception {
        Journey journey = korenaar();
        byte[] file = journey.browser().file(journey.company() + "/transactions/export?format=xlsx");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<Row> all = rows.toList();
            assertThat(all).hasSize(42);
            Row first = all.get(1);
            assertThat(first.getCell(AMOUNT_OF_A_LINE).getType()).isEqualTo(CellType.NUMBER);
            assertThat(first.getCell(0).asDate().toLocalDate()).isEqualTo("2026-11-20");
            BigDecimal sum = all.stream()
                    .skip(1)
                    .map(row -> row.getCell(AMOUNT_OF_A_LINE).asNumber())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .isEqualByComparingTo(journey.get("/transactions")
                            .path("sum")
                            .get(0)
                            .path("amount")
                            .asString());
        }
    }

    /** What a stranger writes on a payment is never computed by the spreadsheet of who opens the file. */
    @Test
    void aFormulaInATextIsText() {
        Journey journey = Journey.begin(mvc);
        String sta = """
                :20:X
                :25:BE97737411882049
                :28C:1/1
                :60F:C261029EUR100,00
                :61:2610301030C10,00NTRFNONREF//R1
                :86:=HYPERLINK("http://localhost/?"&A1;"klik hier")
                :61:2610301030D20,00NTRFNONREF//R2
                :86:-2+3
                :62F:C261030EUR90,00
                """;
        journey.bring(Map.of("x.sta", sta.getBytes(StandardCharsets.UTF_8)));

        List<String> lines = lines(journey, "/transactions/export");

        assertThat(lines)
                .anyMatch(line -> line.contains(";\"'=HYPERLINK(\"\"http://localhost/?\"\"&A1;\"\"klik hier\"\")\";"))
                .anyMatch(line -> line.contains(";'-2+3;"))
                .anyMatch(line -> line.contains(";-20,00;EUR;"));
    }

    @Test
    void whatWasTakenAlongStandsInTheAuditTrail() {
        Journey journey = korenaar();

        lines(journey, "/transactions/export?format=csv");

        assertThat(journey.get("/audit").path("items").toString())
                .contains("transactionsExported")
                .contains("\"rows\":\"41\"");
    }

    @ParameterizedTest
    @CsvSource({"format=pdf,format", "format=csv&direction=up,direction"})
    void whatIsNotOfferedIsRefusedByName(String query, String field) {
        Journey journey = Journey.begin(mvc);

        Browser.Answer answer = journey.browser().get(journey.company() + "/transactions/export?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(field);
    }
}
