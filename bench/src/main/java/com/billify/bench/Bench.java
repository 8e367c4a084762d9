package com.billify.bench;

import java.util.List;

/** {@code load}: the command behind {@code ./billify bench load}. */
public final class Bench {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Bench() {}

    /** Exit code 0 when all was measured, whether goals were met or missed; 1 when something failed; 2 on wrong usage. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || !words.getFirst().equals("load")) {
            System.err.println("billify: bench takes load (./billify --help lists all commands and options)");
            System.exit(WRONG_USAGE);
            return;
        }
        try {
            new LoadBench(LoadOptions.parse(words.subList(1, words.size()))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("billify: " + e.getMessage() + " (./billify --help lists all commands and options)");
            System.exit(WRONG_USAGE);
        } catch (BenchFailed e) {
            System.err.println("billify: " + e.getMessage());
            System.exit(FAILED);
        }
    }
}
