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
    private static final int MOST_NAMED = 5;

    /** Of the last good backup; also of tables that are still to be upgraded. */
    private static final String MISSING_FILES = """
            SELECT jsonb_array_elements_text(coalesce(to_jsonb(last) -> 'missing_files', '[]'))
              FROM (SELECT * FROM platform.backup WHERE ended_at IS NOT NULL AND failure IS NULL
                     ORDER BY begun_at DESC LIMIT 1) AS last
            """;

    private final Connection connection;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    DatabaseExamination(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** @param thorough whether every bank line is added up, which takes a while where there are many */
    List<Finding> findings(boolean thorough) throws SQLException {
        server();
        if (!exists("platform.flyway_schema_history")) {
            findings.add(Finding.of(FindingKind.UNUSED));
            return findings;
        }
        logins();
        clocks();
        if (thorough) {
            sums();
        }
        jobs();
        imports();
        files();
        backups();
        mail();
        sources();
        return findings;
    }

    private void server() throws SQLException {
        int version = Integer.parseInt(text("SELECT current_setting('server_version_num')")) / 10_000;
        if (version < OLDEST_VERSION) {
            findings.add(Finding.of(FindingKind.TOO_OLD, "version", version, "needed", OLDEST_VERSION));
        }
        boolean durable = true;
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (text("SELECT current_setting('" + setting + "')").equals("off")) {
                durable = false;
                findings.add(Finding.of(FindingKind.NOT_DURABLE, "setting", setting));
            }
        }
        if (durable && version >= OLDEST_VERSION) {
            findings.add(Finding.of(
                    FindingKind.SOUND,
                    "version",
                    text("SELECT current_setting('server_version')"),
                    "size",
                    text("SELECT pg_size_pretty(pg_database_size(current_database()))")));
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
            findings.add(Finding.of(FindingKind.LOGINS_UNBOUND, "names", String.join(", ", unbound)));
        }
        List<String> open = texts("""
                SELECT relname FROM pg_class
                  JOIN pg_namespace ON pg_namespace.oid = relnamespace
                  JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'company_id' AND NOT attisdropped
                 WHERE relkind = 'r' AND NOT relrowsecurity AND pg_get_userbyid(relowner) = current_user
                   AND nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
                """);
        if (!open.isEmpty()) {
            findings.add(Finding.of(FindingKind.TABLES_OPEN, "names", String.join(", ", open)));
        }
        if (unbound.isEmpty() && open.isEmpty()) {
            findings.add(Finding.of(FindingKind.LOGINS_BOUND));
        }
    }

    private void clocks() throws SQLException {
        Instant before = clock.instant();
        Instant there = instant("SELECT clock_timestamp()").orElseThrow();
        Duration apart = Duration.between(before, there).abs();
        if (apart.compareTo(CLOCKS_APART) > 0) {
            findings.add(Finding.of(FindingKind.CLOCKS_APART, "seconds", apart.toSeconds()));
        }
        Optional<Instant> newest = instant("SELECT max(at) FROM audit.company_entry");
        if (newest.isPresent() && newest.get().isAfter(clock.instant().plus(CLOCKS_APART))) {
            findings.add(Finding.of(FindingKind.CLOCK_WAS_AHEAD, "at", newest.get()));
        } else if (apart.compareTo(CLOCKS_APART) <= 0) {
            findings.add(Finding.of(FindingKind.CLOCKS_AGREE));
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
                        ? Finding.of(
                                FindingKind.SUMS_RIGHT, "lines", number("SELECT count(*) FROM banking.transaction"))
                        : Finding.of(FindingKind.SUMS_WRONG, "days", wrong));
    }

    private void jobs() throws SQLException {
        long dead = number("SELECT count(*) FROM platform.event_publication WHERE completion_date IS NULL"
                + " AND coalesce(completion_attempts, 0) >= " + MOST_ATTEMPTS);
        Optional<Instant> oldest =
                instant("SELECT min(publication_date) FROM platform.event_publication WHERE completion_date IS NULL"
                        + " AND coalesce(completion_attempts, 0) < " + MOST_ATTEMPTS);
        if (dead > 0) {
            findings.add(Finding.of(FindingKind.WORK_FAILED, "count", dead, "attempts", MOST_ATTEMPTS));
        }
        if (oldest.isPresent() && oldest.get().isBefore(clock.instant().minus(SLOW))) {
            findings.add(Finding.of(FindingKind.WORK_WAITS, "since", oldest.get()));
        } else if (dead == 0) {
            findings.add(Finding.of(FindingKind.NO_WORK_WAITS));
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
            findings.add(Finding.of(FindingKind.IMPORT_IS_LONG, "since", oldest.get()));
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
            findings.add(Finding.of(FindingKind.FILES_WAIT, "since", oldest.get()));
        }
    }

    private void backups() throws SQLException {
        if (!exists("platform.backup")) {
            return;
        }
        Optional<Instant> done =
                instant("SELECT max(begun_at) FROM platform.backup WHERE ended_at IS NOT NULL AND failure IS NULL");
        @Nullable String failure = textOrNull("SELECT failure FROM platform.backup ORDER BY begun_at DESC LIMIT 1");
        List<String> missing = texts(MISSING_FILES);
        if (failure != null) {
            findings.add(Finding.of(FindingKind.BACKUP_FAILED, "why", failure));
        }
        if (done.isPresent() && !missing.isEmpty()) {
            String first = String.join("; ", missing.subList(0, Math.min(missing.size(), MOST_NAMED)));
            findings.add(Finding.of(
                    FindingKind.BACKUP_LACKS_FILES,
                    "at",
                    done.get(),
                    "count",
                    missing.size(),
                    "files",
                    missing.size() > MOST_NAMED ? first + "; …" : first));
        }
        if (done.isEmpty()) {
            findings.add(Finding.of(FindingKind.NO_BACKUP));
        } else if (done.get().isBefore(clock.instant().minus(OLD_BACKUP))) {
            findings.add(Finding.of(FindingKind.BACKUP_OLD, "at", done.get()));
        } else if (failure == null && missing.isEmpty()) {
            findings.add(Finding.of(FindingKind.BACKUP_FINE, "at", done.get()));
        }
    }

    private void mail() throws SQLException {
        if (!exists("notification.mail")) {
            return;
        }
        long failed = number(
                "SELECT count(*) FROM notification.mail WHERE state = 'failed' AND ended_at > now() - interval '7 days'");
        Optional<Instant> oldest = instant("SELECT min(made_at) FROM notification.mail WHERE state = 'waiting'");
        boolean late =
                oldest.isPresent() && oldest.get().isBefore(clock.instant().minus(SLOW));
        if (failed > 0) {
            findings.add(Finding.of(FindingKind.MAIL_FAILED, "count", failed));
        }
        if (late) {
            findings.add(Finding.of(
                    FindingKind.MAIL_WAITS,
                    "since",
                    oldest.orElseThrow(),
                    "count",
                    number("SELECT count(*) FROM notification.mail WHERE state = 'waiting'")));
        }
        if (failed == 0 && !late) {
            boolean on = number("SELECT count(*) FROM notification.mail_server") > 0;
            findings.add(Finding.of(on ? FindingKind.MAIL_LEAVES : FindingKind.MAIL_OFF));
        }
    }

    /** Of all companies, counted and never named: whoever runs the installation need not know what is theirs. */
    private void sources() throws SQLException {
        if (!exists("connection.connection")) {
            return;
        }
        long all = number("SELECT count(*) FROM connection.connection WHERE state IN ('active', 'needsUser')");
        long waiting = number("SELECT count(*) FROM connection.connection WHERE state = 'needsUser'");
        long failing = number("""
                SELECT count(*) FROM connection.connection
                 WHERE state = 'active' AND failures > 0 AND coalesce(last_success_at, made_at) < now() - interval '1 day'
                """);
        if (waiting > 0) {
            findings.add(Finding.of(FindingKind.SOURCES_WAIT, "count", waiting, "all", all));
        }
        if (failing > 0) {
            findings.add(Finding.of(FindingKind.SOURCES_FAIL, "count", failing, "all", all));
        }
        if (all > 0 && waiting == 0 && failing == 0) {
            findings.add(Finding.of(FindingKind.SOURCES_WELL, "all", all));
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
