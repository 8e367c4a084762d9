package com.billify.platform.examination;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database, asked by the owner of its tables: may it be trusted, does it add up, does anything in it wait. */
final class DatabaseExamination {
    private static final int OLDEST_VERSION = 15;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofMinutes(15);
    private static final Duration OLD_BACKUP = Duration.ofHours(36);

    private final Connection connection;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    DatabaseExamination(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    List<Finding> findings() throws SQLException {
        server();
        if (!exists("platform.flyway_schema_history")) {
            findings.add(Finding.bad("database", "No Billify has ever run on this database."));
            return findings;
        }
        logins();
        clocks();
        sums();
        jobs();
        imports();
        files();
        backups();
        return findings;
    }

    private void server() throws SQLException {
        int version = Integer.parseInt(text("SELECT current_setting('server_version_num')")) / 10_000;
        if (version < OLDEST_VERSION) {
            findings.add(Finding.bad(
                    "database",
                    "PostgreSQL " + version + " is too old: Billify needs " + OLDEST_VERSION + " or newer."));
        }
        boolean durable = true;
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (text("SELECT current_setting('" + setting + "')").equals("off")) {
                durable = false;
                findings.add(Finding.bad(
                        "database", setting + " is off, so a power cut could lose what was recorded: switch it on."));
            }
        }
        if (durable && version >= OLDEST_VERSION) {
            findings.add(Finding.well(
                    "database",
                    "PostgreSQL " + text("SELECT current_setting('server_version')") + ", commits are durable, "
                            + text("SELECT pg_size_pretty(pg_database_size(current_database()))") + "."));
        }
    }

    /** Everyone who may write into a company's table, and is not its owner, must be bound by the policies. */
    private void logins() throws SQLException {
        List<String> unbound = texts("""
                SELECT rolname FROM pg_roles
                 WHERE rolcanlogin AND rolname <> current_user AND (rolsuper OR rolbypassrls)
                   AND EXISTS (SELECT FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = 'company.company'::regclass)) AS acl
                                WHERE acl.grantee = pg_roles.oid)
                """);
        if (!unbound.isEmpty()) {
            findings.add(Finding.bad(
                    "logins",
                    "Row-level security does not bind " + String.join(", ", unbound)
                            + ": give the application a login without SUPERUSER and BYPASSRLS."));
        }
        List<String> open = texts("""
                SELECT relname FROM pg_class
                  JOIN pg_namespace ON pg_namespace.oid = relnamespace
                  JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'company_id' AND NOT attisdropped
                 WHERE relkind = 'r' AND NOT relrowsecurity AND pg_get_userbyid(relowner) = current_user
                   AND nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
                """);
        if (!open.isEmpty()) {
            findings.add(Finding.bad("logins", "Row-level security is off on " + String.join(", ", open) + "."));
        }
        if (unbound.isEmpty() && open.isEmpty()) {
            findings.add(Finding.well("logins", "Row-level security binds the application on every company's table."));
        }
    }

    private void clocks() throws SQLException {
        Instant before = clock.instant();
        Instant there = instant("SELECT clock_timestamp()").orElseThrow();
        Duration apart = Duration.between(before, there).abs();
        if (apart.compareTo(CLOCKS_APART) > 0) {
            findings.add(Finding.look(
                    "clock",
                    "This machine's clock and the database's are " + apart.toSeconds()
                            + " s apart: let both ask a time server."));
        }
        Optional<Instant> newest = instant("SELECT max(at) FROM audit.company_entry");
        if (newest.isPresent() && newest.get().isAfter(clock.instant().plus(CLOCKS_APART))) {
            findings.add(Finding.look(
                    "clock",
                    "Something was recorded at " + newest.get()
                            + ", which has not come yet: the clock was ahead then, or is behind now."));
        } else if (apart.compareTo(CLOCKS_APART) <= 0) {
            findings.add(Finding.well("clock", "This machine and the database agree what time it is."));
        }
    }

