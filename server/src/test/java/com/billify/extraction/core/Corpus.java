package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The collected sample files with their truths, where the machine has them; they are not ours to hand on. */
final class Corpus {
    private static final JsonMapper JSON = new JsonMapper();

    private Corpus() {}

    /** The files of one folder, without truths and notes. Skips the test, visibly, where the samples are absent. */
    static Stream<Path> files(String folder) {
        List<Path> places = Stream.of(
                        Stream.ofNullable(System.getenv("BILLIFY_SHARED")), Stream.of("../../shared", "../shared"))
                .flatMap(place -> place)
                .map(place -> Path.of(place).resolve("data").resolve(folder))
                .filter(Files::isDirectory)
                .toList();
        Assumptions.assumeFalse(places.isEmpty(), "the sample files are not on this machine");
        try (Stream<Path> files = Files.list(places.getFirst())) {
            List<Path> found = files.filter(
                            file -> !file.getFileName().toString().endsWith(".truth.json"))
                    .filter(file -> !file.getFileName().toString().equals("SOURCES.md"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode truth(Path file) {
        return JSON.readTree(bytes(file.resolveSibling(file.getFileName() + ".truth.json")));
    }
}
