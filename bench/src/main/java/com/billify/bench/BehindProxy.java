package com.billify.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Two programs behind HAProxy as {@code deploy/haproxy.cfg} sets it up, and people who use them all the while: one program is killed
 * and started again, then each is stopped in order and started again, as when a new version is brought in. No read may fail; a write that can
 * be repeated is repeated when it got no answer, and none may be lost.
 */
final class BehindProxy {
    private static final int READERS = 6;
    private static final int WRITERS = 2;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int MOST_REPEATS = 10;

    private final List<Server> nodes = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger failedReads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger repeatedWrites = new AtomicInteger();
    private final AtomicInteger lostWrites = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Starter starter;
    private @Nullable String firstFailure;

    private BehindProxy(Starter starter) {
        this.starter = starter;
    }

    /** Starts one of the two programs. */
    interface Starter {
        /** @param number 0 or 1 */
        Server start(int number, int port) throws IOException;
    }

    static void run(Path haproxy, Starter starter) throws IOException {
        new BehindProxy(starter).run(haproxy);
    }

    private void run(Path haproxy) throws IOException {
        int[] ports = {DrillOptions.freePort(), DrillOptions.freePort(), DrillOptions.freePort()};
        Process proxy = null;
        try {
            nodes.add(starter.start(0, ports[0]));
            nodes.add(starter.start(1, ports[1]));
            proxy = start(haproxy, ports);
            URI door = URI.create("http://127.0.0.1:" + ports[2]);
            awaitDoor(door);
            List<Thread> people = use(User.signUp(door));
            try {
                DrillOptions.pause(QUIET.toMillis());
                Instant begun = Instant.now();
                change(ports);
                System.out.printf(
                        "through HAProxy, one kill and two stops in order within %d s: %,d reads, %d failed; %,d writes, %d repeated,"
                                + " %d lost; the longest answer took %.1f s%n",
                        Duration.between(begun, Instant.now()).toSeconds(),
                        reads.get(),
                        failedReads.get(),
                        writes.get(),
                        repeatedWrites.get(),
                        lostWrites.get(),
                        longestMillis.get() / 1e3);
            } finally {
                over.set(true);
                for (Thread person : people) {
                    join(person);
                }
            }
        } finally {
            if (proxy != null) {
                proxy.destroy();
            }
            nodes.forEach(Server::kill);
        }
        if (failedReads.get() > 0 || lostWrites.get() > 0) {
            throw new BenchFailed("People noticed: " + firstFailure);
        }
    }

    private void change(int[] ports) throws IOException {
        nodes.get(0).kill();
        DrillOptions.pause(QUIET.toMillis());
        startAgain(0, ports);
        for (int number = 0; number < 2; number++) {
            nodes.get(number).close();
            DrillOptions.pause(QUIET.toMillis());
            startAgain(number, ports);
        }
    }

    /** The proxy has found it before the next one goes. */
    private void startAgain(int number, int[] ports) throws IOException {
        nodes.set(number, starter.start(number, ports[number]));
        DrillOptions.pause(QUIET.toMillis());
    }

    private List<Thread> use(User user) {
        List<Thread> people = new ArrayList<>();
        String[] paths = {"/api/v1/session", user.api("/dashboard"), user.api("/transactions"), user.page()};
        for (int reader = 0; reader < READERS; reader++) {
            int own = reader;
            people.add(Thread.ofPlatform().start(() -> {
                for (int turn = own; !over.get(); turn++) {
                    read(user, paths[turn % paths.length]);
                    DrillOptions.pause(5);
                }
            }));
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            people.add(Thread.ofPlatform().start(() -> {
                for (int turn = 0; !over.get(); turn++) {
                    write(user, turn % 2 == 0);
                    DrillOptions.pause(20);
                }
            }));
        }
        return people;
    }

    private void read(User user, String path) {
        Instant begun = Instant.now();
        reads.incrementAndGet();
        try {
            HttpResponse<byte[]> answer = User.ask(user.prepared(path));
            if (answer.statusCode() != 200) {
                failed(failedReads, path + " answered " + answer.statusCode());
            }
        } catch (IOException e) {
            failed(failedReads, path + " got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        longestMillis.accumulateAndGet(Duration.between(begun, Instant.now()).toMillis(), Math::max);
    }

    private void write(User user, boolean alerts) {
        writes.incrementAndGet();
        for (int repeat = 0; repeat < MOST_REPEATS; repeat++) {
            try {
                user.put("/api/v1/me/preferences", Map.of("digest", "none", "alerts", alerts));
                return;
            } catch (BenchFailed e) {
                repeatedWrites.incrementAndGet();
                DrillOptions.pause(100);
            }
        }
        failed(lostWrites, "a write was lost");
    }

    private synchronized void failed(AtomicInteger count, String why) {
        count.incrementAndGet();
        if (firstFailure == null) {
            firstFailure = why;
        }
    }

    private static Process start(Path haproxy, int[] ports) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        haproxy.toString(), "-db", "-f", String.valueOf(System.getenv("BILLIFY_PROXY_CONFIG")))
                .inheritIO();
        builder.environment().put("BILLIFY_ONE", "127.0.0.1:" + ports[0]);
        builder.environment().put("BILLIFY_OTHER", "127.0.0.1:" + ports[1]);
        builder.environment().put("BILLIFY_PROXY_BIND", "127.0.0.1:" + ports[2]);
        Process proxy = builder.start();
        try {
            if (proxy.waitFor(1, TimeUnit.SECONDS)) {
                throw new BenchFailed("HAProxy does not start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return proxy;
    }

    private static void awaitDoor(URI door) {
        User asking = User.stranger(door);
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                asking.json("/api/v1/health");
                return;
            } catch (BenchFailed e) {
                DrillOptions.pause(100);
            }
        }
        throw new BenchFailed("HAProxy finds neither program.");
    }

    private static void join(Thread person) {
        try {
            person.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
