package com.billify.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param sizes bank lines of the one company, smallest first
 * @param companies null for none
 * @param json null for no file
 * @param quick few repetitions: to see that it runs, not for figures
 * @param work holds the data while it runs
 * @param uploadBytes of files in one import at most
 * @param server the command that starts the server
 */
record LoadOptions(
        List<Integer> sizes,
        @Nullable Companies companies,
        Set<Part> parts,
        @Nullable Path json,
        boolean quick,
        Path work,
        long uploadBytes,
        List<String> server) {

    private static final Pattern COMPANIES = Pattern.compile("(\\d{1,4})x(\\d{1,6})");
    private static final int SMALLEST = 100;
    private static final int LARGEST = 10_000_000;

    /** Many companies of the same size. */
    record Companies(int count, int lines) {}

    /** What can be left out. The first import never is. */
    enum Part {
        AGAIN,
        SCREENS,
        FRESH,
        DATABASE,
        STORM,
        START;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with one line that says which option is wrong */
    static LoadOptions parse(List<String> arguments) {
        List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);
        boolean sized = false;
        Companies companies = null;
        Set<Part> parts = EnumSet.allOf(Part.class);
        Path json = null;
        boolean quick = false;
        Path work = Path.of(".billify", "bench");
        long uploadBytes = 18_000_000;
        List<String> server = List.of();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--sizes" -> {
                    sizes = sizes(value(option, rest));
                    sized = true;
                }
                case "--companies" -> companies = companies(value(option, rest));
                case "--only" -> parts = parts(value(option, rest));
                case "--json" -> json = Path.of(value(option, rest));
                case "--work" -> work = Path.of(value(option, rest));
                case "--upload" -> uploadBytes = number(option, value(option, rest), 1, 390) * 1_000_000L;
                case "--quick" -> quick = true;
                case "--" -> {
                    List<String> command = new ArrayList<>();
                    rest.forEachRemaining(command::add);
                    server = command;
                }
                default -> throw new IllegalArgumentException("bench load does not know '" + option + "'");
            }
        }
        if (companies != null && !sized) {
            sizes = List.of();
        }
        return new LoadOptions(sizes, companies, parts, json, quick, work, uploadBytes, server);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("bench load: " + option + " needs a value");
        }
        return rest.next();
    }

    private static List<Integer> sizes(String text) {
        return Arrays.stream(text.split(","))
                .map(size -> number("--sizes", size, SMALLEST, LARGEST))
                .distinct()
                .sorted()
                .toList();
    }

    private static int number(String option, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new IllegalArgumentException(
                "bench load: %s takes numbers from %d to %d, not '%s'".formatted(option, least, most, text));
    }

    private static Companies companies(String text) {
        Matcher matcher = COMPANIES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "bench load: --companies takes a count and a size like 500x6000, not '" + text + "'");
        }
        return new Companies(
                Integer.parseInt(matcher.group(1)), number("--companies", matcher.group(2), SMALLEST, LARGEST));
    }

    private static Set<Part> parts(String text) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : text.split(",")) {
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "bench load: --only takes again, screens, fresh, database, storm and start, not '" + word
                                    + "'")));
        }
        return parts;
    }
}
