package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about the lowest day: whom to chase, and when to pay. Each effect is counted on the same ways in which the coming days
 * may go as the forecast: it is by how much the middle of that day rises, and nothing else changes.
 *
 * @param lowestOn the day; where the lowest of all is too near for anything to be done, the lowest after that
 * @param lowestMinor its middle
 * @param chanceBelow the chance that the balance is below the limit at its end
 * @param chase customers, whoever helps most first
 * @param pay bills, in the order of their days
 */
public record Advice(LocalDate lowestOn, long lowestMinor, double chanceBelow, List<Chase> chase, List<Pay> pay) {
    /** How soon a customer pays who is asked today. */
    private static final int SOON_DAYS = 7;

    private static final int MOST = 10;
    private static final int LONGEST_PUT_OFF_DAYS = 60;

    /** From such a chance on something is to be done. */
    public static final double DANGER = 1 / 3.0;

    public Advice {
        chase = List.copyOf(chase);
        pay = List.copyOf(pay);
    }

    /**
     * A customer with invoices that are due, or nearly.
     *
     * @param party as the history names him
     * @param documentIds of those invoices
     * @param openMinor all that is open of them
     * @param payingOn when he is let pay
     * @param effectMinor by how much the middle of the lowest day rises; more than zero
     * @param chanceBelow what the chance becomes
     */
    public record Chase(
            String party,
            List<String> documentIds,
            long openMinor,
            LocalDate payingOn,
            long effectMinor,
            double chanceBelow) {}

    /**
     * A bill and the day to pay it on.
     *
     * @param effectMinor by how much the middle of the lowest day rises, beside what is usually done; below zero where it falls
     * @param interestMinor what the law lets the supplier ask for the days after the due date; zero for none
     * @param putOff whether that day is after the due date, to keep the floor
     */
    public record Pay(
            String documentId,
            long amountMinor,
            LocalDate dueDate,
            LocalDate payOn,
            long effectMinor,
            long interestMinor,
            boolean putOff) {}

    /**
     * @param limitMinor what the balance should not fall below
     * @param today nothing can be done before it
     */
    public static Advice of(
            CashHistory history, Plan plan, Band band, long limitMinor, LocalDate today, Settings settings) {
        return new Adviser(history, plan, band, limitMinor, today, settings).advise();
    }

    private static final class Adviser {
        private final LocalDate asOf;
        private final LocalDate today;
        private final Band band;
        private final long limit;
        private final List<OpenDocuments.Open> open;
        private final double[] middles;
        private final int lowest;
        private final double[] atLowest;

        Adviser(CashHistory history, Plan plan, Band band, long limitMinor, LocalDate today, Settings settings) {
            asOf = history.asOf();
            this.today = today;
            this.band = band;
            limit = limitMinor;
            Simulation simulation = new Simulation(history, plan, settings.days(), settings.paths(), settings.seed());
            Paths paths = simulation.run();
            open = simulation.openDocuments();
            middles = Arrays.stream(paths.sortedBalances(history.balanceMinor()))
                    .mapToDouble(day -> Forecaster.at(day, 0.5))
                    .toArray();
            int from = Math.min(middles.length - 1, dayOf(today) + SOON_DAYS + 1);
            int overall = lowestFrom(0);
            lowest = overall >= from ? overall : lowestFrom(from);
            atLowest = paths.balances(history.balanceMinor(), lowest);
        }

        private int lowestFrom(int from) {
            int found = from;
            for (int day = from; day < middles.length; day++) {
                found = middles[day] < middles[found] ? day : found;
            }
            return found;
        }

        /** Counted from the first coming day. */
        private int dayOf(LocalDate date) {
            return (int) (date.toEpochDay() - asOf.toEpochDay()) - 1;
        }

        private LocalDate dateOf(int day) {
            return asOf.plusDays(day + 1L);
        }

        Advice advise() {
            return new Advice(dateOf(lowest), Math.round(middles[lowest]), chanceBelow(atLowest), chase(), pay());
        }

        private double chanceBelow(double[] balances) {
            double middle = middle(balances);
            return Arrays.stream(balances)
                            .filter(balance -> band.widened(lowest, middle, balance) < limit)
                            .count()
                    / (double) balances.length;
        }

        private static double middle(double[] balances) {
            double[] sorted = balances.clone();
            Arrays.sort(sorted);
            return Forecaster.at(sorted, 0.5);
        }

