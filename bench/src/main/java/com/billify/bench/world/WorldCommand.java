package com.billify.bench.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** {@code world --out DIR [--seed N] [--companies N]}: writes made-up companies with their truth as files. */
public final class WorldCommand {
    private WorldCommand() {}

    /**
     * @throws IllegalArgumentException with one line that says which option is wrong
     * @throws IOException when a file cannot be written
     */
    public static void run(List<String> options) throws IOException {
        Path out = null;
        long seed = 1;
        int companies = 12;
        Iterator<String> rest = options.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("world: " + option + " is no option, or lacks its value");
            }
            String value = rest.next();
            switch (option) {
                case "--out" -> out = Path.of(value);
                case "--seed" -> seed = number(option, value);
                case "--companies" -> companies = number(option, value);
                default -> throw new IllegalArgumentException("world: no such option: " + option);
            }
        }
        if (out == null || companies < 1) {
            throw new IllegalArgumentException("world: needs --out DIR, and one company at least");
        }
        for (int index = 0; index < companies; index++) {
            WorldFolder.write(
                    out.resolve(String.format(Locale.ROOT, "company_%03d", index + 1)), MadeCompany.of(seed + index));
        }
        Files.writeString(
                out.resolve("manifest.json"), "{\"seed\": %d, \"companies\": %d}%n".formatted(seed, companies));
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("world: " + option + " needs a number, not " + value);
        }
        return Integer.parseInt(value);
    }
}
