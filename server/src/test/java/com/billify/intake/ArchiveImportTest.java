package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Files that come packed, as banks and bookkeepers send them. */
@SpringTest
class ArchiveImportTest {
    private static final byte[] CODA = fixture("2026-10-coda.cod");
    private static final byte[] CAMT = fixture("2026-10-camt053.xml");

    @Autowired
    MockMvc mvc;

    private Journey journey;

    @BeforeEach
    void found() {
        journey = Journey.begin(mvc);
    }

    @Test
    void whatLiesInAnArchiveIsTakenInAsIfItHadComeByItself() {
        byte[] archive = archive(Map.of(
                "2026/bank/october.cod",
                CODA,
                "camt.xml",
                CAMT,
                "__MACOSX/2026/bank/._october.cod",
                new byte[] {0, 5, 22, 7},
                "2026/.DS_Store",
                new byte[] {0, 0, 0, 1}));

        JsonNode taken = journey.bring(Map.of("october.zip", archive));

        assertThat(taken.path("fileNames"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("october.cod", "camt.xml");
        Journey plain = Journey.begin(mvc);
        JsonNode unpacked = plain.bring(Map.of("october.cod", CODA, "camt.xml", CAMT));
        assertThat(taken.path("counts")).isEqualTo(unpacked.path("counts"));
        assertThat(journey.all("/transactions")).hasSameSizeAs(plain.all("/transactions"));
        assertThat(journey.bring(Map.of("october.cod", CODA))
                        .path("counts")
                        .path("newTransactions")
                        .asInt())
                .isZero();
    }

    @Test
    void anArchiveWithinAnArchiveIsRefusedByItsNameAndTheRestIsTakenIn() {
        byte[] archive = archive(Map.of("inner.zip", archive(Map.of("a.cod", CODA)), "october.cod", CODA));

        JsonNode preview = journey.preview(Map.of("october.zip", archive));

        assertThat(file(preview, "inner.zip").path("refusal").path("code").asString())
                .isEqualTo("unknown-format");
        assertThat(file(preview, "october.cod").path("format").asString()).isEqualTo("coda");
    }

    @Test
    void anArchiveThatUnpacksBeyondMeasureIsRefusedByItsName() {
        byte[] archive = archive(Map.of("october.cod", CODA, "large.txt", new byte[30 * 1024 * 1024]));

        JsonNode preview = journey.preview(Map.of("october.zip", archive));

        assertThat(preview.path("fileNames")).extracting(JsonNode::asString).containsExactly("october.zip");
        assertThat(preview.path("counts").path("newTransactions").asInt()).isZero();
    }

    @Test
    void aDamagedArchiveIsRefusedByItsName() {
        byte[] archive = archive(Map.of("october.cod", CODA));

        JsonNode preview = journey.preview(Map.of("october.zip", Arrays.copyOf(archive, archive.length / 2)));

        assertThat(preview.path("fileNames")).extracting(JsonNode::asString).containsExactly("october.zip");
        assertThat(file(preview, "october.zip").path("refusal").path("code").asString())
                .isNotEmpty();
    }

    @Test
    void anOfficeDocumentStaysOneFile() {
        byte[] document = archive(
                Map.of("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8), "word/document.xml", CAMT));

        JsonNode preview = journey.preview(Map.of("letter.docx", document));

        assertThat(preview.path("fileNames")).extracting(JsonNode::asString).containsExactly("letter.docx");
        assertThat(preview.path("counts").path("newTransactions").asInt()).isZero();
    }

    @Test
    void moreFilesThanAreTakenAtOnceAreSaidSo() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int file = 0; file < 300; file++) {
            many.put(file + ".txt", new byte[] {'a'});
        }

        var request = multipart(journey.company() + "/imports");
        for (String name : List.of("a.zip", "b.zip")) {
            request.file(new MockMultipartFile("files", name, "application/zip", archive(many)));
        }
        Browser.Answer answer = journey.browser().perform(request);

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.text()).contains("too-many-files");
    }

    private static JsonNode file(JsonNode preview, String name) {
        for (JsonNode file : preview.path("files")) {
            if (file.path("name").asString().equals(name)) {
                return file;
            }
        }
        throw new AssertionError(name + " is not in " + preview);
    }

    private static byte[] fixture(String name) {
        return Objects.requireNonNull(Journey.fixtures(name).get(name));
    }

    private static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