    /** Every line is in its day's total, and nothing else is. */
    private void sums() throws SQLException {
        long wrong = number("""
                SELECT count(*)
                  FROM (SELECT company_id, account_id, balance_date, sum(amount_minor) AS minor, count(*) AS lines
                          FROM banking.transaction GROUP BY company_id, account_id, balance_date) AS line
                  FULL JOIN (SELECT company_id, account_id, balance_date, in_minor + out_minor AS minor, line_count AS lines
                               FROM banking.daily_total WHERE line_count <> 0 OR in_minor <> 0 OR out_minor <> 0) AS total
                         USING (company_id, account_id, balance_date)
                 WHERE (line.minor, line.lines) IS DISTINCT FROM (total.minor, total.lines::bigint)
                """);
        findings.add(
                wrong == 0
                        ? Finding.well(
                                "sums",
                                "The bank lines of every day add up to the total of that day ("
                                        + number("SELECT count(*) FROM banking.transaction") + " lines).")
                        : Finding.bad(
                                "sums",
                                "The totals of " + wrong
                                        + " days differ from their bank lines: keep a backup and report it, this is a mistake of Billify's."));
    }

    private void jobs() throws SQLException {
        long dead = number("SELECT count(*) FROM platform.event_publication WHERE completion_date IS NULL"
                + " AND coalesce(completion_attempts, 0) >= " + MOST_ATTEMPTS);
        Optional<Instant> oldest =
                instant("SELECT min(publication_date) FROM platform.event_publication WHERE completion_date IS NULL"
                        + " AND coalesce(completion_attempts, 0) < " + MOST_ATTEMPTS);
        if (dead > 0) {
            findings.add(Finding.look(
                    "jobs",
                    dead + " pieces of work failed " + MOST_ATTEMPTS
                            + " times and are not tried any more; the log says why."));
        }
        if (oldest.isPresent() && oldest.get().isBefore(clock.instant().minus(SLOW))) {
            findings.add(Finding.look(
                    "jobs", "Work has been waiting since " + oldest.get() + ": it is taken up while Billify runs."));
        } else if (dead == 0) {
            findings.add(Finding.well("jobs", "No work waits or has failed."));
        }
    }

    private void imports() throws SQLException {
        Optional<Instant> oldest = instant("""
                SELECT min(progress.started_at)
                  FROM intake.progress AS progress
                  JOIN intake.import AS import ON (import.company_id, import.id) = (progress.company_id, progress.import_id)
                 WHERE import.state IN ('reading', 'takingIn', 'undoing')
                """);
        if (oldest.isPresent() && oldest.get().isBefore(clock.instant().minus(SLOW))) {
            findings.add(Finding.look("imports", "An import has been under way since " + oldest.get() + "."));
        }
    }

    /** Those that are to be brought to a folder or a bucket, and do not get there. */
    private void files() throws SQLException {
        if (!exists("documents.delivery")) {
            return;
        }
        Optional<Instant> oldest =
                instant("SELECT min(begun_at) FROM documents.delivery WHERE delivered_at IS NULL AND left_at IS NULL");
        if (oldest.isPresent() && oldest.get().isBefore(clock.instant().minus(SLOW))) {
            findings.add(Finding.look(
                    "files",
                    "Files have been waiting since " + oldest.get()
                            + " to be brought to their folder or bucket: they are safe in the database, and the log says"
                            + " why."));
        }
    }

    private void backups() throws SQLException {
        if (!exists("platform.backup")) {
            return;
        }
        Optional<Instant> done =
                instant("SELECT max(begun_at) FROM platform.backup WHERE ended_at IS NOT NULL AND failure IS NULL");
        @Nullable String failure = textOrNull("SELECT failure FROM platform.backup ORDER BY begun_at DESC LIMIT 1");
        if (failure != null) {
            findings.add(Finding.bad("backups", "The last backup failed: " + failure));
        }
        if (done.isEmpty()) {
            findings.add(
                    Finding.look(
                            "backups",
                            "No backup was ever made by itself: name a folder in BILLIFY_BACKUP_DIR (docs/operations/backup.md)."));
        } else if (done.get().isBefore(clock.instant().minus(OLD_BACKUP))) {
            findings.add(Finding.bad("backups", "The last good backup is of " + done.get() + "."));
        } else if (failure == null) {
            findings.add(Finding.well("backups", "The last good backup is of " + done.get() + "."));
        }
    }

    private boolean exists(String table) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            question.setString(1, table);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private String text(String sql) throws SQLException {
        return texts(sql).getFirst();
    }

    private @Nullable String textOrNull(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                texts.add(String.valueOf(answer.getString(1)));
            }
        }
        return texts;
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private Optional<Instant> instant(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return Optional.ofNullable(answer.getObject(1, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
        }
    }
}
