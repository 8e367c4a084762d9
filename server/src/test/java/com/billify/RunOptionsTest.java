package com.billify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
    @Test
    void withoutOptionsItServesThisMachineOnly() {
        assertThat(RunOptions.parse(List.of("run")))
                .isEqualTo(new RunOptions(8080, "127.0.0.1", Path.of(".billify/data"), true));
    }

    @Test
    void everyOptionCounts() {
        assertThat(RunOptions.parse(
                        List.of("run", "--no-demo", "--port", "9000", "--host", "0.0.0.0", "--data", "/tmp/x")))
                .isEqualTo(new RunOptions(9000, "0.0.0.0", Path.of("/tmp/x"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "serve, The command is",
        "run --prot 80, Unknown option: --prot",
        "run --port, needs a value",
        "run --port 70000, from 0 to 65535",
        "run --port eighty, from 0 to 65535",
        "run --host 300.1.2.3.4, not: 300.1.2.3.4"
    })
    void wrongOptionIsNamedInOneLine(String arguments, String line) {
        assertThatThrownBy(() -> RunOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line)
                .message()
                .doesNotContain("\n");
    }
}
