package com.billify.platform.backup;

import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many rows there are of each thing that people brought in or said, and what all their amounts add up to, for each company and
 * currency. By these the books before a change of the tables are compared with those after it. What is worked out of them is
 * left out: a change may well work it out anew.
 */
public final class Totals {
    /** Named by their tables, which a test finds in the database. */
    static final Set<TableName> BOOKS = Set.of(
            TableName.COMPANIES,
            TableName.PEOPLE,
            TableName.FILES,
            TableName.LINES,
            TableName.INVOICES,
            TableName.SEALED_KEYS,
            new TableName("audit", "company_entry"),
            new TableName("audit", "user_entry"),
            new TableName("banking", "account"),
            new TableName("banking", "statement"),
            new TableName("banking", "statement_line"),
            new TableName("company", "membership"),
            new TableName("connection", "connection"),
            new TableName("connection", "credential"),
            new TableName("forecast", "scenario"),
            new TableName("intake", "import"),
            new TableName("intake", "import_file"),
            new TableName("invoicing", "invoice_source"),
            new TableName("reconciliation", "attachment"),
            new TableName("reconciliation", "note"),
            new TableName("reconciliation", "settlement"));

    private final Map<TableName, Long> rows = new TreeMap<>();
    private final Map<String, String> sums = new LinkedHashMap<>();

    private Totals() {}

    /** As they are now, asked as the owner of the tables, whom no policy narrows. */
    public static Totals of(Database database) throws SQLException {
        Totals totals = new Totals();
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.owner().name(), database.owner().password())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            OpenDatabase open = new OpenDatabase(connection);
            open.speakPlainly();
            List<Table> books = open.tables().stream()
                    .filter(table -> BOOKS.contains(table.name()))
                    .toList();
            for (Table table : books) {
                totals.rows.put(table.name(), open.count(table.name()));
            }
            for (MoneySum sum : open.sums(books)) {
                totals.sums.put(
                        sum.table() + "." + sum.column() + " of company " + sum.company() + " in " + sum.currency(),
                        sum.sumMinor());
            }
            connection.rollback();
        }
        return totals;
    }

    /** The first thing that is otherwise later, in words; empty when all of these are the same. What came along is no difference. */
    public Optional<String> difference(Totals later) {
        for (Map.Entry<TableName, Long> table : rows.entrySet()) {
            Long now = later.rows.get(table.getKey());
            if (!table.getValue().equals(now)) {
                return Optional.of(table.getKey() + " had " + table.getValue() + " rows and has "
                        + (now == null ? "gone" : now.toString()));
            }
        }
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            String now = later.sums.get(sum.getKey());
            if (!sum.getValue().equals(now)) {
                return Optional.of("the sum of " + sum.getKey() + " was " + sum.getValue() + " and is "
                        + (now == null ? "gone" : now));
            }
        }
        return Optional.empty();
    }
}
