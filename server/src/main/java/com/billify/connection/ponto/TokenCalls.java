package com.billify.connection.ponto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.connection.Credential;
import com.billify.connection.GrantedTokens;
import com.billify.connection.OutsideCalls;
import com.billify.connection.OutsideCalls.Answer;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import com.billify.connection.ponto.Tokens.Token;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Ponto for tokens (OAuth 2). What it answers holds secrets, so nothing of it is kept. */
final class TokenCalls {
    /** Shorter than other calls, as a row is locked meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST_TOKEN = 10_000;

    private final OutsideCalls calls;
    private final Clock clock;
    private final String base;
    private final Credential key;
    private final @Nullable SSLContext certificate;
    private final Runnable called;

    /**
     * @param base of the API
     * @param certificate that this side shows; null where none is asked for
     * @param called hears of every call
     */
    TokenCalls(
            OutsideCalls calls,
            Clock clock,
            String base,
            Credential key,
            @Nullable SSLContext certificate,
            Runnable called) {
        this.calls = calls;
        this.clock = clock;
        this.base = base;
        this.key = key;
        this.certificate = certificate;
        this.called = called;
    }

    /** Whose tokens the key's own are: one key at one place. */
    String owner() {
        return base + " " + key.clientId() + " " + key.clientSecret().hashCode();
    }

    /** A token for half an hour, for the key that a company has made in its own Ponto. */
    Token ofKey() {
        JsonNode document = ask("token", Map.of("grant_type", "client_credentials"), "key-refused");
        return new Token(text(document, "access_token"), until(document));
    }

    /** The first pair, for the code that a browser came back with. */
    GrantedTokens ofCode(String code, String verifier, String returnTo) {
        return granted(ask(
                "token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", returnTo,
                        "code_verifier", verifier,
                        "client_id", key.clientId()),
                "grant-refused"));
    }

    /** The next pair: this one is spent. */
    GrantedTokens renewed(GrantedTokens spent) {
        return granted(ask(
                "token",
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", spent.refreshToken(),
                        "client_id", key.clientId()),
                "grant-ended"));
    }

    /** The grant is over. One that is not known any more is over too. */
    void revoke(GrantedTokens tokens) {
        Answer answer = send("revoke", Map.of("token", tokens.refreshToken()));
        if (answer.status() != 400 && answer.status() / 100 != 2) {
            PontoAnswers.interpret(answer, clock);
        }
    }

    private JsonNode ask(String path, Map<String, String> form, String refusal) {
        Answer answer = send(path, form);
        if (answer.status() == 400 || answer.status() == 401) {
            throw new SyncFailure(new Failure.NeedsUser(refusal));
        }
        try {
            return PontoAnswers.interpret(answer, clock);
        } catch (UnknownException e) {
            throw new SyncFailure(new Failure.Broken("request-refused"));
        }
    }

    private Answer send(String path, Map<String, String> form) {
        String basic = Base64.getEncoder().encodeToString((key.clientId() + ":" + key.clientSecret()).getBytes(UTF_8));
        String body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        Answer answer = calls.send(
                HttpRequest.newBuilder(URI.create(base + "/oauth2/" + path))
                        .header("Authorization", "Basic " + basic)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                PATIENCE,
                certificate);
        called.run();
        return answer;
    }

    private GrantedTokens granted(JsonNode document) {
        return new GrantedTokens(text(document, "refresh_token"), text(document, "access_token"), until(document));
    }

    private Instant until(JsonNode document) {
        return clock.instant()
                .plusSeconds(Math.clamp(document.path("expires_in").asLong(900), 1, 86_400));
    }

    private static String text(JsonNode document, String field) {
        String token = PontoMapping.text(document, field);
        if (token == null || token.length() > LONGEST_TOKEN || token.chars().anyMatch(Character::isISOControl)) {
            throw new SyncFailure(new Failure.Broken("answer-without-token"));
        }
        return token;
    }
}
