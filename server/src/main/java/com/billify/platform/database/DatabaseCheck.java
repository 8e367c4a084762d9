package com.billify.platform.database;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Database.Login;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** What a database must be before a euro is entrusted to it. Each refusal is one sentence. */
final class DatabaseCheck {

    private static final int OLDEST_VERSION = 15;

    private final Database database;

    DatabaseCheck(Database database) {
        this.database = database;
    }

    /** Before the first migration: is the server new enough. */
    void version() {
        int version = Integer.parseInt(as(database.owner())
                .sql("SELECT current_setting('server_version_num')")
                .query(String.class)
                .single());
        if (version / 10_000 < OLDEST_VERSION) {
            throw new StartRefused(
                    "PostgreSQL " + version / 10_000 + " is too old: Billify needs " + OLDEST_VERSION + " or newer.");
        }
    }

    /** After the migrations: are commits durable, and do the policies bind the application. */
    void durabilityAndPolicies() {
        JdbcClient application = as(database.application());
        for (String setting : List.of("fsync", "synchronous_commit")) {
            String value = application
                    .sql("SELECT current_setting(:setting)")
                    .param("setting", setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw new StartRefused("The database has " + setting
                        + " off, so a power cut could lose what was recorded: switch it on.");
            }
        }
        refuseIf("is, or may become, a superuser or a role with BYPASSRLS", application.sql("""
                        SELECT EXISTS (SELECT FROM pg_roles
                                        WHERE (rolsuper OR rolbypassrls) AND pg_has_role(current_user, oid, 'MEMBER'))
                        """));
        refuseIf(
                "is a member of the owner login",
                application
                        .sql("SELECT pg_has_role(current_user, :owner, 'MEMBER')")
                        .param("owner", database.owner().name()));
        refuseIf("owns tables", application.sql("""
                        SELECT EXISTS (SELECT FROM pg_class
                                         JOIN pg_namespace ON pg_namespace.oid = relnamespace
                                        WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema'
                                          AND nspname !~ '^pg_' AND pg_has_role(current_user, relowner, 'MEMBER'))
                        """));
    }

    private void refuseIf(String reason, JdbcClient.StatementSpec question) {
        if (question.query(Boolean.class).single()) {
            throw new StartRefused("The application login " + database.application() + " " + reason
                    + ", so row-level security would not bind it: give BILLIFY_DB_APP a login of its own.");
        }
    }

    private JdbcClient as(Login login) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(), database.url(), login.name(), login.password()));
    }
}
