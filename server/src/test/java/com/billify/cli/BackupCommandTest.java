package com.billify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Migrations;
import com.billify.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class BackupCommandTest {
    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;
    private static final int NOTHING_WRITTEN = 3;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void savesARunningAndAStoppedBillifyAndPutsItIntoAnEmptyFolder() throws Exception {
        Path data = folder.resolve("data");
        Path running = folder.resolve("running.backup");
        Path stopped = folder.resolve("stopped.backup");
        Path phrase = Files.writeString(folder.resolve("phrase"), "vier broden en een taart\n");
        Path programs = PostgresExtension.lendPrograms(data);
        try (Database database = EmbeddedDatabase.open(data)) {
            Migrations.migrate(database);
            owner(database).sql("""
                    INSERT INTO identity.user_account (id, email, password_hash, language, created_at)
                    VALUES (gen_random_uuid(), 'bakker@example.be', '', 'nl', now())
                    """).update();
            assertThat(run("backup", running, "--data", data, "--passphrase", phrase))
                    .as(said())
                    .isEqualTo(DONE);
        }
        assertThat(run("backup", "--data", data, stopped)).as(said()).isEqualTo(DONE);
        Files.delete(programs);
        Path key = data.resolve("backup.key");
        assertThat(said()).contains("1 person", "read back whole", key.toString());

        Path again = folder.resolve("again");
        assertThat(run("restore", stopped, "--data", again, "--key", key))
                .as(said())
                .isEqualTo(DONE);
        assertThat(said()).contains("all equal to what was saved");
        assertThat(again.resolve("backup.key")).as("opens later ones too").hasSameBinaryContentAs(key);
        try (Database database = EmbeddedDatabase.open(again)) {
            assertThat(owner(database)
                            .sql("SELECT email FROM identity.user_account")
                            .query(String.class)
                            .single())
                    .isEqualTo("bakker@example.be");
        }
        assertThat(run("restore", running, "--data", folder.resolve("other"))).isEqualTo(NOTHING_WRITTEN);
        assertThat(said()).contains("There is no key file " + folder.resolve("backup.key"));
        assertThat(run("restore", running, "--data", data, "--passphrase", phrase))
                .isEqualTo(NOTHING_WRITTEN);
        assertThat(said()).contains("is not empty");
    }

    @Test
    void folderWithoutBillifyIsNotMadeOne() {
        Path nothing = folder.resolve("nothing");

        assertThat(run("backup", "--data", nothing)).isEqualTo(NOTHING_WRITTEN);
        assertThat(said()).isEqualTo("billify: There is no Billify in " + nothing + ": name its folder with --data.\n");
        assertThat(nothing).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup one two",
                "backup --sideways",
                "backup --data",
                "backup --key a --passphrase b",
                "restore",
                "restore one",
                "restore one --data a --key b --passphrase c",
            })
    void wrongUsageIsOneLine(String line) {
        assertThat(run((Object[]) line.split(" "))).isEqualTo(WRONG_USAGE);
        assertThat(said().lines()).hasSize(1);
    }

    @Test
    void passphraseThatIsQuicklyGuessedIsRefused() throws Exception {
        Path phrase = Files.writeString(folder.resolve("phrase"), "taart\n");

        assertThat(run("backup", "--passphrase", phrase)).isEqualTo(WRONG_USAGE);
        assertThat(said()).isEqualTo("billify: a passphrase has at least 12 characters\n");
    }

    @Test
    void helpSaysHow() {
        assertThat(run("backup", "--help")).isEqualTo(DONE);
        assertThat(run("restore", "--help")).isEqualTo(DONE);
        assertThat(out.toString(UTF_8)).contains("Usage: billify backup", "Usage: billify restore");
    }

    private int run(Object... words) {
        err.reset();
        List<String> args = java.util.Arrays.stream(words).map(String::valueOf).toList();
        return CommandLine.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                database.url(),
                database.owner().name(),
                database.owner().password()));
    }
}
