package com.billify.bench.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ./billify reconcile} and sees what it costs. */
final class Reconcile {
    private final List<String> command;
    private final Path out;
    private Duration wall = Duration.ZERO;
    private Duration cpu = Duration.ZERO;
    private long mostKilobytes;

    /** @param out a folder for the answers of one company after the other */
    Reconcile(List<String> command, Path out) {
        this.command = List.copyOf(command);
        this.out = out;
    }

    /** @return the folder of the answers, until the next run */
    Path run(Path company) throws IOException {
        Path visible = company.resolve("visible");
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(
                "reconcile",
                "--company",
                visible.resolve("company.json").toString(),
                "--bank",
                visible.resolve("camt").toString(),
                "--invoices",
                visible.resolve("ubl").toString(),
                "--out",
                out.toString()));
        Path errors = out.resolveSibling("errors.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        mostKilobytes = 0;
        cpu = Duration.ZERO;
        try {
            while (!process.waitFor(Duration.ofMillis(50))) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
                mostKilobytes = Math.max(mostKilobytes, residentKilobytes(process.pid()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        wall = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() > 1) {
            throw new IOException("reconcile failed on " + company + ": "
                    + Files.readString(errors).lines().findFirst().orElse("it says nothing"));
        }
        return out;
    }

    Duration wall() {
        return wall;
    }

    /** Of the last run, to within 50 ms. */
    Duration cpu() {
        return cpu;
    }

    long mostMegabytes() {
        return mostKilobytes / 1024;
    }

    private static long residentKilobytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            return 0; // it has just ended
        }
        return 0;
    }
}
