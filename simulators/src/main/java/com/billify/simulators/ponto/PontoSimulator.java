package com.billify.simulators.ponto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.simulators.Fault;
import com.billify.simulators.Json;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Integration;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoBook.Look;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Serves a {@link PontoBook} as Ponto serves its own, with and without {@code /ponto-connect} before the path: JSON:API, newest
 * first, pages by id, tokens that end. It also has bad days, when it is told to.
 */
public final class PontoSimulator implements AutoCloseable {
    private static final String API_JSON = "application/vnd.api+json";
    private static final int LONGEST_PAGE = 100;
    private static final String BANK = "f0000000-0000-4000-8000-000000000001";
    private static final int USUAL_PAGE = 10;
    private static final int SHOWN_CENTS = 2;

    private final PontoBook book;
    private final HttpServer server;
    private final PontoTokens tokens;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> writes = new ArrayList<>();

    /** @param port 0 for any that is free */
    public PontoSimulator(PontoBook book, int port) throws IOException {
        this(book, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** As for partners: it answers nobody who shows no certificate that it knows. */
    public static PontoSimulator ofPartners(PontoBook book, SSLContext identity) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanded = identity.getDefaultSSLParameters();
                demanded.setNeedClientAuth(true);
                parameters.setSSLParameters(demanded);
            }
        });
        return new PontoSimulator(book, server);
    }

    private PontoSimulator(PontoBook book, HttpServer server) {
        this.book = book;
        this.tokens = new PontoTokens(book);
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where its API is. */
    public String address() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /** For those that come with it. */
    public HttpServer server() {
        return server;
    }

    /** How long a new token lasts. */
    public void setTokenLife(Duration life) {
        tokens.setLife(life);
    }

    /** All tokens end now. */
    public void forgetTokens() {
        tokens.forget();
    }

    /** All that people have granted is over. */
    public void forgetGrants() {
        tokens.forgetGrants();
    }

    /** How often a token was asked for. */
    public int tokenCalls() {
        return tokens.asked();
    }

    /** How often a refresh token came that had served already: none is expected, ever. */
    public int refreshTokensSpentAgain() {
        return tokens.spentAgain();
    }

    /** How many grants stand. */
    public int grants() {
        return tokens.granted();
    }

    /** What the next calls of the data meet, one each. */
    public synchronized void meet(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Calls that would have changed something: none is expected, ever. */
    public synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/ponto-connect/")) {
                path = path.substring("/ponto-connect".length());
            }
            boolean posted = exchange.getRequestMethod().equals("POST");
            if (path.equals("/oauth2/token") && posted) {
                token(exchange);
            } else if (path.equals("/oauth2/revoke") && posted) {
                revoke(exchange);
            } else if (path.equals("/oauth2/auth")) {
                authorize(exchange, posted);
            } else if (path.equals("/consent")) {
                consent(exchange, posted);
            } else {
                data(exchange, path);
            }
        } catch (UncheckedIOException | IOException e) {
            // the client has left
        }
    }

    // ---- tokens

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        Integration integration = integrationOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (integration == null) {
            refuse(exchange, 401, "invalid_client");
            return;
        }
        String type = form.getOrDefault("grant_type", "");
        PontoTokens.Pair pair = switch (type) {
            case "client_credentials" -> tokens.ofKey(integration);
            case "authorization_code" ->
                tokens.ofCode(
                        form.getOrDefault("code", ""),
                        form.getOrDefault("code_verifier", ""),
                        form.getOrDefault("redirect_uri", ""));
            case "refresh_token" -> tokens.ofRefreshToken(form.getOrDefault("refresh_token", ""));
            default -> null;
        };
        if (pair == null) {
            refuse(exchange, 400, "invalid_grant");
            return;
        }
        Map<String, @Nullable Object> answer = Json.object(
                "access_token",
                pair.access(),
                "token_type",
                "bearer",
                "scope",
                pair.refresh() == null ? "ai" : "ai offline_access name",
                "expires_in",
                pair.life().toSeconds());
        if (pair.refresh() != null) {
            answer.put("refresh_token", pair.refresh());
        }
        answer(exchange, 200, "application/json", Json.write(answer));
    }

    private void revoke(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        if (integrationOf(exchange.getRequestHeaders().getFirst("Authorization")) == null) {
            refuse(exchange, 401, "invalid_client");
            return;
        }
        tokens.revoke(form.getOrDefault("token", ""));
        answer(exchange, 200, "application/json", "{}");
    }

    /** The page at Ponto on which a person lets a partner read, and what happens when it does. */
    private void authorize(HttpExchange exchange, boolean allowed) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        Integration integration = book.find(query.getOrDefault("client_id", ""));
        if (integration == null
                || !"code".equals(query.get("response_type"))
                || !"S256".equals(query.get("code_challenge_method"))) {
            refuse(exchange, 400, "invalid_request");
        } else if (allowed) {
            String returnTo = query.getOrDefault("redirect_uri", "");
            String code = tokens.code(integration, query.getOrDefault("code_challenge", ""), returnTo);
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            returnTo + "?code=" + code + "&state="
                                    + URLEncoder.encode(query.getOrDefault("state", ""), UTF_8));
            exchange.sendResponseHeaders(303, -1);
        } else {
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    "<!doctype html><title>Ponto's stand-in</title><h1>May your accounts be read?</h1>"
                            + "<form method=post><button>Allow</button></form>");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        answer(exchange, status, "application/json", Json.write(Json.object("error", error)));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = parameters(exchange.getRequestURI().getRawQuery());
        form.putAll(parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        return form;
    }

    private @Nullable Integration integrationOf(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return null;
        }
        String[] key =
                new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), UTF_8).split(":", 2);
        Integration integration = book.find(key[0]);
        return integration != null && key.length == 2 && integration.opensWith(key[0], key[1]) ? integration : null;
    }

    // ---- data

    private void data(HttpExchange exchange, String path) throws IOException {
        boolean posted = exchange.getRequestMethod().equals("POST");
        boolean looks = posted && path.equals("/synchronizations");
        boolean renews = posted && path.matches("/accounts/[^/]+/reauthorization-requests");
        if (!exchange.getRequestMethod().equals("GET") && !looks && !renews) {
            synchronized (this) {
                writes.add(exchange.getRequestMethod() + " " + path);
            }
            error(exchange, 405, "methodNotAllowed");
            return;
        }
        Integration integration = tokens.find(exchange.getRequestHeaders().getFirst("Authorization"));
        if (integration == null) {
            error(exchange, 401, "credentialsInvalid");
            return;
        }
        integration.read();
        try {
            Fault fault;
            synchronized (this) {
                fault = faults.poll();
            }
            if (fault != null && fault.meets(exchange, API_JSON)) {
                return;
            }
            if (looks) {
                lookAtBank(exchange, integration);
            } else if (renews) {
                renewal(exchange, integration, path.split("/")[2]);
            } else {
                route(exchange, integration, path.substring(1).split("/"));
            }
        } finally {
            integration.answered();
        }
    }

    /** A page on which a person renews the consent of an account. */
    private void renewal(HttpExchange exchange, Integration integration, String id) throws IOException {
        String returnTo = Json.text(new String(exchange.getRequestBody().readAllBytes(), UTF_8), "redirectUri");
        if (integration.accounts.get(id) == null || returnTo.isEmpty()) {
            error(exchange, 400, "validationError");
            return;
        }
        String page = address() + "/consent?client=" + integration.clientId() + "&account=" + id + "&redirect_uri="
                + URLEncoder.encode(returnTo, UTF_8);
        answer(
                exchange,
                201,
                API_JSON,
                Json.write(Json.object(
                        "data",
                        Json.object(
                                "type",
                                "reauthorizationRequest",
                                "id",
                                UUID.randomUUID().toString(),
                                "links",
                                Json.object("redirect", page)))));
    }

    private void consent(HttpExchange exchange, boolean given) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        Integration integration = book.find(query.getOrDefault("client", ""));
        Account account = integration == null ? null : integration.accounts.get(query.getOrDefault("account", ""));
        if (account == null) {
            refuse(exchange, 400, "invalid_request");
        } else if (given) {
            account.renewConsent();
            exchange.getResponseHeaders().set("Location", query.getOrDefault("redirect_uri", ""));
            exchange.sendResponseHeaders(303, -1);
        } else {
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    "<!doctype html><title>The bank's stand-in</title><h1>May Ponto go on reading?</h1>"
                            + "<form method=post><button>Consent</button></form>");
        }
    }

    /** A person is there and wants it: Ponto looks at the bank, unless it did a moment ago. */
    private void lookAtBank(HttpExchange exchange, Integration integration) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String address = Json.text(body, "customerIpAddress");
        Account account = integration.accounts.get(Json.text(body, "resourceId"));
        if (address.isEmpty() || account == null) {
            error(exchange, 400, "validationError");
            return;
        }
        Look look;
        synchronized (book) {
            look = account.lookFor(address);
        }
        if (look == null) {
            error(exchange, 400, "accountRecentlySynchronized");
        } else {
            answer(exchange, 201, API_JSON, Json.write(Json.object("data", look(look))));
        }
    }

    private void route(HttpExchange exchange, Integration integration, String[] path) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String body;
        synchronized (book) {
            body = find(integration, path, query, exchange.getRequestURI().getPath());
        }
        if (body == null) {
            error(exchange, 404, "resourceNotFound");
        } else {
            answer(exchange, 200, API_JSON, body);
        }
    }

    private @Nullable String find(Integration integration, String[] path, Map<String, String> query, String address) {
        if (path[0].equals("financial-institutions") && path.length == 1) {
            return Json.write(Json.object(
                    "data",
                    List.of(Json.object(
                            "type",
                            "financialInstitution",
                            "id",
                            BANK,
                            "attributes",
                            Json.object("name", "Bank of the rehearsal", "bic", "DEMOBEBB", "country", "BE"))),
                    "links",
                    Json.object("first", address() + address)));
        }
        if (path[0].equals("accounts") && path.length == 1) {
            return collection(List.copyOf(integration.accounts.values()), Account::id, this::account, query, address);
        }
        if (path[0].equals("accounts")) {
            Account account = integration.accounts.get(path[1]);
            if (account == null) {
                return null;
            }
            if (path.length == 2) {
                return Json.write(Json.object("data", account(account)));
            }
            List<Line> lines = switch (path[2]) {
                case "transactions" -> account.lines;
                case "pending-transactions" -> account.pending;
                default -> List.of();
            };
            String type = path[2].equals("transactions") ? "transaction" : "pendingTransaction";
            if (path.length == 3) {
                return collection(lines, Line::id, line -> line(line, type, account), query, address);
            }
            return lines.stream()
                    .filter(line -> line.id().equals(path[3]))
                    .findFirst()
                    .map(line -> Json.write(Json.object("data", line(line, type, account))))
                    .orElse(null);
        }
        if (path[0].equals("synchronizations") && path.length > 1) {
            Look look = book.findLook(integration, path[1]);
            Account account = book.accountOfLook(integration, path[1]);
            if (look == null || account == null) {
                return null;
            }
            if (path.length == 2) {
                return Json.write(Json.object("data", look(look)));
            }
            if (path[2].equals("updated-transactions")) {
                List<Line> updated = account.lines.stream()
                        .filter(line -> look.updated().contains(line.id()))
                        .toList();
                return collection(updated, Line::id, line -> line(line, "transaction", account), query, address);
            }
        }
        return null;
    }

    private <T> @Nullable String collection(
            List<T> all,
            Function<T, String> id,
            Function<T, Map<String, @Nullable Object>> write,
            Map<String, String> query,
            String address) {
        int limit = Math.clamp(
                Integer.parseInt(query.getOrDefault("page[limit]", query.getOrDefault("limit", "" + USUAL_PAGE))),
                1,
                LONGEST_PAGE);
        String after = query.getOrDefault("page[after]", query.get("after"));
        int from = 0;
        if (after != null) {
            List<String> ids = all.stream().map(id).toList();
            if (!ids.contains(after)) {
                return null;
            }
            from = ids.indexOf(after) + 1;
        }
        List<T> page = all.subList(from, Math.min(all.size(), from + limit));
        boolean more = from + limit < all.size();
        String first = address() + address + "?page[limit]=" + limit;
        Map<String, @Nullable Object> links = Json.object("first", first);
        if (more) {
            links.put("next", first + "&page[after]=" + id.apply(page.getLast()));
        }
        return Json.write(Json.object(
                "data",
                page.stream().map(write).toList(),
                "meta",
                Json.object(
                        "paging",
                        Json.object("limit", limit, "after", more ? id.apply(page.getLast()) : null, "before", null)),
                "links",
                links));
    }

    private Map<String, @Nullable Object> account(Account account) {
        Look look = account.latestLook();
        return Json.object(
                "type",
                "account",
                "id",
                account.id,
                "attributes",
                Json.object(
                        "subtype",
                        "checking",
                        "reference",
                        account.iban,
                        "referenceType",
                        "IBAN",
                        "currency",
                        "EUR",
                        "currentBalance",
                        amount(account.balanceMinor),
                        "availableBalance",
                        amount(account.balanceMinor),
                        "currentBalanceReferenceDate",
                        midnight(look == null ? book.now() : look.at()),
                        "description",
                        null,
                        "product",
                        null,
                        "holderName",
                        account.holder,
                        "deprecated",
                        false,
                        "authorizationExpirationExpectedAt",
                        account.consentUntil.toString()),
                "relationships",
                Json.object(
                        "financialInstitution",
                        Json.object("data", Json.object("type", "financialInstitution", "id", BANK))),
                "meta",
                look == null
                        ? Json.object("availability", "available")
                        : Json.object(
                                "synchronizedAt", look.at().toString(),
                                "latestSynchronization", look(look),
                                "availability", "available"));
    }

    private static Map<String, @Nullable Object> look(Look look) {
        return Json.object(
                "type",
                "synchronization",
                "id",
                look.id(),
                "attributes",
                Json.object(
                        "status",
                        look.status(),
                        "subtype",
                        "accountTransactionsWithUnsettled",
                        "errors",
                        look.errors().stream()
                                .map(code -> Json.object("code", code, "detail", code))
                                .toList(),
                        "createdAt",
                        look.at().toString(),
                        "updatedAt",
                        look.at().toString()));
    }

    private static Map<String, @Nullable Object> line(Line line, String type, Account account) {
        return Json.object(
                "type",
                type,
                "id",
                line.id(),
                "attributes",
                Json.object(
                        "amount",
                        amount(line.amountMinor()),
                        "currency",
                        "EUR",
                        "valueDate",
                        line.valueDate() + "T00:00:00.000Z",
                        "executionDate",
                        line.executionDate() + "T00:00:00.000Z",
                        "description",
                        null,
                        "remittanceInformation",
                        line.remittanceInformation(),
                        "remittanceInformationType",
                        line.structured() ? "structured" : "unstructured",
                        "counterpartName",
                        line.counterpartName(),
                        "counterpartReference",
                        line.counterpartReference(),
                        "bankTransactionCode",
                        "PMNT-RCDT-ESCT",
                        "endToEndId",
                        "NOTPROVIDED",
                        "internalReference",
                        line.internalReference(),
                        "digest",
                        Integer.toHexString(line.withId("").hashCode()),
                        "createdAt",
                        line.createdAt().toString(),
                        "updatedAt",
                        line.updatedAt().toString()),
                "relationships",
                Json.object("account", Json.object("data", Json.object("type", "account", "id", account.id))));
    }

    /** With no more digits than it needs, as Ponto writes them. */
    private static BigDecimal amount(long minor) {
        BigDecimal amount = BigDecimal.valueOf(minor, SHOWN_CENTS).stripTrailingZeros();
        return amount.scale() < 1 ? amount.setScale(1) : amount;
    }

    private static String midnight(Instant at) {
        return LocalDate.ofInstant(at, java.time.ZoneId.of("Europe/Brussels")) + "T00:00:00.000Z";
    }

    // ---- answers

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        answer(
                exchange,
                status,
                API_JSON,
                Json.write(Json.object("errors", List.of(Json.object("code", code, "detail", code)))));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set("ibanity-request-id", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> parameters(@Nullable String text) {
        Map<String, String> parameters = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    parameters.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
                }
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
