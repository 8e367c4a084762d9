package com.billify.connection.ponto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.connection.OutsideCalls;
import com.billify.connection.OutsideCalls.Answer;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Ponto, on behalf of one company. Besides tokens it sends nothing but GETs of the resources on its list, and, for a
 * person who is there, the wish that Ponto look at the bank or renew a consent: so that a key that may do more can do no more from
 * here.
 */
final class PontoClient {
    /** All that is ever read: names of resources, as they stand in a path. */
    private static final Set<String> READ = Set.of(
            "accounts",
            "transactions",
            "pending-transactions",
            "synchronizations",
            "updated-transactions",
            "financial-institutions");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutsideCalls calls;
    private final Clock clock;
    private final String base;
    private final Access access;
    private final @Nullable SSLContext certificate;
    private final Listener listener;

    /** @param certificate that this side shows; null where none is asked for */
    PontoClient(
            OutsideCalls calls,
            Clock clock,
            String base,
            Access access,
            @Nullable SSLContext certificate,
            Listener listener) {
        this.calls = calls;
        this.clock = clock;
        this.base = base;
        this.access = access;
        this.certificate = certificate;
        this.listener = listener;
    }

    /** Hears of every call with a token. */
    interface Listener {
        /** An answer, before anybody looks into it. */
        void received(String request, Answer answer);
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
        JsonNode document = PontoAnswers.interpret(
                ask(
                        "GET " + path,
                        HttpRequest.newBuilder(URI.create(base + path)).GET()),
                clock);
        if (!document.has("data")) {
            throw new SyncFailure(new Failure.Broken("answer-without-data"));
        }
        return document;
    }

    /**
     * Has Ponto look at an account at the bank: only for a person who is there now.
     *
     * @param personAddress the person's own, which says to the bank that somebody is there
     * @return false when it has looked a moment ago
     * @throws SyncFailure when it refuses otherwise, or does not answer
     */
    boolean lookAtBank(String account, String personAddress) {
        String body = JSON.writeValueAsString(Map.of(
                "data",
                Map.of(
                        "type",
                        "synchronization",
                        "attributes",
                        Map.of(
                                "resourceType",
                                "account",
                                "resourceId",
                                account,
                                "subtype",
                                "accountTransactionsWithUnsettled",
                                "customerIpAddress",
                                personAddress))));
        Answer answer = ask(
                "POST /synchronizations",
                HttpRequest.newBuilder(URI.create(base + "/synchronizations"))
                        .header("Content-Type", "application/vnd.api+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() == 400 && isRecent(answer)) {
            return false;
        }
        try {
            PontoAnswers.interpret(answer, clock);
        } catch (UnknownException e) {
            throw new SyncFailure(new Failure.Broken("request-refused"));
        }
        return true;
    }

    /**
     * Where a person renews the consent at the bank.
     *
     * @param returnTo where the browser comes back to
     */
    String renewal(String account, String returnTo) {
        String path = "/accounts/" + encoded(account) + "/reauthorization-requests";
        String body = JSON.writeValueAsString(Map.of(
                "data", Map.of("type", "reauthorizationRequest", "attributes", Map.of("redirectUri", returnTo))));
        Answer answer = ask(
                "POST " + path,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/vnd.api+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        JsonNode document;
        try {
            document = PontoAnswers.interpret(answer, clock);
        } catch (UnknownException e) {
            throw new SyncFailure(new Failure.Broken("request-refused"));
        }
        String address = PontoMapping.text(document.at("/data/links"), "redirect");
        if (address == null || !isPage(address)) {
            throw new SyncFailure(new Failure.Broken("answer-without-data"));
        }
        return address;
    }

    /** A browser is sent there: to a page over an encrypted line, or to a stand-in on this machine. */
    private boolean isPage(String address) {
        try {
            URI page = URI.create(address);
            return "https".equals(page.getScheme())
                    || ("http".equals(page.getScheme()) && base.startsWith("http://127.0.0.1:"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRecent(Answer answer) {
        for (JsonNode error : PontoAnswers.parse(answer).path("errors")) {
            if ("accountRecentlySynchronized".equals(PontoMapping.text(error, "code"))) {
                return true;
            }
        }
        return false;
    }

    private Answer ask(String request, HttpRequest.Builder builder) {
        String token = access.token();
        Answer answer = send(request, builder, token);
        if (answer.status() == 401) {
            access.refused(token);
            answer = send(request, builder, access.token());
        }
        return answer;
    }

    private Answer send(String request, HttpRequest.Builder builder, String token) {
        Answer answer = calls.send(
                builder.setHeader("Authorization", "Bearer " + token)
                        .setHeader("Accept", "application/vnd.api+json")
                        .build(),
                PATIENCE,
                certificate);
        listener.received(request, answer);
        return answer;
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
