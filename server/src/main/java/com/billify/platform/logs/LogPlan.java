package com.billify.platform.logs;

import com.billify.platform.StartRefused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the log is written like.
 *
 * @param json a JSON object a line, for programs that gather logs; otherwise a line for people
 * @param file where it goes, cut off by day and size; otherwise the error stream
 */
record LogPlan(boolean json, Optional<Path> file) {
    static final String FORMAT = "BILLIFY_LOG_FORMAT";
    static final String FILE = "BILLIFY_LOG_FILE";

    /** @throws StartRefused when a variable has a value that makes no sense */
    static LogPlan of(Function<String, @Nullable String> variables) {
        return new LogPlan(json(given(variables, FORMAT)), file(given(variables, FILE)));
    }

    private static boolean json(String format) {
        return switch (format) {
            case "", "text" -> false;
            case "json" -> true;
            default -> throw new StartRefused(FORMAT + " takes text or json, not: " + format);
        };
    }

    private static Optional<Path> file(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new StartRefused(FILE + " takes a file, not: " + name, e);
        }
    }

    private static String given(Function<String, @Nullable String> variables, String name) {
        String value = variables.apply(name);
        return value == null ? "" : value.strip();
    }
}
