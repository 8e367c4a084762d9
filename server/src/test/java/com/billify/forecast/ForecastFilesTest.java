package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class ForecastFilesTest {
    @Autowired
    MockMvc mvc;

    private Journey bakery() {
        Journey journey = Journey.begin(mvc, Map.of("floor", "5000"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        journey.browser()
                .post(
                        journey.company() + "/invoices",
                        Map.of(
                                "kind",
                                "expected",
                                "direction",
                                "payable",
                                "fields",
                                Map.of(
                                        "number", "=HYPERLINK(\"http://example.com\")",
                                        "dueDate", "2026-12-15",
                                        "amount", "321.09",
                                        "certainty", "certain")));
        journey.forecast(1);
        return journey;
    }

    private static byte[] file(Journey journey, String format) {
        return journey.browser().file(journey.company() + "/forecast/export?format=" + format);
    }

    /** Whoever opens the workbook lets these formulas be worked out anew: they come to what the page shows. */
    @Test
    void theFormulasOfTheWorkbookComeToWhatThePageShows() throws Exception {
        Journey journey = bakery();
        JsonNode weeks = journey.get("/forecast/weeks");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file(journey, "xlsx")))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            Formulas table = Formulas.of(sheets.get(0));
            for (int week = 0; week < 13; week++) {
                char column = (char) ('B' + week);
                assertThat(table.value(column + "20"))
                        .as("closing of week " + week)
                        .isEqualByComparingTo(
                                weeks.at("/weeks/" + week + "/closing/amount").asString());
                assertThat(table.value(column + "5"))
                        .as("opening of week " + week)
                        .isEqualByComparingTo(
                                weeks.at("/weeks/" + week + "/opening/amount").asString());
                assertThat(table.value(column + "25"))
                        .as("headroom")
                        .isEqualByComparingTo(table.value(column + "20").subtract(BigDecimal.valueOf(5000)));
            }
            assertThat(table.value("O20")).isEqualByComparingTo(table.value("N20"));
            assertThat(table.isFormula("C5")).isTrue();
            assertThat(table.isFormula("B20")).isTrue();

            Formulas days = Formulas.of(sheets.get(1));
            assertThat(days.value("D" + days.rows())).isEqualByComparingTo(table.value("N20"));

            Formulas parts = Formulas.of(sheets.get(2));
            assertThat(parts.value("I" + parts.rows()))
                    .isEqualByComparingTo(table.value("N20").subtract(table.value("B5")));
            assertThat(parts.texts()).contains("'=HYPERLINK(\"http://example.com\")");
        }
    }

    @Test
    void thePageForTheBankIsOnePageAndSaysThePosition() throws Exception {
        Journey journey = bakery();

        try (PDDocument document = Loader.loadPDF(file(journey, "pdf"))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            String text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            assertThat(text).contains("Bakkerij De Korenaar BV").contains("43.801,68");
            assertThat(text.contains("Financiering")).isEqualTo(hasAny(journey, "financing"));
            assertThat(text.contains("Investering")).isEqualTo(hasAny(journey, "investment"));
        }
        assertThat(journey.get("/audit").toString()).contains("forecastExported");
    }

    private static boolean hasAny(Journey journey, String kind) {
        for (JsonNode row : journey.get("/forecast/weeks").path("rows")) {
            for (JsonNode cell : row.path("cells")) {
                if (row.path("kind").asString().equals(kind)
                        && new BigDecimal(cell.path("amount").asString()).signum() != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void anotherFormatIsRefusedAndSoIsACompanyWithoutForecast() {
        Journey empty = Journey.begin(mvc);

        assertThat(empty.browser()
                        .get(empty.company() + "/forecast/export?format=doc")
                        .status())
                .isEqualTo(400);
        assertThat(empty.browser().get(empty.company() + "/forecast/export").status())
                .isEqualTo(404);
    }

    /** As much of a spreadsheet as our own formulas need: sums of ranges, and cells added and taken off. */
    private static final class Formulas {
        private static final Pattern TERM = Pattern.compile("([+-]?)(?:SUM\\((\\w+):(\\w+)\\)|\\$?([A-Z])\\$?(\\d+))");

        private final List<Row> rows;

        private Formulas(List<Row> rows) {
            this.rows = rows;
        }

        static Formulas of(Sheet sheet) throws IOException {
            return new Formulas(sheet.read());
        }

        int rows() {
            return rows.getLast().getRowNum();
        }

        private Cell cell(String name) {
            int column = name.charAt(0) - 'A';
            int number = Integer.parseInt(name.substring(1));
            return rows.stream()
                    .filter(row -> row.getRowNum() == number)
                    .findFirst()
                    .orElseThrow()
                    .getCell(column);
        }

        boolean isFormula(String name) {
            return cell(name).getFormula() != null;
        }

        BigDecimal value(String name) {
            Cell cell = cell(name);
            String formula = cell.getFormula();
            if (formula == null) {
                return cell.asNumber();
            }
            BigDecimal sum = BigDecimal.ZERO;
            Matcher term = TERM.matcher(formula);
            int end = 0;
            while (term.find()) {
                assertThat(term.start()).as(formula).isEqualTo(end);
                end = term.end();
                BigDecimal value = term.group(2) == null
                        ? value(term.group(4) + term.group(5))
                        : sum(term.group(2), term.group(3));
                sum = term.group(1).equals("-") ? sum.subtract(value) : sum.add(value);
            }
            assertThat(end).as(formula).isEqualTo(formula.length());
            return sum;
        }

        private BigDecimal sum(String from, String to) {
            BigDecimal sum = BigDecimal.ZERO;
            for (char column = from.charAt(0); column <= to.charAt(0); column++) {
                for (int row = Integer.parseInt(from.substring(1)); row <= Integer.parseInt(to.substring(1)); row++) {
                    sum = sum.add(value(column + Integer.toString(row)));
                }
            }
            return sum;
        }

        List<String> texts() {
            return rows.stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null && cell.getType() == CellType.STRING)
                    .map(Cell::asString)
                    .toList();
        }
    }
}
