package com.billify.simulators;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import com.billify.simulators.yuki.YukiBook;
import com.billify.simulators.yuki.YukiSimulator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the stand-ins on this machine, each with a small page at {@code /control} to book, change, delete, expire and fail:
 * Ponto at {@code --port N} (8090), Yuki at {@code --yuki-port N} (the one after it); {@code --seed S} (1), {@code --client-id},
 * {@code --client-secret} and {@code --access-key} (all {@code demo}).
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
        int port = ponto.server().getAddress().getPort();
        YukiBook books = new YukiBook(Long.parseLong(options.getOrDefault("--seed", "1")), Instant::now);
        YukiBook.Domain domain = books.addDomain();
        YukiBook.Administration administration = domain.addAdministration("Demo BV");
        books.addKey(options.getOrDefault("--access-key", "demo"), domain);
        YukiSimulator yuki = new YukiSimulator(
                books, Integer.parseInt(options.getOrDefault("--yuki-port", Integer.toString(port + 1))));
        new YukiPage(yuki, domain, administration).serve();
        System.out.println("Ponto's stand-in is at " + ponto.address() + ", Yuki's at " + yuki.address()
                + "; their pages at /control of each");
    }

    private void control(HttpExchange exchange) throws IOException {
        ControlPage.handle(exchange, this::deed, this::page);
    }

    private void deed(Map<String, String> form) {
        LocalDate today = LocalDate.now(BRUSSELS);
        String id = form.getOrDefault("id", "");
        switch (form.getOrDefault("deed", "")) {
            case "book" -> account.book(today, ControlPage.cents(form), form.get("name"), null, form.get("text"));
            case "announce" ->
                account.announce(today, ControlPage.cents(form), form.get("name"), null, form.get("text"));
            case "settle" -> account.settle(id, today, ControlPage.cents(form));
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

    private String page() {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8><title>Ponto's stand-in</title>");
        html.append("<h1>")
                .append(account.iban())
                .append(": ")
                .append(account.balanceMinor() / 100.0)
                .append("</h1>");
        ControlPage.form(
                html,
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
                        "slow"),
                Map.of("id", "", "euro", "12.50", "name", "Klant", "text", "test"));
        html.append("<table>");
        for (Line line : account.lines()) {
            html.append("<tr><td>")
                    .append(line.id())
                    .append("<td>")
                    .append(line.executionDate())
                    .append("<td>")
                    .append(line.amountMinor() / 100.0)
                    .append("<td>")
                    .append(ControlPage.escaped(line.counterpartName()))
                    .append("<td>")
                    .append(ControlPage.escaped(line.remittanceInformation()));
        }
        return html.append("</table>").toString();
    }
}
