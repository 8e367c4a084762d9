package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the documents of a history tell of when such are paid and come again: the same whatever somebody plans, so that it can be kept from
 * one plan to the next. Never changed once it is there.
 */
public final class Learnt {
    /** So far ahead it is said when an open document is paid. */
    static final int FARTHEST_PAYMENT = 365;

    /** Of older documents none comes again. */
    static final int REMEMBERED_DAYS = 800;

    private static final short[] NOT_REMEMBERED = {};
    private static final int LONGEST_PAYMENT = 250;
    private static final int QUANTILES = 64;
    private static final int ENOUGH_CASES = 40;

    private final CashHistory history;
    private final DayTable days;
    private final Side receivables;
    private final Side payables;

    private Learnt(CashHistory history, DayTable days, Side receivables, Side payables) {
        this.history = history;
        this.days = days;
        this.receivables = receivables;
        this.payables = payables;
    }

    /** The documents of one direction. */
    private record Side(PaymentHabits habits, List<Party> parties, List<Open> open) {}

    /**
     * A document that is open.
     *
     * @param chances of each coming day to be the one on which it is paid, if nobody plans otherwise; not to be changed
     */
    record Open(Document document, float[] chances) {}

    /**
     * A party with its documents, in the order in which they were issued.
     *
     * @param rhythm in which they come; none where they have none
     * @param delays until the money of each, from its issue; empty where they have a rhythm
     */
    record Party(String key, List<Document> documents, Optional<Recurrence> rhythm, List<short[]> delays) {}

    public static Learnt of(CashHistory history) {
        DayTable days = Frame.days(history);
        return new Learnt(history, days, side(history, days, true), side(history, days, false));
    }

    public CashHistory history() {
        return history;
    }

    DayTable days() {
        return days;
    }

    PaymentHabits habits(boolean receivable) {
        return side(receivable).habits();
    }

    List<Party> parties(boolean receivable) {
        return side(receivable).parties();
    }

    List<Open> open(boolean receivable) {
        return side(receivable).open();
    }

    private Side side(boolean receivable) {
        return receivable ? receivables : payables;
    }

    private static Side side(CashHistory history, DayTable days, boolean receivable) {
        PaymentHabits habits = habits(history, days, receivable);
        SortedMap<String, List<Document>> byParty = new TreeMap<>();
        for (Document document : history.documents()) {
            if (document.receivable() == receivable) {
                byParty.computeIfAbsent(document.party(), none -> new ArrayList<>())
                        .add(document);
            }
        }
        LocalDate from = history.documentsUntil().minusDays(REMEMBERED_DAYS);
        List<Party> parties = new ArrayList<>();
        for (Map.Entry<String, List<Document>> entry : byParty.entrySet()) {
            parties.add(party(entry.getKey(), receivable, entry.getValue(), habits, days, from));
        }
        return new Side(habits, parties, open(history, habits, receivable));
    }

    private static List<Open> open(CashHistory history, PaymentHabits habits, boolean receivable) {
        int from = Frame.day(history.asOf()) + 1;
        List<Open> open = new ArrayList<>();
        Map<String, PaymentHabits.Of> byParty = new HashMap<>();
        for (Document document : history.documents()) {
            if (document.receivable() == receivable && isOpen(document)) {
                float[] chances = new float[FARTHEST_PAYMENT];
                byParty.computeIfAbsent(document.party(), habits::of)
                        .chances(Frame.day(document.dueDate()), from, chances);
                open.add(new Open(document, chances));
            }
        }
        return open;
    }

    /** What was paid beyond its amount is no document that is open the other way. */
    private static boolean isOpen(Document document) {
        long open = document.openMinor();
        return open != 0 && Long.signum(open) == Long.signum(document.amountMinor());
    }

    private static Party party(
            String key,
            boolean receivable,
            List<Document> documents,
            PaymentHabits habits,
            DayTable days,
            LocalDate from) {
        Optional<Recurrence> rhythm = rhythm(key, receivable, documents, days);
        PaymentHabits.Of own = habits.of(key);
        List<short[]> delays = rhythm.isPresent()
                ? List.of()
                : documents.stream()
                        .map(document -> document.issueDate().isAfter(from)
                                ? delays(own, document, Frame.day(document.issueDate()), 0)
                                : NOT_REMEMBERED)
                        .toList();
        return new Party(key, documents, rhythm, delays);
    }

    static Optional<Recurrence> rhythm(String party, boolean receivable, List<Document> documents, DayTable days) {
        List<Recurrence.Event> events = documents.stream()
                .map(document -> new Recurrence.Event(Frame.day(document.issueDate()), document.amountMinor()))
                .toList();
        Component component = receivable ? Component.NEW_SALES : Component.NEW_PURCHASES;
        return Recurrence.find(component + party, events, days);
    }

    /**
     * Days from issue until payment of a document like another, each as likely as the next.
     *
     * @param habits of its party
     * @param later than it is due by so many days
     */
    static short[] delays(PaymentHabits.Of habits, Document like, int issued, int later) {
        float[] chances = new float[LONGEST_PAYMENT];
        int terms = (int) (like.dueDate().toEpochDay() - like.issueDate().toEpochDay()) + later;
        habits.chances(issued + terms, issued, chances, 1 - 0.25 / QUANTILES);
        short[] delays = new short[QUANTILES];
        double sum = 0;
        int index = 0;
        for (int quantile = 0; quantile < QUANTILES; quantile++) {
            double u = (quantile + 0.5) / QUANTILES;
            while (index < LONGEST_PAYMENT && sum + chances[index] < u) {
                sum += chances[index++];
            }
            delays[quantile] = index < LONGEST_PAYMENT ? (short) index : Short.MAX_VALUE;
        }
        return delays;
    }

    private static PaymentHabits habits(CashHistory history, DayTable days, boolean receivable) {
        int asOf = Frame.day(history.asOf());
        List<PaymentHabits.Case> whole = cases(history, receivable, Frame.firstLine(history));
        List<PaymentHabits.Case> cases =
                whole.size() >= ENOUGH_CASES ? whole : cases(history, receivable, Integer.MIN_VALUE);
        return PaymentHabits.fit(cases, days, asOf, PaymentHabits.Tuning.USUAL);
    }

    /** Of documents before the bank data nobody can say whether they were paid then, so they tell nothing of habits. */
    private static List<PaymentHabits.Case> cases(CashHistory history, boolean receivable, int from) {
        int asOf = Frame.day(history.asOf());
        List<PaymentHabits.Case> cases = new ArrayList<>();
        for (Document document : history.documents()) {
            int issued = Frame.day(document.issueDate());
            if (document.receivable() == receivable && issued >= from && issued <= asOf) {
                int paid = document.payments().isEmpty()
                        ? PaymentHabits.Case.OPEN
                        : Frame.day(document.payments().getFirst().date());
                cases.add(new PaymentHabits.Case(document.party(), issued, Frame.day(document.dueDate()), paid));
            }
        }
        return cases;
    }
}
