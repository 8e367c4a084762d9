package com.billify.bench;

import com.billify.bench.Figure.Goal;
import com.billify.bench.LoadOptions.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Measures imports, screens, crowds, memory and start of the built server, on a company of each size, and on many companies.
 * Whatever is measured is checked first: the books must say what the made-up company says.
 */
final class LoadBench {

    private static final long SEED = 20_261_122;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    /** After it come the days of the single lines. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 2);

    private static final int SINGLE_LINES = 20;
    private static final int LINES_IN_A_FILE = 15_000;
    private static final int MOST_AGAIN = 100_000;
    private static final int MOST_INVOICES = 10_000;
    private static final long BYTES_A_LINE_ON_DISK = 9_000;
    private static final long BYTES_ASIDE = 2_000_000_000L;
    private static final double MEGABYTE = 1_000_000;

    private static final String IMPORTS = "imports";
    private static final String CROWD = "200 connections for 30 s, server and database on one processor";
    private static final String MEMORY = "resident memory of the program, without PostgreSQL";
    private static final String START = "start of what is built, data present";

    private final LoadOptions options;
    private final Progress progress = new Progress();
    private final Report report;
    private final Path folder;
    private @Nullable Server running;

    LoadBench(LoadOptions options) {
        this.options = options;
        this.folder = options.work()
                .toAbsolutePath()
                .resolve("run-" + ProcessHandle.current().pid());
        this.report = new Report(Machine.about(), progress::say);
    }

    void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::cleanUp));
        requireSpace();
        try {
            measure();
        } catch (BenchFailed e) {
            keepLogs();
            throw e;
        }
    }

    private void measure() {
        for (int size : options.sizes()) {
            measureCompany(size);
        }
        if (options.companies() != null) {
            measureCompanies(options.companies());
        }
        compareSizes();
        report.print(System.out);
        if (options.json() != null) {
            report.write(options.json());
        }
    }

    private void measureCompany(int size) {
        String column = String.format(Locale.ROOT, "%,d", size);
        Path of = createFolder(Integer.toString(size));
        progress.say(column + " bank lines: making the files");
        World world = new World(SEED, size, Math.min(size / 20, MOST_INVOICES), LAST_DAY);
        List<Path> invoices = documents(of, world);
        CamtFiles first = new CamtFiles(of, "first", LINES_IN_A_FILE);
        CamtFiles overlapping = new CamtFiles(of, "overlap", LINES_IN_A_FILE);
        Truth afterFirst = write(first, world::first);
        Truth afterAll = write(overlapping, world::overlapping);

        Server server = start(of, false);
        User user = User.signUp(server.address());
        Deliveries deliveries = new Deliveries(user, options.uploadBytes(), progress);
        takeInvoices(deliveries, invoices, column);
        Deliveries.Taken taken = takeFirst(server, deliveries, first, column);
        requireBooks(user, afterFirst);
        Truth truth = afterFirst;
        if (options.parts().contains(Part.AGAIN)) {
            takeAgain(deliveries, first, taken, column);
            requireBooks(user, afterFirst);
            takeOverlapping(deliveries, overlapping, column);
            requireBooks(user, afterAll);
            truth = afterAll;
        }
        report.add(new Figure(
                MEMORY, "most while importing", column, server.cost().peakBytes() / MEGABYTE, "MB", Goal.atMost(400)));
        try (Postgres postgres = Postgres.of(server)) {
            settle(postgres, column);
            if (options.parts().contains(Part.DATABASE)) {
                compareWithCopy(postgres, taken, size, column);
            }
        }
        server = measureStart(server, of, user, column);
        Screens screens = new Screens(user, TODAY);
        if (options.parts().contains(Part.SCREENS)) {
            measureScreens(server, user, screens, column);
        }
        if (options.parts().contains(Part.FRESH)) {
            measureFresh(of, user, deliveries, truth, column);
        }
        if (options.parts().contains(Part.STORM)) {
            server = restart(server, of, user, Machine.hasTaskset());
            List<HttpRequest> requests =
                    screens.mix().stream().map(user::prepared).toList();
            measureCrowd(server, requests, column);
        }
        close(server);
        delete(of);
    }

    private void settle(Postgres postgres, String column) {
        if (!options.quick()) {
            progress.say(column + ": waiting until PostgreSQL has settled");
            postgres.settle();
        }
    }

    private void takeInvoices(Deliveries deliveries, List<Path> invoices, String column) {
        Deliveries.Taken taken = deliveries.take(column + ", invoices", invoices);
        if (taken.newInvoices() != invoices.size()) {
            throw new BenchFailed("Of " + invoices.size() + " invoices " + taken.newInvoices() + " were taken in.");
        }
        report.add(new Figure(
                IMPORTS,
                "invoices, preview and take-in",
                column,
                perSecond(invoices.size(), taken.together()),
                "a second",
                null));
    }

    private Deliveries.Taken takeFirst(Server server, Deliveries deliveries, CamtFiles files, String column) {
        Cost program = server.cost();
        Cost database = server.databaseCost();
        Deliveries.Taken taken = deliveries.take(column + ", first import", files.files());
        requireCounts(taken, files.lines(), 0);
        int lines = files.lines();
        report.add(new Figure(
                IMPORTS,
                "first import: upload, preview and take-in",
                column,
                perSecond(lines, taken.together()),
                "lines/s",
                Goal.atLeast(5000)));
        report.add(new Figure(
                IMPORTS, "first import: take-in alone", column, perSecond(lines, taken.takeIn()), "lines/s", null));
        report.add(new Figure(
                IMPORTS,
                "first import: CPU of the program",
                column,
                1000.0 * (server.cost().cpuMillis() - program.cpuMillis()) / lines,
                "µs a line",
                null));
        report.add(new Figure(
                IMPORTS,
                "first import: CPU of PostgreSQL",
                column,
                1000.0 * (server.databaseCost().cpuMillis() - database.cpuMillis()) / lines,
                "µs a line",
                null));
        report.add(new Figure(
                IMPORTS,
                "first import: until all payments are matched",
                column,
                taken.matching().toMillis() / 1000.0,
                "s",
                null));
        return taken;
    }

    /** Of a large company only some files are brought again: what they cost does not depend on the others. */
    private void takeAgain(Deliveries deliveries, CamtFiles files, Deliveries.Taken first, String column) {
        int fileCount = files.files().size();
        int linesAFile = files.lines() / fileCount;
        List<Path> again = files.files().subList(0, Math.min(fileCount, Math.max(1, MOST_AGAIN / linesAFile)));
        Deliveries.Taken taken = deliveries.take(column + ", the same again", again);
        requireCounts(taken, 0, taken.knownLines());
        double rate = perSecond(taken.knownLines(), taken.together());
        report.add(new Figure(IMPORTS, "the same again", column, rate, "lines/s", null));
        report.add(new Figure(
                IMPORTS,
                "the same again, against the first import",
                column,
                rate / perSecond(files.lines(), first.together()),
                "times",
                Goal.atLeast(5)));
    }

