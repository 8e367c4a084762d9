package com.billify.connection.ponto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.connection.Credential;
import com.billify.connection.OutsideCalls;
import com.billify.connection.OutsideCalls.Answer;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Ponto, on behalf of one company. Besides a token it sends nothing but GETs of the resources on its list, so that a key
 * that may do more can do no more from here.
 */
final class PontoClient {
    /** Amounts are decimals, from the text and never through binary fractions. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** All that is ever read: names of resources, as they stand in a path. */
    private static final Set<String> READ =
            Set.of("accounts", "transactions", "pending-transactions", "synchronizations", "updated-transactions");

    private static final Duration WITHOUT_A_HINT = Duration.ofMinutes(2);

    private final OutsideCalls calls;
    private final Tokens tokens;
    private final Clock clock;
    private final String base;
    private final Credential credential;
    private final Listener listener;

    PontoClient(OutsideCalls calls, Tokens tokens, Clock clock, String base, Credential credential, Listener listener) {
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
        this.base = base;
        this.credential = credential;
        this.listener = listener;
    }

    /** Hears of every call. */
    interface Listener {
        /** An answer, before anybody looks into it. */
        void received(String request, Answer answer);

        /** A call whose answer holds a secret. */
        void called();
    }

    /**
     * A resource, or a list of them, as Ponto tells it.
     *
     * @param path below the API's base, with its query
     * @throws UnknownException when Ponto does not know it
     * @throws SyncFailure otherwise, when there is no such answer
     */
    JsonNode get(String path) {
        requireReadable(path);
        Answer answer = ask(path, tokens.get(this));
        if (answer.status() == 401) {
            tokens.forget(this);
            answer = ask(path, tokens.get(this));
        }
        JsonNode document = interpret(answer);
        if (!document.has("data")) {
            throw new SyncFailure(new Failure.Broken("answer-without-data"));
        }
        return document;
    }

    private Answer ask(String path, String token) {
        Answer answer = calls.send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.api+json")
                .GET()
                .build());
        listener.received("GET " + path, answer);
        return answer;
    }

    /** A token for half an hour, for the key that a company has made in its own Ponto. */
    Token newToken() {
        String basic = Base64.getEncoder()
                .encodeToString((credential.clientId() + ":" + credential.clientSecret()).getBytes(UTF_8));
        Answer answer = calls.send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        listener.called();
        if (answer.status() == 400 || answer.status() == 401) {
            throw new SyncFailure(new Failure.NeedsUser("key-refused"));
        }
        JsonNode document = interpret(answer);
        String token = PontoMapping.text(document, "access_token");
        if (token == null || token.length() > 10_000 || token.chars().anyMatch(Character::isISOControl)) {
            throw new SyncFailure(new Failure.Broken("answer-without-token"));
        }
        long seconds = Math.clamp(document.path("expires_in").asLong(900), 1, 86_400);
        return new Token(token, clock.instant().plusSeconds(seconds));
    }

    /** @param until when it ends, by the source's word */
    record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** Whose tokens these are: one key at one place. */
    String owner() {
        return base + " " + credential.clientId() + " "
                + credential.clientSecret().hashCode();
    }

    private JsonNode interpret(Answer answer) {
        switch (answer.status()) {
            case 200, 201 -> {
                if (!answer.contentType().contains("json")) {
                    throw new SyncFailure(new Failure.Retry("answer-not-json"));
                }
                return parse(answer);
            }
            case 401 -> throw new SyncFailure(new Failure.NeedsUser("key-refused"));
            case 403 -> throw new SyncFailure(new Failure.NeedsUser("key-may-not"));
            case 404 -> throw new UnknownException();
            case 429 -> throw new SyncFailure(new Failure.WaitUntil("too-many-calls", retryAt(answer)));
            default -> {
                if (answer.status() >= 500) {
                    throw new SyncFailure(new Failure.Retry("source-failed"));
                }
                throw new SyncFailure(new Failure.Broken("request-refused"));
            }
        }
    }

    private static JsonNode parse(Answer answer) {
        try {
            JsonNode document = JSON.readTree(answer.body());
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            // the answer is kept; its text is not for a log
        }
        throw new SyncFailure(new Failure.Broken("answer-unreadable"));
    }

    /** Seconds, or a date as HTTP writes it (RFC 9110 section 10.2.3). */
    private Instant retryAt(Answer answer) {
        @Nullable String hint = answer.retryAfter().map(String::strip).orElse(null);
        Instant now = clock.instant();
        if (hint == null) {
            return now.plus(WITHOUT_A_HINT);
        }
        try {
            return hint.chars().allMatch(Character::isDigit) && !hint.isEmpty() && hint.length() < 8
                    ? now.plusSeconds(Long.parseLong(hint))
                    : ZonedDateTime.parse(hint, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return now.plus(WITHOUT_A_HINT);
        }
    }

    /** An id of theirs as a part of a path. */
    static String encoded(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }

    private static void requireReadable(String path) {
        String[] parts = path.substring(1).split("\\?", 2)[0].split("/");
        for (int index = 0; index < parts.length; index += 2) {
            if (!READ.contains(parts[index])) {
                throw new IllegalArgumentException("not on the list of what is read");
            }
        }
    }
}
