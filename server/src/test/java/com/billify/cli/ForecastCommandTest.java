package com.billify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForecastCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path fixtures;
    private Path company;
    private Path to;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void findFixtures() throws URISyntaxException {
        Path all = Path.of(
                Objects.requireNonNull(getClass().getResource("/fixtures")).toURI());
        fixtures = all.resolve("korenaar");
        company = all.resolve("company/korenaar.json");
        to = folder.resolve("out");
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        return CommandLine.run(
                Arrays.stream(args).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int forecast(Object... more) {
        Object[] usual = {
            "forecast",
            "--company",
            company,
            "--bank",
            fixtures,
            "--invoices",
            fixtures.resolve("invoices"),
            "--out",
            to
        };
        Object[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return run(all);
    }

    private String messages() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(to.resolve(file));
    }

    private JsonNode json(String file) throws IOException {
        return JSON.readTree(Files.readString(to.resolve(file)));
    }

    @Test
    void saysEachDayWithItsBand() throws IOException {
        assertThat(forecast("--days", 40)).isZero();

        List<String> rows = rows("forecast.csv");
        assertThat(rows).hasSize(41).startsWith("date,p10,p50,p90");
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            assertThat(new BigDecimal(cells[1])).isLessThanOrEqualTo(new BigDecimal(cells[2]));
            assertThat(new BigDecimal(cells[2])).isLessThanOrEqualTo(new BigDecimal(cells[3]));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theExplanationOfADaySumsToItsChange() throws IOException {
        forecast("--days", 60);

        JsonNode explanation = json("explanation.json");
        BigDecimal mean = new BigDecimal(explanation.get("balance").asString());
        assertThat(explanation.get("days")).hasSize(60);
        for (JsonNode day : explanation.get("days")) {
            BigDecimal sum = day.get("components")
                    .valueStream()
                    .map(part -> new BigDecimal(part.asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            mean = mean.add(sum);
            assertThat(sum).isEqualByComparingTo(day.get("change").asString());
            assertThat(mean).isEqualByComparingTo(day.get("mean").asString());
        }
    }

    @Test
    void tellsTheRiskAndEveryOpenDocument() throws IOException {
        forecast("--days", 30);

        JsonNode risk = json("risk.json");
        assertThat(risk.get("p_below_zero_30d").asDouble()).isBetween(0.0, 1.0);
        assertThat(risk.get("p_below_zero_90d").asDouble())
                .isGreaterThanOrEqualTo(risk.get("p_below_zero_30d").asDouble());
        assertThat(risk.get("lowest").get("date").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(rows("payments.csv")).startsWith("doc_id,p10_date,p50_date,p90_date,p_paid_30d");
    }

    @Test
    void whatIsDatedLaterIsIgnoredAndCounted() throws IOException {
        assertThat(forecast("--days", 5, "--as-of", "2026-10-31")).isZero();

        assertThat(rows("forecast.csv").get(1)).startsWith("2026-11-01,");
        assertThat(messages())
                .containsPattern("\\d+ lines and \\d+ invoices are of days after 2026-10-31 and are left out");
    }

    @Test
    void bankFilesAloneGiveABand() throws IOException {
        assertThat(run("forecast", "--company", company, "--bank", fixtures, "--days", 30, "--out", to))
                .isZero();

        assertThat(rows("forecast.csv")).hasSize(31);
        assertThat(rows("payments.csv")).hasSize(1);
    }

    @Test
    void aDayLongAfterTheBankFilesStillGetsAForecastAndIsToldSo() throws IOException {
        assertThat(forecast("--days", 10, "--as-of", "2027-02-01")).isZero();

        assertThat(rows("forecast.csv")).hasSize(11);
        assertThat(rows("forecast.csv").get(1)).startsWith("2027-02-02,");
        assertThat(messages()).contains("the bank files end on");
    }

    @Test
    void aDayBeforeAllBankFilesIsRefused() {
        assertThat(forecast("--days", 10, "--as-of", "2001-01-01")).isEqualTo(3);

        assertThat(messages()).contains("nothing is known of the bank on 2001-01-01");
        assertThat(to.resolve("forecast.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "551", "-3", "ten", ""})
    void aNumberOfDaysThatCannotBeIsRefused(String days) {
        assertThat(forecast("--days", days)).isEqualTo(2);
    }

    @Test
    void theSameFilesGiveTheSameFiles() throws IOException {
        forecast("--days", 30);
        List<String> first = rows("forecast.csv");
        forecast("--days", 30);

        assertThat(rows("forecast.csv")).isEqualTo(first);
    }

    @Test
    void aScenarioChangesWhatItSpeaksOfAndNothingElse() throws IOException {
        assertThat(forecast("--days", "60")).isZero();
        List<String> usual = rows("forecast.csv");
        Path scenario = Files.writeString(folder.resolve("van.json"), """
                {"changes": [{"kind": "once", "label": "camionette", "date": "2026-12-18", "amount": "-12500.00"}]}
                """);

        assertThat(forecast("--days", "60", "--scenario", scenario)).isZero();

        List<String> otherwise = rows("forecast.csv");
        for (int row = 1; row < usual.size(); row++) {
            String[] before = usual.get(row).split(",");
            String[] after = otherwise.get(row).split(",");
            BigDecimal less = new BigDecimal(before[2]).subtract(new BigDecimal(after[2]));
            assertThat(less)
                    .as(before[0])
                    .isEqualByComparingTo(before[0].compareTo("2026-12-18") < 0 ? "0" : "12500.00");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"changes\": [{\"kind\": \"rain\"}]}",
                "{\"changes\": [{\"kind\": \"sales\", \"percent\": -200}]}",
                "{\"changes\": [{\"kind\": \"once\", \"date\": \"2026-12-32\", \"amount\": \"1.00\"}]}",
                "{\"changes\": [{\"kind\": \"paysLater\", \"customer\": \"Nobody we know\", \"days\": 30}]}"
            })
    void aScenarioThatMakesNoSenseIsWrongUsage(String content) throws IOException {
        Path scenario = Files.writeString(folder.resolve("scenario.json"), content);

        assertThat(forecast("--days", "30", "--scenario", scenario)).isEqualTo(2);
        assertThat(messages()).contains("scenario.json");
    }
}
