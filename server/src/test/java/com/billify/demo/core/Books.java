package com.billify.demo.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bakery's books as its owner knows them: what is open once rules have matched what they can and the owner the rest.
 * Kept apart from the world, which must not mark its own work.
 */
final class Books {
    private final Map<Bill, Long> openMinor = new LinkedHashMap<>();
    private final Map<String, BankLine> unmatched = new LinkedHashMap<>();

    /** Takes in a day: bills, then lines, then what the owner matched. */
    void take(Day day) {
        day.bills().forEach(bill -> openMinor.put(bill, cashMinor(bill)));
        for (BankLine line : day.lines()) {
            List<Bill> named = openMinor.entrySet().stream()
                    .filter(open -> open.getValue() == line.amountMinor() && names(line, open.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (named.size() == 1) {
                openMinor.remove(named.getFirst());
            } else {
                unmatched.put(line.bankReference(), line);
            }
        }
        Map<String, Long> left = new LinkedHashMap<>();
        for (HandMatch match : day.handMatches()) {
            BankLine line = unmatched.get(match.bankReference());
            if (line == null) {
                throw new AssertionError("there is no such payment left: " + match);
            }
            Bill bill = openMinor.keySet().stream()
                    .filter(open -> open.sale() && open.number().equals(match.number()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is open of it: " + match));
            long owedMinor = openMinor(bill);
            long restMinor = left.getOrDefault(match.bankReference(), line.amountMinor());
            long paidMinor = owedMinor < 0 ? owedMinor : Math.min(owedMinor, restMinor);
            left.put(match.bankReference(), restMinor - paidMinor);
            openMinor.put(bill, owedMinor - paidMinor);
            openMinor.values().remove(0L);
        }
        left.forEach((reference, restMinor) -> {
            if (restMinor != 0) {
                throw new AssertionError(restMinor + " of " + reference + " is for nothing");
            }
            unmatched.remove(reference);
        });
    }

    /** What is open, oldest due date first. */
    List<Bill> open() {
        return openMinor.keySet().stream()
                .sorted(Comparator.comparing(Bill::dueDate))
                .toList();
    }

    /** What of a bill is open, signed as cash. */
    long openMinor(Bill bill) {
        return openMinor.getOrDefault(bill, 0L);
    }

    List<BankLine> unmatched() {
        return new ArrayList<>(unmatched.values());
    }

    /** The balance of each coming day if everything open is paid when due, what is late today. */
    long[] forecastMinor(long startMinor, LocalDate today, int days) {
        long[] balances = new long[days];
        for (int day = 0; day < days; day++) {
            LocalDate date = today.plusDays(day);
            balances[day] = startMinor
                    + openMinor.entrySet().stream()
                            .filter(open -> !open.getKey().dueDate().isAfter(date))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        }
        return balances;
    }

    private static boolean names(BankLine line, Bill bill) {
        if (bill.reference() != null && bill.reference().equals(line.reference())) {
            return true;
        }
        return line.text() != null && List.of(line.text().split(" ")).contains(bill.number());
    }

    private static long cashMinor(Bill bill) {
        return bill.sale() == bill.creditNote() ? -bill.grossMinor() : bill.grossMinor();
    }
}
