package com.billify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class ForecastInWebAndCommandTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    @Autowired
    MockMvc mvc;

    /** The same books in the web app and on the command line: the same figures, to the cent. */
    @Test
    void theWebSaysWhatTheCommandSays(@TempDir Path folder) throws IOException {
        Journey journey = Journey.begin(mvc, Map.of("enterpriseNumber", "0999123457"));
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        JsonNode outlook = journey.forecast(90).path("outlook");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(messages, true, StandardCharsets.UTF_8);

        CommandLine.run(
                List.of(
                        "forecast",
                        "--company",
                        FIXTURES.resolve("company/korenaar.json").toString(),
                        "--bank",
                        FIXTURES.resolve("korenaar/2026-10-coda.cod").toString(),
                        FIXTURES.resolve("korenaar/2026-11-coda.cod").toString(),
                        FIXTURES.resolve("korenaar/2026-10-camt053.xml").toString(),
                        "--invoices",
                        FIXTURES.resolve("korenaar/invoices").toString(),
                        "--as-of",
                        outlook.path("asOf").asString(),
                        "--days",
                        "90",
                        "--out",
                        folder.toString()),
                print,
                print);

        List<String> said = new ArrayList<>(List.of("date,p10,p50,p90"));
        outlook.path("days")
                .forEach(day -> said.add(String.join(
                        ",",
                        day.path("date").asString(),
                        day.path("p10").asString(),
                        day.path("p50").asString(),
                        day.path("p90").asString())));
        assertThat(said)
                .as(messages.toString(StandardCharsets.UTF_8))
                .isEqualTo(Files.readAllLines(folder.resolve("forecast.csv")));
    }
}
