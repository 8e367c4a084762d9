package com.billify.bench;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Kills the program again and again while it reads ten thousand lines from a stand-in for Ponto, whose book goes on meanwhile,
 * and counts in the end what was lost and what is there twice.
 */
final class SyncDrill {
    private static final int LINES = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAGE = 200;

    private final int rounds;
    private final Random random;
    private final Path work;
    private final List<String> command;
    private final PontoBook book;
    private final Account account;
    private int written;

    private SyncDrill(int rounds, long seed, Path work, List<String> command) {
        this.rounds = rounds;
        this.random = new Random(seed);
        this.work = work;
        this.command = command;
        this.book = new PontoBook(seed, Instant::now);
        this.account = book.integration("drill", "drill").addAccount("BE71096123456769", "Drill", 0);
    }

    /** {@code sync [--rounds N] [--seed S] [--work DIR] -- the server's command}. */
    static void run(List<String> arguments) throws IOException {
        int rounds = 50;
        long seed = 1;
        Path work = Path.of(".billify", "drill");
        List<String> command = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        if (!rest.hasNext() || !rest.next().equals("sync")) {
            throw new IllegalArgumentException("drill takes sync");
        }
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(rest.next());
                case "--seed" -> seed = Long.parseLong(rest.next());
                case "--work" -> work = Path.of(rest.next());
                case "--" -> rest.forEachRemaining(command::add);
                default -> throw new IllegalArgumentException("drill sync does not know '" + option + "'");
            }
        }
        new SyncDrill(rounds, seed, work.toAbsolutePath(), command).run();
    }

    private void run() throws IOException {
        Files.createDirectories(work);
        Path data = work.resolve("data-" + System.nanoTime());
        try (PontoSimulator ponto = new PontoSimulator(book, 0)) {
            Map<String, String> variables = Map.of("BILLIFY_PONTO_API", ponto.address());
            tell(LINES / 2);
            Server server = Server.start(command, data, false, variables);
            User user = User.signUp(server.address());
            String path = user.api("/connections");
            String connection = user.post(
                            path, Map.of("provider", "ponto", "clientId", "drill", "clientSecret", "drill"))
                    .path("id")
                    .stringValue();
            for (int round = 1; round <= rounds; round++) {
                pause(3_000 + random.nextInt(5_000));
                tell((LINES - written) / (rounds - round + 1));
                pause(random.nextInt(800));
                server.kill();
                server = Server.start(command, data, false, variables);
                user.moveTo(server.address());
                // Takes the dead one's lease away, which would be over within the minute by itself.
                user.post(path + "/" + connection + "/pause", Map.of());
                user.post(path + "/" + connection + "/resume", Map.of());
                System.out.printf("round %d of %d: %,d of %,d lines are there%n", round, rounds, count(user), written);
            }
            await(user);
            boolean right = compare(user);
            System.out.printf(
                    "%,d calls with a token, %,d for tokens, %d that would write%n",
                    book.integration("drill", "drill").reads(),
                    ponto.tokenCalls(),
                    ponto.writes().size());
            server.close();
            if (!right || !ponto.writes().isEmpty()) {
                throw new BenchFailed("The books differ.");
            }
        }
    }

    /** Most come in their order, some late, and some are equal to others. */
    private void tell(int count) {
        List<Line> many = new ArrayList<>();
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Brussels"));
        for (int index = 0; index < count; index++) {
            boolean late = random.nextInt(50) == 0;
            LocalDate day = today.minusDays(late ? random.nextInt(60) : (LINES - written) / 120);
            String text = random.nextInt(10) == 0 ? "the same again" : "drill " + written;
            long cents = random.nextInt(3) == 0 ? 12_50 : 1 + random.nextInt(100_000);
            if (late) {
                account.bookAll(many);
                many.clear();
                account.book(day, day, cents, "Late", null, text, false, random.nextInt(150));
            } else {
                many.add(new Line("", day, day, cents, "Klant", null, text, false, Instant.EPOCH, Instant.EPOCH));
            }
            written++;
        }
        account.bookAll(many);
    }

    private static int count(User user) {
        return user.json(user.api("/transactions?limit=1")).path("count").intValue();
    }

    private void await(User user) {
        Instant end = Instant.now().plus(PATIENCE);
        while (count(user) != written && Instant.now().isBefore(end)) {
            pause(2_000);
        }
    }

    private boolean compare(User user) {
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
        int lost = missing(sent, stored);
        int doubled = missing(stored, sent);
        System.out.printf("sent %,d, stored %,d, lost %,d, doubled %,d%n", total(sent), total(stored), lost, doubled);
        return lost == 0 && doubled == 0;
    }

    private static int missing(Map<String, Integer> all, Map<String, Integer> there) {
        return all.entrySet().stream()
                .mapToInt(entry -> Math.max(0, entry.getValue() - there.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static int total(Map<String, Integer> lines) {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }
}
