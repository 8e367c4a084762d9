package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The books of one made company, read from the tables of its folder, and what is true of them.
 *
 * @param shares by payment, what it settles of which document, in cents signed as the document's amount
 * @param kinds by payment: sale, out, card …
 */
record WorldBooks(
        String name,
        Books books,
        Map<String, Map<String, Long>> shares,
        Map<String, String> kinds,
        Set<String> unknowable) {
    private static final Pattern OWN_ACCOUNT = Pattern.compile("<Acct>\\s*<Id>\\s*<IBAN>([A-Z0-9]+)");

    /** All companies of a world, in the order of their names. */
    static List<WorldBooks> all(Path world) {
        try (Stream<Path> companies = Files.list(world)) {
            return companies
                    .filter(folder -> Files.exists(folder.resolve("visible/transactions.csv")))
                    .sorted()
                    .map(WorldBooks::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorldBooks read(Path folder) {
        try {
            return readTables(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when what is said of the payment is exactly what is true. */
    boolean isRight(Decision decision) {
        return decision.best()
                .documentIds()
                .equals(shares.getOrDefault(decision.paymentId(), Map.of()).keySet());
    }

    /** Lines that stand for many payments count apart, as in the scorer. */
    boolean isBatch(String paymentId) {
        return kinds.getOrDefault(paymentId, "").endsWith("_batch");
    }

    private static WorldBooks readTables(Path folder) throws IOException {
        List<Document> documents = rows(folder.resolve("visible/invoices.csv")).stream()
                .map(WorldBooks::document)
                .toList();
        Map<String, Document> byId = new HashMap<>();
        documents.forEach(document -> byId.put(document.id(), document));
        List<Payment> payments = rows(folder.resolve("visible/transactions.csv")).stream()
                .map(WorldBooks::payment)
                .toList();
        Map<String, Map<String, Long>> shares = new HashMap<>();
        Set<String> unknowable = new HashSet<>();
        for (Map<String, String> row : rows(folder.resolve("truth/truth_links.csv"))) {
            Document document = byId.get(cell(row, "doc_id"));
            if (document == null) {
                unknowable.add(cell(row, "txn_id"));
            } else {
                long cents = cents(cell(row, "amount_applied")) * (document.direction() == Direction.PAYABLE ? -1 : 1);
                shares.computeIfAbsent(cell(row, "txn_id"), absent -> new LinkedHashMap<>())
                        .put(document.id(), cents);
            }
        }
        unknowable.removeAll(shares.keySet());
        Map<String, String> kinds = new HashMap<>();
        rows(folder.resolve("truth/truth_transactions.csv"))
                .forEach(row -> kinds.put(cell(row, "txn_id"), cell(row, "kind")));
        Books books = new Books(payments, documents, List.of(), ownAccounts(folder));
        return new WorldBooks(folder.getFileName().toString(), books, shares, kinds, unknowable);
    }

    private static Payment payment(Map<String, String> row) {
        return new Payment(
                cell(row, "txn_id"),
                cell(row, "account_id"),
                LocalDate.parse(cell(row, "booking_date")),
                BooksFixture.euros(cents(cell(row, "amount"))),
                text(row, "counterparty_name"),
                text(row, "counterparty_iban"),
                text(row, "structured_ref"),
                text(row, "remittance"),
                null);
    }

    private static Document document(Map<String, String> row) {
        boolean credit = cell(row, "type").equals("credit_note");
        boolean sale = cell(row, "direction").equals("sales");
        long cents = Math.abs(cents(cell(row, "gross"))) * (credit == sale ? -1 : 1);
        String account = text(row, "supplier_iban");
        return new Document(
                cell(row, "doc_id"),
                sale ? Direction.RECEIVABLE : Direction.PAYABLE,
                credit ? Kind.CREDIT_NOTE : Kind.INVOICE,
                text(row, "doc_no"),
                LocalDate.parse(cell(row, "issue_date")),
                LocalDate.parse(cell(row, "due_date")),
                BooksFixture.euros(cents),
                Money.zero(BooksFixture.EUR),
                text(row, "structured_ref"),
                text(row, "party_name"),
                text(row, "party_vat"),
                account == null ? Set.of() : Set.of(account),
                text(row, "credited_doc_no"));
    }

    private static Set<String> ownAccounts(Path folder) throws IOException {
        Set<String> accounts = new HashSet<>();
        Path table = folder.resolve("visible/accounts.csv");
        if (Files.exists(table)) {
            rows(table).forEach(row -> accounts.add(cell(row, "iban")));
            return accounts;
        }
        try (Stream<Path> statements = Files.list(folder.resolve("visible/camt"))) {
            for (Path statement : statements.toList()) {
                OWN_ACCOUNT
                        .matcher(Files.readString(statement))
                        .results()
                        .forEach(found -> accounts.add(found.group(1)));
            }
        }
        return accounts;
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static @Nullable String text(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return text.isBlank() ? null : text;
    }

    private static List<Map<String, String>> rows(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> names = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int index = 0; index < Math.min(names.size(), cells.size()); index++) {
                row.put(names.get(index), cells.get(index));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char sign = line.charAt(index);
            if (sign == '"') {
                boolean doubled = quoted && index + 1 < line.length() && line.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append(sign);
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
