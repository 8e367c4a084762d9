package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.bench.Figure.Goal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportTest {

    private final Report report = new Report(Map.of("machine", "2 processors"));

    ReportTest() {
        report.add(new Figure("imports", "first", "1,000", 5210.4, "lines/s", Goal.atLeast(5000)));
        report.add(new Figure("imports", "first", "9,000", 4999, "lines/s", Goal.atLeast(5000)));
        report.add(new Figure("start", "wall", "", 1.44, "s", Goal.atMost(5)));
    }

    @Test
    void aGoalIsMetWhenEverySizeMeetsIt() {
        assertThat(printed())
                .contains("| first   | 5,210 | 4,999 | lines/s | ≥ 5,000 | missed |")
                .containsPattern("\\| wall +\\| +1.4 \\| s +\\| ≤ 5 +\\| met +\\|");
    }

    @Test
    void theFileHasEveryFigureAsMeasured(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("figures.json");
        report.write(file);

        JsonNode written = new ObjectMapper().readTree(Files.readString(file));
        assertThat(written.get("machine").stringValue()).isEqualTo("2 processors");
        assertThat(written.get("figures")).hasSize(3);
        assertThat(written.get("figures").get(0).get("value").doubleValue()).isEqualTo(5210.4);
        assertThat(written.get("figures").get(1).get("met").booleanValue()).isFalse();
    }

    private String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
