package com.billify.extraction.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The sample files that are in this repository. */
final class Fixtures {
    private Fixtures() {}

    /** @param path below {@code fixtures}, as {@code korenaar/2026-10-coda.cod} */
    static byte[] bytes(String path) {
        try (InputStream file = Fixtures.class.getResourceAsStream("/fixtures/" + path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static BankFile bankFile(String path) {
        return (BankFile) DocumentReader.read(bytes(path));
    }

    static InvoiceDocument invoice(String path) {
        return (InvoiceDocument) DocumentReader.read(bytes(path));
    }

    static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures"))
                    .toURI());
        } catch (URISyntaxException noFolder) {
            throw new IllegalStateException(noFolder);
        }
    }

    /** Every file that is a statement or an invoice, in name order. */
    static List<Path> documents() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.toString().endsWith(".md") && !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
