package com.billify.platform.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Migrations;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** With the programs of an older PostgreSQL, as a Billify that brought those along has left them in its data folder. */
class PostgresTakeoverTest {
    private static final String OLDER = "17";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void dataOfAnOlderPostgresqlAreTakenOverAndTheOldOnesKept() throws Exception {
        Path binaries = Path.of("target", "postgres-" + OLDER + ".jar");
        assumeTrue(Files.exists(binaries), "not fetched on this platform");
        unpack(binaries, folder.resolve("postgres").resolve("program-" + OLDER));
        try (Database old = EmbeddedDatabase.openAsLeft(folder, OLDER)) {
            Migrations.migrate(old, "005"); // so that it is quick; the upgrade of the tables comes after
            owner(old).sql("""
                    INSERT INTO identity.user_account (id, email, password_hash, language, created_at)
                    VALUES (gen_random_uuid(), 'bakker@example.be', '', 'nl', now())
                    """).update();
        }
        assertThat(EmbeddedDatabase.olderMajorVersion(folder)).contains(OLDER);

        takeOver();

        assertThat(EmbeddedDatabase.olderMajorVersion(folder)).isEmpty();
        try (Database now = EmbeddedDatabase.open(folder)) {
            assertThat(owner(now)
                            .sql("SELECT email FROM identity.user_account")
                            .query(String.class)
                            .single())
                    .isEqualTo("bakker@example.be");
            assertThat(owner(now)
                            .sql("SELECT current_setting('server_version_num')::integer / 10000")
                            .query(Integer.class)
                            .single())
                    .isGreaterThan(Integer.parseInt(OLDER));
        }
        assertThat(folder.resolve("postgres-" + OLDER).resolve("cluster").resolve("PG_VERSION"))
                .hasContent(OLDER);
        assertThat(folder.resolve("upgrades")).isDirectoryContaining("glob:**.backup");
        assertThat(folder.resolve("takeover")).doesNotExist();
        assertThat(said).last().asString().startsWith("All rows and sums are there. The old database is kept in ");
        said.clear();
        takeOver();
        assertThat(said).as("of one that is done").isEmpty();
    }

    @Test
    void withoutTheOldProgramsItIsSaidHowToGoOn() throws Exception {
        Files.writeString(cluster(folder).resolve("PG_VERSION"), OLDER);

        assertThatThrownBy(this::takeOver)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The programs of PostgreSQL " + OLDER)
                .hasMessageContaining("make a backup with the Billify that you had");
        assertThat(folder.resolve("postgres/cluster/PG_VERSION")).hasContent(OLDER);
    }

    /** Between the two renames: the old one has left its place, and the new one is not there yet. */
    @Test
    void oneThatAPowerCutStoppedIsFinished() throws Exception {
        Files.writeString(cluster(folder.resolve("takeover")).resolve("PG_VERSION"), "18");
        Files.createDirectories(folder.resolve("postgres-" + OLDER));

        takeOver();

        assertThat(folder.resolve("postgres/cluster/PG_VERSION")).hasContent("18");
        assertThat(folder.resolve("takeover")).doesNotExist();
        assertThat(folder.resolve("postgres-" + OLDER)).exists();
    }

    private void takeOver() {
        new PostgresTakeover(folder, Map.<String, String>of()::get, Clock.systemUTC(), said::add).run();
    }

    private static Path cluster(Path data) throws IOException {
        return Files.createDirectories(data.resolve("postgres").resolve("cluster"));
    }

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                database.url(),
                database.owner().name(),
                database.owner().password()));
    }

    private static void unpack(Path jar, Path home) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (var tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(zip.getInputStream(archive))))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path target = home.resolve(entry.getName());
                    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else if (entry.isFile()) {
                        Files.copy(tar, target);
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
