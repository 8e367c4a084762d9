package com.billify.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built server as a process, on a data folder of its own and on a free port, with the flags of {@code ./billify run}. */
final class Server implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Billify is ready at (http://\\S+)");

    private final Process process;
    private final Path data;
    private final URI address;
    private final Duration start;
    private final Cost atStart;

    private Server(Process process, Path data, URI address, Duration start) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.start = start;
        this.atStart = Cost.ofTree(process.pid());
    }

    /**
     * Starts it and waits until it says that it serves.
     *
     * @param command java with its flags, class path and main class
     * @param today the day that counts as today, so that a made-up company does not grow old
     * @param oneProcessor whether the server and its database share one processor
     */
    static Server start(List<String> command, Path data, String today, boolean oneProcessor) {
        return start(command, data, oneProcessor, Map.of("BILLIFY_TODAY", today));
    }

    /**
     * Starts it and waits until it says that it serves.
     *
     * @param variables of its environment; others of Billify it does not see
     */
    static Server start(List<String> command, Path data, boolean oneProcessor, Map<String, String> variables) {
        return start(command, data, oneProcessor, variables, 0);
    }

    /** @param port 0 for one that is free */
    static Server start(
            List<String> command, Path data, boolean oneProcessor, Map<String, String> variables, int port) {
        List<String> all = new ArrayList<>(oneProcessor ? List.of("taskset", "-c", "0") : List.of());
        all.addAll(command);
        all.addAll(List.of("run", "--port", String.valueOf(port), "--data", data.toString(), "--no-demo"));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("BILLIFY_"));
        builder.environment().putAll(variables);
        Instant begun = Instant.now();
        try {
            Process process = builder.start();
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            Matcher ready = READY.matcher(line == null ? "" : line);
            if (!ready.find()) {
                process.destroy();
                throw new BenchFailed("The server does not start: " + lastLine(data.resolveSibling("server.log")));
            }
            Duration start = Duration.between(begun, Instant.now());
            keepWhatItSays(output, data.resolveSibling("server.log"));
            return new Server(process, data, URI.create(ready.group(1)), start);
        } catch (IOException e) {
            throw new BenchFailed("The server cannot be started: " + e.getMessage(), e);
        }
    }

    /** Its last words are said here: Java tells of its end for want of memory by what is not its log. */
    private static void keepWhatItSays(BufferedReader output, Path log) {
        Thread.ofVirtual().start(() -> {
            try (output) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it says nothing" : lines.getLast();
    }

    URI address() {
        return address;
    }

    /** From the call to the line that says that it serves. */
    Duration startTime() {
        return start;
    }

    /** Of the program alone, until it was ready. */
    Cost startCost() {
        return atStart;
    }

    /** Of the program and what it started, without PostgreSQL, which is a tree of its own. */
    Cost cost() {
        return Cost.ofTree(process.pid());
    }

    Cost databaseCost() {
        return Cost.ofTree(databaseProcess());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    private long databaseProcess() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new BenchFailed("The database is not where it should be: " + e.getMessage(), e);
        }
    }

    Path data() {
        return data;
    }

    /** As a power cut would, for the program alone: its database runs on, and the next start finds it. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it in order, with its database. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchFailed("The server did not stop within 90 seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
