package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a backup whole and keeps what it says of itself. */
final class Reading implements BackupReader.Receiver {
    private @Nullable Heading heading;
    private final Map<TableName, TableSum> tables = new HashMap<>();
    private final Set<MoneySum> sums = new HashSet<>();
    private final List<MissingFile> missing = new ArrayList<>();

    private Reading() {}

    /** @throws BackupRefused when it is damaged, cut off, of another secret or no backup */
    static Reading whole(Path file, Secret secret) throws BackupRefused {
        Reading reading = new Reading();
        try {
            BackupReader.read(file, secret, reading);
        } catch (SQLException e) {
            throw new IllegalStateException("no database is asked here", e);
        }
        return reading;
    }

    static Summary of(Path file, Secret secret) throws BackupRefused {
        return whole(file, secret).summary();
    }

    Summary summary() {
        return Summary.of(heading(), tables, sums.size(), missing);
    }

    Heading heading() {
        return Objects.requireNonNull(heading, "a backup begins with its heading");
    }

    Map<TableName, TableSum> tables() {
        return tables;
    }

    Set<MoneySum> sums() {
        return sums;
    }

    @Override
    public void heading(Heading read) throws BackupRefused {
        if (read.migrations().isEmpty()) {
            throw new BackupRefused("The backup is damaged: it does not say of what version it is.");
        }
        heading = read;
    }

    @Override
    public void sum(MoneySum sum) {
        sums.add(sum);
    }

    @Override
    public void beginTable(Table table) {
        // counted when it ends
    }

    @Override
    public void row(byte[] row) {
        // summed up by the reader
    }

    @Override
    public void endTable(Table table, TableSum sum) throws BackupRefused {
        if (tables.put(table.name(), sum) != null) {
            throw new BackupRefused("The backup is damaged: it has " + table.name() + " twice.");
        }
    }

    @Override
    public void sequence(Sequence sequence) {
        // of use only where it is put back
    }

    @Override
    public void missing(MissingFile file) {
        missing.add(file);
    }
}
