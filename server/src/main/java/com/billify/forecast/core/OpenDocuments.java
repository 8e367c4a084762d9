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

    /**
     * What is said of one open document.
     *
     * @param chances of each coming day to be the one on which it is paid
     * @param drawKey for the day of each path
     */
    record Open(Document document, float[] chances, long drawKey) {
        /** The chance that it is paid until the end of each of the first days. */
        float[] cumulative(int horizon) {
            float[] cumulative = new float[horizon];
            float sum = 0;
            for (int index = 0; index < horizon; index++) {
                sum += chances[index];
                cumulative[index] = sum;
            }
            return cumulative;
        }

        /** Whether it is paid on a path until the end of a day, from 0. */
        boolean isPaid(float[] cumulative, int path, int day) {
            return (float) Draws.uniform(drawKey, path) < cumulative[day];
        }
    }

    OpenDocuments(Frame frame) {
        this.frame = frame;
    }

    List<Open> all() {
        return open;
    }

    void happen(Component component, boolean receivable, PaymentHabits habits) {
        for (Document document : frame.history().documents()) {
            long amount = document.openMinor();
            if (document.receivable() != receivable
                    || amount == 0
                    || Long.signum(amount) != Long.signum(document.amountMinor())) {
                continue;
            }
            Open one = new Open(document, chances(document, habits), drawKey(document));
            open.add(one);
            float[] cumulative = one.cumulative(frame.horizon());
            float sum = cumulative[cumulative.length - 1];
            frame.paths().begin(component, Outlook.Source.DOCUMENT, document.id());
            for (int path = 0; path < frame.paths().count(); path++) {
                float u = (float) Draws.uniform(one.drawKey(), path);
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
