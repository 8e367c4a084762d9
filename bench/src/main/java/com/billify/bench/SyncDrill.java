package com.billify.bench;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Kills the program again and again while it reads ten thousand lines from a stand-in for Ponto, whose book goes on meanwhile,
 * and counts in the end what was lost and what is there twice. Each kill comes between two calls that the reader makes, or
 * during one. At the end a cursor is put ahead of its lines, as a program would leave it that keeps the two apart: the
 * count must find what is lost then, or it proves nothing.
 */
final class SyncDrill {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PAGE = 200;
    private static final int MOST_DAYS_LATE = 9;
    private static final int MOST_CALLS = 14;

    private final DrillOptions options;
    private final Random random;
    private final Progress progress = new Progress();
    private final PontoBook.Integration integration;
    private final Account account;
    private final PontoSimulator ponto;
    private final Path data;
    private final Map<String, String> variables;
    private Server server;
    /** Another after each start, which ends those of before. */
    private Postgres database;

    private int written;
    private int midway;

    private SyncDrill(DrillOptions options, Path data) throws IOException {
        this.options = options;
        this.data = data;
        this.random = new Random(options.seed());
        PontoBook book = new PontoBook(options.seed(), Instant::now);
        this.integration = book.integration("drill", "drill");
        this.account = integration.addAccount("BE71096123456769", "Drill", 0);
        this.ponto = new PontoSimulator(book, 0);
        this.variables = Map.of("BILLIFY_PONTO_API", ponto.address());
        this.server = options.start(data, variables);
        this.database = Postgres.of(server);
    }

    private void startAgain() {
        database.close();
        server = options.start(data, variables);
        database = Postgres.of(server);
    }

    static void run(DrillOptions options) throws IOException {
        Path folder = options.newFolder("sync");
        SyncDrill drill = new SyncDrill(options, folder.resolve("data"));
        try {
            drill.run();
        } finally {
            drill.database.close();
            drill.server.close();
            drill.ponto.close();
        }
        DrillOptions.delete(folder);
    }

    private void run() {
        tell(options.lines() / 2);
        User user = User.signUp(server.address());
        user.post(user.api("/connections"), Map.of("provider", "ponto", "clientId", "drill", "clientSecret", "drill"));
        for (int round = 1; round <= options.rounds(); round++) {
            killWhileItReads(round);
            tell((options.lines() - written) / (options.rounds() - round + 1));
            startAgain();
        }
        user.moveTo(server.address());
        await();
        Difference difference = compare(user);
        System.out.printf("%s; %d of %d kills came midway%n", difference, midway, options.rounds());
        System.out.printf(
                "%,d calls with a token, %,d for tokens, %d that would write%n",
                integration.reads(), ponto.tokenCalls(), ponto.writes().size());
        Difference control = control(user);
        System.out.printf("control, a cursor ahead of its lines: %s%n", control);
        if (!difference.isNone() || !ponto.writes().isEmpty()) {
            throw new BenchFailed("The books differ.");
        }
        if (control.lost() == 0) {
            throw new BenchFailed("The control lost nothing: the count would not see a loss.");
        }
    }

    private void killWhileItReads(int round) {
        int target = integration.reads() + 1 + random.nextInt(MOST_CALLS);
        makeDue();
        long end = System.nanoTime() + 4_000_000_000L;
        while (integration.reads() < target && System.nanoTime() < end) {
            DrillOptions.pause(1);
        }
        DrillOptions.pause(random.nextInt(25));
        server.kill();
        long leased = database.number("SELECT count(*) FROM connection.connection WHERE lease IS NOT NULL");
        midway += (int) leased;
        progress.say("round %d of %d: killed %s after %,d calls; %,d of %,d lines are there"
                .formatted(
                        round,
                        options.rounds(),
                        leased > 0 ? "midway" : "at rest",
                        integration.reads(),
                        count(),
                        written));
    }

