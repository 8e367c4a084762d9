package com.billify.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.Word;
import com.billify.extraction.worker.Papers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private final PageReader reader = new PageReader();

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void aPdfIsReadInAProcessOfItsOwn() {
        Page page = pages(Papers.pdf(Papers.INVOICE)).getFirst();

        assertThat(page.words()).extracting(Word::text).contains("2026-0417", "121,00");
        assertThat(workers()).hasSize(1);
    }

    @Test
    void oneProcessServesAllFiles() {
        pages(Papers.pdf(Papers.INVOICE));
        List<ProcessHandle> first = workers();

        assertThat(reader.readText(Papers.pdf(List.of("Tweede")))).isInstanceOf(PagesRead.Pages.class);
        assertThat(workers()).isEqualTo(first);
    }

    @Test
    void afterwardsNothingIsLeft() throws IOException {
        pages(Papers.pdf(Papers.INVOICE));
        assertThat(folders()).hasSize(1);

        reader.close();

        assertThat(workers()).isEmpty();
        assertThat(folders()).isEmpty();
    }

    @Test
    void aProcessThatWasKilledIsReplaced() {
        pages(Papers.pdf(Papers.INVOICE));
        workers().forEach(worker -> {
            worker.destroyForcibly();
            worker.onExit().join();
        });

        assertThat(pages(Papers.pdf(Papers.INVOICE))).hasSize(1);
    }

    @Test
    void aPasswordThatOnlyForbidsToCopyIsNone() throws IOException {
        assertThat(pages(locked("owner", ""))).hasSize(1);
    }

    @Test
    void whatIsNoPageIsRefusedByName() throws IOException {
        assertThat(refusal(locked("owner", "user"))).isEqualTo(RefusalCode.ENCRYPTED);
        assertThat(refusal(Papers.pdf(List.of()))).isEqualTo(RefusalCode.NOTHING_PRINTED);
        assertThat(refusal(text("%PDF-1.7 and nothing more"))).isEqualTo(RefusalCode.BROKEN_PDF);
        assertThat(refusal(text("PK\u0003\u0004 a ZIP that is named .pdf"))).isEqualTo(RefusalCode.BROKEN_IMAGE);
        assertThat(refusal(text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")))
                .isEqualTo(RefusalCode.BROKEN_IMAGE);
        assertThat(refusal(new byte[0])).isEqualTo(RefusalCode.BROKEN_IMAGE);
        assertThat(workers()).hasSize(1); // it minded none of them
    }

    @Test
    void afterAFileThatIsTooMuchTheNextOneIsRead() throws IOException {
        byte[] bomb = WorkerBombs.pageThatUnpacksTo(1 << 30);

        assertThat(refusal(bomb)).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(pages(Papers.pdf(Papers.INVOICE))).hasSize(1);
    }

    @Test
    void aFormThatDrawsItselfIsNoEndlessWork() throws IOException {
        assertThat(refusal(WorkerBombs.formsWithinForms())).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(pages(Papers.pdf(Papers.INVOICE))).hasSize(1);
    }

    private List<Page> pages(byte[] content) {
        PagesRead read = reader.read(content);
        assertThat(read).isInstanceOf(PagesRead.Pages.class);
        return ((PagesRead.Pages) read).pages();
    }

    private RefusalCode refusal(byte[] content) {
        PagesRead read = reader.read(content);
        assertThat(read).isInstanceOf(PagesRead.NotRead.class);
        Refusal refusal = ((PagesRead.NotRead) read).refusal();
        assertThat(refusal.message()).isNotBlank().endsWith(".").doesNotContain("Exception");
        return refusal.code();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] locked(String owner, String user) throws IOException {
        try (PDDocument document = Loader.loadPDF(Papers.pdf(Papers.INVOICE))) {
            AccessPermission nothing = new AccessPermission();
            nothing.setCanExtractContent(false);
            document.protect(new StandardProtectionPolicy(owner, user, nothing));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private static List<Path> folders() throws IOException {
        String own = "billify-pages-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(own))
                    .toList();
        }
    }
}
