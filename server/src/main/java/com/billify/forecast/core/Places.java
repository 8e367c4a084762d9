package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** To which of the company's accounts money comes and from which it leaves: as it did before, else as most of it does. */
final class Places {
    private static final int USUAL_DAYS = 365;

    private final List<String> accounts;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Whose, Integer> ofParties = new HashMap<>();
    private final int receiving;
    private final int paying;

    private record Whose(String party, boolean receivable) {}

    private Places(CashHistory history) {
        accounts = new ArrayList<>(history.accounts().balancesMinor().keySet());
        accounts.forEach(account -> places.put(account, places.size()));
        int[] in = new int[Math.max(1, accounts.size())];
        int[] out = in.clone();
        for (Line line : history.lines()) {
            Integer place = places.get(line.account());
            if (place != null && line.date().isAfter(history.asOf().minusDays(USUAL_DAYS))) {
                (line.amountMinor() > 0 ? in : out)[place]++;
            }
        }
        receiving = most(in);
        paying = most(out);
        for (Document document : history.documents()) {
            for (Payment payment : document.payments()) {
                Integer place = places.get(payment.account());
                if (place != null) {
                    ofParties.put(new Whose(document.party(), document.receivable()), place);
                }
            }
        }
    }

    static Places of(CashHistory history) {
        return new Places(history);
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int place = 1; place < counts.length; place++) {
            most = counts[place] > counts[most] ? place : most;
        }
        return most;
    }

    /** How many accounts there are to tell apart; 1 where they are not told apart. */
    int count() {
        return Math.max(1, accounts.size());
    }

    /** What each is called, in their order; empty where they are not told apart. */
    List<String> accounts() {
        return accounts;
    }

    /** Where a line was booked. */
    int of(Line line) {
        Integer place = places.get(line.account());
        return place == null ? usual(line.amountMinor()) : place;
    }

    /** Where a document will be paid: where the last one of its party was. */
    int of(Document document) {
        Integer place = ofParties.get(new Whose(document.party(), document.receivable()));
        return place == null ? usual(document.amountMinor()) : place;
    }

    /** Where most comes in, or goes out. */
    int usual(long minor) {
        return minor > 0 ? receiving : paying;
    }

    /** Of an account that is among them. */
    int of(String account) {
        return places.getOrDefault(account, 0);
    }
}
