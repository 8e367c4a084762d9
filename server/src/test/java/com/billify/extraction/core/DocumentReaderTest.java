package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
    private static final int MOST_MUTATIONS = 150;
    private static final int FEWEST_MUTATIONS = 30;
    /** A large file is damaged less often, as it takes longer to read and is of the same forms. */
    private static final int BYTES_PER_FILE = 600_000;

    private static Refusal refusal(byte[] content) {
        return (Refusal) DocumentReader.read(content);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(refusal(new byte[0]).code()).isEqualTo(RefusalCode.EMPTY);
        assertThat(refusal(" \r\n\t".getBytes(StandardCharsets.US_ASCII)).code())
                .isEqualTo(RefusalCode.EMPTY);
    }

    @Test
    void aFileOverTheLimitIsTooLarge() {
        assertThat(refusal(new byte[DocumentReader.LIMIT_BYTES + 1]).code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}|JSON",
                "a;b;c~1;2;3|a table",
                "Beste klant|plain text",
                "<html><body/></html>|<html>",
            })
    void whatIsNotReadIsNamed(String content, String name) {
        Refusal refusal = refusal(content.replace('~', '\n').getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_FORMAT);
        assertThat(refusal.message()).contains(name);
    }

    @Test
    void imagesAndArchivesAreKnownByTheirFirstBytes() {
        assertThat(FileKind.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEqualTo(FileKind.IMAGE);
        assertThat(FileKind.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))
                .isEqualTo(FileKind.IMAGE);
        assertThat(FileKind.of(new byte[] {'P', 'K', 3, 4, 20})).isEqualTo(FileKind.ARCHIVE);
        assertThat(FileKind.of(new byte[] {1, 0, 2, 0, 3})).isEqualTo(FileKind.UNKNOWN);
    }

    /**
     * Whatever happens to a file on its way, there is one answer: nothing is thrown, nothing hangs, and no fault of
     * ours hides behind a refusal. The seed is fixed, so a failure repeats.
     */
    @TestFactory
    Stream<DynamicTest> aDamagedFileAlwaysGetsAnAnswer() {
        return Fixtures.documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> damage(file)));
    }

    private static void damage(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261122);
        int mutations = Math.clamp(BYTES_PER_FILE / Math.max(1, whole.length), FEWEST_MUTATIONS, MOST_MUTATIONS);
        for (int i = 0; i < mutations; i++) {
            byte[] damaged = damaged(whole, random);
            int mutation = i;
            Reading reading = assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> DocumentReader.read(damaged), () -> "mutation " + mutation);
            if (reading instanceof Refusal refusal) {
                assertThat(refusal.message()).as("mutation %d", i).doesNotContain("fault of Billify");
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) throws IOException {
        byte[] copy = whole.clone();
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(copy, random.nextInt(copy.length));
            }
            case 1 -> {
                int from = random.nextInt(copy.length);
                return Arrays.copyOfRange(copy, from, copy.length);
            }
            case 2 -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
                return copy;
            }
            case 3 -> {
                // printable for printable, which gets past the recognition more often
                for (int i = random.nextInt(40); i >= 0; i--) {
                    int at = random.nextInt(copy.length);
                    copy[at] = copy[at] < ' ' ? copy[at] : (byte) (' ' + random.nextInt(95));
                }
                return copy;
            }
            case 4 -> {
                return cutOut(copy, random);
            }
            default -> {
                return doubled(copy, random);
            }
        }
    }

    private static byte[] cutOut(byte[] content, Random random) throws IOException {
        int from = random.nextInt(content.length);
        int to = Math.min(content.length, from + random.nextInt(500));
        return joined(List.of(Arrays.copyOf(content, from), Arrays.copyOfRange(content, to, content.length)));
    }

    private static byte[] doubled(byte[] content, Random random) throws IOException {
        int from = random.nextInt(content.length);
        int to = Math.min(content.length, from + random.nextInt(500));
        return joined(List.of(Arrays.copyOf(content, to), Arrays.copyOfRange(content, from, content.length)));
    }

    private static byte[] joined(List<byte[]> parts) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.write(part);
        }
        return joined.toByteArray();
    }
}
