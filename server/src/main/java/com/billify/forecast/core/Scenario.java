package com.billify.forecast.core;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short list of things that are let be otherwise, on top of what is known and planned. It is worked out anew each time from the
 * books as they are then, and never touches them.
 *
 * <p>VAT, tax on wages and social security that would follow from a change are not in it: say them as changes of their own.
 */
public record Scenario(List<Change> changes) {
    /** As many as a person overlooks. */
    public static final int MOST_CHANGES = 20;

    public Scenario {
        if (changes.size() > MOST_CHANGES) {
            throw new IllegalArgumentException("more than " + MOST_CHANGES + " changes");
        }
        changes = List.copyOf(changes);
    }

    /** One thing that is otherwise. Amounts are minor units, signed as cash. */
    public sealed interface Change {}

    /**
     * A customer pays later than he usually does, what is open and what is still to come.
     *
     * @param party null for all customers
     * @param days 1 to 365
     */
    public record PaysLater(@Nullable String party, int days) implements Change {
        public PaysLater {
            require(days >= 1 && days <= 365, "days is 1 to 365");
        }
    }

    /**
     * New sales are more or less than usual, and so is what comes in without invoices.
     *
     * @param percent -100 (none) to 300; 0 as usual
     */
    public record SalesChange(int percent) implements Change {
        public SalesChange {
            require(percent >= -100 && percent <= 300, "percent is -100 to 300");
        }
    }

    /**
     * Something comes once.
     *
     * @param date the day; a day that has passed counts as the next one
     */
    public record Once(String label, LocalDate date, long amountMinor) implements Change {}

    /**
     * Something comes every month, on the last bank day: a hire, a rent.
     *
     * @param from the first month
     * @param until the last month; null for ever
     */
    public record Monthly(
            String label, YearMonth from, @Nullable YearMonth until, long amountMinor) implements Change {}

    /**
     * Something is bought with a loan: its price leaves and the loan comes in on one day, and is paid back in equal months.
     *
     * @param priceMinor more than zero
     * @param loanMinor zero or more
     * @param months of the loan, 1 to 360; the first payment is a month after the purchase
     * @param yearlyPercent interest
     */
    public record Purchase(
            String label, LocalDate date, long priceMinor, long loanMinor, int months, double yearlyPercent)
            implements Change {
        public Purchase {
            require(priceMinor > 0 && loanMinor >= 0, "a price is more than zero, and a loan not less");
            require(months >= 1 && months <= 360, "months is 1 to 360");
            require(yearlyPercent >= 0 && yearlyPercent <= 100, "percent is 0 to 100");
        }

        /** What leaves each month: an annuity, and with no interest an equal part. */
        long monthlyMinor() {
            double rate = yearlyPercent / 1200;
            return rate == 0
                    ? Math.round((double) loanMinor / months)
                    : Math.round(loanMinor * rate / (1 - Math.pow(1 + rate, -months)));
        }
    }

    /** An invoice is paid on a day, and neither before nor after. */
    public record PaidOn(String documentId, LocalDate date) implements Change {}

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * What is planned, with these changes.
     *
     * @param live what is planned without them
     * @param until the last day that is asked for
     */
    public Plan on(Plan live, LocalDate until) {
        List<Plan.Item> items = new ArrayList<>(live.items());
        double sales = live.salesFactor();
        Map<String, Integer> later = new HashMap<>(live.laterDays());
        Map<String, LocalDate> paidOn = new HashMap<>(live.paidOn());
        for (int number = 0; number < changes.size(); number++) {
            String key = "change " + number;
            switch (changes.get(number)) {
                case PaysLater change ->
                    later.merge(change.party() == null ? Plan.EVERYBODY : change.party(), change.days(), Integer::sum);
                case SalesChange change -> sales *= (100 + change.percent()) / 100.0;
                case Once change -> items.add(new Plan.Item(key, change.date(), change.amountMinor(), 1, false));
                case Monthly change ->
                    items.addAll(monthly(
                            key, change.from(), earlier(change.until(), YearMonth.from(until)), change.amountMinor()));
                case Purchase change -> items.addAll(purchase(key, change, until));
                case PaidOn change -> paidOn.put(change.documentId(), change.date());
            }
        }
        return new Plan(items, sales, later, paidOn, live.profile(), live.vessels());
    }

    private static YearMonth earlier(@Nullable YearMonth one, YearMonth other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private static List<Plan.Item> monthly(String key, YearMonth from, YearMonth until, long amountMinor) {
        List<Plan.Item> items = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(until); month = month.plusMonths(1)) {
            items.add(new Plan.Item(key, BusinessCalendar.fromEnd(month, 1), amountMinor, 1, false));
        }
        return items;
    }

    private static List<Plan.Item> purchase(String key, Purchase change, LocalDate until) {
        List<Plan.Item> items = new ArrayList<>();
        items.add(new Plan.Item(key, change.date(), change.loanMinor() - change.priceMinor(), 1, false));
        long monthly = change.loanMinor() == 0 ? 0 : change.monthlyMinor();
        for (int month = 1; monthly > 0 && month <= change.months(); month++) {
            LocalDate due = change.date().plusMonths(month);
            if (!due.isAfter(until)) {
                items.add(new Plan.Item(key, due, -monthly, 1, false));
            }
        }
        return items;
    }
}
