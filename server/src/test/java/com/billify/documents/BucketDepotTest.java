package com.billify.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.testing.PostgresExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Against s3proxy, a server that speaks S3 and checks its signatures. */
class BucketDepotTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId company = CompanyId.random();
    private final Path data;
    private final Path bucket;
    private final int port = freePort();
    private S3Server server;

    BucketDepotTest(@TempDir Path data) throws Exception {
        this.data = data;
        this.bucket = Files.createDirectories(data.resolve("server/billify-files"));
        this.server = new S3Server(data.resolve("server"), port);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void outageOfTheBucketLosesNoUploadAndIsToldInWords() throws Exception {
        FilesOfATest files = node("secret");
        byte[] before = noise(PieceOutput.PIECE_BYTES + 1);
        UUID delivered = files.store("before.pdf", before);
        files.deliver();
        assertThat(files.pieces(delivered)).isZero();
        assertThat(files.read(delivered)).isEqualTo(before);
        assertThat(objects()).hasSize(1);

        server.close();
        UUID meanwhile = files.store("meanwhile.txt", "Geachte bakker".getBytes(UTF_8));
        assertThatThrownBy(files::deliver).isInstanceOf(IOException.class);
        assertThat(files.read(meanwhile)).isEqualTo("Geachte bakker".getBytes(UTF_8));
        assertThatThrownBy(() -> files.read(delivered))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem)
                                .returns(503, ProblemException::status)
                                .returns("file-away", ProblemException::code));

        server = new S3Server(data.resolve("server"), port);
        assertThatThrownBy(node("not the secret")::deliver)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("billify-files");
        assertThat(files.pieces(meanwhile)).as("refused, and so still here").isOne();
        files.deliver();
        assertThat(files.pieces(meanwhile)).isZero();
        assertThat(files.read(meanwhile)).isEqualTo("Geachte bakker".getBytes(UTF_8));
        assertThat(files.read(delivered)).isEqualTo(before);
        assertThat(objects()).hasSize(2);
        assertThatThrownBy(() -> bucketOfFiles().get("nobody/nothing"))
                .as("what is gone is told apart from a bucket that does not answer")
                .isInstanceOf(NoSuchFileException.class);
        files.remove(meanwhile);
        node("secret", Delivery.KEPT_AFTER.plusHours(1)).deliver();
        assertThat(objects()).hasSize(1);
    }

    private FilesOfATest node(String secret) {
        return node(secret, Duration.ZERO);
    }

    private FilesOfATest node(String secret, Duration later) {
        return new FilesOfATest(postgres, company, data, variables(secret), later);
    }

    private Bucket bucketOfFiles() {
        return BucketVariables.OF_FILES
                .of(name -> (String) variables("secret").get(name))
                .orElseThrow();
    }

    private Map<String, Object> variables(String secret) {
        return Map.of(
                "BILLIFY_FILES", "bucket",
                "BILLIFY_S3_BUCKET", "billify-files",
                "BILLIFY_S3_ENDPOINT", "http://127.0.0.1:" + port,
                "BILLIFY_S3_PREFIX", "one",
                "BILLIFY_S3_KEY", "key",
                "BILLIFY_S3_SECRET", secret);
    }

    private Stream<Path> objects() throws IOException {
        try (Stream<Path> all = Files.walk(bucket.resolve("one"))) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(2).nextBytes(noise);
        return noise;
    }
}
