package com.billify.bench;

import com.billify.bench.forecast.ForecastBench;
import com.billify.bench.matching.MatchingBench;
import com.billify.bench.paper.ExtractionBench;
import com.billify.bench.paper.PaperCommand;
import com.billify.bench.world.WorldCommand;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;

/**
 * The commands behind {@code ./billify bench}: {@code load}, {@code sync}, {@code matching}, {@code forecast}, {@code extraction}, {@code learning}, and
 * {@code world} and {@code paper}, which write made-up companies and invoices as files; and {@code drill}, which is behind
 * {@code ./billify drill}.
 */
public final class Bench {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Bench() {}

    /** Exit code 0 when all was measured, whether goals were met or missed; 1 when something failed; 2 on wrong usage. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        try {
            run(words.isEmpty() ? "" : words.getFirst(), words.subList(Math.min(1, words.size()), words.size()));
        } catch (IllegalArgumentException e) {
            System.err.println("billify: " + e.getMessage() + " (./billify --help lists all commands and options)");
            System.exit(WRONG_USAGE);
        } catch (BenchFailed e) {
            System.err.println("billify: " + e.getMessage());
            System.exit(FAILED);
        } catch (NoSuchFileException e) {
            System.err.println("billify: there is no file or folder " + e.getMessage());
            System.exit(FAILED);
        } catch (IOException e) {
            System.err.println("billify: cannot read or write: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(String command, List<String> options) throws IOException {
        switch (command) {
            case "load" -> new LoadBench(LoadOptions.parse(options)).run();
            case "matching" -> MatchingBench.run(options);
            case "forecast" -> ForecastBench.run(options);
            case "drill" -> drill(options.iterator());
            case "sync" -> SyncBench.run(options);
            case "extraction" -> ExtractionBench.run(options);
            case "learning" -> LearningBench.run(options);
            case "paper" -> PaperCommand.run(options);
            case "world" -> WorldCommand.run(options);
            default ->
                throw new IllegalArgumentException(
                        "bench takes load, sync, matching, forecast, extraction, learning, paper or world");
        }
    }

    private static void drill(Iterator<String> options) throws IOException {
        String which = options.hasNext() ? options.next() : "";
        switch (which) {
            case "sync" -> SyncDrill.run(DrillOptions.parse(which, options));
            case "nodes" -> NodesDrill.run(DrillOptions.parse(which, options));
            case "pooler" -> PoolerDrill.run(DrillOptions.parse(which, options));
            default -> throw new IllegalArgumentException("drill takes sync, nodes or pooler");
        }
    }
}
