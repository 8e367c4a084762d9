package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every variable that the program reads has a row in the table of configuration, and every row a variable. */
class ConfigurationTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bBILLIFY_[A-Z_]+[A-Z]\\b");

    /** The name of a cookie, and the beginning of several variables. */
    private static final Set<String> OTHERS = Set.of("BILLIFY_SESSION", "BILLIFY_DB");

    @Test
    void tableOfConfigurationIsWholeAndCurrent() throws IOException {
        Set<String> read = new TreeSet<>(variables(Files.readString(Path.of("../tools/release/billify"))));
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                read.addAll(variables(Files.readString(source)));
            }
        }
        Set<String> documented = new TreeSet<>();
        try (var lines = Files.lines(Path.of("../docs/operations/configuration.md"))) {
            lines.filter(line -> line.startsWith("| `"))
                    .map(row -> row.split("\\|")[1])
                    .forEach(cell -> documented.addAll(variables(cell)));
        }
        read.removeAll(OTHERS);
        // read under the name of its login, with this ending
        documented.removeIf(name -> name.endsWith("_PASSWORD"));
        read.removeIf(name -> name.endsWith("_PASSWORD"));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
