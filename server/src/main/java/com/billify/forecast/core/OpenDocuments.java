package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets open invoices and credit notes be paid, each on the days on which its party pays. */
final class OpenDocuments {
    private static final int FARTHEST_PAYMENT = 365;

    private final Frame frame;
    private final Map<String, Integer> twins = new HashMap<>();
    private final List<Open> open = new ArrayList<>();

    /** What is said of one open document: the chance of each coming day to be the one on which it is paid. */
    record Open(Document document, float[] chances) {}

    OpenDocuments(Frame frame) {
        this.frame = frame;
    }

    List<Open> all() {
        return open;
    }

    void happen(Component component, boolean receivable, PaymentHabits habits) {
        float[] cumulative = new float[frame.horizon()];
        for (Document document : frame.history().documents()) {
            long amount = document.openMinor();
            if (document.receivable() != receivable
                    || amount == 0
                    || Long.signum(amount) != Long.signum(document.amountMinor())) {
                continue;
            }
            float[] chances = chances(document, habits);
            open.add(new Open(document, chances));
            float sum = 0;
            for (int index = 0; index < cumulative.length; index++) {
                sum += chances[index];
                cumulative[index] = sum;
            }
            frame.paths().begin(component, Outlook.Source.DOCUMENT, document.id());
            long key = drawKey(document);
            for (int path = 0; path < frame.paths().count(); path++) {
                float u = (float) Draws.uniform(key, path);
                if (u < sum) {
                    frame.paths().add(firstAbove(cumulative, u), path, amount);
                }
            }
        }
    }

    private float[] chances(Document document, PaymentHabits habits) {
        float[] chances = new float[Math.max(frame.horizon(), FARTHEST_PAYMENT)];
        LocalDate settledOn = frame.plan().paidOn(document);
        if (settledOn != null) {
            int index = frame.days().bankDayFrom(Math.max(Frame.day(settledOn), frame.asOf() + 1)) - frame.asOf() - 1;
            if (index < chances.length) {
                chances[index] = 1;
            }
            return chances;
        }
        int due = Frame.day(document.dueDate()) + frame.plan().laterDays(document);
        habits.chances(document.party(), due, frame.asOf() + 1, chances);
        return chances;
    }

    /** What a document is, not what it is called: the same books draw alike wherever they are kept. Equal ones differ by their count. */
    private long drawKey(Document document) {
        String name = document.party()
                + '|'
                + document.receivable()
                + '|'
                + document.issueDate()
                + '|'
                + document.dueDate()
                + '|'
                + document.amountMinor();
        return Draws.key(Draws.key(frame.seed(), name), twins.merge(name, 1, Integer::sum));
    }

    private static int firstAbove(float[] cumulative, float u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] <= u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
