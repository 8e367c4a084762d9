package com.billify.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a drill is told.
 *
 * @param work where its data is while it runs
 * @param before the jar of an earlier version; null where none takes part
 * @param command of the server
 */
record DrillOptions(
        int rounds,
        long seed,
        int lines,
        Path work,
        @Nullable Path before,
        List<String> command) {

    /** {@code [--rounds N] [--seed S] [--lines N] [--work DIR] [--before CLONE] -- the server's command}. */
    static DrillOptions parse(String drill, Iterator<String> rest) {
        int rounds = 50;
        long seed = 1;
        int lines = 10_000;
        Path work = Path.of(".billify", "drill");
        Path before = null;
        List<String> command = new ArrayList<>();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--")) {
                rest.forEachRemaining(command::add);
                break;
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("drill " + drill + ": " + option + " needs a value");
            }
            String value = rest.next();
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--lines" -> lines = Integer.parseInt(value);
                case "--work" -> work = Path.of(value);
                case "--before" -> before = builtIn(Path.of(value));
                default -> throw new IllegalArgumentException("drill " + drill + " does not know '" + option + "'");
            }
        }
        return new DrillOptions(rounds, seed, lines, work.toAbsolutePath(), before, command);
    }

    private static Path builtIn(Path clone) {
        Path jar = clone.toAbsolutePath().resolve(Path.of("server", "target", "app", "billify-server.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException("there is no program built in " + clone + ": ./billify run builds one");
        }
        return jar;
    }

    /** The same with the program of the earlier version, whose caches are not this one's. */
    DrillOptions ofBefore() {
        if (before == null) {
            return this;
        }
        List<String> other = new ArrayList<>(command);
        other.removeIf(argument -> argument.startsWith("-XX:AOT") || argument.startsWith("-XX:SharedArchiveFile"));
        other.set(other.indexOf("-cp") + 1, before.toString());
        return new DrillOptions(rounds, seed, lines, work, null, other);
    }

    /** A folder that nobody has used. */
    Path newFolder(String name) throws IOException {
        Path folder = work.resolve(name + "-" + ProcessHandle.current().pid());
        Files.createDirectories(folder);
        return folder;
    }

    /** The server, which begins to look at once and not some seconds after its start. */
    Server start(Path data, Map<String, String> variables) {
        return start(data, variables, 0);
    }

    /** @param port 0 for one that is free */
    Server start(Path data, Map<String, String> variables, int port) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("BILLIFY_SYNC_DELAY", "100");
        return Server.start(command, data, false, all, port);
    }

    /** What is left of a drill that went well. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }
}
