package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrProgramsTest {
    @TempDir
    private Path folder;

    @Test
    void whatComesAlongIsUnpackedOnceAndMendedWhenItIsDamaged() throws IOException {
        assumeThat(platform()).startsWith("linux");
        OcrProgram unpacked = find(Map.of("BILLIFY_CACHE", folder.toString()));

        assertThat(unpacked.executable()).startsWith(folder).isExecutable();
        assertThat(unpacked.models()).startsWith(folder).isDirectoryContaining("glob:**/nld.traineddata");
        Object first = Files.getLastModifiedTime(unpacked.executable());
        Files.writeString(unpacked.models().resolve("nld.traineddata"), "damaged");

        assertThat(find(Map.of("BILLIFY_CACHE", folder.toString()))).isEqualTo(unpacked);
        assertThat(Files.getLastModifiedTime(unpacked.executable())).isEqualTo(first);
        assertThat(unpacked.models().resolve("nld.traineddata")).hasSize(6_050_296);
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsPassedOver() throws IOException {
        assumeThat(platform()).startsWith("linux");
        Path file = Files.createFile(folder.resolve("file"));

        OcrProgram unpacked = find(Map.of(
                "BILLIFY_CACHE", file.resolve("below").toString(),
                "XDG_CACHE_HOME", "not/absolute",
                "HOME", folder.toString()));

        assertThat(unpacked.executable()).startsWith(folder.resolve(".cache"));
    }

    @Test
    void aProgramThatIsNamedAndDoesNotRunIsSaid() {
        assertThatThrownBy(() -> find(Map.of(
                        "BILLIFY_TESSERACT", folder.resolve("none").toString(), "BILLIFY_CACHE", folder.toString())))
                .isInstanceOf(NoOcr.class)
                .hasMessageContaining("BILLIFY_TESSERACT");
    }

    private static OcrProgram find(Map<String, String> environment) throws IOException {
        return new OcrPrograms(environment, platform()).find();
    }

    private static String platform() {
        boolean isArm = System.getProperty("os.arch").equals("aarch64");
        return (System.getProperty("os.name").equals("Linux") ? "linux" : "other") + (isArm ? "-arm64" : "-x86_64");
    }
}
