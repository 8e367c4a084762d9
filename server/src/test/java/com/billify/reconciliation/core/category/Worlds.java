package com.billify.reconciliation.core.category;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Books;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Matcher;
import com.billify.reconciliation.core.matching.Payment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Made-up companies in folders, as {@code ./billify bench world} writes them and the sample worlds are. */
final class Worlds {
    private static final Currency EUR = Currency.getInstance("EUR");

    private Worlds() {}

    /** A company, what matching says of its lines, and what they are for in truth. */
    record Company(
            List<Payment> lines, Map<String, Matched> matched, Set<String> ownAccounts, Map<String, Category> truth) {
        LocalDate lastDay() {
            return Collections.max(lines.stream().map(Payment::bookingDate).toList());
        }

        Categories categories() {
            return Categories.of(lines, matched, ownAccounts, lastDay(), Categories.Memory.NONE);
        }
    }

    /** The companies of a world, in the order of their folders. */
    static List<Company> read(Path world) throws IOException {
        List<Company> companies = new ArrayList<>();
        try (Stream<Path> folders = Files.list(world)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                companies.add(company(folder));
            }
        }
        return companies;
    }

    /** One of them. */
    static Company company(Path folder) throws IOException {
        Path visible = folder.resolve("visible");
        Map<String, String> ibans = new HashMap<>();
        for (Map<String, String> row : rows(visible.resolve("accounts.csv"))) {
            ibans.put(cell(row, "account_id"), cell(row, "iban"));
        }
        List<Payment> lines = new ArrayList<>();
        for (Map<String, String> row : rows(visible.resolve("transactions.csv"))) {
            lines.add(new Payment(
                    cell(row, "txn_id"),
                    ibans.getOrDefault(cell(row, "account_id"), cell(row, "account_id")),
                    LocalDate.parse(cell(row, "booking_date")),
                    money(cell(row, "amount")),
                    row.get("counterparty_name"),
                    row.get("counterparty_iban"),
                    row.get("structured_ref"),
                    row.get("remittance"),
                    null));
        }
        Map<String, Document> documents = new HashMap<>();
        for (Map<String, String> row : rows(visible.resolve("invoices.csv"))) {
            documents.put(cell(row, "doc_id"), document(row));
        }
        Map<String, Matched> matched = new HashMap<>();
        Set<String> own = new TreeSet<>(ibans.values());
        for (Decision decision : Matcher.decide(new Books(lines, List.copyOf(documents.values()), List.of(), own))) {
            matched.put(decision.paymentId(), Matched.of(decision, documents::get));
        }
        Map<String, Category> truth = new HashMap<>();
        for (Map<String, String> row : rows(folder.resolve("truth/truth_transactions.csv"))) {
            truth.put(
                    cell(row, "txn_id"),
                    Category.ofWireName(cell(row, "category")).orElseThrow());
        }
        return new Company(lines, matched, own, truth);
    }

    private static Document document(Map<String, String> row) {
        boolean sale = cell(row, "direction").equals("sales");
        boolean creditNote = !cell(row, "type").equals("invoice");
        Money gross = money(cell(row, "gross"));
        String iban = row.get("supplier_iban");
        LocalDate issued = LocalDate.parse(cell(row, "issue_date"));
        String due = row.get("due_date");
        return new Document(
                cell(row, "doc_id"),
                sale ? Direction.RECEIVABLE : Direction.PAYABLE,
                creditNote ? Kind.CREDIT_NOTE : Kind.INVOICE,
                row.get("doc_no"),
                issued,
                due == null ? issued.plusDays(30) : LocalDate.parse(due),
                sale != creditNote ? gross : gross.negated(),
                Money.zero(EUR),
                row.get("structured_ref"),
                row.get("party_name"),
                row.get("party_vat"),
                iban == null ? Set.of() : Set.of(iban),
                row.get("credited_doc_no"));
    }

    private static Money money(String amount) {
        return Money.exactly(new BigDecimal(amount), EUR);
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /** The rows of a table; what is empty is left out. */
    static List<Map<String, String>> rows(Path csv) throws IOException {
        return rows(Files.readString(csv));
    }

    static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> columns = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                if (!cells.get(column).isBlank()) {
                    row.put(columns.get(column), cells.get(column));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                boolean doubled = quoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
