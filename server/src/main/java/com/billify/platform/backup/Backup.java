package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.documents.KeptFiles;
import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import com.billify.platform.database.Installation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes everything that Billify keeps, as it was at one moment, into one sealed file, while others go on reading and
 * writing. The rows of a table pass through one at a time.
 */
public final class Backup {
    private static final int BUFFER_BYTES = 1 << 16;

    private Backup() {}

    /**
     * Makes a backup, reads it back whole, and only then gives it its name: a file of that name is a backup that can be read.
     * One that was there before stays until then.
     *
     * @return what is in it; original files that are gone from their folder or bucket are named there, and lacking
     * @throws BackupRefused when it cannot be made; nothing is left of it then
     */
    public static Summary write(Installation installation, Secret secret, Path file, Clock clock) throws BackupRefused {
        Path target = file.toAbsolutePath().normalize();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(target.resolveSibling("."));
            try {
                Summary written = fill(part, installation, secret, clock);
                Summary read = Reading.of(part, secret);
                if (!read.equals(written)) {
                    throw new BackupRefused("The backup could not be read back as it was written: nothing was kept.");
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return read;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new BackupRefused("The backup " + file + " cannot be written: " + Words.of(e) + ".", e);
        } catch (SQLException e) {
            throw new BackupRefused("The database cannot be read: " + Words.of(e) + ".", e);
        }
    }

    private static Summary fill(Path part, Installation installation, Secret secret, Clock clock)
            throws IOException, SQLException, BackupRefused {
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
                Connection connection = installation.connect()) {
            SealedOutput sealed = new SealedOutput(buffered, Seal.make(secret));
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                DeflaterOutputStream packed = new DeflaterOutputStream(sealed, deflater, BUFFER_BYTES);
                Summary summary = dump(
                        connection, installation.files(), new BackupWriter(new BufferedOutputStream(packed)), clock);
                packed.finish();
                sealed.finish();
                buffered.flush();
                channel.force(true);
                return summary;
            } finally {
                deflater.end();
            }
        }
    }

    private static Summary dump(Connection connection, KeptFiles files, BackupWriter writer, Clock clock)
            throws SQLException, IOException, BackupRefused {
        OpenDatabase database = new OpenDatabase(connection);
        List<Table> tables = database.tables();
        List<Migration> migrations = database.migrations();
        if (migrations.isEmpty()) {
            throw new BackupRefused("There is nothing to back up: no Billify has ever run on this database.");
        }
        connection.setAutoCommit(false);
        try {
            database.seeOneMoment();
            database.speakPlainly();
            // The moment is that of the first question after this, so what is locked is what is seen.
            database.holdStill(tables);
            if (!database.tables().equals(tables) || !database.migrations().equals(migrations)) {
                throw new BackupRefused("The database is being upgraded: try again when that is done.");
            }
            Heading heading = new Heading(
                    program(), clock.instant().truncatedTo(ChronoUnit.MILLIS), database.serverVersion(), migrations);
            writer.heading(heading);
            Set<MoneySum> sums = database.sums();
            for (MoneySum sum : sums) {
                writer.sum(sum);
            }
            Map<TableName, TableSum> written = new TreeMap<>();
            List<MissingFile> missing = new ArrayList<>();
            for (Table table : deliveriesLast(tables)) {
                writer.beginTable(table);
                TableSum sum = rows(database, table, files, connection, writer, missing);
                writer.endTable(sum);
                written.put(table.name(), sum);
            }
            for (MissingFile file : missing) {
                writer.missing(file);
            }
            for (Sequence sequence : database.sequences()) {
                writer.sequence(sequence);
            }
            writer.end();
            return Summary.of(heading, written, sums.size(), missing);
        } finally {
            connection.rollback();
        }
    }

    /** Which of them are still of use is known when all files were fetched. */
    private static List<Table> deliveriesLast(List<Table> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(table -> table.name().equals(TableName.DELIVERIES)))
                .toList();
    }

    /**
     * All files are in a backup as if they lay in the database, wherever they are: where it is restored they do, and are brought to
     * where that Billify keeps them. Where one should have lain that is gone is all that is kept of it.
     *
     * @param missing takes the files that are gone
     */
    private static TableSum rows(
            OpenDatabase database,
            Table table,
            KeptFiles files,
            Connection connection,
            BackupWriter writer,
            List<MissingFile> missing)
            throws SQLException, IOException {
        if (table.name().equals(TableName.DELIVERIES)) {
            List<String> kept = missing.stream()
                    .map(file -> file.company() + "\t" + file.documentId() + "\t" + file.depot() + "\t")
                    .toList();
            return database.rows(table, row -> begins(row, kept), more -> {}, writer::row);
        }
        if (table.name().equals(TableName.PIECES)) {
            DeliveredPieces outside = new DeliveredPieces(files, files.delivered(connection), table);
            TableSum sum = database.rows(table, row -> true, outside, writer::row);
            missing.addAll(outside.missing());
            return sum;
        }
        return database.rows(table, writer::row);
    }

    private static boolean begins(byte[] row, List<String> keys) {
        return !keys.isEmpty() && keys.stream().anyMatch(new String(row, UTF_8)::startsWith);
    }

    private static String program() {
        String version = Backup.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
