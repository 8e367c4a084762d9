package com.billify.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The program on a PostgreSQL behind a transaction pooler ({@link Pooler}). Some people bring in files, then all of them look and write
 * at once, while a backup and an export are made beside them. No answer may fail, none may be of another company, and no connection
 * may keep anything of whom it served.
 */
final class PoolerDrill {
    private static final String PASSWORD = "for-the-length-of-a-drill";
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final int PEOPLE = 4;
    private static final int LINES = 1_500;
    private static final int WINDOWS = 8;
    private static final int ROUNDS = 60;
    private static final long UPLOAD_BYTES = 18_000_000;

    private final DrillOptions options;
    private final Progress progress = new Progress();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger ofOthers = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private @Nullable String firstFailure;

    private PoolerDrill(DrillOptions options) {
        this.options = options;
    }

    static void run(DrillOptions options) throws IOException {
        Optional<Path> pgbouncer = OutsideTool.find("pgbouncer", "BILLIFY_PGBOUNCER");
        if (pgbouncer.isEmpty()) {
            System.out.println(
                    "There is no PgBouncer on this machine (BILLIFY_PGBOUNCER names one): nothing was drilled.");
            return;
        }
        new PoolerDrill(options).run(pgbouncer.get());
    }

    private void run(Path pgbouncer) throws IOException {
        Path folder = options.newFolder("pooler");
        Path data = folder.resolve("data");
        Server first = options.start(data, Map.of());
        try (Postgres database = Postgres.of(first)) {
            Map<String, String> variables = new HashMap<>(database.openTo(PASSWORD));
            variables.put("BILLIFY_TODAY", LAST_DAY.plusDays(2).toString());
            // Its PostgreSQL stays, and nobody is at it any more.
            first.kill();
            Path own = Files.createDirectories(folder.resolve("node").resolve("data"));
            try (Pooler pooler = Pooler.before(database, pgbouncer, folder.resolve("pooler"), PASSWORD)) {
                variables.put("BILLIFY_DB_URL", pooler.url());
                try (Server node = options.start(own, variables)) {
                    use(node, folder, variables);
                }
                refuseLeftovers(pooler);
            }
        } finally {
            options.start(data, Map.of()).close(); // whoever starts the database ends it in order
        }
        if (failed.get() > 0 || ofOthers.get() > 0) {
            throw new BenchFailed("The pooler was noticed: " + firstFailure);
        }
        DrillOptions.delete(folder);
    }

