package com.billify.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the pages ask for, by the name under which it is reported. */
final class Screens {

    static final String P99 = "screens, p99";

    private static final int WARM_UP = 30;
    private static final int FEWEST = 20;
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    private final User user;
    private final Map<String, String> paths = new LinkedHashMap<>();

    Screens(User user, LocalDate today) {
        this.user = user;
        LocalDate middle = today.minusDays(900);
        JsonNode account = user.json(user.api("/accounts")).get("items").get(0);
        JsonNode latest = user.json(user.api("/imports")).get("items").get(0);
        String deep = cursor(user.api("/transactions?to=" + middle));
        paths.put("first page with its figures", user.page());
        paths.put("dashboard", user.api("/dashboard"));
        paths.put("accounts", user.api("/accounts"));
        paths.put("balance, 90 days", user.api("/position?from=" + today.minusDays(90) + "&to=" + today));
        paths.put("balance, five years", user.api("/position?from=" + today.minusDays(1825) + "&to=" + today));
        paths.put("forecast", user.api("/forecast"));
        paths.put("bank lines", user.api("/transactions"));
        if (!deep.isEmpty()) {
            paths.put("bank lines, deep page", user.api("/transactions?cursor=" + encoded(deep)));
        }
        paths.put("bank lines, rare word", user.api("/transactions?search=" + World.RARE_WORD));
        paths.put("bank lines, common word", user.api("/transactions?search=" + World.COMMON_WORD));
        paths.put("bank lines, two words", user.api("/transactions?search=" + encoded("votre gent")));
        paths.put(
                "bank lines, one account and month",
                user.api("/transactions?account=" + account.get("id").stringValue() + "&from=" + middle + "&to="
                        + middle.plusDays(30)));
        paths.put("bank lines, money out", user.api("/transactions?direction=out"));
        paths.put("bank lines, not matched", user.api("/transactions?matched=no"));
        paths.put("bank lines, own transfers", user.api("/transactions?transfers=own"));
        paths.put("invoices", user.api("/invoices"));
        paths.put("invoices, open receivables", user.api("/invoices?direction=receivable&status=open"));
        paths.put("invoices, one word", user.api("/invoices?search=garage"));
        paths.put("imports", user.api("/imports"));
        paths.put("rows of an import", user.api("/imports/" + latest.get("id").stringValue() + "/rows"));
    }

    Map<String, String> paths() {
        return Collections.unmodifiableMap(paths);
    }

    /** What a crowd asks for: the screens that people open most, the first one most of all. */
    List<String> mix() {
        return Stream.of(
                        "first page with its figures",
                        "first page with its figures",
                        "dashboard",
                        "dashboard",
                        "balance, 90 days",
                        "forecast",
                        "bank lines",
                        "bank lines",
                        "bank lines, deep page",
                        "bank lines, rare word",
                        "bank lines, one account and month",
                        "invoices",
                        "invoices, open receivables")
                .map(paths::get)
                .filter(Objects::nonNull)
                .toList();
    }

    void warmUp(String path) {
        var unused = time(user.prepared(path), WARM_UP);
    }

    /** Asked one after the other by one user; fewer times where it is very slow. */
    static Times time(HttpRequest request, int times) {
        List<Long> nanos = new ArrayList<>();
        long enough = System.nanoTime() + ENOUGH.toNanos();
        String path = request.uri().getPath() + "?" + request.uri().getQuery();
        try {
            while (nanos.size() < times && (nanos.size() < FEWEST || System.nanoTime() < enough)) {
                long begun = System.nanoTime();
                HttpResponse<byte[]> answer = User.ask(request);
                nanos.add(System.nanoTime() - begun);
                if (answer.statusCode() != 200) {
                    throw new BenchFailed("GET " + path + " answered " + answer.statusCode() + ".");
                }
            }
        } catch (IOException e) {
            throw new BenchFailed("GET " + path + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
        return new Times(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** Empty when there is no further page. */
    private String cursor(String path) {
        JsonNode next = user.json(path).get("nextCursor");
        return next == null || next.isNull() ? "" : next.stringValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
