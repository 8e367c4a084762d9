package com.billify.bench.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench matching} was asked for.
 *
 * @param worlds a folder of companies, or of archives of such folders; null to look beside the repository
 * @param json where the figures are kept besides; null for nowhere
 * @param companies of the second generator
 * @param seed of the first of them
 * @param largeLines lines of one large company whose cost is measured; 0 to leave it out
 * @param largeDocuments its invoices
 * @param command that answers {@code reconcile …}
 */
record MatchingOptions(
        @Nullable Path worlds,
        @Nullable Path json,
        int companies,
        int seed,
        int largeLines,
        int largeDocuments,
        List<String> command) {

    MatchingOptions {
        command = List.copyOf(command);
    }

    /** @throws IllegalArgumentException with one line that says which option is wrong */
    static MatchingOptions parse(List<String> words) {
        int split = words.indexOf("--");
        List<String> options = split < 0 ? words : words.subList(0, split);
        List<String> command = split < 0 ? List.of() : words.subList(split + 1, words.size());
        Path worlds = null;
        Path json = null;
        int companies = 12;
        int seed = 100;
        int largeLines = 100_000;
        int largeDocuments = 60_000;
        List<String> left = new ArrayList<>(options);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (left.isEmpty()) {
                throw new IllegalArgumentException("matching: " + option + " is no option, or lacks its value");
            }
            String value = left.removeFirst();
            switch (option) {
                case "--worlds" -> worlds = Path.of(value);
                case "--json" -> json = Path.of(value);
                case "--companies" -> companies = number(option, value);
                case "--seed" -> seed = number(option, value);
                case "--large" -> {
                    largeLines = number(option, value);
                    largeDocuments = (int) (largeLines * 0.6);
                }
                default -> throw new IllegalArgumentException("matching: no such option: " + option);
            }
        }
        return new MatchingOptions(worlds, json, companies, seed, largeLines, largeDocuments, command);
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("matching: " + option + " needs a number, not " + value);
        }
        return Integer.parseInt(value);
    }
}
