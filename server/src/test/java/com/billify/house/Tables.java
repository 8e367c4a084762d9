package com.billify.house;

import com.billify.testing.PostgresExtension;
import java.util.List;
import java.util.Set;

/** The tables of the program, by whether a company owns their rows. */
final class Tables {

    /** Those that belong to no company. The list is closed: another one is a decision. */
    static final Set<String> OF_THE_SYSTEM = Set.of(
            "platform.flyway_schema_history",
            "platform.event_publication",
            "platform.backup",
            "notification.mail",
            "notification.mail_server",
            "identity.user_account",
            "identity.one_time_link",
            "identity.second_factor",
            "identity.recovery_code",
            "identity.passkey",
            "identity.used_challenge",
            "identity.api_token",
            "identity.sign_in_attempt",
            "identity.session",
            "identity.session_attributes",
            "audit.user_entry");

    private Tables() {}

    static List<String> all(PostgresExtension postgres) {
        return postgres.ownerJdbc()
                .sql("""
                        SELECT nspname || '.' || relname AS name
                          FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                         WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                         ORDER BY 1
                        """)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    static List<String> ofCompanies(PostgresExtension postgres) {
        return all(postgres).stream()
                .filter(table -> !OF_THE_SYSTEM.contains(table))
                .toList();
    }
}
