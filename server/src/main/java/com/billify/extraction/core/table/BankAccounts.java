package com.billify.extraction.core.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the lines of several accounts in one table apart. */
public final class BankAccounts {
    private BankAccounts() {}

    /** Booked lines of one account and currency each, in file order, the first account of the file first. */
    public static List<List<BankLine>> split(List<BankLine> lines) {
        Map<String, List<BankLine>> accounts = new LinkedHashMap<>();
        for (BankLine line : lines) {
            if (!line.pending()) {
                accounts.computeIfAbsent(keyOf(line), key -> new ArrayList<>()).add(line);
            }
        }
        return List.copyOf(accounts.values());
    }

    /** Equal for lines of one account and currency. */
    public static String keyOf(BankLine line) {
        String account = line.account() == null ? "" : line.account().replaceAll("[^\\p{L}\\p{N}]", "");
        return account + " " + (line.currency() == null ? "" : line.currency());
    }
}
