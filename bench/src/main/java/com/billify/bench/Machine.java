package com.billify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a figure was measured on. */
final class Machine {

    private Machine() {}

    static Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("date", LocalDate.now(java.time.ZoneId.systemDefault()).toString());
        about.put(
                "machine",
                "%d processors, %s, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                memory(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")));
        about.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        about.put(
                "seen by",
                "a client on the same machine, over HTTP and the loopback, which takes processor time of its own");
        if (!hasTaskset()) {
            about.put("not as it should be", "without taskset the crowd had all processors");
        }
        return about;
    }

    static boolean hasTaskset() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }

    private static String memory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kilobytes -> Long.parseLong(kilobytes) / 1_000_000 + " GB")
                    .findFirst()
                    .orElse("memory unknown");
        } catch (IOException e) {
            return "memory unknown";
        }
    }
}
