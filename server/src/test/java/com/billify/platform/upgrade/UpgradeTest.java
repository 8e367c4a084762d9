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
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                database.url(),
                database.owner().name(),
                database.owner().password()));
    }
}
