package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say of the coming days beside what is known: items that they expect, and what a scenario lets be otherwise. It never
 * touches the history: what was learnt of the past stays learnt.
 *
 * @param items expected once each
 * @param salesFactor what new sales, and what comes in without invoices, amounts to of what is usual: 1 as usual, 0 nothing
 * @param laterDays by how many days the invoices of a customer are paid later than he usually does; {@link #EVERYBODY} for all
 * @param paidOn of documents, by their ids, the day on which they are paid for sure
 * @param profile what the company says of itself
 * @param vessels planned to come or leave again and again
 */
public record Plan(
        List<Item> items,
        double salesFactor,
        Map<String, Integer> laterDays,
        Map<String, LocalDate> paidOn,
        Profile profile,
        List<Vessel> vessels) {
    /** Stands for every customer. */
    public static final String EVERYBODY = "*";

    /** Nothing is said. */
    public static final Plan NONE = new Plan(List.of(), 1, Map.of(), Map.of());

    /** So near in days and amount an item is taken for what a rhythm lets expect: it comes in its place. */
    private static final int SAME_DAYS = 7;

    private static final double SAME_SHARE = 0.2;

    public Plan {
        if (salesFactor < 0 || salesFactor > 10) {
            throw new IllegalArgumentException("sales times " + salesFactor);
        }
        items = List.copyOf(items);
        laterDays = Map.copyOf(laterDays);
        paidOn = Map.copyOf(paidOn);
        vessels = List.copyOf(vessels);
    }

    /** Of a company that says nothing of itself. */
    public Plan(List<Item> items, double salesFactor, Map<String, Integer> laterDays, Map<String, LocalDate> paidOn) {
        this(items, salesFactor, laterDays, paidOn, Profile.NONE, List.of());
    }

    /** The same of a company that says this of itself. */
    public Plan with(Profile said) {
        return new Plan(items, salesFactor, laterDays, paidOn, said, vessels);
    }

    /** The same with these planned again and again. */
    public Plan with(List<Vessel> planned) {
        return new Plan(items, salesFactor, laterDays, paidOn, profile, planned);
    }

    /** Whether what this party pays or is paid is planned: then nothing else is expected of it. */
    boolean isPlanned(String party, long minor) {
        return vessels.stream().anyMatch(vessel -> vessel.speaksFor(party, minor));
    }

    /**
     * Expected once.
     *
     * @param key names it in the answer; the same for all of one thing that comes often, as wages
     * @param date on the next day on which banks work when they do not; the first coming day when it has passed
     * @param amountMinor signed as cash
     * @param chance that it comes at all
     * @param known whether it may be what a rhythm lets expect too; what a scenario adds is something else
     */
    public record Item(String key, LocalDate date, long amountMinor, double chance, boolean known) {
        public Item(String key, LocalDate date, long amountMinor, double chance) {
            this(key, date, amountMinor, chance, true);
        }
    }

    int laterDays(Document document) {
        return document.receivable()
                ? laterDays.getOrDefault(document.party(), laterDays.getOrDefault(EVERYBODY, 0))
                : 0;
    }

    @Nullable
    LocalDate paidOn(Document document) {
        return paidOn.get(document.id());
    }

    /** Whether an item stands in the place of what a rhythm lets expect: about that day, of about that amount. */
    boolean replaces(int day, long amountMinor) {
        return items.stream()
                .anyMatch(
                        item -> item.known() && isAlike(Frame.day(item.date()), item.amountMinor(), day, amountMinor));
    }

    /** Whether two things that are expected are one: about the same day, of about the same amount. */
    static boolean isAlike(int day, long amountMinor, int otherDay, long otherMinor) {
        return Math.abs(day - otherDay) <= SAME_DAYS
                && Math.abs(amountMinor - otherMinor) <= SAME_SHARE * Math.abs(otherMinor);
    }

    void happen(Frame frame) {
        vessels.forEach(vessel -> vessel.happen(frame));
        for (Item item : items) {
            frame.paths()
                    .begin(
                            Component.PLANNED,
                            Outlook.Source.PLANNED,
                            item.key(),
                            frame.places().usual(item.amountMinor()));
            int day = frame.days().bankDayFrom(Math.max(Frame.day(item.date()), frame.asOf() + 1));
            long key = Draws.key(Draws.key(frame.seed(), item.key()), Frame.day(item.date()));
            for (int path = 0; path < frame.paths().count(); path++) {
                if (Draws.uniform(key, path) <= item.chance()) {
                    frame.add(day, path, item.amountMinor());
                }
            }
        }
    }
}
