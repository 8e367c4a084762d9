package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.documents.KeptFiles;
import com.billify.platform.database.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command of Billify's own command line in a process beside the server: a file of twenty megabytes is a row of forty, and
 * the server's memory is for people.
 */
public final class BackupProcess implements AutoCloseable {
    private static final String MAIN = "com.billify.cli.CommandLine";
    private static final String MARK = "billify: ";
    private static final int DONE = 0;
    private static final int DONE_BUT_FOR_FILES = 1;

    /** What the commands begin a line with that names a file which a backup lacks. */
    public static final String MISSING = "missing: ";

    private @Nullable Process running;
    private boolean closed;

    /**
     * How a command ended.
     *
     * @param failure why it did not come to a good end; null when it did
     * @param missing original files that the backup lacks, in words
     */
    public record Ended(@Nullable String failure, List<String> missing) {
        public Ended {
            missing = List.copyOf(missing);
        }

        static Ended failed(String why) {
            return new Ended(why, List.of());
        }
    }

    /**
     * Waits for its end.
     *
     * @param changed variables of the environment that are otherwise than here; empty ones are taken out
     */
    public Ended run(List<String> arguments, Map<String, String> changed) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        changed.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            Process process = start(builder);
            process.getOutputStream().close();
            String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
            int code = process.waitFor();
            return code == DONE || code == DONE_BUT_FOR_FILES
                    ? new Ended(null, missing(said))
                    : Ended.failed(why(said, code));
        } catch (IOException e) {
            return Ended.failed("The command could not be started: " + Words.of(e) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return Ended.failed("Billify was stopped meanwhile.");
        }
    }

    /**
     * The words of {@code backup} or {@code restore}. Without a passphrase a key is named by its file, as a restore looks for it beside
     * the backup.
     *
     * @param variables of the environment
     * @param data the folder that the command is about
     * @param keyFolder the data folder of the program, where its key is unless a variable names another
     */
    public static List<String> arguments(
            Function<String, @Nullable String> variables, String command, Path file, Path data, Path keyFolder) {
        List<String> arguments = new ArrayList<>(List.of(command, file.toString(), "--data", data.toString()));
        if (given(variables, BackupPlan.PASSPHRASE).isBlank()) {
            String key = given(variables, "BILLIFY_BACKUP_KEY");
            arguments.addAll(List.of(
                    "--key", key.isBlank() ? keyFolder.resolve(KeyFile.NAME).toString() : key));
        }
        return arguments;
    }

    /** The variables that name the database and the place of the files, as they are here; empty where they are not set. */
    public static Map<String, String> variablesOfData(Function<String, @Nullable String> variables) {
        Map<String, String> named = new HashMap<>();
        for (List<String> names : List.of(Installation.VARIABLES, KeptFiles.VARIABLES)) {
            names.forEach(name -> named.put(name, given(variables, name)));
        }
        return named;
    }

    private static String given(Function<String, @Nullable String> variables, String name) {
        String value = variables.apply(name);
        return value == null ? "" : value;
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("Billify stops");
        }
        Process process = builder.start();
        running = process;
        return process;
    }

    private static List<String> missing(String said) {
        return said.lines()
                .filter(line -> line.startsWith(MISSING))
                .map(line -> line.substring(MISSING.length()))
                .toList();
    }

    private static String why(String said, int code) {
        return said.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .reduce((first, second) -> second)
                .orElse("The command ended with " + code + ".");
    }

    /** Ends what runs, and starts nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.destroy();
        }
    }
}
