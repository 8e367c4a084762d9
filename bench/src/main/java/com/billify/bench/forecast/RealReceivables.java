package com.billify.bench.forecast;

import static com.billify.bench.matching.Table.cell;

import com.billify.bench.CheckDigits;
import com.billify.bench.matching.Table;
import com.billify.bench.world.MadeCompany;
import com.billify.bench.world.MadeDocument;
import com.billify.bench.world.MadeLine;
import com.billify.bench.world.MadeLink;
import com.billify.bench.world.MadeParty;
import com.billify.bench.world.WorldFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Real invoices with the days on which they were settled, as a table beside the repository. The later ones are each forecast at the end of
 * the day of their issue, from what was known then, and compared with due dates and with how late each customer has been on the mean.
 */
final class RealReceivables {
    private static final int BANK = 732;

    /** So many of a hundred come before the first that is forecast. */
    private static final int KNOWN_PERCENT = 60;

    private final List<Invoice> invoices;
    private int count;
    private int inside;
    private long off;
    private double meanOff;
    private long dueOff;

    /** An invoice, and when it was settled. */
    private record Invoice(
            String number, String customer, LocalDate issued, LocalDate due, LocalDate settled, long cents) {
        static Invoice of(Map<String, String> row) {
            return new Invoice(
                    cell(row, "invoice"),
                    cell(row, "customer"),
                    LocalDate.parse(cell(row, "issue_date")),
                    LocalDate.parse(cell(row, "due_date")),
                    LocalDate.parse(cell(row, "settled_date")),
                    new BigDecimal(cell(row, "amount")).movePointRight(2).longValueExact());
        }

        long daysLate() {
            return settled.toEpochDay() - due.toEpochDay();
        }
    }

    private RealReceivables(List<Invoice> invoices) {
        this.invoices = invoices;
    }

    /** @return rows for the reader; empty where there is no such table */
    static String measure(Path data, List<String> command, Path work) throws IOException {
        Path table = data.resolve("receivables/ar_history.csv.gz");
        if (!Files.exists(table)) {
            return "";
        }
        RealReceivables real = new RealReceivables(Table.rows(table).stream()
                .map(Invoice::of)
                .sorted(Comparator.comparing(Invoice::issued).thenComparing(Invoice::number))
                .toList());
        real.measure(command, work);
        return real.rows();
    }

    private void measure(List<String> command, Path work) throws IOException {
        Path folder = work.resolve("receivables");
        WorldFolder.write(folder, company());
        TreeMap<LocalDate, List<Invoice>> later =
                invoices.subList(invoices.size() * KNOWN_PERCENT / 100, invoices.size()).stream()
                        .collect(Collectors.groupingBy(Invoice::issued, TreeMap::new, Collectors.toList()));
        for (Map.Entry<LocalDate, List<Invoice>> day : later.entrySet()) {
            Path out = work.resolve("out");
            Ahead.forecast(command, folder, day.getKey(), out);
            Map<String, Map<String, String>> said = new HashMap<>();
            Table.rows(out.resolve("payments.csv")).forEach(row -> said.put(cell(row, "doc_id"), row));
            for (Invoice invoice : day.getValue()) {
                Map<String, String> row = said.get(id(invoice));
                if (row != null) {
                    compare(invoice, row);
                }
            }
        }
    }

    private void compare(Invoice invoice, Map<String, String> row) {
        LocalDate settled = invoice.settled();
        count++;
        off += Math.abs(LocalDate.parse(cell(row, "p50_date")).toEpochDay() - settled.toEpochDay());
        boolean early = settled.isBefore(LocalDate.parse(cell(row, "p10_date")));
        boolean late = settled.isAfter(LocalDate.parse(cell(row, "p90_date")));
        inside += early || late ? 0 : 1;
        meanOff += Math.abs(invoice.daysLate() - usualDaysLate(invoice));
        dueOff += Math.abs(invoice.daysLate());
    }

    /** On the mean of what that customer has settled by then, else of what all have. */
    private double usualDaysLate(Invoice invoice) {
        List<Invoice> settled = invoices.stream()
                .filter(other -> !other.settled().isAfter(invoice.issued()))
                .toList();
        return settled.stream()
                .filter(other -> other.customer().equals(invoice.customer()))
                .mapToLong(Invoice::daysLate)
                .average()
                .orElseGet(() ->
                        settled.stream().mapToLong(Invoice::daysLate).average().orElse(0));
    }

    private String rows() {
        return String.format(
                Locale.ROOT,
                """
                | real receivables, at issue | invoices | days off | inside P10 to P90 |
                | --- | --- | --- | --- |
                | billify | %d | %.1f | %.2f |
                | each customer's own mean | %d | %.1f | |
                | on the due date | %d | %.1f | |
                """,
                count,
                (double) off / count,
                (double) inside / count,
                count,
                meanOff / count,
                count,
                (double) dueOff / count);
    }

    private static String id(Invoice invoice) {
        return "R" + invoice.number();
    }

    /** The invoices with a bank account on which each is paid by one line that says its number. */
    private MadeCompany company() {
        Map<String, MadeParty> parties = new HashMap<>();
        List<MadeDocument> documents = new ArrayList<>();
        List<MadeLine> lines = new ArrayList<>();
        List<MadeLink> links = new ArrayList<>();
        for (Invoice invoice : invoices) {
            MadeParty party = parties.computeIfAbsent(
                    invoice.customer(),
                    name -> new MadeParty(
                            name,
                            "Customer " + name,
                            null,
                            CheckDigits.iban(BANK, parties.size() + 2),
                            null,
                            "en",
                            "BE"));
            documents.add(new MadeDocument(
                    id(invoice),
                    invoice.number(),
                    true,
                    false,
                    party,
                    invoice.issued(),
                    invoice.due(),
                    invoice.cents(),
                    invoice.cents(),
                    null,
                    null));
            lines.add(payment(invoice, party));
            links.add(new MadeLink("P" + invoice.number(), id(invoice), invoice.cents()));
        }
        lines.sort(Comparator.comparing(MadeLine::bookingDate));
        return new MadeCompany(
                "Seller",
                "BE" + CheckDigits.enterpriseNumber(BANK),
                "en",
                false,
                0,
                List.of(CheckDigits.iban(BANK, 1)),
                List.of(0L),
                lines.getFirst().bookingDate(),
                lines.getLast().bookingDate(),
                documents,
                lines,
                links,
                List.of());
    }

    private static MadeLine payment(Invoice invoice, MadeParty party) {
        return new MadeLine(
                "P" + invoice.number(),
                0,
                invoice.settled(),
                invoice.cents(),
                party.name(),
                party.iban(),
                null,
                "invoice " + invoice.number(),
                null,
                "sales",
                "sale",
                null,
                party.id(),
                "",
                "number");
    }
}