    private void takeOverlapping(Deliveries deliveries, CamtFiles files, String column) {
        Deliveries.Taken taken = deliveries.take(column + ", overlapping", files.files());
        requireCounts(taken, files.lines() - taken.knownLines(), taken.knownLines());
        report.add(new Figure(
                IMPORTS, "half known, half new", column, perSecond(files.lines(), taken.together()), "lines/s", null));
    }

    private void compareWithCopy(Postgres postgres, Deliveries.Taken first, int size, String column) {
        double copied = postgres.copiedLinesASecond();
        report.add(new Figure(IMPORTS, "COPY of the same lines into a bare table", column, copied, "lines/s", null));
        report.add(new Figure(
                IMPORTS,
                "first import, share of COPY",
                column,
                100 * perSecond(size, first.together()) / copied,
                "%",
                null));
        report.add(new Figure(
                IMPORTS,
                "take-in alone, share of COPY",
                column,
                100 * perSecond(size, first.takeIn()) / copied,
                "%",
                null));
    }

    /** The median of three starts, and what the program occupies once it is left alone. */
    private Server measureStart(Server loaded, Path of, User user, String column) {
        if (!options.parts().contains(Part.START)) {
            return loaded;
        }
        progress.say(column + ": starting");
        Server server = loaded;
        long[] wall = new long[3];
        long[] cpu = new long[3];
        for (int turn = 0; turn < wall.length; turn++) {
            server = restart(server, of, user, false);
            wall[turn] = server.startTime().toNanos();
            cpu[turn] = server.startCost().cpuMillis() * 1_000_000;
        }
        report.add(
                new Figure(START, "until it serves", column, new Times(wall).millis(0.5) / 1000, "s", Goal.atMost(5)));
        report.add(new Figure(
                START, "CPU of the program", column, new Times(cpu).millis(0.5) / 1000, "CPU-s", Goal.atMost(3)));
        pause(options.quick() ? 1 : 10);
        report.add(new Figure(
                MEMORY,
                "idle after a start",
                column,
                server.cost().residentBytes() / MEGABYTE,
                "MB",
                Goal.atMost(200)));
        return server;
    }

