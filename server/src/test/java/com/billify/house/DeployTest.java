package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code deploy}, which nobody runs here: that they can be read, and say what the program understands. */
class DeployTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\bBILLIFY_[A-Z0-9_]*[A-Z0-9]\\b");

    /** Of the files themselves, and not read by the program. */
    private static final Set<String> OF_THE_FILES = Set.of(
            "BILLIFY_NAME",
            "BILLIFY_AT",
            "BILLIFY_SUPERUSER_PASSWORD",
            "BILLIFY_ONE",
            "BILLIFY_OTHER",
            "BILLIFY_PROXY_BIND");

    @Test
    void composedProgramMayWriteNowhereButIntoItsVolumesAndWaitsForItsDatabase() throws IOException {
        Map<String, Object> program = service("billify");

        assertThat(program.get("read_only")).isEqualTo(true);
        assertThat(program.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(program.get("volumes")).isEqualTo(List.of("data:/data", "backups:/backups"));
        assertThat(program.get("depends_on")).isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
        assertThat(service("database").containsKey("healthcheck")).isTrue();
        assertThat(service("proxy")).containsKey("ports");
    }

    @Test
    void everyVariableInThemIsOneThatTheProgramReads() throws IOException {
        Set<String> documented = variables(Files.readString(Path.of("../docs/operations/configuration.md")));
        Set<String> used = new TreeSet<>();
        try (var files = Files.list(DEPLOY)) {
            for (Path file : files.toList()) {
                used.addAll(variables(Files.readString(file)));
            }
        }
        used.removeAll(OF_THE_FILES);

        assertThat(used).isNotEmpty();
        assertThat(documented).containsAll(used);
    }

    @Test
    void proxyAsksForAnAddressThatAnswersAndKeepsTheFiguresInside() throws IOException {
        String proxy = Files.readString(DEPLOY.resolve("haproxy.cfg"));

        assertThat(proxy)
                .contains("meth GET uri /api/v1/health")
                .contains("return status 404 if { path /api/v1/metrics }")
                .contains("disable-l7-retry if !{ method GET HEAD }");
    }

    private static Map<String, Object> service(String name) throws IOException {
        Map<String, Map<String, Map<String, Object>>> composed =
                new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
        return Objects.requireNonNull(
                Objects.requireNonNull(composed.get("services")).get(name));
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
