package com.billify.bench.matching;

import static com.billify.bench.matching.Table.cell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A made company in a folder: what a user could give, and what is true. */
final class Company {
    private final Path folder;
    private final List<Map<String, String>> documents;
    private final List<Map<String, String>> payments;
    private final Map<String, Set<String>> truth = new HashMap<>();
    private final Set<String> unknowable = new HashSet<>();

    Company(Path folder) throws IOException {
        this.folder = folder;
        documents = Table.rows(folder.resolve("visible/invoices.csv"));
        payments = Table.rows(folder.resolve("visible/transactions.csv"));
        Set<String> visible = new HashSet<>();
        documents.forEach(row -> visible.add(cell(row, "doc_id")));
        for (Map<String, String> row : Table.rows(folder.resolve("truth/truth_links.csv"))) {
            if (visible.contains(cell(row, "doc_id"))) {
                truth.computeIfAbsent(cell(row, "txn_id"), absent -> new TreeSet<>())
                        .add(cell(row, "doc_id"));
            } else {
                unknowable.add(cell(row, "txn_id"));
            }
        }
        unknowable.removeAll(truth.keySet());
    }

    Path folder() {
        return folder;
    }

    List<Map<String, String>> documents() {
        return documents;
    }

    List<Map<String, String>> payments() {
        return payments;
    }

    /** Adds what {@code reconcile} wrote. */
    void score(Path matches, Quality quality) throws IOException {
        Map<String, Set<String>> said = new HashMap<>();
        Map<String, Double> confidence = new HashMap<>();
        Map<String, Boolean> posted = new HashMap<>();
        for (Map<String, String> row : Table.rows(matches)) {
            String id = cell(row, "txn_id");
            Set<String> ids = said.computeIfAbsent(id, absent -> new TreeSet<>());
            if (!cell(row, "doc_id").isEmpty()) {
                ids.add(cell(row, "doc_id"));
            }
            confidence.merge(id, Double.parseDouble(cell(row, "confidence")), Math::min);
            posted.merge(id, cell(row, "auto").equals("1"), Boolean::logicalAnd);
        }
        score(said, confidence, posted, quality);
    }

    /** Adds what a simpler way says: of each line, the documents; all of it posted. */
    void score(Map<String, Set<String>> said, Quality quality) throws IOException {
        score(said, Map.of(), Map.of(), quality);
    }

    private void score(
            Map<String, Set<String>> said, Map<String, Double> confidence, Map<String, Boolean> posted, Quality quality)
            throws IOException {
        for (Map<String, String> row : Table.rows(folder.resolve("truth/truth_transactions.csv"))) {
            String id = cell(row, "txn_id");
            if (!unknowable.contains(id)) {
                quality.add(new Line(
                        cell(row, "kind"),
                        cell(row, "ref_state"),
                        truth.getOrDefault(id, Set.of()),
                        said.getOrDefault(id, Set.of()),
                        confidence.getOrDefault(id, 1.0),
                        posted.getOrDefault(id, true)));
            }
        }
    }
}