    private void measureScreens(Server server, User user, Screens screens, String column) {
        screens.paths().values().forEach(screens::warmUp);
        screens.paths().forEach((name, path) -> {
            Cost program = server.cost();
            Cost database = server.databaseCost();
            Times times = Screens.time(user.prepared(path), options.quick() ? 10 : 300);
            double programMillis = (double) (server.cost().cpuMillis() - program.cpuMillis()) / times.count();
            double databaseMillis = (double) (server.databaseCost().cpuMillis() - database.cpuMillis()) / times.count();
            progress.say(String.format(
                    Locale.ROOT,
                    "%s: %s %.1f ms, p99 %.1f ms; CPU program %.1f, PostgreSQL %.1f ms",
                    column,
                    name,
                    times.millis(0.5),
                    times.millis(0.99),
                    programMillis,
                    databaseMillis));
            report.add(new Figure("screens, median", name, column, times.millis(0.5), "ms", null));
            report.add(new Figure(Screens.P99, name, column, times.millis(0.99), "ms", Goal.atMost(100)));
            report.add(new Figure("screens, CPU of the program", name, column, programMillis, "ms", null));
            report.add(new Figure("screens, CPU of PostgreSQL", name, column, databaseMillis, "ms", null));
        });
        if (options.parts().contains(Part.DATABASE)) {
            String by = Postgres.hasPgbench() ? "pgbench" : "a loop over JDBC, for want of pgbench";
            try (Postgres postgres = Postgres.of(server)) {
                screens.paths().forEach((name, path) -> {
                    List<String> statements = postgres.statementsOf(() -> Screens.time(user.prepared(path), 1));
                    report.add(new Figure(
                            "screens, their statements by " + by,
                            name,
                            column,
                            postgres.replayMillis(statements),
                            "ms",
                            null));
                });
            }
        }
    }

    /** From the first byte of a file with one line to a dashboard whose balance contains it. */
    private void measureFresh(Path of, User user, Deliveries deliveries, Truth truth, String column) {
        int times = options.quick() ? 3 : SINGLE_LINES;
        long[] nanos = new long[times];
        long balance = truth.balanceCents();
        long opening = truth.firstAccountCents();
        for (int line = 0; line < times; line++) {
            LocalDate day = LAST_DAY.plusDays(line + 1);
            long cents = 1_01 + line;
            CamtFiles file = new CamtFiles(of, "single", 1);
            long from = opening;
            var unused = write(file, into -> {
                into.statement(
                        0, 2_000, day, from, List.of(new BankLine(cents, null, null, "EEN NIEUWE LIJN " + day, null)));
                return new Truth(1, cents, cents, 0, 0);
            });
            opening += cents;
            balance += cents;
            String expected = BigDecimal.valueOf(balance, 2).toPlainString();
            int index = line;
            long begun = System.nanoTime();
            var taken = deliveries.takeQuietly(file.files(), () -> {
                awaitBalance(user, expected);
                nanos[index] = System.nanoTime() - begun;
            });
            requireCounts(taken, 1, 0);
        }
        Times fresh = new Times(nanos);
        report.add(new Figure(
                IMPORTS, "one new line, until the dashboard has it: median", column, fresh.millis(0.5), "ms", null));
        report.add(new Figure(
                IMPORTS, "one new line, until the dashboard has it: most", column, fresh.millis(1), "ms", null));
    }

    private static void awaitBalance(User user, String expected) {
        long begun = System.nanoTime();
        while (!balanceOf(user).equals(expected)) {
            if (System.nanoTime() - begun > 60_000_000_000L) {
                throw new BenchFailed(
                        "After a minute the balance is %s instead of %s.".formatted(balanceOf(user), expected));
            }
        }
    }

