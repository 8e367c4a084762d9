package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets open invoices and credit notes be paid, each on the days on which its party pays. */
final class OpenDocuments {
    /** A power of two, so that a part of what may be drawn begins at a number that is exact. */
    private static final int PARTS = 256;

    private final Frame frame;
    private final Map<String, Integer> twins = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final int[] firstOfPart = new int[PARTS + 1];

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
            return Draws.uniformOf(Draws.bits(drawKey, path / 2), path % 2 == 1) < cumulative[day];
        }
    }

    OpenDocuments(Frame frame) {
        this.frame = frame;
    }

    List<Open> all() {
        return open;
    }

    void happen(Component component, boolean receivable, PaymentHabits habits) {
        Paths paths = frame.paths();
        Paths.Once once = paths.once();
        for (Learnt.Open known : frame.learnt().open(receivable)) {
            Document document = known.document();
            Open one = new Open(document, chances(known, habits), drawKey(document));
            open.add(one);
            float[] cumulative = one.cumulative(frame.horizon());
            float sum = cumulative[cumulative.length - 1];
            note(cumulative);
            int place = frame.places().of(document);
            paths.begin(component, Outlook.Source.DOCUMENT, document.id(), place);
            short[] when = once.next(document.openMinor(), place);
            for (int path = 0; path < when.length; path += 2) {
                long bits = Draws.bits(one.drawKey(), path / 2);
                when[path] = day(cumulative, sum, Draws.uniformOf(bits, false));
                if (path + 1 < when.length) {
                    when[path + 1] = day(cumulative, sum, Draws.uniformOf(bits, true));
                }
            }
        }
        once.finish();
    }

    private float[] chances(Learnt.Open known, PaymentHabits habits) {
        Document document = known.document();
        LocalDate settledOn = frame.plan().paidOn(document);
        int later = frame.plan().laterDays(document);
        if (settledOn == null && later == 0 && frame.horizon() <= Learnt.FARTHEST_PAYMENT) {
            return known.chances();
        }
        float[] chances = new float[Math.max(frame.horizon(), Learnt.FARTHEST_PAYMENT)];
        if (settledOn != null) {
            int index = frame.days().bankDayFrom(Math.max(Frame.day(settledOn), frame.asOf() + 1)) - frame.asOf() - 1;
            if (index < chances.length) {
                chances[index] = 1;
            }
            return chances;
        }
        int due = Frame.day(document.dueDate()) + later;
        habits.of(document.party()).chances(due, frame.asOf() + 1, chances);
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

    /** For each of the equal parts of what may be drawn, the first day that it may mean: so that few days are looked at. */
    private void note(float[] cumulative) {
        int day = 0;
        for (int part = 0; part <= PARTS; part++) {
            while (day < cumulative.length - 1 && cumulative[day] <= (float) part / PARTS) {
                day++;
            }
            firstOfPart[part] = day;
        }
    }

    /** The first day whose chance until then is more than what was drawn, of those that were noted. */
    private short day(float[] cumulative, float sum, float u) {
        if (u >= sum) {
            return Paths.Once.NEVER;
        }
        int day = firstOfPart[(int) (u * PARTS)];
        while (cumulative[day] <= u) {
            day++;
        }
        return (short) day;
    }
}
