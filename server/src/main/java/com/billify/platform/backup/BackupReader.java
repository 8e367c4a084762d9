package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads a backup from its beginning to its end, and proves on the way that each table is what was written. */
final class BackupReader {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_NAMES = 10_000;

    private BackupReader() {}

    /** Is told what the backup holds, in its order. */
    interface Receiver {
        void heading(Heading heading) throws BackupRefused, SQLException;

        void sum(MoneySum sum) throws BackupRefused, SQLException;

        void beginTable(Table table) throws BackupRefused, SQLException;

        void row(byte[] row) throws SQLException;

        /** @param sum what the table's rows add up to: as it was written, and as it was read */
        void endTable(Table table, TableSum sum) throws BackupRefused, SQLException;

        void sequence(Sequence sequence) throws BackupRefused, SQLException;

        void missing(MissingFile file);
    }

    /** @throws BackupRefused when the file is damaged, cut off, of another secret or no backup */
    static void read(Path file, Secret secret, Receiver receiver) throws BackupRefused, SQLException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            SealedInput sealed = new SealedInput(raw, secret);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(new InflaterInputStream(sealed), BUFFER_BYTES));
            read(in, receiver);
            if (in.read() >= 0 || sealed.read() >= 0) {
                throw new BackupRefused("The backup is damaged: it goes on after its end.");
            }
        } catch (SealedInput.Damaged e) {
            throw new BackupRefused(String.valueOf(e.getMessage()), e);
        } catch (EOFException e) {
            throw new BackupRefused("The backup is cut off: its end is missing.", e);
        } catch (ZipException | UTFDataFormatException e) {
            throw new BackupRefused("The backup is damaged: what it says makes no sense.", e);
        } catch (IOException e) {
            throw new BackupRefused("The backup " + file + " cannot be read: " + Words.of(e) + ".", e);
        }
    }

    private static void read(DataInputStream in, Receiver receiver) throws IOException, BackupRefused, SQLException {
        int format = in.readInt();
        if (format < BackupWriter.FIRST_FORMAT || format > BackupWriter.FORMAT) {
            throw new BackupRefused("The backup was made by a newer Billify than this one: restore it with that.");
        }
        receiver.heading(heading(in));
        for (byte part = in.readByte(); part != 'E'; part = in.readByte()) {
            switch (part) {
                case 'M' ->
                    receiver.sum(new MoneySum(name(in), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
                case 'T' -> table(in, receiver);
                case 'S' -> receiver.sequence(new Sequence(name(in), in.readLong(), in.readBoolean()));
                case 'L' -> receiver.missing(missing(in));
                default -> throw new BackupRefused("The backup is damaged: it has a part that nobody wrote.");
            }
        }
    }

    private static Heading heading(DataInputStream in) throws IOException, BackupRefused {
        String program = in.readUTF();
        Instant at = Instant.ofEpochMilli(in.readLong());
        String server = in.readUTF();
        List<Migration> migrations = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            String version = in.readUTF();
            String description = in.readUTF();
            boolean summed = in.readBoolean();
            int checksum = in.readInt();
            migrations.add(
                    new Migration(version, description, summed ? OptionalInt.of(checksum) : OptionalInt.empty()));
        }
        return new Heading(program, at, server, List.copyOf(migrations));
    }

    private static void table(DataInputStream in, Receiver receiver) throws IOException, BackupRefused, SQLException {
        TableName name = name(in);
        List<String> columns = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            columns.add(in.readUTF());
        }
        Table table = new Table(name, List.copyOf(columns));
        receiver.beginTable(table);
        Fingerprint fingerprint = new Fingerprint();
        for (int length = in.readInt(); length != BackupWriter.NO_MORE_ROWS; length = in.readInt()) {
            if (length < 0) {
                throw new BackupRefused("The backup is damaged in " + name + ".");
            }
            byte[] row = in.readNBytes(length);
            if (row.length < length) {
                throw new EOFException();
            }
            fingerprint.add(row);
            receiver.row(row);
        }
        TableSum stated = new TableSum(in.readLong(), in.readLong(), in.readLong());
        if (!stated.equals(fingerprint.sum())) {
            throw new BackupRefused("The backup is damaged: the rows of " + name + " are not those that were written.");
        }
        receiver.endTable(table, stated);
    }

    private static MissingFile missing(DataInputStream in) throws IOException, BackupRefused {
        try {
            return new MissingFile(
                    UUID.fromString(in.readUTF()), UUID.fromString(in.readUTF()), in.readUTF(), in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new BackupRefused("The backup is damaged: what it says makes no sense.", e);
        }
    }

    private static int count(DataInputStream in) throws IOException, BackupRefused {
        int count = in.readInt();
        if (count < 0 || count > MOST_NAMES) {
            throw new BackupRefused("The backup is damaged: what it says makes no sense.");
        }
        return count;
    }

    private static TableName name(DataInputStream in) throws IOException {
        return new TableName(in.readUTF(), in.readUTF());
    }
}
