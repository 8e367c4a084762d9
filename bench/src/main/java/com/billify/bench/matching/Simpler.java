package com.billify.bench.matching;

import static com.billify.bench.matching.Table.cell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What simpler ways would say: by the reference alone, and by the ladder of rules that other products use. */
final class Simpler {
    private static final Pattern DECORATION = Pattern.compile("[^A-Z0-9]");
    private static final int SHORTEST_NUMBER = 4;

    private final boolean ladder;
    private final Map<String, Map<String, String>> byReference = new HashMap<>();
    private final List<Map<String, String>> open;
    private final Map<String, String> numbers = new HashMap<>();

    private Simpler(Company company, boolean ladder) {
        this.ladder = ladder;
        open = new ArrayList<>(company.documents());
        open.forEach(row -> byReference.putIfAbsent(cell(row, "structured_ref"), row));
        byReference.remove("");
        open.forEach(row -> numbers.put(cell(row, "doc_id"), plain(cell(row, "doc_no"))));
    }

    /** A document is paid by who gives its reference, whatever the amount. */
    static Map<String, Set<String>> byReference(Company company) {
        return new Simpler(company, false).say(company);
    }

    /** By reference; else by number; else the oldest open document of the amount. Each document once. */
    static Map<String, Set<String>> byLadder(Company company) {
        return new Simpler(company, true).say(company);
    }

    private Map<String, Set<String>> say(Company company) {
        Map<String, Set<String>> said = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (Map<String, String> payment : company.payments()) {
            String document = find(payment, closed);
            if (!document.isEmpty()) {
                said.put(cell(payment, "txn_id"), Set.of(document));
                closed.add(document);
            }
        }
        return said;
    }

    private String find(Map<String, String> payment, Set<String> closed) {
        String text = plain(cell(payment, "remittance"));
        String reference = cell(payment, "structured_ref");
        Map<String, String> named = byReference.get(reference.isEmpty() ? text : reference);
        if (named != null) {
            return cell(named, "doc_id");
        }
        if (!ladder) {
            return "";
        }
        BigDecimal amount = new BigDecimal(cell(payment, "amount"));
        String sameAmount = "";
        for (Map<String, String> row : open) {
            boolean ours = cell(row, "direction").equals("sales") == amount.signum() > 0;
            if (!ours || closed.contains(cell(row, "doc_id"))) {
                continue;
            }
            String number = numbers.getOrDefault(cell(row, "doc_id"), "");
            if (number.length() >= SHORTEST_NUMBER && text.contains(number)) {
                return cell(row, "doc_id");
            }
            boolean due = cell(row, "issue_date").compareTo(cell(payment, "booking_date")) <= 0;
            if (sameAmount.isEmpty() && due && new BigDecimal(cell(row, "gross")).compareTo(amount.abs()) == 0) {
                sameAmount = cell(row, "doc_id");
            }
        }
        return sameAmount;
    }

    private static String plain(String text) {
        return DECORATION.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
