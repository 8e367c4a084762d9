package com.billify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The server's database, looked at beside it as its superuser. */
final class Postgres implements AutoCloseable {

    private static final int MOST_COPIED = 200_000;
    private static final int REPLAYS = 100;
    private static final Pattern LOGGED = Pattern.compile(
            "LOG:  duration: [0-9.]+ ms  (?:execute [^:]+|statement): (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)",
            Pattern.DOTALL);
    private static final Pattern DETAIL = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\d [^\\n]*DETAIL:  [Pp]arameters: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)",
            Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Path folder;
    private final Connection connection;

    private Postgres(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    static Postgres of(Server server) {
        Path folder = server.data().resolve("postgres");
        try {
            return new Postgres(
                    folder,
                    DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port(folder) + "/billify", "postgres", password(folder)));
        } catch (IOException | SQLException e) {
            throw new BenchFailed("The database cannot be looked at: " + e.getMessage(), e);
        }
    }

    private String url() {
        try {
            return "jdbc:postgresql://127.0.0.1:" + port(folder) + "/billify";
        } catch (IOException e) {
            throw new BenchFailed("The database cannot be looked at: " + e.getMessage(), e);
        }
    }

    /**
     * Lets programs come to it as to a PostgreSQL of one's own, whoever started it.
     *
     * @param password of both logins
     * @return what such a program is told
     */
    Map<String, String> openTo(String password) {
        for (String role : List.of("billify_owner", "billify_app")) {
            change("ALTER ROLE " + role + " PASSWORD '" + password + "'");
        }
        return Map.of(
                "BILLIFY_DB_URL",
                url(),
                "BILLIFY_DB_OWNER",
                "billify_owner",
                "BILLIFY_DB_OWNER_PASSWORD",
                password,
                "BILLIFY_DB_APP",
                "billify_app",
                "BILLIFY_DB_APP_PASSWORD",
                password);
    }

    /** Where it listens. */
    String port() {
        try {
            return port(folder);
        } catch (IOException e) {
            throw new BenchFailed("The database cannot be looked at: " + e.getMessage(), e);
        }
    }

    /** From now on it speaks to whoever is no superuser under TLS only. */
    void askForTls(Certificate certificate) throws IOException {
        Files.writeString(folder.resolve("cluster").resolve("pg_hba.conf"), """
                host all postgres 127.0.0.1/32 scram-sha-256
                hostssl all all 127.0.0.1/32 scram-sha-256
                """);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new BenchFailed("The database takes no certificate: " + e.getMessage(), e);
        }
    }

    /** The number that a question is answered with. */
    long number(String sql) {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailed("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /** One text a row. */
    List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new BenchFailed("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /** Changes what stands in it, past the program. */
    int change(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new BenchFailed("The database cannot be changed: " + e.getMessage(), e);
        }
    }

    private static String port(Path folder) throws IOException {
        return Files.readString(folder.resolve("port")).strip();
    }

    private static String password(Path folder) throws IOException {
        return Files.readString(folder.resolve("password")).strip();
    }

    /** How many bank lines a second COPY writes into a table without index, policy or reference, the median of three turns. */
    double copiedLinesASecond() {
        Path rows = folder.resolveSibling("rows.copy");
        try (Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            double[] rates = new double[3];
            try (OutputStream out = Files.newOutputStream(rows)) {
                copy.copyOut(
                        "COPY (SELECT * FROM banking.transaction LIMIT " + MOST_COPIED + ") TO STDOUT (FORMAT binary)",
                        out);
            }
            for (int turn = 0; turn < rates.length; turn++) {
                statement.execute("DROP TABLE IF EXISTS bench.bare");
                statement.execute("CREATE TABLE bench.bare AS TABLE banking.transaction WITH NO DATA");
                try (InputStream in = Files.newInputStream(rows)) {
                    long begun = System.nanoTime();
                    long lines = copy.copyIn("COPY bench.bare FROM STDIN (FORMAT binary)", in);
                    rates[turn] = lines / ((System.nanoTime() - begun) / 1e9);
                }
            }
            statement.execute("DROP SCHEMA bench CASCADE");
            Arrays.sort(rates);
            return rates[1];
        } catch (IOException | SQLException e) {
            throw new BenchFailed("COPY cannot be measured: " + e.getMessage(), e);
        } finally {
            delete(rows);
        }
    }

    /** Waits until what PostgreSQL does by itself after many writes is done, two minutes at most. */
    void settle() {
        long end = System.nanoTime() + 120_000_000_000L;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            boolean busy = true;
            while (busy && System.nanoTime() < end) {
                try (var result = statement.executeQuery("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'autovacuum worker')
                            OR EXISTS (SELECT FROM pg_stat_user_tables
                                        WHERE n_mod_since_analyze > 50 + 0.1 * n_live_tup)
                        """)) {
                    busy = result.next() && result.getBoolean(1);
                }
                Thread.sleep(busy ? 1000 : 0);
            }
        } catch (SQLException e) {
            throw new BenchFailed("The database cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    /** The statements that the server sends while something is asked of it, with their values, in their order. */
    List<String> statementsOf(Runnable asking) {
        Path log = folder.resolve("log");
        try (Statement statement = connection.createStatement()) {
            set(statement, "log_error_verbosity = 'default'");
            set(statement, "log_min_duration_statement = 0");
            Thread.sleep(300); // until every connection has read it
            long from = Files.size(log);
            asking.run();
            statement.execute("ALTER SYSTEM RESET log_min_duration_statement");
            statement.execute("ALTER SYSTEM RESET log_error_verbosity");
            statement.execute("SELECT pg_reload_conf()");
            Thread.sleep(300);
            try (InputStream in = Files.newInputStream(log)) {
                in.skipNBytes(from);
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | SQLException e) {
            throw new BenchFailed("The statements cannot be seen: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    private static void set(Statement statement, String setting) throws SQLException {
        statement.execute("ALTER SYSTEM SET " + setting);
        statement.execute("SELECT pg_reload_conf()");
    }

    static List<String> parse(String log) {
        List<String> statements = new ArrayList<>();
        Matcher logged = LOGGED.matcher(log);
        while (logged.find()) {
            String sql = logged.group(1);
            if (sql.startsWith("ALTER SYSTEM") || sql.startsWith("SELECT pg_reload_conf")) {
                continue;
            }
            Matcher detail = DETAIL.matcher(log).region(Math.min(logged.end() + 1, log.length()), log.length());
            List<String> values = new ArrayList<>();
            if (detail.lookingAt()) {
                Matcher parameter = PARAMETER.matcher(detail.group(1));
                while (parameter.find()) {
                    values.add(parameter.group(2));
                }
            }
            statements.add(PLACE.matcher(sql)
                    .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1)))
                    .replaceAll("\\s+", " ")
                    .strip());
        }
        return statements;
    }

    /** Whether the statements are replayed by pgbench or, where there is none, by a loop of our own over JDBC. */
    static boolean hasPgbench() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    /** What the database alone needs for these statements, as the application login, in milliseconds on average. */
    double replayMillis(List<String> statements) {
        List<String> all = new ArrayList<>(List.of("SET ROLE billify_app"));
        all.addAll(statements);
        try {
            return hasPgbench() ? pgbench(all) : loop(all);
        } catch (IOException | SQLException e) {
            throw new BenchFailed("The statements cannot be replayed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    private double pgbench(List<String> statements) throws IOException, InterruptedException {
        Path script = folder.resolveSibling("statements.sql");
        Files.writeString(script, String.join(";\n", statements) + ";\n");
        ProcessBuilder builder = new ProcessBuilder(
                        "pgbench",
                        "--host=127.0.0.1",
                        "--port=" + port(folder),
                        "--username=postgres",
                        "--no-vacuum",
                        "--transactions=" + REPLAYS,
                        "--file=" + script,
                        "billify")
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password(folder));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        delete(script);
        Matcher average = AVERAGE.matcher(output);
        if (!average.find()) {
            throw new BenchFailed("pgbench says: "
                    + output.lines()
                            .filter(line -> line.contains("rror"))
                            .findFirst()
                            .orElse(output));
        }
        return Double.parseDouble(average.group(1));
    }

    private double loop(List<String> statements) throws SQLException {
        long begun = 0;
        try (Statement statement = connection.createStatement()) {
            for (int turn = -REPLAYS / 10; turn < REPLAYS; turn++) {
                if (turn == 0) {
                    begun = System.nanoTime();
                }
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            long nanos = System.nanoTime() - begun;
            statement.execute("RESET ROLE");
            return nanos / 1e6 / REPLAYS;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BenchFailed("A file cannot be removed: " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailed("The connection does not close: " + e.getMessage(), e);
        }
    }
}
