package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills the tables of a database that holds nothing. Foreign keys are taken off before and put on again after it, when the
 * database checks each of them for all rows at once; triggers rest meanwhile. All of it is one transaction of the caller's.
 */
final class Loading implements BackupReader.Receiver {
    private final Connection connection;
    private final OpenDatabase database;
    private final Map<TableName, Table> tables = new HashMap<>();
    private final List<String> putOnAgain = new ArrayList<>();
    private @Nullable CopyIn copy;

    Loading(Connection connection, OpenDatabase database) {
        this.connection = connection;
        this.database = database;
    }

    void begin() throws SQLException {
        database.tables().forEach(table -> tables.put(table.name(), table));
        List<String> takeOff = new ArrayList<>();
        database.query("""
                SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
                  FROM pg_constraint
                 WHERE contype = 'f' AND conparentid = 0
                   AND conrelid IN (SELECT oid FROM pg_class WHERE pg_get_userbyid(relowner) = current_user)
                 ORDER BY oid
                """, row -> {
            String constraint = "ALTER TABLE " + row.getString("owner") + " %s CONSTRAINT " + row.getString("name");
            takeOff.add(constraint.formatted("DROP"));
            putOnAgain.add(constraint.formatted("ADD") + " " + row.getString("definition"));
        });
        for (String statement : takeOff) {
            database.execute(statement);
        }
        for (TableName table : tables.keySet()) {
            database.execute("ALTER TABLE " + table.sql() + " DISABLE TRIGGER USER");
        }
        // What a migration put into a new database is in the backup as well, as it was then.
        database.execute(
                "TRUNCATE " + tables.keySet().stream().map(TableName::sql).collect(Collectors.joining(", ")));
    }

    void end() throws SQLException {
        for (TableName table : tables.keySet()) {
            database.execute("ALTER TABLE " + table.sql() + " ENABLE TRIGGER USER");
        }
        for (String statement : putOnAgain) {
            database.execute(statement);
        }
    }

    @Override
    public void heading(Heading heading) {
        // compared before
    }

    @Override
    public void sum(MoneySum sum) {
        // compared after
    }

    @Override
    public void beginTable(Table table) throws BackupRefused, SQLException {
        if (!table.equals(tables.get(table.name()))) {
            throw new BackupRefused(
                    "The backup does not fit: its table " + table.name() + " is another than this one's.");
        }
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.name().sql() + " " + TableName.columns(table.columns()) + " FROM STDIN");
    }

    @Override
    public void row(byte[] row) throws SQLException {
        copying().writeToCopy(row, 0, row.length);
    }

    @Override
    public void endTable(Table table, TableSum sum) throws SQLException {
        copying().endCopy();
        copy = null;
    }

    @Override
    public void sequence(Sequence sequence) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            set.setString(1, sequence.name().sql());
            set.setLong(2, sequence.last());
            set.setBoolean(3, sequence.called());
            set.executeQuery().close();
        }
    }

    @Override
    public void missing(MissingFile file) {
        // the summary says it
    }

    private CopyIn copying() {
        if (copy == null) {
            throw new IllegalStateException("a row comes after the beginning of its table");
        }
        return copy;
    }
}
