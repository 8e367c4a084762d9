package com.billify.connection;

import com.billify.connection.core.Breaker;
import com.billify.connection.core.Failure;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every call to an outside system: with an end to its patience, to how much it reads, and to how many go to one host at
 * once; and none for a while to a host that has failed again and again.
 */
@Component
public class OutsideCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 8_000_000;
    private static final int AT_ONCE = 16;

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Clock clock;

    /** By the certificate that they show. */
    private final Map<Optional<SSLContext>, HttpClient> clients = new ConcurrentHashMap<>();

    OutsideCalls(Clock clock) {
        this.clock = clock;
    }

    /** Made when it is first wanted: most starts are of companies that have linked nothing. */
    private HttpClient client(@Nullable SSLContext certificate) {
        return clients.computeIfAbsent(Optional.ofNullable(certificate), shown -> {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER) // a key is for the host that it was given for
                    .executor(Executors.newVirtualThreadPerTaskExecutor());
            shown.ifPresent(builder::sslContext);
            return builder.build();
        });
    }

    /** @param contentType lower case; empty when there is none */
    public record Answer(int status, String contentType, Optional<String> retryAfter, byte[] body) {}

    /** What is known of a host on this node. */
    private static final class Host {
        private final Semaphore places = new Semaphore(AT_ONCE);
        private Breaker breaker = Breaker.CLOSED;

        synchronized boolean lets(Instant now) {
            boolean lets = breaker.lets(now);
            if (lets) {
                breaker = breaker.tried(now);
            }
            return lets;
        }

        synchronized void succeeded() {
            breaker = breaker.succeeded();
        }

        synchronized void failed(Instant now) {
            breaker = breaker.failed(now);
        }
    }

    /**
     * Any answer is an answer, also one that refuses.
     *
     * @throws SyncFailure to be retried when none comes; broken when it is larger than anything we read
     */
    public Answer send(HttpRequest request) {
        return send(request, WHOLE_CALL);
    }

    /** @param patience for the whole answer, below what a run's lease lasts; for sources that take long over long lists */
    public Answer send(HttpRequest request, Duration patience) {
        return send(request, patience, null);
    }

    /** @param certificate that this side shows; null for none */
    public Answer send(HttpRequest request, Duration patience, @Nullable SSLContext certificate) {
        Host host = hosts.computeIfAbsent(key(request.uri()), name -> new Host());
        if (!host.lets(clock.instant())) {
            throw new SyncFailure(new Failure.Retry("source-unreachable"));
        }
        if (!host.places.tryAcquire()) {
            await(host);
        }
        try {
            return answer(client(certificate), request, patience, host);
        } finally {
            host.places.release();
        }
    }

    /** Who waited behind calls that all failed asks no more: one deaf host would keep wave after wave for the whole time. */
    private void await(Host host) {
        try {
            if (!host.places.tryAcquire(WHOLE_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SyncFailure(new Failure.Retry("source-busy"));
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (!host.lets(clock.instant())) {
            host.places.release();
            throw new SyncFailure(new Failure.Retry("source-unreachable"));
        }
    }

    private Answer answer(HttpClient client, HttpRequest request, Duration patience, Host host) {
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT),
                    response.headers().firstValue("retry-after"),
                    response.body());
            // A SOAP fault is an answer to one company, whose key is wrong for one: the host is well.
            if (answer.status() >= 500 && !answer.contentType().contains("xml")) {
                host.failed(clock.instant());
            } else {
                host.succeeded();
            }
            return answer;
        } catch (TimeoutException e) {
            call.cancel(true);
            host.failed(clock.instant());
            throw new SyncFailure(new Failure.Retry("source-slow"));
        } catch (ExecutionException e) {
            if (isTooLarge(e)) {
                host.succeeded();
                throw new SyncFailure(new Failure.Broken("answer-too-large"));
            }
            host.failed(clock.instant());
            throw new SyncFailure(new Failure.Retry("source-unreachable"));
        } catch (InterruptedException e) {
            call.cancel(true);
            throw interrupted();
        }
    }

    private static boolean isTooLarge(ExecutionException e) {
        return e.getCause() instanceof IOException cause
                && cause.getMessage() != null
                && cause.getMessage().contains("body exceeds");
    }

    private static SyncFailure interrupted() {
        Thread.currentThread().interrupt();
        return new SyncFailure(new Failure.Retry("stopping"));
    }

    private static String key(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
