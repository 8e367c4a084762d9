package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the documentation that are made from the code: compared with it, or made anew with -Dbillify.write=true. */
final class Written {
    private Written() {}

    static void assertCurrent(String file, String content) throws IOException {
        Path path = Path.of("..", "docs").resolve(file);
        if (Boolean.getBoolean("billify.write")) {
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, content);
        }
        assertThat(path).exists();
        assertThat(Files.readString(path))
                .as(
                        "docs/%s is not current: mvn -pl server test -Dtest='ModularityTest,OpenApiTest' -Dbillify.write=true",
                        file)
                .isEqualTo(content);
    }
}
