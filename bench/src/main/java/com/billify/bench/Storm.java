package com.billify.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Many connections at once, each asking for the next page as soon as it has the last one. */
final class Storm {

    private Storm() {}

    /**
     * @param answered how long each answer took that came within the time measured
     * @param errors requests without an answer, or with another one than 200
     */
    record Outcome(Times answered, int errors, double answersASecond) {}

    /** @param requests each as often as it is to be asked, relative to the others */
    static Outcome of(List<HttpRequest> requests, int connections, Duration warmUp, Duration measured) {
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicInteger errors = new AtomicInteger();
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + measured.toNanos();
        try (ExecutorService connected = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < connections; connection++) {
                SplittableRandom random = new SplittableRandom(connection);
                connected.execute(() -> {
                    while (System.nanoTime() < to && !Thread.currentThread().isInterrupted()) {
                        HttpRequest request = requests.get(random.nextInt(requests.size()));
                        long begun = System.nanoTime();
                        boolean well = isAnswered(request);
                        if (begun >= from) {
                            if (well) {
                                nanos.add(System.nanoTime() - begun);
                            } else {
                                errors.incrementAndGet();
                            }
                        }
                    }
                });
            }
        }
        List<Long> all = new ArrayList<>(nanos);
        if (all.isEmpty()) {
            throw new BenchFailed("Under " + connections + " connections nothing was answered.");
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Outcome(
                new Times(all.stream().mapToLong(Long::longValue).toArray()), errors.get(), all.size() / seconds);
    }

    private static boolean isAnswered(HttpRequest request) {
        try {
            return User.ask(request).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
