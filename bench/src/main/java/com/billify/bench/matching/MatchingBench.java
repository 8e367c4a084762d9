package com.billify.bench.matching;

import com.billify.bench.world.Answers;
import com.billify.bench.world.MadeCompany;
import com.billify.bench.world.WorldFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code matching}: what {@code ./billify reconcile} says of made companies against what is true, on the worlds beside the
 * repository where they are there and on the second generator, whose assumptions are others.
 */
public final class MatchingBench {
    private final MatchingOptions options;
    private final Map<String, Object> json = new LinkedHashMap<>();

    private MatchingBench(MatchingOptions options) {
        this.options = options;
    }

    /**
     * @param words options, then {@code --} and the command that answers {@code reconcile}
     * @throws IllegalArgumentException with one line that says which option is wrong
     */
    public static void run(List<String> words) throws IOException {
        new MatchingBench(MatchingOptions.parse(words)).run();
    }

    private void run() throws IOException {
        Path work = Files.createTempDirectory("billify-matching");
        try {
            Reconcile reconcile = new Reconcile(options.command(), work.resolve("out"));
            List<Sample> samples = new ArrayList<>();
            for (Path world : worlds(work)) {
                samples.add(Sample.measure(world.getFileName().toString(), world, reconcile));
            }
            samples.add(Sample.measure("second generator", made(work), reconcile));
            print(samples, System.out);
            if (options.largeLines() > 0) {
                cost(work, reconcile, System.out);
            }
            if (options.json() != null) {
                Files.writeString(
                        options.json(),
                        JsonMapper.builder()
                                .build()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(json));
            }
        } finally {
            delete(work);
        }
    }

