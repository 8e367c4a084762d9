package com.billify.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The stand-ins for banks and books, in a process of their own: started when they are first wanted, told what happens over
 * their input, and ended with it, also when this program is killed. Only {@code ./billify run} says where their classes are
 * ({@code billify.simulators}); where nobody does, as in production, there are none.
 */
@Component
class StandIns implements DisposableBean {
    /** By its name, since no class of theirs is part of this program. */
    private static final String PROGRAM = "com.billify.simulators.DirectedSimulators";

    private final @Nullable Path classes;
    private final Clock clock;
    private @Nullable Running running;
    private boolean over;

    @Autowired
    StandIns(@Value("${billify.simulators:}") String classes, Clock clock) {
        this.classes = classes.isBlank() ? null : Path.of(classes).toAbsolutePath();
        this.clock = clock;
    }

    /** One process, and where its Ponto and its Yuki are. */
    record Running(Process process, BufferedReader answers, Writer directions, String ponto, String yuki) {
        /**
         * Says what happens; it has happened when this returns.
         *
         * @throws UncheckedIOException when the process is gone
         */
        synchronized void tell(List<Map<String, @Nullable String>> happenings) {
            try {
                for (Map<String, @Nullable String> one : happenings) {
                    directions.write(form(one) + "\n");
                }
                directions.write("deed=ask\n");
                directions.flush();
                if (!"told".equals(answers.readLine())) {
                    throw new IOException("the stand-ins are gone");
                }
            } catch (IOException e) {
                process.destroyForcibly();
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean areThere() {
        return classes != null && Files.isDirectory(classes);
    }

    /**
     * The process, started where there is none or it has died; then it knows nothing.
     *
     * @throws UncheckedIOException when it does not start
     */
    synchronized Running running() {
        if (classes == null || over) {
            throw new UncheckedIOException(new IOException("there are no stand-ins"));
        }
        Running known = running;
        if (known == null || !known.process().isAlive()) {
            try {
                known = start(classes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = known;
        }
        return known;
    }

    private Running start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xms8m",
                        "-Xmx32m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=16m",
                        "-Xlog:disable",
                        "-cp",
                        folder.toString(),
                        PROGRAM,
                        "--now",
                        clock.instant().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MALLOC_ARENA_MAX", "1"); // pools for each processor are never given back (glibc)
        builder.environment().keySet().removeIf(name -> name.startsWith("BILLIFY_"));
        Process process = builder.start();
        BufferedReader answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String addresses = answers.readLine();
        String[] parts = addresses == null ? new String[0] : addresses.split(" ");
        if (parts.length != 2) {
            process.destroyForcibly();
            throw new IOException("the stand-ins do not start");
        }
        return new Running(
                process, answers, new OutputStreamWriter(process.getOutputStream(), UTF_8), parts[0], parts[1]);
    }

    private static String form(Map<String, @Nullable String> fields) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (value != null) {
                pairs.add(name + "=" + URLEncoder.encode(value, UTF_8));
            }
        });
        return pairs.stream().collect(Collectors.joining("&"));
    }

    @Override
    public synchronized void destroy() {
        over = true;
        if (running != null) {
            running.process().destroyForcibly();
        }
    }
}