    private void use(Server node, Path folder, Map<String, String> variables) throws IOException {
        List<User> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(User.signUp(node.address()));
            bring(people.getLast(), folder.resolve("files-" + person), person);
            progress.say("person %d of %d has brought in files".formatted(person + 1, PEOPLE));
        }
        Instant begun = Instant.now();
        List<Thread> windows = new ArrayList<>();
        for (int window = 0; window < WINDOWS; window++) {
            User user = people.get(window % PEOPLE);
            Map<String, byte[]> expected = new HashMap<>();
            for (String path : List.of(user.api("/transactions"), user.api("/accounts"))) {
                expected.put(path, settled(user, path));
            }
            windows.add(Thread.ofPlatform().start(() -> look(user, expected)));
        }
        Path backup = folder.resolve("one.backup");
        beside(variables, "backup", backup.toString(), "--data", node.data().toString());
        beside(
                variables,
                "export",
                folder.resolve("export").toString(),
                "--company",
                people.getFirst().companyId(),
                "--data",
                node.data().toString());
        for (Thread window : windows) {
            join(window);
        }
        System.out.printf(
                "through PgBouncer (each transaction any of %d connections, TLS on both sides): %,d requests of %d people within %d s, %d"
                        + " failed, %d answered with what is another's; a backup and an export beside them; the longest answer took"
                        + " %.1f s%n",
                Pooler.CONNECTIONS,
                asked.get(),
                PEOPLE,
                Duration.between(begun, Instant.now()).toSeconds(),
                failed.get(),
                ofOthers.get(),
                longestMillis.get() / 1e3);
    }

    private void bring(User user, Path folder, int person) throws IOException {
        World world = new World(options.seed() + person, LINES, 0, LAST_DAY);
        Files.createDirectories(folder);
        CamtFiles files = new CamtFiles(folder, "first", LINES);
        try (files) {
            world.first(files);
        }
        new Deliveries(user, UPLOAD_BYTES, progress).takeQuietly(files.files());
    }

    /** One window of somebody, with what it shows as long as nobody changes anything. */
    private void look(User user, Map<String, byte[]> expected) {
        List<String> paths = new ArrayList<>(expected.keySet());
        paths.addAll(
                List.of(user.api("/dashboard"), user.api("/review/count"), user.api("/forecast?days=30"), user.page()));
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : paths) {
                read(user, path, expected.get(path));
            }
            write(user, round % 2 == 0);
        }
    }

    private void read(User user, String path, byte @Nullable [] expected) {
        Instant begun = Instant.now();
        asked.incrementAndGet();
        try {
            HttpResponse<byte[]> answer = User.ask(user.prepared(path));
            if (answer.statusCode() != 200) {
                note(failed, path + " answered " + answer.statusCode());
            } else if (expected != null && !Arrays.equals(answer.body(), expected)) {
                note(ofOthers, path + " answered with something else than before");
            }
        } catch (IOException e) {
            note(failed, path + " got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        longestMillis.accumulateAndGet(Duration.between(begun, Instant.now()).toMillis(), Math::max);
    }

    private void write(User user, boolean alerts) {
        asked.incrementAndGet();
        try {
            user.put("/api/v1/me/preferences", Map.of("digest", "none", "alerts", alerts));
        } catch (BenchFailed e) {
            note(failed, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void note(AtomicInteger count, String why) {
        count.incrementAndGet();
        if (firstFailure == null) {
            firstFailure = why;
        }
    }

    /** What is worked out after an import may still change the answer for a while. */
    private static byte[] settled(User user, String path) throws IOException {
        byte[] before = body(user, path);
        for (int attempt = 0; attempt < 100; attempt++) {
            DrillOptions.pause(500);
            byte[] now = body(user, path);
            if (Arrays.equals(now, before)) {
                return now;
            }
            before = now;
        }
        throw new BenchFailed(path + " does not come to rest.");
    }

    private static byte[] body(User user, String path) throws IOException {
        try {
            HttpResponse<byte[]> answer = User.ask(user.prepared(path));
            if (answer.statusCode() != 200) {
                throw new BenchFailed(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    /** A command that looks after the data while they are used. */
    private void beside(Map<String, String> variables, String... words) throws IOException {
        List<String> command = new ArrayList<>(options.command());
        command.set(command.size() - 1, "com.billify.cli.CommandLine");
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BILLIFY_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                note(failed, words[0] + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All connections at once, each held by a transaction, so that it is another one each time. */
    private void refuseLeftovers(Pooler pooler) throws IOException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int number = 0; number < Pooler.CONNECTIONS; number++) {
                Connection connection = pooler.connect(PASSWORD);
                held.add(connection);
                connection.setAutoCommit(false);
                String found = one(connection, """
                        SELECT coalesce(current_setting('billify.company', true), '') || '/'
                            || current_setting('transaction_isolation') || '/' || current_setting('transaction_read_only') || '/'
                            || (SELECT count(*) FROM banking.transaction) || '/' || (SELECT count(*) FROM pg_listening_channels())
                        """);
                if (!found.equals("/read committed/off/0/0")) {
                    note(ofOthers, "a connection had kept " + found);
                }
            }
            if (ofOthers.get() == 0) {
                System.out.printf("none of %d connections kept a company, an isolation or a channel%n", held.size());
            }
        } catch (SQLException e) {
            throw new BenchFailed("The connections cannot be looked at: " + e.getMessage(), e);
        } finally {
            for (Connection connection : held) {
                close(connection);
            }
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailed("A connection does not close: " + e.getMessage(), e);
        }
    }

    private static void join(Thread window) {
        try {
            window.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
