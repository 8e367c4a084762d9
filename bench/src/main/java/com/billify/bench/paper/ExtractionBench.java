package com.billify.bench.paper;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code extraction [--data DIR] [--suppliers N] [--pictures N] [--first N]}: what {@code ./billify extract} reads of documents whose
 * fields are known, a row for each kind of document, beside the goal.
 *
 * @param data collected samples with their truth, in folders of one kind; null for none
 * @param suppliers so many made-up ones, two papers of each
 * @param pictures so many papers as scans, and as many as photos
 * @param first the layout to begin with: those up to 150 were fitted to
 */
public record ExtractionBench(@Nullable Path data, int suppliers, int pictures, int first, List<String> command) {
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** What a kind of document should reach: precision, recall and documents in hundredths. */
    private record Goal(double precision, double recall, double success) {}

    private static final Goal XML = new Goal(99.9, 99.5, 99);
    private static final Goal DIGITAL = new Goal(97, 92, 80);
    private static final Goal SCAN = new Goal(96, 89, 72);
    private static final Goal PHOTO = new Goal(95, 86, 65);

    /**
     * @param words options, then {@code --} and the command that answers {@code extract}
     * @throws IllegalArgumentException with one line that says which option is wrong
     */
    public static void run(List<String> words) throws IOException {
        int end = words.indexOf("--");
        if (end < 0) {
            throw new IllegalArgumentException("extraction: the command to measure is missing");
        }
        Path data = null;
        int suppliers = 60;
        int pictures = 20;
        int first = 1001;
        for (int index = 0; index < end; index += 2) {
            String option = words.get(index);
            String value = index + 1 < end ? words.get(index + 1) : "";
            switch (option) {
                case "--data" -> data = Path.of(value);
                case "--suppliers" -> suppliers = number(option, value);
                case "--pictures" -> pictures = number(option, value);
                case "--first" -> first = number(option, value);
                default -> throw new IllegalArgumentException("extraction: no such option: " + option);
            }
        }
        new ExtractionBench(data, suppliers, pictures, first, words.subList(end + 1, words.size())).run();
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("extraction: " + option + " needs a number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private void run() throws IOException {
        Path work = Files.createTempDirectory("billify-extraction");
        try {
            System.out.println(
                    "| kind | documents | precision | recall | whole documents | sure, and then right | seconds each | goal |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
            if (data != null) {
                collected("XML: UBL", data.resolve("ubl"), work, XML);
                collected("XML: CII", data.resolve("cii"), work, XML);
                collected("hybrid PDF", data.resolve("facturx-pdf"), work, XML);
                collected("digital PDF, collected", data.resolve("invoice-pdf"), work, DIGITAL);
                collected("picture, collected", data.resolve("invoice-image"), work, SCAN);
            }
            made(work);
        } finally {
            delete(work);
        }
    }

    private void collected(String kind, Path folder, Path work, Goal goal) throws IOException {
        if (Files.isDirectory(folder)) {
            measure(kind, folder, work, goal);
        }
    }

    private void made(Path work) throws IOException {
        Path papers = Files.createDirectories(work.resolve("papers"));
        PaperCommand.write(papers, first, suppliers, 2);
        measure("digital PDF, made", papers, work, DIGITAL);
        Path scans = Files.createDirectories(work.resolve("scans"));
        Path photos = Files.createDirectories(work.resolve("photos"));
        Draw draw = new Draw(first);
        int shown = 0;
        for (Path truth : truths(papers)) {
            String name = name(truth);
            Path pdf = papers.resolve(name + ".pdf");
            // A picture shows one page, and the totals stand on the last.
            if (shown == pictures || !Spoiled.isOnePage(pdf)) {
                continue;
            }
            shown++;
            Spoiled.scan(pdf, scans.resolve(name + ".jpg"), draw);
            Spoiled.photo(pdf, photos.resolve(name + ".jpg"), draw);
            Files.copy(truth, scans.resolve(truth.getFileName()));
            Files.copy(truth, photos.resolve(truth.getFileName()));
        }
        if (pictures > 0) {
            measure("scan, made", scans, work, SCAN);
            measure("photo, made", photos, work, PHOTO);
        }
    }

    private void measure(String kind, Path folder, Path work, Goal goal) throws IOException {
        Path out = Files.createDirectories(work.resolve("answers-" + folder.getFileName()));
        long start = System.nanoTime();
        extract(folder, out);
        double seconds = (System.nanoTime() - start) / 1e9;
        Answers answers = new Answers();
        for (Path truth : truths(folder)) {
            answers.add(truth, out.resolve(name(truth) + ".json"));
        }
        PrintStream print = System.out;
        boolean met = answers.precision() >= goal.precision
                && answers.recall() >= goal.recall
                && answers.success() >= goal.success;
        print.printf(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.0f %%, %.1f %% | %.2f | %s / %s / %s: %s |%n",
                kind,
                answers.documents(),
                answers.precision(),
                answers.recall(),
                answers.success(),
                answers.sure(),
                answers.sureAndRight(),
                seconds / Math.max(1, answers.documents()),
                goal.precision,
                goal.recall,
                goal.success,
                met ? "met" : "**missed**");
    }

    private void extract(Path folder, Path out) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("extract", folder.toString(), "--out", out.toString()));
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST)) {
                process.destroyForcibly();
                throw new IOException("extract took longer than " + LONGEST.toMinutes() + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<Path> truths(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path truth) {
        return truth.getFileName().toString().replaceAll("(?i)(?:\\.(?:pdf|png|jpg|xml))?\\.truth\\.json$", "");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
