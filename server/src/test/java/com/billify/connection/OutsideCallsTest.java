package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.billify.kernel.SettingRefused;
import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoSimulator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void sourceThatWantsToKnowWhoCallsAnswersTheCertificateAndNobodyElse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("partner.p12");
        makeCertificate(file);
        String before = System.getProperty("javax.net.ssl.trustStore", "");
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "password");
        OutsideCalls calls = new OutsideCalls(Clock.systemUTC());
        try {
            SSLContext known = ClientCertificate.open("A_VARIABLE", file.toString(), "password");
            SSLContext unknown = SSLContext.getInstance("TLS");
            unknown.init(null, null, null);
            try (PontoSimulator ponto =
                    PontoSimulator.ofPartners(new PontoBook(1, Clock.systemUTC()::instant), known)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(ponto.address() + "/ponto-connect/accounts"))
                        .build();

                assertThat(calls.send(request, Duration.ofSeconds(20), known).status())
                        .as("it is let in, and has no token")
                        .isEqualTo(401);
                assertThatExceptionOfType(SyncFailure.class)
                        .isThrownBy(() -> calls.send(request, Duration.ofSeconds(20), unknown));
            }
        } finally {
            calls.close();
            if (before.isEmpty()) {
                System.clearProperty("javax.net.ssl.trustStore");
            } else {
                System.setProperty("javax.net.ssl.trustStore", before);
            }
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void certificateThatCannotBeOpenedIsRefusedByName(@TempDir Path folder) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> ClientCertificate.open(
                        "A_VARIABLE", folder.resolve("none.p12").toString(), ""))
                .withMessageStartingWith("A_VARIABLE cannot be opened");
    }

    /** Of this machine, for both sides. */
    private static void makeCertificate(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "partner",
                        "-dname",
                        "CN=partner",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static boolean isOnItsWay(Thread caller) {
        return caller.getState() != Thread.State.TIMED_WAITING && caller.isAlive();
    }
}
