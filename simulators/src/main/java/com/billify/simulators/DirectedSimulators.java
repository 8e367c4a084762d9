package com.billify.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Account;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import com.billify.simulators.yuki.YukiBook;
import com.billify.simulators.yuki.YukiBook.Administration;
import com.billify.simulators.yuki.YukiBook.Item;
import com.billify.simulators.yuki.YukiSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stand-ins as a process of the program that tells them what happens, one form a line on their input: {@code
 * deed=account&client=...}. They listen to this machine alone, say where on the first line of their output, answer {@code told}
 * to each {@code deed=ask}, and end with their input, so that they never outlive who started them. {@code --now INSTANT}:
 * what their clock shows at first.
 *
 * <p>Ids are the teller's, so that what is told again after a new start is the same.
 */
public final class DirectedSimulators {
    private final PontoBook bank;
    private final YukiBook books;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Administration> administrations = new HashMap<>();
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final Map<String, List<Item>> items = new HashMap<>();

    private DirectedSimulators(PontoBook bank, YukiBook books) {
        this.bank = bank;
        this.books = books;
    }

    public static void main(String[] arguments) throws IOException {
        Instant now = Instant.now();
        Duration ahead = Duration.between(now, arguments.length == 2 ? Instant.parse(arguments[1]) : now);
        PontoBook bank = new PontoBook(1, () -> Instant.now().plus(ahead));
        YukiBook books = new YukiBook(1, () -> Instant.now().plus(ahead));
        DirectedSimulators directed = new DirectedSimulators(bank, books);
        try (PontoSimulator ponto = new PontoSimulator(bank, 0);
                YukiSimulator yuki = new YukiSimulator(books, 0);
                BufferedReader directions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println(ponto.address() + " " + yuki.address());
            for (String line = directions.readLine(); line != null; line = directions.readLine()) {
                directed.hear(ControlPage.fields(line));
            }
        }
        System.exit(0); // calls that wait for something need not end
    }

    private void hear(Map<String, String> direction) {
        switch (direction.getOrDefault("deed", "")) {
            case "account" -> addAccount(direction);
            case "line" -> of(lines, direction, "account").add(line(direction));
            case "look" -> look(said(direction, "account"));
            case "books" -> addBooks(direction);
            case "item" -> of(items, direction, "books").add(item(direction));
            case "list" -> list(said(direction, "books"));
            case "ask" -> System.out.println("told");
            default -> throw new IllegalArgumentException("no such deed: " + direction);
        }
    }

    private void addAccount(Map<String, String> direction) {
        String id = said(direction, "id");
        Account account = bank.integration(said(direction, "client"), said(direction, "secret"))
                .addAccount(id, said(direction, "iban"), said(direction, "holder"), number(direction, "balance"));
        accounts.put(id, account);
    }

    private static Line line(Map<String, String> direction) {
        LocalDate day = LocalDate.parse(said(direction, "day"));
        Instant seen = Instant.parse(said(direction, "at"));
        return new Line(
                said(direction, "id"),
                day,
                day,
                number(direction, "amount"),
                direction.get("name"),
                direction.get("counterpart"),
                direction.get("text"),
                direction.containsKey("structured"),
                seen,
                seen,
                direction.get("reference"));
    }

    private void look(String account) {
        Objects.requireNonNull(accounts.get(account)).bookAsTold(taken(lines, account));
    }

    private void addBooks(Map<String, String> direction) {
        YukiBook.Domain domain = books.addDomain(said(direction, "domain"));
        books.addKey(said(direction, "key"), domain);
        String id = said(direction, "id");
        administrations.put(id, domain.addAdministration(id, said(direction, "name")));
    }

    private static Item item(Map<String, String> direction) {
        boolean debtor = direction.containsKey("debtor");
        String number = said(direction, "number");
        return new Item(
                said(direction, "id"),
                debtor,
                debtor ? 6 : 2,
                LocalDate.parse(said(direction, "day")),
                LocalDate.parse(said(direction, "due")),
                "Factuur " + number,
                said(direction, "contact"),
                said(direction, "contactId"),
                direction.get("vat"),
                number(direction, "open"),
                number(direction, "original"),
                number);
    }

    private void list(String administration) {
        Objects.requireNonNull(administrations.get(administration)).list(taken(items, administration));
    }

    private static <T> List<T> of(Map<String, List<T>> waiting, Map<String, String> direction, String whose) {
        return waiting.computeIfAbsent(said(direction, whose), id -> new ArrayList<>());
    }

    private static <T> List<T> taken(Map<String, List<T>> waiting, String id) {
        @Nullable List<T> taken = waiting.remove(id);
        return taken == null ? List.of() : taken;
    }

    private static String said(Map<String, String> direction, String name) {
        String value = direction.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing: " + direction);
        }
        return value;
    }

    private static long number(Map<String, String> direction, String name) {
        return Long.parseLong(said(direction, name));
    }
}