        private List<Chase> chase() {
            LocalDate soon = BusinessCalendar.onOrAfter(today.plusDays(SOON_DAYS));
            if (dayOf(soon) > lowest) {
                return List.of();
            }
            Map<String, List<OpenDocuments.Open>> byParty = new TreeMap<>();
            for (OpenDocuments.Open one : open) {
                Document document = one.document();
                if (document.receivable() && !document.dueDate().isAfter(soon)) {
                    byParty.computeIfAbsent(document.party(), none -> new ArrayList<>())
                            .add(one);
                }
            }
            return byParty.entrySet().stream()
                    .map(entry -> chase(entry.getKey(), entry.getValue(), soon))
                    .filter(chase -> chase.openMinor() > 0 && chase.effectMinor() > 0)
                    .sorted(Comparator.comparingLong(Chase::effectMinor).reversed())
                    .limit(MOST)
                    .toList();
        }

        private Chase chase(String party, List<OpenDocuments.Open> documents, LocalDate soon) {
            double[] balances = atLowest.clone();
            long sum = 0;
            for (OpenDocuments.Open one : documents) {
                long amount = one.document().openMinor();
                sum += amount;
                shift(balances, one, amount, dayOf(soon));
            }
            return new Chase(
                    party,
                    documents.stream().map(one -> one.document().id()).toList(),
                    sum,
                    soon,
                    Math.round(middle(balances) - middle(atLowest)),
                    chanceBelow(balances));
        }

        /** Paid on that day on every path, instead of when it is. */
        private void shift(double[] balances, OpenDocuments.Open one, long amount, int day) {
            float[] cumulative = one.cumulative(middles.length);
            double then = day <= lowest ? amount : 0;
            for (int path = 0; path < balances.length; path++) {
                balances[path] += then - (one.isPaid(cumulative, path, lowest) ? amount : 0);
            }
        }

        private List<Pay> pay() {
            List<OpenDocuments.Open> bills = open.stream()
                    .filter(one ->
                            !one.document().receivable() && one.document().openMinor() < 0)
                    .sorted(Comparator.comparingLong(one -> one.document().openMinor()))
                    .limit(MOST)
                    .toList();
            double[] balances = atLowest.clone();
            Map<String, LocalDate> days = new TreeMap<>();
            for (OpenDocuments.Open bill : bills) {
                LocalDate day = inTime(bill.document());
                days.put(bill.document().id(), day);
                shift(balances, bill, bill.document().openMinor(), dayOf(day));
            }
            putOff(bills, days, balances);
            return bills.stream()
                    .map(bill -> pay(bill, days.getOrDefault(bill.document().id(), today)))
                    .sorted(Comparator.comparing(Pay::payOn).thenComparing(Pay::documentId))
                    .toList();
        }

        /** As late as costs nothing; at once where that has passed. */
        private LocalDate inTime(Document bill) {
            LocalDate soonest = BusinessCalendar.onOrAfter(today);
            LocalDate latest = BusinessCalendar.onOrBefore(bill.dueDate());
            return latest.isBefore(soonest) ? soonest : latest;
        }

        /** While the lowest day stays below the limit, bills wait until after it: those whose waiting costs least first. */
        private void putOff(List<OpenDocuments.Open> bills, Map<String, LocalDate> days, double[] balances) {
            List<OpenDocuments.Open> byCost = bills.stream()
                    .sorted(Comparator.comparing(
                                    (OpenDocuments.Open bill) -> bill.document().dueDate())
                            .reversed())
                    .toList();
            double missing = limit - middle(balances);
            for (OpenDocuments.Open bill : byCost) {
                long amount = -bill.document().openMinor();
                LocalDate day = missing > 0 ? whenAfforded(bill.document(), amount) : null;
                if (day != null && dayOf(days.getOrDefault(bill.document().id(), day)) <= lowest) {
                    days.put(bill.document().id(), day);
                    missing -= amount;
                }
            }
        }

        private @Nullable LocalDate whenAfforded(Document bill, long amount) {
            int last = Math.min(middles.length - 1, dayOf(bill.dueDate()) + LONGEST_PUT_OFF_DAYS);
            for (int day = lowest + 1; day <= last; day++) {
                if (middles[day] - amount >= limit && BusinessCalendar.isOpen(dateOf(day))) {
                    return dateOf(day);
                }
            }
            return null;
        }

        private Pay pay(OpenDocuments.Open bill, LocalDate day) {
            Document document = bill.document();
            double[] balances = atLowest.clone();
            shift(balances, bill, document.openMinor(), dayOf(day));
            boolean late = day.isAfter(document.dueDate());
            return new Pay(
                    document.id(),
                    document.openMinor(),
                    document.dueDate(),
                    day,
                    Math.round(middle(balances) - middle(atLowest)),
                    LateInterest.minor(document.openMinor(), document.dueDate(), day),
                    late && day.isAfter(BusinessCalendar.onOrAfter(today)));
        }
    }
}
