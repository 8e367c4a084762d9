package com.billify.simulators;

import com.billify.simulators.yuki.YukiBook.Administration;
import com.billify.simulators.yuki.YukiBook.Domain;
import com.billify.simulators.yuki.YukiBook.Item;
import com.billify.simulators.yuki.YukiSimulator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What can be made to happen in a Yuki. */
final class YukiPage {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int TERM_DAYS = 30;

    private final YukiSimulator yuki;
    private final Domain domain;
    private final Administration administration;

    YukiPage(YukiSimulator yuki, Domain domain, Administration administration) {
        this.yuki = yuki;
        this.domain = domain;
        this.administration = administration;
    }

    void serve() {
        yuki.server().createContext("/control", exchange -> ControlPage.handle(exchange, this::deed, this::page));
    }

    private void deed(Map<String, String> form) {
        LocalDate today = LocalDate.now(BRUSSELS);
        String id = form.getOrDefault("id", "");
        String number = form.getOrDefault("number", "");
        String name = form.getOrDefault("name", "");
        long cents = ControlPage.cents(form);
        switch (form.getOrDefault("deed", "")) {
            case "sell" -> administration.sell(number, name, null, today, today.plusDays(TERM_DAYS), cents);
            case "buy" -> administration.buy(number, name, null, today, today.plusDays(TERM_DAYS), cents);
            case "pay" -> find(id, number).forEach(item -> administration.pay(item, cents));
            case "delete" -> find(id, number).forEach(item -> administration.remove(item.id()));
            case "expire" -> yuki.forgetSessions();
            case "limit" -> domain.setLimit((int) (cents / 100));
            case "fail" -> yuki.meet(new Fault.Answers(500, "text/html", "<html>sorry</html>", null));
            case "slow" -> yuki.meet(new Fault.Dawdles(Duration.ofSeconds(30)));
            default -> {}
        }
    }

    private List<Item> find(String id, String number) {
        return administration.items().stream()
                .filter(item -> item.id().equals(id) || (id.isEmpty() && number.equals(item.reference())))
                .toList();
    }

    private String page() {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8><title>Yuki's stand-in</title><h1>")
                .append(ControlPage.escaped(administration.name()))
                .append(": ")
                .append(domain.calls(LocalDate.now(BRUSSELS)))
                .append(" calls today</h1>");
        ControlPage.form(
                html,
                List.of("sell", "buy", "pay", "delete", "expire", "limit", "fail", "slow"),
                Map.of("id", "", "euro", "12.50", "name", "Klant", "number", "2026-1"));
        html.append("<table>");
        for (Item item : administration.items()) {
            html.append("<tr><td>")
                    .append(item.id())
                    .append("<td>")
                    .append(item.debtor() ? "sold" : "bought")
                    .append("<td>")
                    .append(ControlPage.escaped(item.reference()))
                    .append("<td>")
                    .append(ControlPage.escaped(item.contact()))
                    .append("<td>")
                    .append(item.openMinor() / 100.0)
                    .append(" of ")
                    .append(item.originalMinor() / 100.0);
        }
        return html.append("</table>").toString();
    }
}
