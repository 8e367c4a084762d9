package com.billify.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The small page of a stand-in, on which things are made to happen: a form with a deed and its fields. */
final class ControlPage {
    private ControlPage() {}

    /** A deed is done and the page shown again. */
    static void handle(HttpExchange exchange, Consumer<Map<String, String>> deed, Supplier<String> page)
            throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                deed.accept(fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.getResponseHeaders().set("Location", "/control");
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            byte[] html = page.get().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(html);
            }
        }
    }

    /** @param fields with what stands in them at first */
    static void form(StringBuilder html, List<String> deeds, Map<String, String> fields) {
        html.append("<form method=post><select name=deed>");
        deeds.forEach(deed -> html.append("<option>").append(deed).append("</option>"));
        html.append("</select>");
        new TreeMap<>(fields)
                .forEach((name, value) -> html.append(" <label>")
                        .append(name)
                        .append(" <input name=")
                        .append(name)
                        .append(" value='")
                        .append(value)
                        .append("'></label>"));
        html.append(" <button>Do it</button></form>");
    }

    static long cents(Map<String, String> form) {
        return Math.round(Double.parseDouble(form.getOrDefault("euro", "0")) * 100);
    }

    static String escaped(@Nullable String text) {
        return Objects.toString(text, "").replace("&", "&amp;").replace("<", "&lt;");
    }

    /** What a form holds, as browsers send it. */
    static Map<String, String> fields(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return form;
    }
}
