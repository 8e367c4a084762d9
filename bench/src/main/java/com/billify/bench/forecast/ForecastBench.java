package com.billify.bench.forecast;

import com.billify.bench.world.MadeCompany;
import com.billify.bench.world.WorldFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code forecast [--worlds DIR] [--data DIR] [--companies N] [--seed N] [--origins N]}: what {@code ./billify forecast} says on several
 * days of each company against what came, beside drift, the same weeks of last year, and everyone paying on the day.
 *
 * @param worlds a folder of companies with known truth; null for none
 * @param data a folder with tables of real accounts and real invoices; null for none
 * @param companies so many of the second generator, whose assumptions are others
 * @param origins days of start of each company, at most; the later ones first
 */
public record ForecastBench(
        @Nullable Path worlds, @Nullable Path data, int companies, long seed, int origins, List<String> command) {
    /** Sixteen days of the month come up before one comes twice. */
    private static final int APART_DAYS = 61;

    /** A real account is forecast on all days that lie so far apart: there are few such accounts. */
    private static final int REAL_APART_DAYS = 37;

    /**
     * @param words options, then {@code --} and the command that answers {@code forecast}
     * @throws IllegalArgumentException with one line that says which option is wrong
     */
    public static void run(List<String> words) throws IOException {
        parse(words).run();
    }

    private static ForecastBench parse(List<String> words) {
        int end = words.indexOf("--");
        if (end < 0) {
            throw new IllegalArgumentException("forecast: the command to measure is missing");
        }
        Path worlds = null;
        Path data = null;
        int companies = 12;
        int seed = 100;
        int origins = 3;
        for (int index = 0; index < end; index += 2) {
            String option = words.get(index);
            String value = index + 1 < end ? words.get(index + 1) : "";
            switch (option) {
                case "--worlds" -> worlds = Path.of(value);
                case "--data" -> data = Path.of(value);
                case "--companies" -> companies = number(option, value);
                case "--seed" -> seed = number(option, value);
                case "--origins" -> origins = number(option, value);
                default -> throw new IllegalArgumentException("forecast: no such option: " + option);
            }
        }
        return new ForecastBench(worlds, data, companies, seed, origins, words.subList(end + 1, words.size()));
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("forecast: " + option + " needs a number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private void run() throws IOException {
        Path work = Files.createTempDirectory("billify-forecast");
        try {
            PrintStream out = System.out;
            out.println(
                    "| what | starts | days 1-28 | days 1-91 | inside the band (1-28, 29-60, 61-91) | Brier below zero, 30 days |");
            out.println("| --- | --- | --- | --- | --- | --- |");
            if (worlds != null) {
                measure(String.valueOf(worlds.getFileName()), Known.folders(worlds), origins, APART_DAYS, work, out);
            }
            if (companies > 0) {
                measure("second generator", made(work), origins, APART_DAYS, work, out);
            }
            if (data != null) {
                for (Path account : RealAccounts.write(data, work.resolve("real"))) {
                    String name = String.valueOf(account.getFileName());
                    measure(name, List.of(account), Integer.MAX_VALUE, REAL_APART_DAYS, work, out);
                }
                out.print(RealReceivables.measure(data, command, work));
            }
        } finally {
            delete(work);
        }
    }

    private List<Path> made(Path work) throws IOException {
        Path world = Files.createDirectories(work.resolve("made"));
        for (int index = 0; index < companies; index++) {
            WorldFolder.write(
                    world.resolve(String.format(Locale.ROOT, "company_%03d", index + 1)), MadeCompany.of(seed + index));
        }
        return Known.folders(world);
    }

    private void measure(String name, List<Path> folders, int most, int apartDays, Path work, PrintStream out)
            throws IOException {
        Score product = new Score();
        Score drifting = new Score();
        Score repeating = new Score();
        Score paidOnTheDay = new Score();
        for (Path folder : folders) {
            Known company = Known.of(folder);
            DueDates due = DueDates.of(company);
            for (LocalDate day : company.origins(most, apartDays)) {
                int today = company.index(day);
                Ahead drift = Ahead.drift(company, today);
                product.add(company, today, Ahead.ofProduct(command, company, day, work.resolve("out")), drift);
                drifting.add(company, today, drift, drift);
                repeating.add(company, today, Ahead.lastYear(company, today), drift);
                Ahead onTheDay = Ahead.onDueDates(company, today, due.changes(day, Score.FAR));
                paidOnTheDay.add(company, today, onTheDay, drift);
            }
            System.err.println(name + ": " + folder.getFileName());
        }
        out.println(product.row(name + ": billify"));
        out.println(drifting.row(name + ": drift"));
        out.println(repeating.row(name + ": last year again"));
        out.println(paidOnTheDay.row(name + ": as if everyone paid on the day"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
