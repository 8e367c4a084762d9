package com.billify.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.billify.platform.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LogOutputTest {
    @TempDir
    Path folder;

    @Test
    void programReadsAnObjectALineWithTheFailure() throws Exception {
        JsonNode line = new ObjectMapper()
                .readTree(written(Map.of(LogPlan.FORMAT, "json")).strip());

        assertThat(line.path("level").asString()).isEqualTo("ERROR");
        assertThat(line.path("loggerName").asString()).isEqualTo("com.billify.Trial");
        assertThat(line.path("formattedMessage").asString()).isEqualTo("The file \"a\nb\" is gone");
        assertThat(line.path("throwable").path("message").asString()).isEqualTo("on purpose");
        assertThat(line.has("arguments")).isFalse();
    }

    @Test
    void personReadsALine() throws Exception {
        assertThat(written(Map.of())).containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT.* ERROR com.billify.Trial The file ");
    }

    @Test
    void anotherFormIsRefusedByName() {
        assertThatThrownBy(() -> LogPlan.of(Map.of(LogPlan.FORMAT, "xml")::get))
                .isInstanceOf(StartRefused.class)
                .hasMessage("BILLIFY_LOG_FORMAT takes text or json, not: xml");
    }

    private String written(Map<String, String> more) throws Exception {
        Path file = folder.resolve("billify.log");
        Map<String, String> variables = new java.util.HashMap<>(more);
        variables.put(LogPlan.FILE, file.toString());
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogOutput output = new LogOutput(variables::get);
        output.setContext(context);
        output.start();
        var logger = context.getLogger("com.billify.Trial");
        logger.addAppender(output);
        logger.error("The file \"{}\" is gone", "a\nb", new IllegalStateException("on purpose"));
        context.stop();
        return Files.readString(file);
    }
}
