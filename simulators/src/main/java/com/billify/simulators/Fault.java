package com.billify.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with the next call of the data. */
public sealed interface Fault {
    /** It answers this instead. */
    record Answers(
            int status,
            String contentType,
            String body,
            @Nullable String retryAfter) implements Fault {}

    /** It answers so much. */
    record Floods(long bytes) implements Fault {}

    /** It takes its time. */
    record Dawdles(Duration time) implements Fault {}

    /** It hangs up in the middle of its answer. */
    record HangsUp() implements Fault {}

    /**
     * Lets it happen to a call.
     *
     * @param contentType of what the call would have answered
     * @return whether the call is answered with that
     */
    default boolean meets(HttpExchange exchange, String contentType) throws IOException {
        switch (this) {
            case Answers(int status, String type, String body, String retryAfter) -> {
                if (retryAfter != null) {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                }
                byte[] bytes = body.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
                return true;
            }
            case Floods(long bytes) -> {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(200, bytes);
                byte[] part = " ".repeat(1 << 16).getBytes(UTF_8);
                try (OutputStream body = exchange.getResponseBody()) {
                    for (long sent = 0; sent < bytes; sent += part.length) {
                        body.write(part, 0, (int) Math.min(part.length, bytes - sent));
                    }
                }
                return true;
            }
            case Dawdles(Duration time) -> {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return false;
            }
            case HangsUp() -> {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write("{\"data\":[".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("as it was told");
            }
        }
    }
}
