package com.billify.bench;

import com.billify.simulators.Fault;
import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two programs on one database, which look at the same connections: none is looked at by both at once, none asks for a second
 * token, and what one of them was at when it was killed the other takes over within the minute. Then both behind HAProxy, where there is
 * one: {@link BehindProxy}. Told of an earlier version, it is this last half alone: both programs are of that version first, and of this
 * one whenever they are started again.
 */
final class NodesDrill {
    private static final int LINKS = 40;
    private static final int TURNS = 10;
    private static final int MORE_THAN_ONE_NODE_TAKES = 30;
    private static final String NEWEST_TABLES =
            "SELECT max(version::integer) FROM platform.flyway_schema_history WHERE success";
    private static final String PASSWORD = "for the length of a drill";

    private final DrillOptions options;
    private final Progress progress = new Progress();
    private final PontoBook book;
    private final PontoSimulator ponto;
    private final List<PontoBook.Integration> integrations = new ArrayList<>();
    private final List<PontoBook.Account> accounts = new ArrayList<>();
    private long tablesBefore;

    private NodesDrill(DrillOptions options) throws IOException {
        this.options = options;
        this.book = new PontoBook(options.seed(), Instant::now);
        this.ponto = new PontoSimulator(book, 0);
    }

    static void run(DrillOptions options) throws IOException {
        NodesDrill drill = new NodesDrill(options);
        try {
            drill.run();
        } finally {
            drill.ponto.close();
        }
    }

    private void run() throws IOException {
        Path folder = options.newFolder("nodes");
        Path data = folder.resolve("data");
        for (int link = 0; link < LINKS; link++) {
            integrations.add(book.integration("link-" + link, "drill"));
            accounts.add(integrations.getLast().addAccount(CheckDigits.iban(529, 96_000 + link), "Drill", 0));
            bookLine(link);
        }
        Map<String, String> quiet = Map.of("BILLIFY_PONTO_API", ponto.address(), "BILLIFY_SYNC", "false");
        Server first = options.ofBefore().start(data, quiet);
        try (Postgres database = Postgres.of(first)) {
            User user = User.signUp(first.address());
            for (int link = 0; link < LINKS; link++) {
                user.post(
                        user.api("/connections"),
                        Map.of("provider", "ponto", "clientId", "link-" + link, "clientSecret", "drill"));
            }
            // The nodes come to the same PostgreSQL by passwords of their own; whoever started it has gone.
            Map<String, String> reached = database.openTo(PASSWORD);
            first.kill();
            tablesBefore = database.number(NEWEST_TABLES);
            int tokens = ponto.tokenCalls();
            Path ofOne = ownFolder(folder, data, "one");
            Path ofOther = ownFolder(folder, data, "other");
            Server one = node(options.ofBefore(), ofOne, reached, 0);
            Server other = node(options.ofBefore(), ofOther, reached, 0);
            try {
                if (options.before() == null) {
                    drill(database, one, tokens);
                }
                one.kill();
                other.kill();
                Optional<Path> haproxy = OutsideTool.find("haproxy", "BILLIFY_HAPROXY");
                if (haproxy.isPresent()) {
                    AtomicInteger starts = new AtomicInteger();
                    BehindProxy.run(
                            haproxy.get(),
                            (number, port) -> node(
                                    starts.getAndIncrement() < 2 ? options.ofBefore() : options,
                                    number == 0 ? ofOne : ofOther,
                                    reached,
                                    port));
                    sayTables(database);
                } else {
                    System.out.println("There is no HAProxy on this machine: that half was left out.");
                }
            } finally {
                one.kill();
                other.kill();
                options.start(data, quiet).close(); // whoever starts the database ends it in order
            }
        }
        DrillOptions.delete(folder);
    }

