package com.billify.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import com.billify.simulators.ponto.PontoSimulator.Fault;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stand-ins on this machine, with a small page at {@code /control} to book, announce, change, delete, expire and
 * fail: {@code --port N} (8090), {@code --seed S} (1), {@code --client-id}, {@code --client-secret} (both {@code demo}).
 */
public final class Simulators {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int PORT = 8090;

    private final PontoSimulator ponto;
    private final Account account;

    private Simulators(PontoSimulator ponto, Account account) {
        this.ponto = ponto;
        this.account = account;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        PontoBook book = new PontoBook(Long.parseLong(options.getOrDefault("--seed", "1")), Instant::now);
        PontoBook.Integration integration = book.integration(
                options.getOrDefault("--client-id", "demo"), options.getOrDefault("--client-secret", "demo"));
        Account account = integration.addAccount("BE71096123456769", "Demo", 1_000_00);
        PontoSimulator ponto =
                new PontoSimulator(book, Integer.parseInt(options.getOrDefault("--port", Integer.toString(PORT))));
        Simulators simulators = new Simulators(ponto, account);
        ponto.server().createContext("/control", simulators::control);
        System.out.println(
                "Ponto's stand-in is at " + ponto.address() + ", its page at " + ponto.address() + "/control");
    }

    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                deed(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.getResponseHeaders().set("Location", "/control");
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            byte[] page = page().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        }
    }

    private void deed(Map<String, String> form) {
        LocalDate today = LocalDate.now(BRUSSELS);
        String id = form.getOrDefault("id", "");
        switch (form.getOrDefault("deed", "")) {
            case "book" -> account.book(today, cents(form), form.get("name"), null, form.get("text"));
            case "announce" -> account.announce(today, cents(form), form.get("name"), null, form.get("text"));
            case "settle" -> account.settle(id, today, cents(form));
            case "drop" -> account.drop(id);
            case "change" -> account.change(id, form.getOrDefault("text", ""));
            case "delete" -> account.delete(id);
            case "expire" -> account.expireConsent();
            case "renew" -> account.renewConsent();
            case "forget-tokens" -> ponto.forgetTokens();
            case "fail" -> ponto.meet(new Fault.Answers(500, "text/html", "<html>sorry</html>", null));
            case "slow" -> ponto.meet(new Fault.Dawdles(Duration.ofSeconds(30)));
            default -> {}
        }
    }

    private static long cents(Map<String, String> form) {
        return Math.round(Double.parseDouble(form.getOrDefault("euro", "0")) * 100);
    }

    private String page() {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8><title>Ponto's stand-in</title>");
        html.append("<h1>")
                .append(account.iban())
                .append(": ")
                .append(account.balanceMinor() / 100.0)
                .append("</h1>");
        html.append("<form method=post><select name=deed>");
        List.of(
                        "book",
                        "announce",
                        "settle",
                        "drop",
                        "change",
                        "delete",
                        "expire",
                        "renew",
                        "forget-tokens",
                        "fail",
                        "slow")
                .forEach(deed -> html.append("<option>").append(deed).append("</option>"));
        html.append(
                        "</select> id <input name=id> euro <input name=euro value=12.50> name <input name=name value=Klant>")
                .append(" text <input name=text value=test> <button>Do it</button></form><table>");
        for (Line line : account.lines()) {
            html.append("<tr><td>")
                    .append(line.id())
                    .append("<td>")
                    .append(line.executionDate())
                    .append("<td>")
                    .append(line.amountMinor() / 100.0)
                    .append("<td>")
                    .append(escaped(line.counterpartName()))
                    .append("<td>")
                    .append(escaped(line.remittanceInformation()));
        }
        return html.append("</table>").toString();
    }

    private static String escaped(@Nullable String text) {
        return Objects.toString(text, "").replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Map<String, String> form(String body) {
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