    private void measureCrowd(Server server, List<HttpRequest> requests, String column) {
        int connections = options.quick() ? 20 : 200;
        progress.say(column + ": " + connections + " connections");
        Storm.Outcome outcome = Storm.of(
                requests,
                connections,
                Duration.ofSeconds(options.quick() ? 1 : 5),
                Duration.ofSeconds(options.quick() ? 2 : 30));
        report.add(new Figure(CROWD, "errors", column, outcome.errors(), "", Goal.atMost(0)));
        report.add(new Figure(CROWD, "answers a second", column, outcome.answersASecond(), "", null));
        report.add(new Figure(CROWD, "median", column, outcome.answered().millis(0.5), "ms", null));
        report.add(new Figure(CROWD, "p99", column, outcome.answered().millis(0.99), "ms", null));
        report.add(new Figure(
                MEMORY,
                "most under 200 connections",
                column,
                server.cost().peakBytes() / MEGABYTE,
                "MB",
                Goal.atMost(400)));
    }

    private void measureCompanies(LoadOptions.Companies wanted) {
        String column = String.format(Locale.ROOT, "%,d x %,d", wanted.count(), wanted.lines());
        Path of = createFolder("companies");
        Server server = start(of, false);
        List<User> users = new ArrayList<>();
        List<HttpRequest> mixed = new ArrayList<>();
        long nanos = 0;
        for (int number = 0; number < wanted.count(); number++) {
            World world = new World(SEED + 10L * number, wanted.lines(), Math.min(wanted.lines() / 20, 100), LAST_DAY);
            List<Path> invoices = documents(of, world);
            CamtFiles files = new CamtFiles(of, "first", LINES_IN_A_FILE);
            Truth truth = write(files, world::first);
            User user = User.signUp(server.address());
            Deliveries deliveries = new Deliveries(user, options.uploadBytes(), progress);
            var unused = deliveries.takeQuietly(invoices);
            Deliveries.Taken taken = deliveries.takeQuietly(files.files());
            requireCounts(taken, files.lines(), 0);
            requireBooks(user, truth);
            nanos += taken.together().toNanos();
            users.add(user);
            List.of(files.files(), invoices).forEach(list -> list.forEach(LoadBench::deleteFile));
            if ((number + 1) % 10 == 0) {
                progress.say("%s: %d companies".formatted(column, number + 1));
            }
        }
        report.add(new Figure(
                IMPORTS,
                "first import: upload, preview and take-in",
                column,
                (double) wanted.count() * wanted.lines() * 1e9 / nanos,
                "lines/s",
                Goal.atLeast(5000)));
        report.add(new Figure(
                MEMORY, "most while importing", column, server.cost().peakBytes() / MEGABYTE, "MB", Goal.atMost(400)));
        try (Postgres postgres = Postgres.of(server)) {
            settle(postgres, column);
        }
        server = restart(server, of, users.getFirst(), Machine.hasTaskset());
        for (User user : users) {
            user.moveTo(server.address());
            new Screens(user, TODAY).mix().stream().map(user::prepared).forEach(mixed::add);
        }
        measureCrowd(server, mixed, column);
        close(server);
        delete(of);
    }

    /** How much slower the largest company's screens are than the smallest's. */
    private void compareSizes() {
        if (options.sizes().size() < 2) {
            return;
        }
        String small = String.format(Locale.ROOT, "%,d", options.sizes().getFirst());
        String large = String.format(Locale.ROOT, "%,d", options.sizes().getLast());
        Map<String, Double> base = new LinkedHashMap<>();
        List<Figure> all = report.figures();
        all.stream()
                .filter(figure ->
                        figure.table().equals(Screens.P99) && figure.size().equals(small))
                .forEach(figure -> base.put(figure.name(), figure.value()));
        all.stream()
                .filter(figure ->
                        figure.table().equals(Screens.P99) && figure.size().equals(large))
                .filter(figure -> base.containsKey(figure.name()))
                .forEach(figure -> report.add(new Figure(
                        "screens, p99 at " + large + " against that at " + small,
                        figure.name(),
                        "",
                        figure.value() / base.getOrDefault(figure.name(), figure.value()),
                        "times",
                        Goal.atMost(1.5))));
    }

