package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of codes are closed and documented: programs and translations hang on them. */
class DocumentedCodesTest {

    @Test
    void everyCodeIsInTheDocumentationAndNoOther() throws IOException {
        List<String> documented = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(Files.readString(Path.of("../docs/extract.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        List<String> codes = Stream.of(
                        Arrays.stream(RefusalCode.values()).map(RefusalCode::slug),
                        Stream.of("unreadable"),
                        Arrays.stream(WarningCode.values()).map(WarningCode::slug))
                .flatMap(slugs -> slugs)
                .toList();
        assertThat(documented).containsExactlyElementsOf(codes);
    }
}
