package com.billify.platform.upgrade;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.BackupProcess;
import com.billify.platform.backup.Totals;
import com.billify.platform.database.Database;
import com.billify.platform.database.Database.Spare;
import com.billify.platform.database.Installation;
import com.billify.platform.database.Migrations;
import com.billify.platform.database.Standing;
import com.billify.platform.examination.Examination;
import com.billify.platform.examination.Finding;
import com.billify.platform.examination.FindingKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a database to what this program needs. Where there is something in them it first makes a backup, then
 * rehearses every change on a copy, and compares what people brought in with what is there afterwards: on the copy, and again
 * in the end. Nothing is changed before the rehearsal has held.
 */
final class Upgrade {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final String PREFIX = "billify-before-upgrade-";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'" + PREFIX + "'yyyy-MM-dd-HHmmss'.backup'", Locale.ROOT);
    /** Of the backups that upgrades made, so many stay. */
    private static final int KEPT = 3;

    private static final long LOCK = 0x75706772616465L; // "upgrade"
    private static final long MEGABYTE = 1_000_000;
    private static final long BASE_MEGABYTES = 300;

    private final Database database;
    private final Path data;
    private final Function<String, @Nullable String> variables;
    private final Clock clock;
    private final Consumer<String> told;

    /**
     * @param data the data folder
     * @param variables of the environment
     * @param told takes what the person who started it should know, a sentence each
     */
    Upgrade(
            Database database,
            Path data,
            Function<String, @Nullable String> variables,
            Clock clock,
            Consumer<String> told) {
        this.database = database;
        this.data = data;
        this.variables = variables;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Afterwards the tables are those of this program.
     *
     * @throws StartRefused when there is no safe way there; unless it says otherwise nothing was changed
     */
    void run() {
        UpgradePlan plan = UpgradePlan.of(variables);
        Standing standing = Migrations.standing(database);
        bring(standing, () -> alone(plan, standing));
    }

    /** @param behind what to do where there is something to upgrade */
    private void bring(Standing standing, Runnable behind) {
        if (standing.isEmpty()) {
            Migrations.migrate(database);
        } else if (standing.isBehind()) {
            behind.run();
        } else {
            Migrations.check(database); // which a migration ends with
        }
    }

    /** One node does it while others that start now wait for it, as they may on a PostgreSQL of one's own. */
    private void alone(UpgradePlan plan, Standing found) {
        if (!Installation.isOutside(variables)) {
            change(plan, found);
            return;
        }
        try (Connection turn = connect(database)) {
            // Of a transaction and not of the session, which a pooler would keep, and the turn with it. It ends with
            // the connection.
            turn.setAutoCommit(false);
            try (PreparedStatement lock = turn.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                lock.executeQuery().close();
            }
            Standing standing = Migrations.standing(database); // another may have done it meanwhile
            bring(standing, () -> change(plan, standing));
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    private void change(UpgradePlan plan, Standing standing) {
        told.accept(
                "The tables are of version " + standing.version() + " and are brought to " + standing.newest() + ".");
        try {
            boolean othersWork = othersWork();
            if (othersWork && !standing.othersMayGoOn()) {
                throw new StartRefused(
                        "The tables must be upgraded, and another Billify still works with them: stop every node first, then start this one.");
            }
            Totals before = Totals.of(database);
            String kept = "";
            if (plan != UpgradePlan.TRUST) {
                Path file = backup(plan);
                kept = " A backup from before is " + file + ".";
                if (plan == UpgradePlan.REHEARSE) {
                    rehearse(before, othersWork, file);
                }
            }
            if (othersWork) {
                // They write meanwhile, so nothing could be compared; what is only added changes nothing of theirs.
                Migrations.migrateBesideOthers(database);
                told.accept("The upgrade is done, while others went on working." + kept);
                return;
            }
            Migrations.migrate(database);
            Optional<String> difference = before.difference(Totals.of(database));
            if (difference.isPresent()) {
                throw new StartRefused("After the upgrade " + difference.get()
                        + ", which its rehearsal did not show: report this, and go on with the backup." + kept);
            }
            told.accept("The upgrade is done: all counts and sums are as before." + kept);
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be upgraded: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused("The upgrade was not begun, as " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    private boolean othersWork() throws SQLException {
        return number("""
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ?
                """, database.application().name()) > 0;
    }

    private Path backup(UpgradePlan plan) throws SQLException, IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        refuseWithoutRoom(folder, plan);
        return backup(folder);
    }

    /**
     * A backup beside the others that upgrades make.
     *
     * @throws StartRefused when none could be made
     */
    Path backup() throws IOException {
        return backup(Files.createDirectories(folder()));
    }

    private Path backup(Path folder) throws IOException {
        Path file = folder.resolve(NAME.format(LocalDateTime.ofInstant(clock.instant(), BRUSSELS)));
        told.accept("A backup is made first: " + file);
        try (BackupProcess process = new BackupProcess()) {
            BackupProcess.Ended ended = process.run(
                    BackupProcess.arguments(variables, "backup", file, data, data),
                    BackupProcess.variablesOfData(variables));
            if (ended.failure() != null) {
                throw new StartRefused("The upgrade was not begun, as no backup could be made: " + ended.failure());
            }
            ended.missing().forEach(missing -> told.accept("The backup lacks " + missing));
        }
        forgetOld(folder);
        return file;
    }

    private Path folder() {
        String named = variables.apply("BILLIFY_BACKUP_DIR");
        return named == null || named.isBlank() ? data.resolve("upgrades") : Path.of(named.strip());
    }

    private void refuseWithoutRoom(Path folder, UpgradePlan plan) throws SQLException, IOException {
        long size = number("SELECT pg_database_size(?)", databaseName());
        // A backup is never larger than what it is of; a copy is as large, and the changes may write all of it anew.
        boolean copied = plan == UpgradePlan.REHEARSE && !Installation.isOutside(variables);
        long needed = (copied ? 4 : 1) * size + BASE_MEGABYTES * MEGABYTE;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new StartRefused("The upgrade was not begun: it needs " + needed / MEGABYTE + " MB free at " + folder
                    + (copied ? " for a backup and a rehearsal" : " for a backup") + ", and there are "
                    + free / MEGABYTE
                    + " MB." + (copied ? " Make room, or set BILLIFY_UPGRADE=backup to leave the rehearsal out." : ""));
        }
    }

    private static void forgetOld(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    /** @param othersWork so that {@code before} is no longer what the copy is of: it is compared with itself */
    private void rehearse(Totals before, boolean othersWork, Path backup) throws SQLException {
        Optional<Spare> made = database.spare();
        if (made.isEmpty()) {
            told.accept("The upgrade is not rehearsed: the owner login may not make a database (ALTER ROLE "
                    + database.owner() + " CREATEDB lets it).");
            return;
        }
        told.accept("The upgrade is rehearsed on a copy ...");
        try (Database copy = made.get().database()) {
            if (!made.get().filled()) {
                fill(copy, backup);
            }
            Totals copied = othersWork ? Totals.of(copy) : before;
            try {
                Migrations.migrate(copy);
            } catch (StartRefused e) {
                throw new StartRefused("The upgrade failed in its rehearsal, so nothing was changed (" + e.getMessage()
                        + "): start the Billify that you had, and report this. A backup is " + backup + ".");
            }
            Optional<String> difference = copied.difference(Totals.of(copy)).or(() -> wrongSums(copy));
            if (difference.isPresent()) {
                throw new StartRefused("In the rehearsal of the upgrade " + difference.get()
                        + ", so nothing was changed: start the Billify that you had, and report this. A backup is "
                        + backup + ".");
            }
        }
    }

    /** From the backup, which is proven by the same. */
    private void fill(Database copy, Path backup) {
        Map<String, String> there = new HashMap<>(BackupProcess.variablesOfData(variables));
        there.put(Installation.URL, copy.url());
        try (BackupProcess process = new BackupProcess()) {
            BackupProcess.Ended ended =
                    process.run(BackupProcess.arguments(variables, "restore", backup, data, data), there);
            if (ended.failure() != null) {
                throw new StartRefused(
                        "The upgrade was not begun, as its backup could not be restored: " + ended.failure());
            }
        }
    }

    private Optional<String> wrongSums(Database copy) {
        return Examination.of(Installation.of(copy, variables, data), data, clock).stream()
                .filter(finding -> finding.kind() == FindingKind.SUMS_WRONG)
                .map(Finding::sentence)
                .findFirst();
    }

    private String databaseName() throws SQLException {
        try (Connection connection = connect(database)) {
            return connection.getCatalog();
        }
    }

    private long number(String sql, String parameter) throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, parameter);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().name(), database.owner().password());
    }
}
