package com.billify.platform.backup;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a backup into an empty place and proves that what stands there is what was saved: every table's rows, every sum of
 * money. What cannot be proven is not kept: a folder gets its name, and a database its commit, only then.
 */
public final class Restore {
    private Restore() {}

    /**
     * Makes a data folder of a backup, for a PostgreSQL that comes along.
     *
     * @param folder not there yet, or empty
     * @throws BackupRefused when it is not empty, the backup cannot be read or is newer than this program, or anything differs;
     *     nothing is left behind then
     */
    public static Summary intoFolder(Path file, Secret secret, Path folder) throws BackupRefused {
        Path target = folder.toAbsolutePath().normalize();
        Path partial = target.resolveSibling("." + target.getFileName() + ".restoring");
        try {
            refuseUnlessEmpty(target);
            Reading backup = Reading.whole(file, secret);
            EmbeddedDatabase.discard(partial); // of a restore that was killed
            try {
                try (Database database = EmbeddedDatabase.open(partial)) {
                    load(file, secret, backup, database);
                }
                if (secret instanceof Secret.Key(byte[] key)) {
                    KeyFile.write(partial.resolve(KeyFile.NAME), key);
                }
                Files.deleteIfExists(target);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                return backup.summary();
            } finally {
                EmbeddedDatabase.discard(partial);
            }
        } catch (IOException e) {
            throw new BackupRefused("The folder " + folder + " cannot be written: " + Words.of(e) + ".", e);
        } catch (StartRefused e) {
            throw new BackupRefused(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Fills a PostgreSQL of one's own.
     *
     * @param database without any row of Billify
     * @throws BackupRefused as above; the database is empty again then
     */
    public static Summary into(Database database, Path file, Secret secret) throws BackupRefused {
        try {
            Reading backup = Reading.whole(file, secret);
            clear(database);
            boolean done = false;
            try {
                load(file, secret, backup, database);
                done = true;
            } finally {
                if (!done) {
                    clear(database);
                }
            }
            return backup.summary();
        } catch (SQLException e) {
            throw new BackupRefused("The database cannot be used: " + Words.of(e) + ".", e);
        } catch (StartRefused e) {
            throw new BackupRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static void refuseUnlessEmpty(Path folder) throws IOException, BackupRefused {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new BackupRefused(folder + " is no folder: choose another with --data.");
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new BackupRefused("The folder " + folder
                        + " is not empty: a backup is restored into an empty one, so that nothing is lost.");
            }
        }
    }

    /** Takes away tables of Billify that hold nothing, which a restore that was killed may have left. */
    private static void clear(Database database) throws SQLException, BackupRefused {
        try (Connection connection = connect(database)) {
            connection.setAutoCommit(false);
            OpenDatabase open = new OpenDatabase(connection);
            List<Table> tables = open.tables();
            for (Table table : tables) {
                if (!open.isEmpty(table.name())) {
                    throw new BackupRefused("The database is not empty (" + table.name()
                            + "): a backup is restored into an empty one, so that nothing is lost.");
                }
            }
            if (!tables.isEmpty() && open.migrations().isEmpty()) {
                throw new BackupRefused(
                        "The database has tables that are not Billify's: give it a database of its own.");
            }
            Set<String> schemas = new TreeSet<>(List.of("platform", "tenancy"));
            tables.forEach(table -> schemas.add(table.name().schema()));
            for (String schema : schemas) {
                open.execute("DROP SCHEMA IF EXISTS " + TableName.quoted(schema) + " CASCADE");
            }
            connection.commit();
        }
    }

    private static void load(Path file, Secret secret, Reading backup, Database database) throws BackupRefused {
        prepare(backup.heading(), database);
        try (Connection connection = connect(database)) {
            connection.setAutoCommit(false);
            OpenDatabase open = new OpenDatabase(connection);
            open.speakPlainly();
            if (!open.migrations().equals(backup.heading().migrations())) {
                throw new BackupRefused(
                        "The backup is of a version of the tables that this Billify cannot make: restore it"
                                + " with Billify " + backup.heading().program() + ".");
            }
            Loading loading = new Loading(connection, open);
            loading.begin();
            BackupReader.read(file, secret, loading);
            loading.end();
            prove(backup, open);
            if (!backup.summary().missing().isEmpty()) {
                // All of these are of files that the backup lacks.
                open.execute("UPDATE documents.delivery SET missing_since = coalesce(missing_since, now())");
            }
            connection.commit();
            connection.setAutoCommit(true);
            open.execute("ANALYZE");
        } catch (SQLException e) {
            throw new BackupRefused("The backup cannot be put into the database: " + Words.of(e) + ".", e);
        } catch (IOException e) {
            throw new BackupRefused("The database cannot be read back: " + Words.of(e) + ".", e);
        }
    }

    /** Makes the tables as they were when the backup was made. */
    private static void prepare(Heading heading, Database database) throws BackupRefused {
        Map<String, OptionalInt> known = Migrations.known(database);
        for (Migration migration : heading.migrations()) {
            OptionalInt checksum = known.get(migration.version());
            if (checksum == null) {
                throw new BackupRefused(
                        "The backup was made by a newer Billify (" + heading.program() + ", tables of version "
                                + heading.migrations().getLast().version() + "): restore it with that one.");
            }
            if (!checksum.equals(migration.checksum())) {
                throw new BackupRefused(
                        "The backup's tables were made otherwise than this Billify makes them, by change " + migration
                                + ": restore it with Billify " + heading.program() + ".");
            }
        }
        Migrations.migrate(database, heading.migrations().getLast().version());
    }

    private static void prove(Reading backup, OpenDatabase open) throws SQLException, IOException, BackupRefused {
        for (Table table : open.tables()) {
            TableSum there = open.rows(table, row -> {});
            TableSum saved = backup.tables().get(table.name());
            if (saved == null) {
                throw new BackupRefused("The backup lacks the table " + table.name() + ".");
            }
            if (!there.equals(saved)) {
                throw new BackupRefused("What was restored differs in " + table.name() + ": " + saved.rows()
                        + " rows were saved, " + there.rows() + " are there.");
            }
        }
        Set<MoneySum> sums = open.sums();
        for (MoneySum saved : backup.sums()) {
            if (!sums.contains(saved)) {
                throw new BackupRefused("What was restored differs: the sum of " + saved.table() + "." + saved.column()
                        + " of company " + saved.company() + " was " + saved.sumMinor() + " " + saved.currency() + ".");
            }
        }
        if (sums.size() != backup.sums().size()) {
            throw new BackupRefused("What was restored differs: it has sums of money that were not saved.");
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().name(), database.owner().password());
    }
}
