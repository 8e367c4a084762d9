package com.billify.demo.core;

import com.billify.kernel.StructuredReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is open of the bakery's invoices, as its bookkeeper has it: by what payments say they are for, and by the owner's word. */
final class OpenBills {
    private final Map<String, Bill> bills = new LinkedHashMap<>();
    private final Map<String, Long> openMinor = new HashMap<>();
    private final Map<String, String> byReference = new HashMap<>();
    private final Map<String, BankLine> lines = new HashMap<>();
    private final Map<String, Long> restMinor = new HashMap<>();

    private OpenBills() {}

    /** @param days from the first on */
    static List<OpenBill> of(List<Day> days, LocalDate paidUntil) {
        OpenBills books = new OpenBills();
        for (Day day : days) {
            day.bills().forEach(books::add);
            if (!day.date().isAfter(paidUntil)) {
                day.lines().forEach(books::pay);
                day.handMatches().forEach(books::match);
            }
        }
        return books.bills.values().stream()
                .filter(bill -> books.openMinor.getOrDefault(bill.number(), 0L) > 0)
                .map(bill -> OpenBill.of(bill, books.openMinor.getOrDefault(bill.number(), 0L)))
                .toList();
    }

    private void add(Bill bill) {
        bills.put(bill.number(), bill);
        openMinor.put(bill.number(), bill.grossMinor());
        StructuredReference reference = bill.reference();
        if (reference != null) {
            byReference.put(reference.digits(), bill.number());
        }
    }

    private void pay(BankLine line) {
        List<Bill> named = named(line);
        lines.put(line.bankReference(), line);
        restMinor.put(line.bankReference(), Math.abs(line.amountMinor()));
        if (named.size() == 1
                && openMinor.getOrDefault(named.getFirst().number(), 0L) == Math.abs(line.amountMinor())) {
            settle(named.getFirst(), line);
        }
    }

    /** The owner says what a payment is for that no rule could tell. */
    private void match(HandMatch match) {
        BankLine line = lines.get(match.bankReference());
        Bill bill = bills.get(match.number());
        if (line != null && bill != null) {
            settle(bill, line);
        }
    }

    /** A credit note makes what is left of a payment more. */
    private void settle(Bill bill, BankLine line) {
        long open = openMinor.getOrDefault(bill.number(), 0L);
        long left = restMinor.getOrDefault(line.bankReference(), 0L);
        boolean against = cashMinor(bill) > 0 != line.amountMinor() > 0;
        long settled = against ? open : Math.min(open, left);
        openMinor.put(bill.number(), open - settled);
        restMinor.put(line.bankReference(), against ? left + settled : left - settled);
    }

    private List<Bill> named(BankLine line) {
        Set<String> words = new HashSet<>();
        if (line.text() != null) {
            words.addAll(List.of(line.text().split("[\\s,;:()]+")));
        }
        StructuredReference reference = line.reference();
        if (reference != null && byReference.containsKey(reference.digits())) {
            words.add(byReference.get(reference.digits()));
        }
        List<Bill> named = new ArrayList<>();
        for (String word : words) {
            Bill bill = bills.get(word);
            if (bill != null && cashMinor(bill) > 0 == line.amountMinor() > 0) {
                named.add(bill);
            }
        }
        return named;
    }

    /** What its payment is on the bakery's account. */
    private static long cashMinor(Bill bill) {
        return bill.sale() == bill.creditNote() ? -bill.grossMinor() : bill.grossMinor();
    }
}
