package com.billify.reconciliation.core.series;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Series.AmountKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what comes back among the lines of a company. The same lines give the same series, in whatever order. */
public final class SeriesFinder {
    private static final int FEWEST_LINES = 3;
    /** More than this a day, over the time they span, and they are takings or shopping. */
    private static final double MOST_A_DAY = 0.22;
    /** Lines of one counterparty looked at, the latest ones. */
    private static final int MOST_LINES = 400;
    /** Evidence below which lines are taken to come by chance, in nats. */
    private static final double LEAST_EVIDENCE = 6;
    /** Evidence below which a line is, on average, no part of it. */
    private static final double LEAST_EVIDENCE_A_LINE = 1.2;
    /** Evidence by which several series must explain lines better than one, in nats. */
    private static final double APART = 6;
    /** Chance that a series ends between one line and the next. */
    private static final double ENDS = 0.02;

    private static final Comparator<Payment> IN_ORDER =
            Comparator.comparing(Payment::bookingDate).thenComparing(Payment::id);

    private final LocalDate asOf;
    private final List<Series> found = new ArrayList<>();

    private SeriesFinder(LocalDate asOf) {
        this.asOf = asOf;
    }

    /**
     * The series among the lines of one company, those of most evidence first.
     *
     * @param lines all that are booked, or all of some counterparties; transfers between own accounts do harm
     * @param asOf the last day known of the books: later slots are still to come
     */
    public static List<Series> find(Collection<Payment> lines, LocalDate asOf) {
        SeriesFinder finder = new SeriesFinder(asOf);
        Map<Group, List<Payment>> groups = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !line.amount().isZero() && OpenDays.hold(line.bookingDate()))
                .sorted(IN_ORDER)
                .forEach(
                        line -> groups.computeIfAbsent(Group.of(line, Counterparty.of(line)), none -> new ArrayList<>())
                                .add(line));
        Map<Group, List<Payment>> byName = new LinkedHashMap<>();
        groups.values()
                .forEach(group -> finder.search(group)
                        .forEach(line -> byName.computeIfAbsent(
                                        Group.of(line, Counterparty.named(line)), none -> new ArrayList<>())
                                .add(line)));
        // a party that has changed its account
        byName.forEach((group, left) -> {
            if (group.party().isKnown() && accounts(left) > 1) {
                finder.search(left.stream().sorted(IN_ORDER).toList());
            }
        });
        finder.found.sort(
                Comparator.comparingDouble(Series::evidence).reversed().thenComparing(Series::key));
        return List.copyOf(finder.found);
    }

    private record Group(Counterparty party, boolean comesIn, String currency) {
        static Group of(Payment line, Counterparty party) {
            return new Group(
                    party, line.amount().isPositive(), line.amount().currency().getCurrencyCode());
        }
    }

    private static long accounts(List<Payment> lines) {
        return lines.stream().map(Payment::counterpartyAccount).distinct().count();
    }

    /** @return the lines that belong to no series */
    private List<Payment> search(List<Payment> group) {
        List<Payment> left = group;
        for (int round = 0; round < 4 && left.size() >= FEWEST_LINES; round++) {
            List<Fit> best = bestPartition(left.subList(Math.max(0, left.size() - MOST_LINES), left.size()));
            if (best.isEmpty()) {
                break;
            }
            Set<Payment> used = new HashSet<>();
            for (Fit fit : best) {
                used.addAll(fit.members());
                found.add(series(fit));
            }
            left = left.stream().filter(line -> !used.contains(line)).toList();
        }
        return left;
    }

    /** All as one series, by text, or by amount: whichever explains most. */
    private static List<Fit> bestPartition(List<Payment> lines) {
        List<Fit> best = fits(List.of(lines));
        double most = total(best);
        Map<String, List<Payment>> stems = new TreeMap<>(Stems.split(lines));
        if (stems.size() > 1) {
            List<Fit> byText = fits(stems.values());
            if (total(byText) > most + APART) {
                best = byText;
                most = total(byText);
            }
        }
        List<List<Payment>> clusters = clusters(lines);
        if (clusters.size() > 1) {
            List<Fit> byAmount = fits(clusters);
            if (total(byAmount) - choiceOf(clusters, lines.size()) > most + APART) {
                best = byAmount;
            }
        }
        return best;
    }

    /** What telling lines apart by what is then explained is worth by chance, in nats: the entropy of the parts. */
    private static double choiceOf(List<List<Payment>> parts, int lines) {
        return parts.stream()
                .mapToDouble(part -> part.size() * Math.log((double) lines / part.size()))
                .sum();
    }

    private static double total(List<Fit> fits) {
        return fits.stream().mapToDouble(Fit::evidence).sum();
    }

    private static List<Fit> fits(Collection<List<Payment>> parts) {
        List<Fit> fits = new ArrayList<>();
        for (List<Payment> part : parts) {
            Fit fit = fit(part);
            if (fit != null) {
                fits.add(fit);
            }
        }
        return fits;
    }

    private static @Nullable Fit fit(List<Payment> lines) {
        if (lines.size() < FEWEST_LINES) {
            return null;
        }
        double span = 1.0
                + lines.getLast().bookingDate().toEpochDay()
                - lines.getFirst().bookingDate().toEpochDay();
        if (lines.size() / span > MOST_A_DAY) {
            return null;
        }
        Fit fit = Fit.best(lines);
        return fit != null
                        && fit.evidence() >= LEAST_EVIDENCE
                        && fit.evidence()
                                >= LEAST_EVIDENCE_A_LINE * fit.members().size()
                ? fit
                : null;
    }

    /** Lines of about the same amount together. */
    private static List<List<Payment>> clusters(List<Payment> lines) {
        List<Payment> byAmount = lines.stream()
                .sorted(Comparator.comparingLong(line -> Math.abs(line.amount().minorUnits())))
                .toList();
        List<List<Payment>> clusters = new ArrayList<>();
        List<Payment> current = new ArrayList<>();
        for (Payment line : byAmount) {
            if (!current.isEmpty()
                    && Math.abs(line.amount().minorUnits())
                            > 1.06 * Math.abs(current.getLast().amount().minorUnits())) {
                clusters.add(current.stream().sorted(IN_ORDER).toList());
                current = new ArrayList<>();
            }
            current.add(line);
        }
        clusters.add(current.stream().sorted(IN_ORDER).toList());
        return clusters;
    }

    private Series series(Fit fit) {
        Map<Integer, Long> bySlot = new HashMap<>();
        for (int index = 0; index < fit.members().size(); index++) {
            bySlot.put(fit.slots()[index], fit.members().get(index).amount().minorUnits());
        }
        Cadence cadence = fit.schedule().cadence();
        int slotsInYear = cadence.months() > 0 ? 12 / cadence.months() : 52 / cadence.weeks();
        Amounts amounts = new Amounts(bySlot, slotsInYear);
        int last = fit.slots()[fit.slots().length - 1];
        int next = last + 1;
        int missed = 0;
        // a line that is late by no more than usual may still come
        int patience = (int) Math.ceil(2 * fit.spreadDays());
        while (fit.due(next, slotsInYear) + patience <= asOf.toEpochDay()) {
            next++;
            missed++;
        }
        double alive = alive(missed, fit);
        Payment first = fit.members().getFirst();
        AmountKind kind = amounts.kind();
        boolean goesOn = alive >= 0.5;
        LocalDate due = LocalDate.ofEpochDay(fit.due(next, slotsInYear));
        return new Series(
                Counterparty.of(first).key() + "|" + Stems.words(first) + "|" + cadence.wireName() + "|" + first.id(),
                cadence,
                fit.members().stream().map(Payment::id).toList(),
                first.amount().isNegative(),
                kind,
                amounts.meanErrorShare(),
                alive,
                goesOn ? (due.isAfter(asOf) ? due : asOf.plusDays(1)) : null,
                goesOn ? new Money(amounts.next(next), first.amount().currency()) : null,
                fit.evidence());
    }

    /** Bayes over the slot in which it ended, if it did: each slot ends it with the same chance, and some stay empty anyway. */
    private static double alive(int missed, Fit fit) {
        double gap = (fit.gaps() + 20 * Fit.GAP) / (fit.members().size() + fit.gaps() + 20);
        double goesOn = Math.pow((1 - ENDS) * gap, missed);
        double ended = 0;
        for (int slot = 0; slot < missed; slot++) {
            ended += Math.pow((1 - ENDS) * gap, slot) * ENDS;
        }
        return goesOn / (goesOn + ended);
    }
}
