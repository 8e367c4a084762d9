package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With every check of the program taken away, a second company sees and changes nothing: what is left is the application
 * login and SQL. A row of the first company is put into each table by a superuser, who takes away what would refuse a made-up
 * row, in a transaction that is rolled back.
 */
class TenancyTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId first = CompanyId.random();
    private final CompanyId second = CompanyId.random();

    static Stream<String> tables() {
        return Tables.ofCompanies(postgres).stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void secondCompanySeesAndChangesNothingOfTheFirst(String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                PostgresExtension.database().url(), "postgres", PostgresExtension.superuserPassword())) {
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                putRowOfFirst(sql, table);
                sql.execute("SET LOCAL session_replication_role = origin");
                sql.execute("SET LOCAL ROLE "
                        + PostgresExtension.database().application().name());

                be(sql, first.toString());
                assertThat(count(sql, table))
                        .as("rows of %s for its own company", table)
                        .isOne();

                for (String other : List.of(second.toString(), "")) {
                    be(sql, other);
                    assertThat(count(sql, table))
                            .as("rows of %s for '%s'", table, other)
                            .isZero();
                    assertThat(changed(connection, "UPDATE " + table + " SET company_id = company_id"))
                            .as("updated rows of %s for '%s'", table, other)
                            .isZero();
                    assertThat(changed(connection, "DELETE FROM " + table))
                            .as("deleted rows of %s for '%s'", table, other)
                            .isZero();
                    assertThat(refusal(connection, "INSERT INTO " + table + " (company_id) VALUES ('" + first + "')"))
                            .as("inserting into %s for '%s'", table, other)
                            .containsAnyOf("row-level security", "permission denied");
                }

                be(sql, first.toString());
                assertThat(count(sql, table))
                        .as("rows of %s that are left", table)
                        .isOne();
                if (may(sql, table, "UPDATE")) {
                    assertThat(refusal(connection, "UPDATE " + table + " SET company_id = '" + second + "'"))
                            .as("giving a row of %s away", table)
                            .contains("row-level security");
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** A row with made-up values. Checks, keys and triggers are taken away, since they would refuse them. */
    private void putRowOfFirst(Statement sql, String table) throws SQLException {
        sql.execute("SET LOCAL session_replication_role = replica");
        for (String check : texts(sql, """
                SELECT quote_ident(conname) FROM pg_constraint WHERE contype = 'c' AND conrelid = '%s'::regclass
                """.formatted(table))) {
            sql.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + check);
        }
        // NOT NULL of other columns stands in the way of the insertion that must be refused for its company alone.
        for (String column : texts(sql, """
                SELECT quote_ident(attname) FROM pg_attribute
                 WHERE attrelid = '%1$s'::regclass AND attnum > 0 AND attnotnull AND attidentity = '' AND NOT attisdropped
                   AND attnum <> ALL (SELECT unnest(indkey) FROM pg_index WHERE indrelid = '%1$s'::regclass AND indisprimary)
                """.formatted(table))) {
            sql.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " DROP NOT NULL");
        }
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : texts(sql, """
                SELECT attname || ' ' || format_type(atttypid, NULL) FROM pg_attribute
                 WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped
                   AND attgenerated = '' AND attidentity <> 'a'
                """.formatted(table))) {
            String name = column.substring(0, column.indexOf(' '));
            names.add('"' + name + '"');
            values.add(name.equals("company_id") ? "'" + first + "'" : madeUp(column.substring(name.length() + 1)));
        }
        sql.execute("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values)
                + ")");
    }

    private static String madeUp(String type) {
        if (type.endsWith("[]")) {
            return "'{}'";
        }
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "smallint", "integer", "bigint", "numeric" -> "1";
            case "boolean" -> "true";
            case "date" -> "current_date";
            case "timestamp with time zone", "timestamp without time zone" -> "now()";
            case "jsonb", "json" -> "'{}'";
            case "bytea" -> "''";
            default -> "'x'";
        };
    }

    private static void be(Statement sql, String company) throws SQLException {
        sql.execute("SELECT set_config('billify.company', '" + company + "', true)");
    }

    private static int count(Statement sql, String table) throws SQLException {
        return Integer.parseInt(texts(sql, "SELECT count(*) FROM " + table).getFirst());
    }

    private static boolean may(Statement sql, String table, String privilege) throws SQLException {
        return texts(sql, "SELECT has_table_privilege('" + table + "', '" + privilege + "')")
                .getFirst()
                .equals("t");
    }

    /** How many rows a statement changed; none when the login may not change any. */
    private static int changed(Connection connection, String statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            connection.rollback(before);
            assertThat(e.getMessage()).contains("permission denied");
            return 0;
        }
    }

    private static String refusal(Connection connection, String statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
            return "";
        } catch (SQLException e) {
            connection.rollback(before);
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