    /** Folders of companies; archives are unpacked. Empty where there is nothing beside the repository. */
    private List<Path> worlds(Path work) throws IOException {
        Path folder = options.worlds() == null ? beside() : options.worlds();
        if (folder == null) {
            return List.of();
        }
        if (!Sample.companies(folder).isEmpty()) {
            return List.of(folder);
        }
        try (Stream<Path> archives = Files.list(folder)) {
            for (Path archive : archives.filter(file -> file.toString().endsWith(".tar.gz"))
                    .sorted()
                    .toList()) {
                unpack(archive, work.resolve("worlds"));
            }
        }
        Path unpacked = work.resolve("worlds");
        if (!Files.exists(unpacked)) {
            throw new IllegalArgumentException("matching: no companies in " + folder);
        }
        try (Stream<Path> found = Files.list(unpacked)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static @Nullable Path beside() {
        String shared = System.getenv("BILLIFY_SHARED");
        return Stream.of(shared == null ? "../shared" : shared, "../shared", "../../shared")
                .map(folder -> Path.of(folder, "data", "worlds"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    private static void unpack(Path archive, Path into) throws IOException {
        Files.createDirectories(into);
        Process process = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", into.toString())
                .inheritIO()
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("cannot unpack " + archive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Path made(Path work) throws IOException {
        Path world = work.resolve("made");
        for (int index = 0; index < options.companies(); index++) {
            WorldFolder.write(
                    world.resolve(String.format(Locale.ROOT, "company_%03d", index + 1)),
                    MadeCompany.of(options.seed() + index));
        }
        return world;
    }

    private void print(List<Sample> samples, PrintStream out) {
        out.println("| figure | "
                + String.join(" | ", samples.stream().map(Sample::name).toList()) + " | goal |");
        out.println("| --- |" + " --- |".repeat(samples.size() + 1));
        row(out, samples, "document lines", quality -> count(quality.documentLineCount()), "");
        row(out, samples, "exact set of documents", quality -> share(quality.exact()), "≥ .955, then ≥ .97");
        simpler(out, samples, "by the reference alone", Sample::reference);
        simpler(out, samples, "by a ladder of rules", Sample::ladder);
        row(out, samples, "posted alone", quality -> share(quality.postedShare()), "≥ .80, then ≥ .88");
        row(out, samples, "of these wrong", quality -> count(quality.wrong()), "");
        row(out, samples, "precision", quality -> fine(quality.precision()), "≥ .999");
        row(out, samples, "precision, lower 95 % bound", quality -> fine(quality.precisionAtLeast()), "≥ .998");
        row(out, samples, "right where confidence ≥ .99", quality -> fine(quality.rightWhereSure()), "≥ .99");
        row(out, samples, "Brier of the confidence", quality -> fine(quality.brier()), "≤ .014, then ≤ .010");
        row(out, samples, "calibration error", quality -> fine(quality.calibrationError()), "≤ .015, then ≤ .010");
        row(
                out,
                samples,
                "batches, exact set",
                quality ->
                        quality.batchCount() == 0 ? "none" : share(quality.batches()) + " of " + quality.batchCount(),
                "");
        answers(out, samples, "lines that come back: precision", Answers::precision, "≥ .95, then ≥ .97");
        answers(out, samples, "lines that come back: recall", Answers::recall, "≥ .90, then ≥ .94");
        answers(out, samples, "next day within three days", Answers::nextDateShare, "≥ .92, then ≥ .95");
        answers(out, samples, "next amount within 5 %", Answers::nextAmountShare, "≥ .80, then ≥ .85");
        answers(out, samples, "categories right", Answers::categoryShare, "");
        breakdown(
                out,
                samples,
                "kind of reference",
                line -> line.referring().isEmpty() ? "(supplier)" : line.referring());
        breakdown(out, samples, "kind of line", Line::kind);
        for (Sample sample : samples) {
            out.println();
            out.println("| category, " + sample.name() + " | right |");
            out.println("| --- | --- |");
            sample.answers().categoryShares().forEach((category, right) -> {
                keep(sample, "category " + category, right);
                out.println("| " + category + " | " + right + " |");
            });
        }
    }

    private void answers(
            PrintStream out, List<Sample> samples, String figure, ToDoubleFunction<Answers> share, String goal) {
        List<String> cells = samples.stream()
                .map(sample -> share(share.applyAsDouble(sample.answers())))
                .toList();
        for (int index = 0; index < samples.size(); index++) {
            keep(samples.get(index), figure, cells.get(index));
        }
        out.println("| " + figure + " | " + String.join(" | ", cells) + " | " + goal + " |");
    }

    /** What one large company takes, reading its files and writing the answers included. */
    private void cost(Path work, Reconcile reconcile, PrintStream out) throws IOException {
        Path large = work.resolve("large");
        WorldFolder.write(large, MadeCompany.large(options.seed(), options.largeLines(), options.largeDocuments()));
        reconcile.run(large);
        String text = String.format(
                Locale.ROOT,
                "%,d lines, %,d invoices: %.1f s, %.1f CPU s, %d MB",
                options.largeLines(),
                options.largeDocuments(),
                reconcile.wall().toMillis() / 1000.0,
                reconcile.cpu().toMillis() / 1000.0,
                reconcile.mostMegabytes());
        json.put("one large company, files included", text);
        out.println();
        out.println("One large company, reading its files included: " + text);
    }

    private void row(
            PrintStream out, List<Sample> samples, String figure, Function<Quality, String> text, String goal) {
        List<String> cells =
                samples.stream().map(sample -> text.apply(sample.product())).toList();
        for (int index = 0; index < samples.size(); index++) {
            keep(samples.get(index), figure, cells.get(index));
        }
        out.println("| " + figure + " | " + String.join(" | ", cells) + " | " + goal + " |");
    }

    private void simpler(PrintStream out, List<Sample> samples, String figure, Function<Sample, Quality> way) {
        List<String> cells = new ArrayList<>();
        for (Sample sample : samples) {
            Quality quality = way.apply(sample);
            cells.add(share(quality.exact()) + ", precision " + share(quality.precision()));
            keep(sample, figure, cells.getLast());
        }
        out.println("| " + figure + " | " + String.join(" | ", cells) + " | |");
    }

    private void keep(Sample sample, String figure, String text) {
        @SuppressWarnings("unchecked")
        Map<String, Object> figures = (Map<String, Object>)
                json.computeIfAbsent(sample.name(), absent -> new LinkedHashMap<String, Object>());
        figures.put(figure, text);
    }

    private void breakdown(PrintStream out, List<Sample> samples, String title, Function<Line, String> part) {
        for (Sample sample : samples) {
            out.println();
            out.println("| " + title + ", " + sample.name() + " | document lines | exact |");
            out.println("| --- | --- | --- |");
            sample.product().documentLinesBy(part).forEach((name, lines) -> {
                String text = share(Quality.shareRight(lines));
                keep(sample, title + " " + name, text + " of " + lines.size());
                out.println("| " + name + " | " + lines.size() + " | " + text + " |");
            });
        }
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static String fine(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