    /** Takes a dead node's lease away too, which would be over within the minute by itself. */
    private void makeDue() {
        database.change("UPDATE connection.connection SET lease = NULL, leased_until = NULL, next_run_at = now()");
    }

    /** Most come in their order, some late, and some are equal to others: all in one look of the bank's. */
    private void tell(int count) {
        List<Line> many = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        LocalDate today = LocalDate.now(BRUSSELS);
        for (int index = 0; index < count; index++) {
            boolean late = random.nextInt(50) == 0;
            // What was there before is of months; what the bank tells from then on is of today, but for what is late.
            int daysAgo = written < options.lines() / 2 ? (options.lines() - written) / 120 : 0;
            LocalDate day = today.minusDays(late ? random.nextInt(MOST_DAYS_LATE) : daysAgo);
            String text = random.nextInt(10) == 0 ? "the same again" : "drill " + written;
            long cents = random.nextInt(3) == 0 ? 12_50 : 1 + random.nextInt(100_000);
            many.add(new Line("", day, day, cents, "Klant", null, text, false, Instant.EPOCH, Instant.EPOCH));
            depths.add(late ? random.nextInt(150) : 0);
            written++;
        }
        account.bookLate(many, depths);
    }

    private long count() {
        return database.number("SELECT count(*) FROM banking.transaction");
    }

    private long succeeded() {
        return database.number("SELECT count(*) FROM connection.connection"
                + " WHERE last_success_at > last_attempt_at AND lease IS NULL AND next_run_at > now()");
    }

    /** Until the reader says that it has read all. */
    private void await() {
        Instant end = Instant.now().plus(PATIENCE);
        makeDue();
        while (succeeded() == 0 && Instant.now().isBefore(end)) {
            DrillOptions.pause(100);
        }
        progress.say("read to the end: %,d of %,d lines are there".formatted(count(), written));
    }

    /** Two hundred lines of which the cursor says that they are read, and which were not. */
    private Difference control(User user) {
        server.kill();
        tell(200);
        List<String> marks = account.lines().stream()
                .limit(50)
                .map(line -> "\"" + line.id() + "\"")
                .toList();
        database.change("""
                UPDATE connection.feed
                   SET cursor = cursor || '{"marks": [%s], "synchronization": "%s", "recountedAt": "%s"}'::jsonb
                """.formatted(String.join(",", marks), account.latestLookId(), Instant.now()));
        startAgain();
        user.moveTo(server.address());
        await();
        return compare(user);
    }

    /** Lines of each side, and what one has that the other lacks. */
    private record Difference(int sent, int stored, int lost, int doubled) {
        boolean isNone() {
            return lost == 0 && doubled == 0;
        }

        @Override
        public String toString() {
            return "sent %,d, stored %,d, lost %,d, doubled %,d".formatted(sent, stored, lost, doubled);
        }
    }

    private Difference compare(User user) {
        Map<String, Integer> sent = new TreeMap<>();
        account.lines()
                .forEach(line -> sent.merge(
                        line.executionDate() + " " + line.amountMinor() + " " + line.remittanceInformation(),
                        1,
                        Integer::sum));
        Map<String, Integer> stored = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = user.json(user.api("/transactions?limit=" + PAGE + cursor));
            for (JsonNode line : page.path("items")) {
                String amount = line.path("amount").path("amount").stringValue().replace(".", "");
                stored.merge(
                        line.path("bookingDate").stringValue() + " " + Long.parseLong(amount) + " "
                                + line.path("remittanceInformation").stringValue(),
                        1,
                        Integer::sum);
            }
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
        } while (!cursor.isEmpty());
        return new Difference(total(sent), total(stored), missing(sent, stored), missing(stored, sent));
    }

    private static int missing(Map<String, Integer> all, Map<String, Integer> there) {
        return all.entrySet().stream()
                .mapToInt(entry -> Math.max(0, entry.getValue() - there.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static int total(Map<String, Integer> lines) {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }
}