    private void drill(Postgres database, Server one, int tokensBefore) {
        for (int turn = 1; turn <= TURNS; turn++) {
            for (int link = 0; link < LINKS; link++) {
                bookLine(link);
            }
            Instant begun = Instant.now();
            database.change("UPDATE connection.connection SET next_run_at = now()");
            await(database, LINKS, begun, Duration.ofSeconds(60));
            progress.say("turn %d of %d: each of %d links was looked at".formatted(turn, TURNS, LINKS));
        }
        int most = integrations.stream()
                .mapToInt(PontoBook.Integration::mostAtOnce)
                .max()
                .orElse(0);
        int tokens = ponto.tokenCalls() - tokensBefore;
        long there = database.number("SELECT count(*) FROM banking.transaction");
        long doubled = database.number(
                "SELECT count(*) - count(DISTINCT (account_id, remittance_information)) FROM banking.transaction");
        System.out.printf(
                "two nodes, %d links, %d turns: %,d lines told, %,d there, %d doubled; %d calls of one link at once at most;"
                        + " %d tokens for %d links (one a node and link at most: %d)%n",
                LINKS, TURNS, (TURNS + 1) * LINKS, there, doubled, most, tokens, LINKS, 2 * LINKS);
        double takenOver = takeOver(database, one);
        System.out.printf("the last of what a killed node was at is taken over after %.1f s%n", takenOver);
        if (most > 1 || doubled > 0 || there != (long) (TURNS + 1) * LINKS || tokens > 2 * LINKS || takenOver > 60) {
            throw new BenchFailed("The nodes are in each other's way.");
        }
    }

    /** Seconds from a kill in the midst of runs until the other has begun with the last of them. */
    private double takeOver(Postgres database, Server killed) {
        Fault[] slow = new Fault[LINKS];
        java.util.Arrays.fill(slow, new Fault.Dawdles(Duration.ofSeconds(5)));
        ponto.meet(slow);
        for (int link = 0; link < LINKS; link++) {
            bookLine(link);
        }
        Instant begun = Instant.now();
        database.change("UPDATE connection.connection SET next_run_at = now()");
        while (database.number("SELECT count(*) FROM connection.connection WHERE leased_until > now()")
                < MORE_THAN_ONE_NODE_TAKES) {
            DrillOptions.pause(5);
        }
        killed.kill();
        Instant dead = Instant.now();
        String takenOver =
                "SELECT count(*) FROM connection.connection WHERE last_success_at > '%s' OR last_attempt_at > '%s'"
                        .formatted(begun, dead);
        while (database.number(takenOver) < LINKS
                && Duration.between(dead, Instant.now()).toSeconds() < 120) {
            DrillOptions.pause(20);
        }
        double seconds = Duration.between(dead, Instant.now()).toMillis() / 1e3;
        await(database, LINKS, begun, Duration.ofSeconds(120));
        return seconds;
    }

    private static void await(Postgres database, int links, Instant since, Duration patience) {
        Instant end = Instant.now().plus(patience);
        String done =
                "SELECT count(*) FROM connection.connection WHERE lease IS NULL AND last_success_at > '" + since + "'";
        while (database.number(done) < links) {
            if (Instant.now().isAfter(end)) {
                throw new BenchFailed("After %d s %d of %d links were looked at."
                        .formatted(patience.toSeconds(), database.number(done), links));
            }
            DrillOptions.pause(20);
        }
    }

    /** With the key that both need. */
    private static Path ownFolder(Path folder, Path data, String name) throws IOException {
        Path own = folder.resolve(name).resolve("data");
        Files.createDirectories(own);
        Files.copy(data.resolve("root.key"), own.resolve("root.key"));
        return own;
    }

    private void sayTables(Postgres database) {
        if (options.before() != null) {
            System.out.printf(
                    "the tables went from version %d to %d meanwhile%n", tablesBefore, database.number(NEWEST_TABLES));
        }
    }

    private Server node(DrillOptions options, Path own, Map<String, String> reached, int port) {
        Map<String, String> variables = new HashMap<>(reached);
        variables.put("BILLIFY_PONTO_API", ponto.address());
        return options.start(own, variables, port);
    }

    private void bookLine(int link) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        accounts.get(link)
                .book(
                        today,
                        12_50,
                        "Klant",
                        null,
                        "line " + accounts.get(link).lines().size());
    }
}
