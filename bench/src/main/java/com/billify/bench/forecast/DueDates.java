package com.billify.bench.forecast;

import static com.billify.bench.matching.Table.cell;

import com.billify.bench.matching.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What most programs for small companies say of the days ahead: every open invoice is paid on the day it is due, what is overdue on the
 * next, and nothing else moves. It knows for sure what is open.
 *
 * @param documents all that were ever sent or received
 */
record DueDates(List<Document> documents) {
    /**
     * An invoice or credit note.
     *
     * @param amount signed as cash, in currency units
     * @param paid what was paid of it until the end of each day, as a share
     */
    private record Document(LocalDate issued, LocalDate due, double amount, TreeMap<LocalDate, Double> paid) {
        double openOn(LocalDate day) {
            Map.Entry<LocalDate, Double> until = paid.floorEntry(day);
            return amount * (1 - Math.min(1, until == null ? 0 : until.getValue()));
        }
    }

    static DueDates of(Known company) throws IOException {
        Path folder = company.folder();
        Map<String, LocalDate> booked = new HashMap<>();
        for (String file : List.of("visible/transactions.csv", "truth/truth_future_transactions.csv")) {
            for (Map<String, String> line : Table.rows(folder.resolve(file))) {
                booked.put(cell(line, "txn_id"), LocalDate.parse(cell(line, "booking_date")));
            }
        }
        Map<String, TreeMap<LocalDate, Double>> applied = new HashMap<>();
        for (String file : List.of("truth/truth_links.csv", "truth/truth_future_links.csv")) {
            for (Map<String, String> link : Table.rows(folder.resolve(file))) {
                LocalDate day = booked.get(cell(link, "txn_id"));
                if (day != null) {
                    applied.computeIfAbsent(cell(link, "doc_id"), none -> new TreeMap<>())
                            .merge(day, Math.abs(Double.parseDouble(cell(link, "amount_applied"))), Double::sum);
                }
            }
        }
        List<Document> documents = new ArrayList<>();
        for (Map<String, String> row : Table.rows(folder.resolve("visible/invoices.csv"))) {
            double gross = Double.parseDouble(cell(row, "gross"));
            LocalDate issued = LocalDate.parse(cell(row, "issue_date"));
            TreeMap<LocalDate, Double> payments = applied.getOrDefault(cell(row, "doc_id"), new TreeMap<>());
            // Of what is older than the bank data and never paid in it nobody knows whether it was paid before.
            if (gross != 0 && !(issued.isBefore(company.first()) && payments.isEmpty())) {
                documents.add(new Document(
                        issued,
                        LocalDate.parse(cell(row, "due_date")),
                        cell(row, "direction").equals("sales") ? gross : -gross,
                        shares(payments, Math.abs(gross))));
            }
        }
        return new DueDates(documents);
    }

    private static TreeMap<LocalDate, Double> shares(TreeMap<LocalDate, Double> payments, double gross) {
        TreeMap<LocalDate, Double> shares = new TreeMap<>();
        double paid = 0;
        for (Map.Entry<LocalDate, Double> payment : payments.entrySet()) {
            paid += payment.getValue();
            shares.put(payment.getKey(), paid / gross);
        }
        return shares;
    }

    /** The balance at the end of each of the coming days, less that of the day itself. */
    double[] changes(LocalDate day, int days) {
        double[] changes = new double[days];
        for (Document document : documents) {
            int ahead = Math.max(1, (int) (document.due().toEpochDay() - day.toEpochDay()));
            if (!document.issued().isAfter(day) && ahead <= days) {
                changes[ahead - 1] += document.openOn(day);
            }
        }
        for (int index = 1; index < days; index++) {
            changes[index] += changes[index - 1];
        }
        return changes;
    }
}
