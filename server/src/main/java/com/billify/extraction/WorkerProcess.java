package com.billify.extraction;

import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process that reads pages, and the folder that is shared with it. Not for several threads. */
final class WorkerProcess {
    /** By its name, since no class of the worker is to be loaded in this process. */
    private static final String PROGRAM = "com.billify.extraction.worker.PageWorker";

    private static final String FOLDER = "billify-pages-";
    private static final String INPUT = "document";
    /** Of processor time and of time as it passes; those that it starts itself have limits of their own. */
    private static final Duration LIMIT_CPU = Duration.ofSeconds(30);

    private static final Duration LIMIT_TIME = Duration.ofSeconds(120);
    private static final long ASK_AGAIN_MILLIS = 100;
    private static final int LIMIT_LINE = 2_000;
    /** What stands on the line of an answer when there will be none. */
    private static final String GONE = "gone";

    /** What the worker said. */
    sealed interface Answer {
        record Result(Path file) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    private final Process process;
    private final Path folder;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private boolean isOver;

    private WorkerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static WorkerProcess start() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        sweep(temporary);
        Path folder = Files.createTempDirectory(
                temporary, FOLDER + ProcessHandle.current().pid() + "-");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(folder))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("MALLOC_ARENA_MAX", "1"); // pools for each processor are never given back (glibc)
            builder.environment().keySet().removeIf(name -> name.startsWith("BILLIFY_DB") || name.contains("ROOT_KEY"));
            WorkerProcess worker = new WorkerProcess(builder.start(), folder);
            Thread.ofPlatform().daemon().name("page-worker").start(worker::listen);
            return worker;
        } catch (IOException impossible) {
            remove(folder);
            throw impossible;
        }
    }

    /**
     * Little heap, since what is not there is not used: twice as much took twice the memory for the same work. The flags stand in
     * tools/launcher/build.sh as well.
     */
    private static List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx64m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-Djava.io.tmpdir=" + folder));
        String path = Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)); // the worker stands in a folder of its own
        cache(path).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.addAll(List.of("-cp", path, PROGRAM, folder.toString()));
        return command;
    }

    /** The classes that the worker loads, prepared by the build beside the program (decision 25); it starts without as well. */
    private static Optional<Path> cache(String path) {
        Path cache = Path.of(path.split(File.pathSeparator, 2)[0]).resolveSibling("worker.aot");
        return Files.isRegularFile(cache) ? Optional.of(cache.toAbsolutePath()) : Optional.empty();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 4_096)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line.length() > LIMIT_LINE ? line.substring(0, LIMIT_LINE) : line);
            }
        } catch (IOException gone) {
            // said below
        }
        answers.add(GONE);
    }

    /** False when it died, or was killed, and another is to be started. */
    boolean isAlive() {
        return !isOver && process.isAlive();
    }

    /**
     * Afterwards the process may be gone: killed when it does not come to an end, or dead by itself.
     *
     * @throws IOException when it cannot be asked at all
     */
    Answer ask(String what, byte[] content) throws IOException {
        Path input = folder.resolve(INPUT);
        Files.write(input, content);
        try {
            OutputStream requests = process.getOutputStream();
            requests.write((what + " " + INPUT + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            return answer();
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private Answer answer() {
        long startedNanos = System.nanoTime();
        Duration spentBefore = spent();
        while (true) {
            String line = nextLine();
            if (line.equals("pages")) {
                return new Answer.Result(folder.resolve(INPUT + ".pages"));
            }
            if (line.startsWith("last ")) {
                kill(); // it is about to end by itself
                return refused(line.substring("last ".length()));
            }
            if (line.startsWith("refused ")) {
                return refused(line);
            }
            if (line.equals(GONE)) {
                kill();
                return new Answer.Refused(new Refusal(
                        RefusalCode.READING_FAILED,
                        "The pages of this document could not be read: the program that reads them gave up."));
            }
            boolean isLate = System.nanoTime() - startedNanos > LIMIT_TIME.toNanos();
            if (isLate || spent().minus(spentBefore).compareTo(LIMIT_CPU) > 0) {
                kill();
                return new Answer.Refused(new Refusal(
                        RefusalCode.TOO_LARGE, "This document takes longer to read than any invoice does."));
            }
        }
    }

    /** Empty when there is none yet. */
    private String nextLine() {
        try {
            String line = answers.poll(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return line == null ? "" : line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            kill();
            return GONE;
        }
    }

    private Duration spent() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** {@code refused CODE MESSAGE}. */
    private static Answer refused(String line) {
        String[] parts = line.split(" ", 3);
        try {
            return new Answer.Refused(new Refusal(RefusalCode.valueOf(parts[1]), parts.length > 2 ? parts[2] : ""));
        } catch (IllegalArgumentException unknown) {
            return new Answer.Refused(new Refusal(RefusalCode.READING_FAILED, "The pages could not be read."));
        }
    }

    private void kill() {
        isOver = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends the process and all that it started, and removes the folder. */
    void close() {
        kill();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    // ---- folders

    /** Folders of processes that were killed together with their workers. */
    private static void sweep(Path temporary) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
            for (Path folder : folders) {
                String pid = folder.getFileName()
                        .toString()
                        .substring(FOLDER.length())
                        .split("-", 2)[0];
                if (pid.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    remove(folder);
                }
            }
        } catch (IOException unreadable) {
            // of others
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // tried again by the next one that starts
        }
    }
}
