package com.billify.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Database.Login;
import com.billify.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    /** Unpacking the programs once is enough, and is what the server of all tests has done. */
    @BeforeEach
    void linkPrograms() throws Exception {
        PostgresExtension.lendPrograms(folder);
    }

    @AfterEach
    void unlinkPrograms() throws Exception {
        Files.delete(folder.resolve("postgres/program-18"));
    }

    @Test
    void keepsItsDataAndItsPort() {
        String url;
        try (Database first = EmbeddedDatabase.open(folder)) {
            url = first.url();
            as(first.owner(), url)
                    .sql("CREATE TABLE public.kept AS SELECT 42 AS answer")
                    .update();
        }

        try (Database second = EmbeddedDatabase.open(folder)) {
            assertThat(second.url()).isEqualTo(url);
            assertThat(as(second.owner(), url)
                            .sql("SELECT answer FROM public.kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void commitsAreDurableAndTheServerIsReachedFromThisMachineWithAPasswordOnlyThatItsOwnerReads() throws Exception {
        try (Database database = EmbeddedDatabase.open(folder)) {
            JdbcClient owner = as(database.owner(), database.url());
            assertThat(setting(owner, "fsync")).isEqualTo("on");
            assertThat(setting(owner, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(owner, "full_page_writes")).isEqualTo("on");
            assertThat(setting(owner, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(owner, "server_encoding")).isEqualTo("UTF8");
            assertThatThrownBy(() -> setting(as(new Login("postgres", "guess"), database.url()), "fsync"))
                    .rootCause()
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void secondOneOnTheSameFolderIsRefused() {
        try (Database first = EmbeddedDatabase.open(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Billify is running");
            assertThat(setting(as(first.owner(), first.url()), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void serverLeftBehindByAKilledBillifyIsEndedAndItsCommitsAreThere() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(killed.inputReader().readLine()).isEqualTo("committed");
        killed.destroyForcibly().waitFor();
        long orphan = pid();
        assertThat(ProcessHandle.of(orphan).filter(EmbeddedDatabase::isRunning)).isPresent();

        try (Database database = EmbeddedDatabase.open(folder)) {
            assertThat(pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(EmbeddedDatabase::isRunning))
                    .isEmpty();
            assertThat(as(database.owner(), database.url())
                            .sql("SELECT answer FROM public.kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    /** A process that starts the database, commits, and waits to be killed. */
    static final class Abandoned {
        public static void main(String[] arguments) throws Exception {
            Database database = EmbeddedDatabase.open(Path.of(arguments[0]));
            as(database.owner(), database.url())
                    .sql("CREATE TABLE public.kept AS SELECT 42 AS answer")
                    .update();
            System.out.println("committed");
            System.in.read();
        }
    }

    @Test
    void pidFileWhoseNumberBelongsToAStrangerIsNoServer() throws Exception {
        EmbeddedDatabase.open(folder).close();
        Files.writeString(
                folder.resolve("postgres/cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (Database database = EmbeddedDatabase.open(folder)) {
            assertThat(setting(as(database.owner(), database.url()), "fsync")).isEqualTo("on");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void dataOfAnotherVersionIsRefused() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("postgres/cluster")).resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedDatabase.open(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static JdbcClient as(Login login, String url) {
        return JdbcClient.create(
                new SimpleDriverDataSource(new org.postgresql.Driver(), url, login.name(), login.password()));
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
