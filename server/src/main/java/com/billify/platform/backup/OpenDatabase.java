package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** What a database holds, asked by the owner of its tables within one transaction. */
final class OpenDatabase {
    private static final TableName HISTORY = new TableName("platform", "flyway_schema_history");

    /** Who was signed in is nobody's business later: after a restore people sign in again. */
    private static final Set<TableName> LEFT_OUT =
            Set.of(HISTORY, new TableName("identity", "session"), new TableName("identity", "session_attributes"));

    private final Connection connection;

    OpenDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Takes a row. */
    interface Rows {
        void take(byte[] row) throws IOException;
    }

    /**
     * All questions of the transaction, whose first word this is, are answered as of one moment. Said of the transaction and not of the
     * session, which a pooler would hand on to others as it is.
     */
    void seeOneMoment() throws SQLException {
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    /**
     * From here to the end of the transaction values are written in one way, whatever this server or its login prefers, and a
     * query that a policy would narrow fails.
     */
    void speakPlainly() throws SQLException {
        execute("""
                SET LOCAL timezone = 'UTC';
                SET LOCAL datestyle = 'ISO, YMD';
                SET LOCAL intervalstyle = 'postgres';
                SET LOCAL bytea_output = 'hex';
                SET LOCAL extra_float_digits = 3;
                SET LOCAL row_security = off;
                SET LOCAL statement_timeout = 0;
                SET LOCAL lock_timeout = '60s';
                SET LOCAL idle_in_transaction_session_timeout = 0
                """);
    }

    /** In the order of their names. */
    List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        query("""
                SELECT nspname, relname,
                       array_agg(attname ORDER BY attnum) FILTER (WHERE attgenerated = '') AS columns
                  FROM pg_class
                  JOIN pg_namespace ON pg_namespace.oid = relnamespace
                  JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
                 WHERE relkind IN ('r', 'p') AND NOT relispartition AND pg_get_userbyid(relowner) = current_user
                   AND nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
                 GROUP BY nspname, relname
                 ORDER BY nspname COLLATE "C", relname COLLATE "C"
                """, row -> {
            TableName name = new TableName(row.getString("nspname"), row.getString("relname"));
            if (!LEFT_OUT.contains(name)) {
                tables.add(new Table(
                        name, List.of((String[]) row.getArray("columns").getArray())));
            }
        });
        return tables;
    }

    /** What was applied, whole. Empty when this is not Billify's database. */
    List<Migration> migrations() throws SQLException {
        List<Migration> migrations = new ArrayList<>();
        if (!exists(HISTORY)) {
            return migrations;
        }
        query("""
                SELECT version, description, checksum
                  FROM platform.flyway_schema_history
                 WHERE success AND version IS NOT NULL
                 ORDER BY installed_rank
                """, row -> {
            int checksum = row.getInt("checksum");
            migrations.add(new Migration(
                    row.getString("version"),
                    row.getString("description"),
                    row.wasNull() ? OptionalInt.empty() : OptionalInt.of(checksum)));
        });
        return migrations;
    }

    /** Sums of all that is named an amount, in every table of companies. */
    Set<MoneySum> sums() throws SQLException {
        return sums(tables());
    }

    /** The same of some tables. */
    Set<MoneySum> sums(List<Table> tables) throws SQLException {
        Set<MoneySum> sums = new TreeSet<>(java.util.Comparator.comparing(MoneySum::table)
                .thenComparing(MoneySum::column)
                .thenComparing(MoneySum::company)
                .thenComparing(MoneySum::currency));
        for (Table table : tables) {
            List<String> amounts = table.columns().stream()
                    .filter(column -> column.endsWith("_minor"))
                    .toList();
            if (amounts.isEmpty() || !table.columns().contains("company_id")) {
                continue;
            }
            String currency = table.columns().contains("currency") ? "currency::text" : "''";
            String asked = amounts.stream()
                    .map(amount -> "coalesce(sum(" + TableName.quoted(amount) + "), 0)::text")
                    .collect(Collectors.joining(", "));
            query(
                    "SELECT company_id::text, " + currency + ", " + asked + " FROM "
                            + table.name().sql() + " GROUP BY 1, 2",
                    row -> {
                        for (int column = 0; column < amounts.size(); column++) {
                            sums.add(new MoneySum(
                                    table.name(),
                                    amounts.get(column),
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(column + 3)));
                        }
                    });
        }
        return sums;
    }

    List<Sequence> sequences() throws SQLException {
        List<TableName> names = new ArrayList<>();
        query("""
                SELECT nspname, relname
                  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                 WHERE relkind = 'S' AND pg_get_userbyid(relowner) = current_user
                   AND nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
                 ORDER BY nspname COLLATE "C", relname COLLATE "C"
                """, row -> names.add(new TableName(row.getString("nspname"), row.getString("relname"))));
        List<Sequence> sequences = new ArrayList<>();
        for (TableName name : names) {
            query(
                    "SELECT last_value, is_called FROM " + name.sql(),
                    row -> sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /** Hands over every row in the text form of COPY, one at a time. @return what they add up to */
    TableSum rows(Table table, Rows rows) throws SQLException, IOException {
        return rows(table, row -> true, more -> {}, rows);
    }

    /** Hands over further rows. */
    interface MoreRows {
        void handTo(Rows rows) throws IOException;
    }

    /** The same of those that are wanted, and then rows that are not in the table. */
    TableSum rows(Table table, Predicate<byte[]> wanted, MoreRows more, Rows rows) throws SQLException, IOException {
        Fingerprint fingerprint = new Fingerprint();
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + table.name().sql() + " " + TableName.columns(table.columns()) + " TO STDOUT");
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                if (wanted.test(row)) {
                    fingerprint.add(row);
                    rows.take(row);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        more.handTo(row -> {
            fingerprint.add(row);
            rows.take(row);
        });
        return fingerprint.sum();
    }

    /** Keeps everyone from changing the form of the tables, and no one from reading and writing, until the end. */
    void holdStill(List<Table> tables) throws SQLException {
        execute("LOCK TABLE "
                + tables.stream().map(table -> table.name().sql()).collect(Collectors.joining(", "))
                + " IN ACCESS SHARE MODE");
    }

    String serverVersion() throws SQLException {
        return one("SELECT current_setting('server_version')");
    }

    boolean exists(TableName table) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            question.setString(1, table.sql());
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    boolean isEmpty(TableName table) throws SQLException {
        return one("SELECT NOT EXISTS (SELECT FROM " + table.sql() + ")").equals("t");
    }

    long count(TableName table) throws SQLException {
        return Long.parseLong(one("SELECT count(*) FROM " + table.sql()));
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes one row of an answer. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void query(String sql, Row each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }
}
