package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.PostgresExtension;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table as the database itself describes it: owned by a company in every key, or on the closed list. */
class CatalogueTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final String POLICY =
            "(company_id = (NULLIF(current_setting('billify.company'::text, true), ''::text))::uuid)";

    /** Indexes of company-owned tables that serve one of {@link #PASSING_BY}. */
    private static final Set<String> ACROSS_COMPANIES = Set.of("company.membership_of_user");

    /** The functions that may look past the policies. */
    private static final Set<String> PASSING_BY = Set.of(
            "company.memberships_of",
            "company.role_of",
            "connection.due",
            "connection.forget_answers",
            "documents.companies_with_work",
            "documents.companies_with_files_elsewhere",
            "forecast.waiting_since",
            "forecast.without_snapshot",
            "intake.under_way",
            "reconciliation.waiting_since",
            "tenancy.cover_in_statistics");

    static Stream<String> tables() {
        return Tables.ofCompanies(postgres).stream();
    }

    @Test
    void closedListNamesTablesThatExist() {
        assertThat(Tables.all(postgres)).containsAll(Tables.OF_THE_SYSTEM);
        assertThat(Tables.ofCompanies(postgres))
                .contains("company.company", "company.membership", "audit.company_entry");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keysBeginWithTheCompany(String table) {
        assertThat(names(table, """
                        SELECT index.relname
                          FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
                          JOIN pg_namespace ON pg_namespace.oid = index.relnamespace
                          LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                         WHERE indrelid = :table::regclass
                           AND coalesce(attname, '') <> 'company_id'
                           AND nspname || '.' || index.relname <> ALL (string_to_array(:except, ','))
                        """))
                .as("indexes of %s that do not begin with company_id", table)
                .isEmpty();
        assertThat(names(table, """
                        SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                         WHERE indrelid = :table::regclass AND indisprimary AND :except IS NOT NULL
                        """))
                .as("first column of the primary key of %s", table)
                .containsExactly("company_id");
        assertThat(names(table, """
                        SELECT format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END
                          FROM pg_attribute
                         WHERE attrelid = :table::regclass AND attname = 'company_id' AND :except IS NOT NULL
                        """)).containsExactly("uuid not null");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowPointsIntoItsOwnCompanyOnly(String table) {
        assertThat(names(table, """
                        SELECT conname FROM pg_constraint
                          JOIN pg_class AS target ON target.oid = confrelid
                          JOIN pg_namespace ON pg_namespace.oid = target.relnamespace
                         WHERE conrelid = :table::regclass AND contype = 'f'
                           AND nspname || '.' || target.relname <> ALL (string_to_array(:except, ','))
                           AND NOT EXISTS (SELECT FROM unnest(conkey, confkey) AS pair (here, there)
                                             JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = here
                                             JOIN pg_attribute AS b ON b.attrelid = confrelid AND b.attnum = there
                                            WHERE a.attname = 'company_id' AND b.attname = 'company_id')
                        """, String.join(",", Tables.OF_THE_SYSTEM)))
                .as("foreign keys of %s without company_id on both sides", table)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void policyIsTheOneOfTheHouse(String table) {
        assertThat(names(table, """
                        SELECT 'row security' FROM pg_class WHERE oid = :table::regclass AND relrowsecurity AND :except IS NOT NULL
                        """)).as("row-level security of %s", table).hasSize(1);
        assertThat(names(table, """
                        SELECT concat_ws(' ', polcmd, polpermissive, polroles = '{0}',
                                         pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                          FROM pg_policy WHERE polrelid = :table::regclass AND :except IS NOT NULL
                        """)).as("policies of %s", table).containsExactly("* t t " + POLICY + " " + POLICY);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void applicationDoesNotOwnTheTableAndCannotEmptyIt(String table) {
        String application = PostgresExtension.database().application().name();
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT pg_get_userbyid(relowner) = :application
                                       OR has_table_privilege(:application, oid, 'TRUNCATE, TRIGGER, REFERENCES')
                                  FROM pg_class WHERE oid = :table::regclass
                                """)
                        .param("application", application)
                        .param("table", table)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void readerReadsWhatCompaniesOwnAndNothingElse() {
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT nspname || '.' || relname AS name
                                  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                                 WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                                   AND has_table_privilege(:reader, pg_class.oid, 'SELECT')
                                """)
                        .param("reader", PostgresExtension.database().reader())
                        .query((row, number) -> row.getString("name"))
                        .list())
                .containsExactlyInAnyOrderElementsOf(Tables.ofCompanies(postgres));
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                                 WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                                   AND has_table_privilege(:reader, pg_class.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                                """)
                        .param("reader", PostgresExtension.database().reader())
                        .query((row, number) -> row.getString("relname"))
                        .list())
                .isEmpty();
    }

    @Test
    void functionsThatLookPastThePoliciesAreFewAndPinned() {
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT nspname || '.' || proname AS name,
                                       proconfig = '{search_path=pg_catalog}'
                                       AND NOT has_function_privilege('public', pg_proc.oid, 'EXECUTE') AS pinned
                                  FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
                                 WHERE prosecdef AND nspname !~ '^pg_'
                                """)
                        .query((row, number) -> row.getString("name") + " " + row.getBoolean("pinned"))
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        PASSING_BY.stream().map(function -> function + " true").toList());
    }

    @Test
    void viewsAskAsTheOneWhoLooks() {
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                                 WHERE relkind IN ('v', 'm') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                                   AND coalesce(array_to_string(reloptions, ','), '') !~ 'security_invoker=(true|on)'
                                """)
                        .query((row, number) -> row.getString("relname"))
                        .list())
                .isEmpty();
    }

    @Test
    void amountsAreWholeMinorUnits() {
        assertThat(postgres.ownerJdbc()
                        .sql("""
                                SELECT table_schema || '.' || table_name || '.' || column_name AS name
                                  FROM information_schema.columns
                                 WHERE table_schema !~ '^(pg_|information_schema)'
                                   AND (data_type IN ('real', 'double precision', 'money')
                                        OR column_name LIKE '%\\_minor' AND data_type <> 'bigint')
                                """)
                        .query((row, number) -> row.getString("name"))
                        .list())
                .isEmpty();
    }

    private static List<String> names(String table, String sql) {
        return names(table, sql, String.join(",", ACROSS_COMPANIES));
    }

    private static List<String> names(String table, String sql, String except) {
        return postgres.ownerJdbc()
                .sql(sql)
                .param("table", table)
                .param("except", except)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