    private void requireCounts(Deliveries.Taken taken, int newLines, int knownLines) {
        if (taken.newLines() != newLines || taken.knownLines() != knownLines || taken.refused() != 0) {
            throw new BenchFailed("Taken in as %d new and %d known lines with %d refused, instead of %d and %d."
                    .formatted(taken.newLines(), taken.knownLines(), taken.refused(), newLines, knownLines));
        }
    }

    /** The server's books against the truth, to the cent. */
    private void requireBooks(User user, Truth truth) {
        JsonNode lines = user.json(user.api("/transactions?limit=1"));
        JsonNode open = user.json(user.api("/invoices?status=open&limit=1"));
        String said = "%d lines, balance %s, %d open invoices of %s"
                .formatted(
                        lines.get("count").intValue(),
                        balanceOf(user),
                        open.get("count").intValue(),
                        open.get("outstanding").isEmpty()
                                ? "0.00"
                                : open.get("outstanding").get(0).get("amount").stringValue());
        String true_ = "%d lines, balance %s, %d open invoices of %s"
                .formatted(
                        truth.lines(),
                        BigDecimal.valueOf(truth.balanceCents(), 2).toPlainString(),
                        truth.openInvoices(),
                        BigDecimal.valueOf(truth.openCents(), 2).toPlainString());
        if (!said.equals(true_)) {
            throw new BenchFailed("The books say " + said + "; true is " + true_ + ".");
        }
        progress.say("the books say " + said + ", as they should");
    }

    private static String balanceOf(User user) {
        JsonNode balance = user.json(user.api("/dashboard")).get("balance");
        return balance == null || balance.isNull()
                ? "none"
                : balance.get("amount").stringValue();
    }

    private Server start(Path of, boolean oneProcessor) {
        Server server = Server.start(options.server(), of.resolve("data"), TODAY.toString(), oneProcessor);
        running = server;
        return server;
    }

    private Server restart(Server server, Path of, User user, boolean oneProcessor) {
        close(server);
        Server again = start(of, oneProcessor);
        user.moveTo(again.address());
        return again;
    }

    private void close(Server server) {
        server.close();
        running = null;
    }

    private interface Writing {
        Truth into(World.Statements statements);
    }

    private static Truth write(CamtFiles files, Writing writing) {
        try (files) {
            return writing.into(files);
        } catch (IOException e) {
            throw new BenchFailed("The files cannot be written: " + e.getMessage(), e);
        }
    }

    private static List<Path> documents(Path of, World world) {
        try {
            return UblFiles.write(of, world.invoices());
        } catch (IOException e) {
            throw new BenchFailed("The files cannot be written: " + e.getMessage(), e);
        }
    }

    private static double perSecond(int count, Duration time) {
        return count * 1e9 / Math.max(1, time.toNanos());
    }

    private void requireSpace() {
        long lines =
                options.sizes().stream().mapToLong(Integer::longValue).max().orElse(0);
        if (options.companies() != null) {
            lines = Math.max(
                    lines,
                    (long) options.companies().count() * options.companies().lines());
        }
        long needed = lines * BYTES_A_LINE_ON_DISK + BYTES_ASIDE;
        try {
            long free = Files.getFileStore(createFolder("")).getUsableSpace();
            if (free < needed) {
                throw new BenchFailed(
                        "%,d MB are needed on the disk of %s and %,d are free: choose another folder with --work."
                                .formatted(needed / 1_000_000, options.work(), free / 1_000_000));
            }
        } catch (IOException e) {
            throw new BenchFailed("The folder " + options.work() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Path createFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new BenchFailed("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** What the servers said stays where it is found, as everything else is removed. */
    private void keepLogs() {
        try (Stream<Path> files = Files.walk(folder)) {
            Path kept = options.work().resolve("server.log");
            Files.deleteIfExists(kept);
            for (Path log : files.filter(file -> file.endsWith("server.log")).toList()) {
                Files.write(kept, Files.readAllBytes(log), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            progress.say("what the server said stands in " + kept);
        } catch (IOException | UncheckedIOException e) {
            progress.say("what the server said is lost: " + e);
        }
    }

    /** Also after Ctrl-C: no process and no data are left behind. */
    private void cleanUp() {
        Server server = running;
        if (server != null) {
            server.close();
        }
        delete(folder);
    }

    private static void delete(Path of) {
        if (!Files.exists(of)) {
            return;
        }
        try {
            Files.walkFileTree(of, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new BenchFailed("The folder " + of + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new BenchFailed("The file " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }
}
