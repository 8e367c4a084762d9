package com.billify.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.testing.PostgresExtension;
import com.billify.testing.TinyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final Map<String, Object> IN_THE_DATABASE = Map.of();
    private static final Map<String, Object> IN_A_FOLDER = Map.of("BILLIFY_FILES", "folder");
    private static final byte[] LETTER = "Geachte bakker, ".repeat(5_000).getBytes(UTF_8);

    private final CompanyId company = CompanyId.random();
    private final Path data;

    DocumentStoreTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void fileComesBackByteForByteAndStandsNowhereAsItIs() {
        FilesOfATest files = node(IN_THE_DATABASE);
        byte[] photo = noise(2 * PieceOutput.PIECE_BYTES + 17);

        UUID letter = files.store("letter.txt", LETTER);
        UUID picture = files.store("photo.jpg", photo);
        UUID nothing = files.store("empty", new byte[0]);

        assertThat(files.read(letter)).isEqualTo(LETTER);
        assertThat(files.read(picture)).isEqualTo(photo);
        assertThat(files.read(nothing)).isEmpty();
        assertThat(files.pieces(picture)).isEqualTo(3);
        assertThat(sealed(letter)).doesNotContain("bakker");
        assertThat(sealed(letter).length()).as("packed before it is sealed").isLessThan(LETTER.length / 10);
        assertThat(files.store("again.txt", LETTER)).as("the same bytes").isEqualTo(letter);
    }

    @Test
    void fileFromBeforeThereWasASealIsReadAndTakenOver() throws Exception {
        FilesOfATest files = node(IN_THE_DATABASE);
        UUID id = UUID.randomUUID();
        postgres.jdbcFor(company)
                .sql("""
                        INSERT INTO documents.document
                               (company_id, id, sha256, name, media_type, size_bytes, content, stored_at)
                        VALUES (:company, :id, sha256(:content), 'old.txt', 'text/plain', :size, :content, now())
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("content", LETTER)
                .param("size", LETTER.length)
                .update();
        assertThat(files.read(id)).isEqualTo(LETTER);

        files.deliver();

        assertThat(files.count("SELECT count(*) FROM documents.document WHERE id = :id AND content IS NOT NULL", id))
                .isZero();
        assertThat(files.read(id)).isEqualTo(LETTER);
        assertThat(files.store("new.txt", LETTER)).isEqualTo(id);
    }

    @Test
    void fileLeavesTheDatabaseOnceItLiesInTheFolderAndItsCopyGoesSomeDaysAfterIt() throws Exception {
        UUID id = node(IN_THE_DATABASE).store("letter.txt", LETTER);
        FilesOfATest files = node(IN_A_FOLDER);
        assertThat(files.read(id)).as("before it is delivered").isEqualTo(LETTER);

        files.deliver();

        assertThat(files.pieces(id)).isZero();
        assertThat(files.read(id)).isEqualTo(LETTER);
        assertThat(Files.readString(object(id), ISO_8859_1)).doesNotContain("bakker");
        assertThat(node(IN_THE_DATABASE).read(id))
                .as("by a node that delivers nothing any more")
                .isEqualTo(LETTER);
        files.remove(id);
        files.deliver();
        assertThat(object(id)).as("a backup under way may still need it").exists();
        later(Delivery.KEPT_AFTER.minusHours(1)).deliver();
        assertThat(object(id)).exists();
        later(Delivery.KEPT_AFTER.plusHours(1)).deliver();
        assertThat(object(id)).doesNotExist();
        assertThat(files.count("SELECT count(*) FROM documents.delivery WHERE document_id = :id", id))
                .isZero();
    }

    @Test
    void fileFollowsTheSettingIntoTheDatabaseAndOutAgainAndTheOldCopyGoesSomeDaysLater() throws Exception {
        byte[] photo = noise(2 * PieceOutput.PIECE_BYTES + 17);
        UUID id = node(IN_A_FOLDER).store("photo.jpg", photo);
        node(IN_A_FOLDER).deliver();

        node(IN_THE_DATABASE).deliver();

        assertThat(node(IN_THE_DATABASE).pieces(id)).isEqualTo(3);
        Files.move(object(id), object(id).resolveSibling("away"));
        assertThat(node(IN_THE_DATABASE).read(id)).isEqualTo(photo);
        Files.move(object(id).resolveSibling("away"), object(id));

        node(IN_A_FOLDER).deliver();
        later(Delivery.KEPT_AFTER.plusHours(1)).deliver();
        assertThat(node(IN_A_FOLDER).pieces(id)).isZero();
        assertThat(node(IN_A_FOLDER).read(id))
                .as("there again, so that nothing was let go")
                .isEqualTo(photo);

        node(IN_THE_DATABASE).deliver();
        new FilesOfATest(postgres, company, data, IN_THE_DATABASE, Delivery.KEPT_AFTER.plusHours(1)).deliver();
        assertThat(object(id)).doesNotExist();
        assertThat(node(IN_THE_DATABASE).read(id)).isEqualTo(photo);
    }

    @Test
    void fileThatIsDamagedWhereItLiesStaysThereAndKeepsNoOther() throws Exception {
        FilesOfATest files = node(IN_A_FOLDER);
        UUID good = files.store("letter.txt", LETTER);
        UUID bad = files.store("photo.jpg", noise(1_000));
        files.deliver();
        byte[] damaged = Files.readAllBytes(object(bad));
        damaged[damaged.length / 2] ^= 1;
        Files.write(object(bad), damaged);

        assertThatThrownBy(node(IN_THE_DATABASE)::deliver).isInstanceOf(IOException.class);

        assertThat(files.pieces(good)).isEqualTo(1);
        assertThat(files.pieces(bad)).isZero();
        assertThat(object(bad)).exists();
    }

    @Test
    void folderThatCannotBeWrittenLosesNothingAndOneBadFileKeepsNoOther() throws Exception {
        FilesOfATest files = node(IN_A_FOLDER);
        Files.writeString(data.resolve("files"), "in the way");
        UUID first = files.store("letter.txt", LETTER);
        UUID second = files.store("photo.jpg", noise(1_000));

        assertThatThrownBy(files::deliver).isInstanceOf(IOException.class);

        assertThat(files.read(first)).isEqualTo(LETTER);
        assertThat(files.read(second)).isEqualTo(noise(1_000));
        Files.delete(data.resolve("files"));
        Files.createDirectories(object(first)); // where a file of that name should be
        assertThatThrownBy(files::deliver).isInstanceOf(IOException.class);
        assertThat(files.read(first)).isEqualTo(LETTER);
        assertThat(files.pieces(second)).as("delivered all the same").isZero();
        Files.delete(object(first));
        files.deliver();
        assertThat(files.pieces(first)).isZero();
        assertThat(files.read(first)).isEqualTo(LETTER);
    }

    @Test
    void companyWithFilesToDeliverOrToMoveIsFound() throws Exception {
        postgres.ownerJdbc().sql("""
                        INSERT INTO company.company (company_id, name, currency, created_at)
                        VALUES (:company, 'Files', 'EUR', now())
                        """).param("company", company.value()).update();
        node(IN_THE_DATABASE).store("letter.txt", LETTER);
        DocumentRepository documents = new DocumentRepository(postgres.jdbc());

        assertThat(documents.companiesWithWork(true, Instant.EPOCH)).contains(company);
        assertThat(documents.companiesWithWork(false, Instant.EPOCH)).doesNotContain(company);
        node(IN_A_FOLDER).deliver();
        assertThat(documents.companiesWithFilesElsewhere("")).contains(company);
        assertThat(documents.companiesWithFilesElsewhere("folder")).doesNotContain(company);
    }

    @Test
    void fullDiskLosesNoFileAndTakesThemOnceThereIsRoom() throws Exception {
        FilesOfATest files = node(IN_A_FOLDER);
        byte[] large = noise(60_000);
        UUID document = files.store("photo.jpg", large);
        try (TinyDisk disk = TinyDisk.at(data.resolve("files"), 32)) {
            assertThatThrownBy(files::deliver).isInstanceOf(IOException.class).hasMessageContaining("No space left");
            assertThat(files.read(document)).isEqualTo(large);
        }

        files.deliver();

        assertThat(files.pieces(document)).isZero();
        assertThat(files.read(document)).isEqualTo(large);
    }

    @Test
    void whatCannotBeHadIsToldInWords() throws Exception {
        FilesOfATest files = node(IN_A_FOLDER);
        UUID id = files.store("letter.txt", LETTER);
        files.deliver();
        byte[] sealed = Files.readAllBytes(object(id));

        sealed[sealed.length / 2] ^= 1;
        Files.write(object(id), sealed);
        assertThatThrownBy(() -> files.read(id)).returns("file-damaged", problem -> code(problem));
        Files.delete(object(id));
        assertThatThrownBy(() -> files.read(id)).returns("file-away", problem -> code(problem));
        Files.write(object(id), sealed);
        Files.delete(data.resolve("root.key"));
        assertThatThrownBy(() -> node(IN_A_FOLDER).read(id)).returns("root-key-missing", problem -> code(problem));
    }

    private static String code(Throwable problem) {
        return ((ProblemException) problem).code();
    }

    private Path object(UUID id) {
        return data.resolve("files").resolve(Depots.object(company.value(), id));
    }

    private FilesOfATest node(Map<String, Object> variables) {
        return new FilesOfATest(postgres, company, data, variables, Duration.ZERO);
    }

    private FilesOfATest later(Duration time) {
        return new FilesOfATest(postgres, company, data, IN_A_FOLDER, time);
    }

    private String sealed(UUID id) {
        return postgres.jdbcFor(company)
                .sql("SELECT encode(sealed, 'escape') FROM documents.piece WHERE document_id = :id AND number = 0")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
