package com.billify.platform.upgrade;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.BackupProcess;
import com.billify.platform.backup.Totals;
import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings data of an older PostgreSQL into the one that comes along now. The old one is started once more, by the programs that lie
 * beside its data, and backed up; the backup is restored beside it, which compares every row and sum; what people brought in is
 * counted in both; and only then the new one takes the place of the old, which stays in the data folder.
 */
final class PostgresTakeover {
    /** In the data folder, while it is not finished. */
    private static final String NEXT = "takeover";

    private static final long MEGABYTE = 1_000_000;
    private static final long BASE_MEGABYTES = 300;

    private final Path data;
    private final Function<String, @Nullable String> variables;
    private final Clock clock;
    private final Consumer<String> told;

    /**
     * @param data the data folder
     * @param variables of the environment
     * @param told takes what the person who started it should know, a sentence each
     */
    PostgresTakeover(Path data, Function<String, @Nullable String> variables, Clock clock, Consumer<String> told) {
        this.data = data;
        this.variables = variables;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Afterwards the data are of the PostgreSQL that comes along, if they were of an older one whose programs are still there.
     *
     * @throws StartRefused when that fails; the old data are as they were then
     */
    void run() {
        if (!Files.exists(next()) && EmbeddedDatabase.olderMajorVersion(data).isEmpty()) {
            return;
        }
        // The database's own lock is let go between the old one and the new one.
        try (FileChannel channel = FileChannel.open(data.resolve(NEXT + ".lock"), CREATE, WRITE);
                @Nullable FileLock turn = channel.tryLock()) {
            if (turn == null) {
                throw new StartRefused(
                        "Another Billify is taking over the data in " + data + ": wait until it is done.");
            }
            EmbeddedDatabase.finishReplacing(data, next());
            EmbeddedDatabase.discard(next()); // of one that was killed
            Optional<String> older = EmbeddedDatabase.olderMajorVersion(data);
            if (older.isPresent()) {
                takeOver(older.get());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused(
                    "The data of the older PostgreSQL were not taken over, as " + data + " cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private void takeOver(String majorVersion) throws IOException {
        refuseWithoutRoom();
        Path backup;
        Totals before;
        try (Database old = EmbeddedDatabase.openAsLeft(data, majorVersion)) {
            told.accept("The data are of PostgreSQL " + majorVersion + " and are taken over into a newer one.");
            before = Totals.of(old);
            backup = new Upgrade(old, data, variables, clock, told).backup();
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database of PostgreSQL " + majorVersion + " cannot be read: " + e.getMessage(), e);
        }
        try {
            restore(backup);
            compare(before);
            Path aside = EmbeddedDatabase.replace(data, next());
            told.accept("All rows and sums are there. The old database is kept in " + aside + ", and a backup of it is "
                    + backup + ".");
        } finally {
            EmbeddedDatabase.discard(next());
        }
    }

    private void restore(Path backup) {
        try (BackupProcess process = new BackupProcess()) {
            BackupProcess.Ended ended = process.run(
                    BackupProcess.arguments(variables, "restore", backup, next(), data), Map.of(Installation.URL, ""));
            if (ended.failure() != null) {
                throw new StartRefused(
                        "The data were not taken over, as their backup could not be restored: " + ended.failure());
            }
        }
    }

    private void compare(Totals before) {
        try (Database now = EmbeddedDatabase.open(next())) {
            Optional<String> difference = before.difference(Totals.of(now));
            if (difference.isPresent()) {
                throw new StartRefused("The data were not taken over: in the newer PostgreSQL " + difference.get()
                        + ". Start the Billify that you had, and report this.");
            }
        } catch (SQLException e) {
            throw new StartRefused("The data were not taken over: " + e.getMessage(), e);
        }
    }

    /** For a backup, which is never larger than what it is of, and for what is restored, with what is written meanwhile. */
    private void refuseWithoutRoom() throws IOException {
        long size;
        try (Stream<Path> files = Files.walk(data.resolve("postgres").resolve("cluster"))) {
            size = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
        long needed = 3 * size + BASE_MEGABYTES * MEGABYTE;
        long free = Files.getFileStore(data).getUsableSpace();
        if (free < needed) {
            throw new StartRefused("The data of the older PostgreSQL were not taken over: that needs "
                    + needed / MEGABYTE + " MB free at " + data + ", and there are " + free / MEGABYTE + " MB.");
        }
    }

    private Path next() {
        return data.resolve(NEXT);
    }
}
