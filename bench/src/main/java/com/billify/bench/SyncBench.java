package com.billify.bench;

import com.billify.bench.Figure.Goal;
import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoSimulator;
import com.billify.simulators.yuki.YukiBook;
import com.billify.simulators.yuki.YukiSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to look at five thousand connections that are due at once, while the source of some of them takes calls and
 * never answers; and how much a look reads. A tenth have a new line, as in a minute after a bank has told its own.
 */
final class SyncBench {
    private static final int COMPANIES = 100;
    private static final int NEWS_ONE_IN = 10;
    private static final int FEWEST_LINES = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String TABLE = "connections";

    private final int connections;
    private final int deaf;
    private final Path work;
    private final @Nullable Path json;
    private final List<String> command;
    private final Progress progress = new Progress();
    private final Report report = new Report(Machine.about(), progress::say);
    private final PontoBook book = new PontoBook(1, Instant::now);
    private final List<PontoBook.Account> accounts = new ArrayList<>();

    private SyncBench(int connections, int deaf, Path work, @Nullable Path json, List<String> command) {
        this.connections = connections;
        this.deaf = deaf;
        this.work = work;
        this.json = json;
        this.command = command;
    }

    /** {@code [--connections N] [--deaf N] [--json FILE] [--work DIR] -- the server's command}. */
    static void run(List<String> arguments) throws IOException {
        int connections = 5_000;
        int deaf = 500;
        Path work = Path.of(".billify", "bench");
        Path json = null;
        List<String> command = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--")) {
                rest.forEachRemaining(command::add);
                break;
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("bench sync: " + option + " needs a value");
            }
            String value = rest.next();
            switch (option) {
                case "--connections" -> connections = Integer.parseInt(value);
                case "--deaf" -> deaf = Integer.parseInt(value);
                case "--json" -> json = Path.of(value);
                case "--work" -> work = Path.of(value);
                default -> throw new IllegalArgumentException("bench sync does not know '" + option + "'");
            }
        }
        new SyncBench(connections, deaf, work.toAbsolutePath(), json, command).run();
    }

    private void run() throws IOException {
        DrillOptions options = new DrillOptions(0, 1, 0, work, null, command);
        Path folder = options.newFolder("sync");
        YukiBook books = new YukiBook(1, Instant::now);
        YukiBook.Domain domain = books.addDomain();
        domain.setLimit(Integer.MAX_VALUE);
        String administration = domain.addAdministration("Bench").id();
        books.addKey("bench", domain);
        try (PontoSimulator ponto = new PontoSimulator(book, 0);
                YukiSimulator yuki = new YukiSimulator(books, 0);
                ServerSocket hole = new ServerSocket(0, 5_000, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables =
                    new HashMap<>(Map.of("BILLIFY_PONTO_API", ponto.address(), "BILLIFY_YUKI_API", yuki.address()));
            variables.put("BILLIFY_SYNC", "false");
            Path data = folder.resolve("data");
            try (Server server = options.start(data, variables)) {
                link(server, administration);
            }
            variables.remove("BILLIFY_SYNC");
            // It is called, takes the call, and says nothing, ever.
            variables.put("BILLIFY_YUKI_API", "http://127.0.0.1:" + hole.getLocalPort());
            try (Server server = options.start(data, variables);
                    Postgres database = Postgres.of(server)) {
                measure(server, database);
            }
        }
        report.print(System.out);
        if (json != null) {
            report.write(json);
        }
        DrillOptions.delete(folder);
    }

    /** As people do it: a key that is tried, and kept. */
    private void link(Server server, String administration) {
        User owner = User.signUp(server.address());
        List<String> companies = new ArrayList<>();
        for (int company = 0; company < COMPANIES; company++) {
            companies.add(owner.post("/api/v1/companies", Map.of("name", "Company " + company))
                    .path("id")
                    .stringValue());
        }
        for (int number = 0; number < connections - deaf; number++) {
            PontoBook.Account account = book.integration("link-" + number, "bench")
                    .addAccount(CheckDigits.iban(529, 100_000 + number), "Company", 0);
            tell(account, FEWEST_LINES + number % FEWEST_LINES);
            accounts.add(account);
        }
        try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
            List<Future<?>> made = new ArrayList<>();
            for (int number = 0; number < connections; number++) {
                Map<String, String> keys = number < connections - deaf
                        ? Map.of("provider", "ponto", "clientId", "link-" + number, "clientSecret", "bench")
                        : Map.of("provider", "yuki", "clientId", administration, "clientSecret", "bench");
                String path = "/api/v1/companies/" + companies.get(number % COMPANIES) + "/connections";
                made.add(hands.submit(() -> owner.post(path, keys)));
            }
            for (int number = 0; number < made.size(); number++) {
                made.get(number).get();
                if (number % 1_000 == 999) {
                    progress.say("%,d connections are made".formatted(number + 1));
                }
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("The connections cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    private void measure(Server server, Postgres database) {
        Duration first = lookAtAll(database);
        progress.say("all were read for the first time in %d s".formatted(first.toSeconds()));
        for (int number = 0; number < accounts.size(); number += NEWS_ONE_IN) {
            tell(accounts.get(number), 1);
        }
        database.settle();
        database.change("DELETE FROM connection.sync_log");
        Cost before = server.cost();
        Cost databaseBefore = server.databaseCost();
        Duration all = lookAtAll(database);
        String column = "%,d due at once, %,d of them without an answer".formatted(connections, deaf);
        report.add(new Figure(TABLE, "until each was looked at", column, all.toMillis() / 1e3, "s", Goal.atMost(45)));
        report.add(new Figure(
                TABLE,
                "read by a look, on average",
                column,
                database.number("SELECT coalesce(avg(received_bytes), 0)::bigint FROM connection.sync_log"
                                + " WHERE outcome = 'done'")
                        / 1e3,
                "KB",
                Goal.atMost(100)));
        report.add(new Figure(
                TABLE,
                "processor time of the program",
                column,
                (server.cost().cpuMillis() - before.cpuMillis()) / 1e3,
                "s",
                null));
        report.add(new Figure(
                TABLE,
                "processor time of the database",
                column,
                (server.databaseCost().cpuMillis() - databaseBefore.cpuMillis()) / 1e3,
                "s",
                null));
        report.add(new Figure(
                TABLE, "most memory of the program", column, server.cost().peakBytes() / 1e6, "MB", Goal.atMost(400)));
        long lines = database.number("SELECT count(*) FROM banking.transaction");
        long told =
                accounts.stream().mapToLong(account -> account.lines().size()).sum();
        if (lines != told) {
            throw new BenchFailed("%,d lines were told and %,d are there.".formatted(told, lines));
        }
    }

    /** All are due now; until each of those that answer has been read, and each of the others has been tried. */
    private Duration lookAtAll(Postgres database) {
        Instant begun = Instant.now();
        database.change("UPDATE connection.connection SET next_run_at = now(), failures = 0, reason = NULL");
        String done = "SELECT count(*) FROM connection.connection WHERE lease IS NULL AND last_attempt_at > '" + begun
                + "' AND (provider = 'yuki' OR last_success_at > '" + begun + "')";
        Instant end = begun.plus(PATIENCE);
        long there = 0;
        while (there < connections) {
            DrillOptions.pause(250);
            there = database.number(done);
            if (Instant.now().isAfter(end)) {
                throw new BenchFailed("After %d s %,d of %,d connections were looked at."
                        .formatted(PATIENCE.toSeconds(), there, connections));
            }
        }
        return Duration.between(begun, Instant.now());
    }

    private static void tell(PontoBook.Account account, int count) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        List<PontoBook.Line> lines = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            lines.add(new PontoBook.Line(
                    "",
                    today,
                    today,
                    12_50 + index,
                    "Hotel Graaf",
                    null,
                    "breakfast rolls " + account.lines().size() + " " + index,
                    false,
                    Instant.EPOCH,
                    Instant.EPOCH));
        }
        account.bookAll(lines);
    }
}
