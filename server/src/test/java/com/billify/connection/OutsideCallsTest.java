package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutsideCallsTest {
    private static final int AT_ONCE = 16;
    /** So many failures in a row, and the host is asked no more. */
    private static final int ALLOWED = 5;

    @Test
    void whoWaitsBehindCallsThatAllFailIsToldAtOnceAndDoesNotAsk() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch fails = new CountDownLatch(1);
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OutsideCalls calls = new OutsideCalls(Clock.systemUTC());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            host.setExecutor(threads);
            host.createContext("/", exchange -> {
                asked.incrementAndGet();
                try {
                    fails.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            });
            host.start();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + host.getAddress().getPort()))
                    .build();
            Queue<String> told = new ConcurrentLinkedQueue<>();
            List<Thread> callers = IntStream.range(0, 40)
                    .mapToObj(caller -> Thread.ofVirtual().start(() -> {
                        try {
                            calls.send(request);
                        } catch (SyncFailure failure) {
                            told.add(failure.failure().code());
                        }
                    }))
                    .toList();
            while (callers.stream().anyMatch(OutsideCallsTest::isOnItsWay)
                    || (asked.get() < AT_ONCE && callers.stream().anyMatch(Thread::isAlive))) {
                Thread.yield();
            }

            fails.countDown();

            for (Thread caller : callers) {
                caller.join();
            }
            // Each of the first failures, while it may still be chance, lets one more through.
            assertThat(asked.get()).isLessThan(AT_ONCE + ALLOWED);
            assertThat(told).hasSize(40 - asked.get()).containsOnly("source-unreachable");
        } finally {
            host.stop(0);
            calls.close();
        }
    }

    private static boolean isOnItsWay(Thread caller) {
        return caller.getState() != Thread.State.TIMED_WAITING && caller.isAlive();
    }
}
