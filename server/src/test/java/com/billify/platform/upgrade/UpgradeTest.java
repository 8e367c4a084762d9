package com.billify.platform.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.KeyFile;
import com.billify.platform.backup.Restore;
import com.billify.platform.backup.Totals;
import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Migrations;
import com.billify.platform.database.Standing;
import com.billify.testing.PostgresExtension;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * From the books of an earlier version: a sealed backup, made when that was the version, of a company that had brought in its bank files
 * and invoices. Another version that is released leaves another one here.
 */
class UpgradeTest {
    private static final Path EARLIER = Path.of("src/test/resources/upgrade/tables-121.backup");

    @TempDir
    Path folder;

    @Test
    void booksOfAnEarlierVersionAreBackedUpRehearsedUpgradedAndTheSame() throws Exception {
        Path programs = PostgresExtension.lendPrograms(folder);
        List<String> said = new ArrayList<>();
        try (Database database = EmbeddedDatabase.open(folder)) {
            Restore.into(database, EARLIER, KeyFile.read(EARLIER.resolveSibling("tables-121.key")));
            Upgrade upgrade =
                    new Upgrade(database, folder, Map.<String, String>of()::get, Clock.systemUTC(), said::add);
            Totals before = Totals.of(database);
            JdbcClient owner = owner(database);
            assertThat(Migrations.standing(database).version()).isEqualTo("121");
            assertThat(owner.sql("SELECT count(*) FROM banking.transaction")
                            .query(Long.class)
                            .single())
                    .isEqualTo(41);

            // a change that fails, for the time being
            owner.sql("CREATE TABLE intake.lesson ()").update();
            assertThatThrownBy(upgrade::run)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("The upgrade failed in its rehearsal, so nothing was changed (")
                    .hasMessageContaining("start the Billify that you had");
            assertThat(Migrations.standing(database).version()).isEqualTo("121");
            owner.sql("DROP TABLE intake.lesson").update();
            said.clear();

            upgrade.run();

            Standing now = Migrations.standing(database);
            assertThat(now.version()).isEqualTo(now.newest());
            assertThat(before.difference(Totals.of(database))).isEmpty();
            assertThat(said)
                    .satisfiesExactly(
                            tables -> assertThat(tables).startsWith("The tables are of version 121 "),
                            backup -> assertThat(backup).startsWith("A backup is made first: "),
                            rehearsal -> assertThat(rehearsal).isEqualTo("The upgrade is rehearsed on a copy ..."),
                            done -> assertThat(done)
                                    .startsWith("The upgrade is done: all counts and sums are as before."));
            assertThat(owner.sql("SELECT datname FROM pg_database WHERE datname LIKE '%rehearsal%'")
                            .query(String.class)
                            .list())
                    .isEmpty();
            said.clear();

            upgrade.run();
            assertThat(said).as("of an upgrade that is done").isEmpty();
            owner.sql("""
                    UPDATE banking.transaction SET amount_minor = amount_minor + 1
                     WHERE id = (SELECT id FROM banking.transaction LIMIT 1)
                    """).update();
            assertThat(before.difference(Totals.of(database)))
                    .hasValueSatisfying(difference -> assertThat(difference)
                            .startsWith("the sum of banking.transaction.amount_minor of company "));
        } finally {
            Files.delete(programs);
        }
        try (var backups = Files.list(folder.resolve("upgrades"))) {
            assertThat(backups).hasSize(2);
        }
    }

    /** A newer program is this one with a change more on its class path. */
    @Test
    void whatIsOnlyAddedIsAddedWhileOthersWorkAndTheyMayStartAgain() throws Exception {
        Path programs = PostgresExtension.lendPrograms(folder);
        Map<String, String> trust = Map.of("BILLIFY_UPGRADE", "trust");
        List<String> said = new ArrayList<>();
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (Database database = EmbeddedDatabase.open(folder);
                URLClassLoader newer =
                        newer(own, "V9001__additive_colour", "ALTER TABLE company.company ADD COLUMN colour text");
                URLClassLoader newest =
                        newer(newer, "V9002__additive_size", "ALTER TABLE company.company ADD COLUMN size text");
                URLClassLoader other =
                        newer(newest, "V9003__smaller", "ALTER TABLE company.company DROP COLUMN colour")) {
            Migrations.migrate(database);
            String known = Migrations.standing(database).version();
            Upgrade upgrade = new Upgrade(database, folder, trust::get, Clock.systemUTC(), said::add);
            try (Connection working = DriverManager.getConnection(
                            database.url(),
                            database.application().name(),
                            database.application().password());
                    Statement statement = working.createStatement()) {
                as(newer, upgrade);

                assertThat(said)
                        .containsExactly(
                                "The tables are of version " + known + " and are brought to 9001.",
                                "The upgrade is done, while others went on working.");
                assertThat(Migrations.standing(database))
                        .as("of the program that does not know it, started again")
                        .returns("9001", Standing::version)
                        .returns(known, Standing::newest)
                        .returns(false, Standing::isBehind);
                upgrade.run();

                working.setAutoCommit(false);
                statement.executeQuery("SELECT count(*) FROM company.company").close();
                assertThatThrownBy(() -> as(newest, upgrade))
                        .as("beside a question that does not end")
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("lock timeout");
                working.commit();
                as(newest, upgrade);

                assertThatThrownBy(() -> as(other, upgrade))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("stop every node first");
            }
            assertThat(owner(database)
                            .sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'company'")
                            .query(String.class)
                            .list())
                    .contains("colour", "size");
        } finally {
            Files.delete(programs);
        }
    }

    private URLClassLoader newer(ClassLoader than, String migration, String sql) throws IOException {
        Path root = folder.resolve(migration);
        Files.createDirectories(root.resolve("db/migration"));
        Files.writeString(root.resolve("db/migration").resolve(migration + ".sql"), sql + ";");
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, than);
    }

    private static void as(ClassLoader program, Upgrade upgrade) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(program);
        try {
            upgrade.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                database.url(),
                database.owner().name(),
                database.owner().password()));
    }
}
