package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.Words.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a Belgian company owes the state, recognised in its bank lines, and what the next of each amounts to: VAT from the
 * documents of its period, tax on wages from the wages of the month before. Where the computed amounts did not explain the past
 * ones better than the past ones do themselves, nothing is computed: what is seen counts before what is known of the law.
 */
final class Obligations {
    /** Digits five to seven of the accounts of federal services (obligations.md, section 1: BE22 6792 …). */
    private static final Pattern FEDERAL_ACCOUNT = Pattern.compile("BE\\d{2}679\\d{9}");

    private static final int WAGE_TAX_DAY = 15;

    /** What came more often shows its rhythm, or has none. */
    private static final int MOST_SEEN = 2;

    private static final int LAST_DAY_OF_ADVANCES = 19;

    private static final double BETTER = 0.9;

    private final Words words;
    private final DayTable days;
    private final int asOf;
    private final Vat vat;
    private final Map<Integer, Double> wages = new HashMap<>();
    private final List<Recurrence.Event> vatPaid = new ArrayList<>();

    /** What kind of payment to the state a group of lines is. */
    enum Kind {
        VAT,
        WAGE_TAX,
        SOCIAL_SECURITY,
        PREPAYMENT,
        OTHER;

        /** What the calendar calls it; null where it knows no such thing. */
        @Nullable
        DutyKind duty() {
            return switch (this) {
                case VAT -> DutyKind.VAT;
                case WAGE_TAX -> DutyKind.WAGE_TAX;
                case SOCIAL_SECURITY -> DutyKind.SOCIAL_SECURITY;
                case PREPAYMENT -> DutyKind.PREPAYMENT;
                case OTHER -> null;
            };
        }
    }

    /** How much the payment of a day is. */
    interface Amount {
        /** @param u uniform over (0, 1) */
        long draw(int day, double u);

        long mean(int day);
    }

    Obligations(CashHistory history, Words words, DayTable days) {
        this.words = words;
        this.days = days;
        asOf = (int) history.asOf().toEpochDay();
        vat = new Vat(history, days, asOf);
        for (Line line : history.lines()) {
            if (!line.documents() && line.amountMinor() < 0 && words.areAbout(Topic.VAT, line)) {
                vatPaid.add(new Recurrence.Event(day(line), line.amountMinor()));
            }
            if (!line.documents() && line.amountMinor() < 0 && words.areAbout(Topic.WAGES, line)) {
                wages.merge(days.month(day(line)), (double) line.amountMinor(), Double::sum);
            }
        }
    }

    private static int day(Line line) {
        return (int) line.date().toEpochDay();
    }

    /** What a group of lines of one party is; empty when it is nothing owed to the state. */
    Optional<Kind> recognise(List<Line> lines) {
        Line last = lines.getLast();
        if (last.amountMinor() > 0) {
            return Optional.empty();
        }
        boolean federal = FEDERAL_ACCOUNT.matcher(last.party()).matches();
        if (mostly(Topic.VAT, lines)) {
            return Optional.of(Kind.VAT);
        }
        if (mostly(Topic.SOCIAL_SECURITY, lines)) {
            return Optional.of(Kind.SOCIAL_SECURITY);
        }
        if (mostly(Topic.WAGE_TAX, lines)) {
            return Optional.of(Kind.WAGE_TAX);
        }
        if (federal && mostly(Topic.PREPAYMENT, lines)) {
            return Optional.of(Kind.PREPAYMENT);
        }
        return federal ? Optional.of(byDay(lines)) : Optional.empty();
    }

    /**
     * What was seen too seldom to show a rhythm and has one by law: social security each quarter, tax on wages and advances of social security
     * each month. Only what is paid late in the month after a quarter is of the whole quarter. One payment of VAT does not say whether the
     * company pays by month or by quarter: that is asked.
     *
     * @param lines of one party, by day
     * @param events the same
     */
    Optional<Recurrence> byLaw(String key, List<Line> lines, List<Recurrence.Event> events) {
        if (lines.size() > MOST_SEEN) {
            return Optional.empty();
        }
        int last = day(lines.getLast());
        boolean afterQuarter = Math.floorMod(days.month(last), 3) == 0;
        int step = recognise(lines)
                .map(kind -> switch (kind) {
                    case WAGE_TAX -> 1;
                    case SOCIAL_SECURITY -> afterQuarter && days.dayOfMonth(last) > LAST_DAY_OF_ADVANCES ? 3 : 1;
                    case VAT, PREPAYMENT, OTHER -> 0;
                })
                .orElse(0);
        return step == 0 ? Optional.empty() : Optional.of(Recurrence.everyMonths(step, key, events, days));
    }

    /** Whether what came once comes back after a year: a premium, holiday pay, a dividend. */
    boolean isOnceAYear(Line line) {
        return words.areAbout(Topic.ONCE_A_YEAR, line);
    }

    private boolean mostly(Topic topic, List<Line> lines) {
        return 2 * lines.stream().filter(line -> words.areAbout(topic, line)).count() > lines.size();
    }

    /** Of a federal account without a telling name: what is paid around the fifteenth most months is tax on wages. */
    private Kind byDay(List<Line> lines) {
        long fitting = lines.stream()
                .filter(line -> Math.abs(line.date().getDayOfMonth() - WAGE_TAX_DAY) <= 3)
                .count();
        return lines.size() >= 3 && fitting >= 0.8 * lines.size() ? Kind.WAGE_TAX : Kind.OTHER;
    }

    /** The amounts of a recognised series, where they can be computed better than repeated. */
    Optional<Amount> amounts(Kind kind, Recurrence series) {
        return switch (kind) {
            case VAT -> vat.amounts(series);
            case WAGE_TAX -> wageTax(series);
            case SOCIAL_SECURITY -> socialSecurity(series);
            case PREPAYMENT, OTHER -> Optional.empty();
        };
    }

    /** A share of the wages of the quarter before, holiday pay and premiums within; advances of other months are repeated. */
    private Optional<Amount> socialSecurity(Recurrence series) {
        if (series.perYear() > 4.5) {
            return Optional.empty();
        }
        return share(
                series,
                day -> quarterBefore(day, month -> wages.getOrDefault(month, 0.0)),
                day -> quarterBefore(day, this::wagesOf));
    }

    private double quarterBefore(int day, IntToDoubleFunction wagesOfMonth) {
        int first = Math.floorDiv(days.month(day), 3) * 3 - 3;
        return IntStream.range(first, first + 3).mapToDouble(wagesOfMonth).sum();
    }

    /** A share of the wages that were paid the month before. */
    private Optional<Amount> wageTax(Recurrence series) {
        return share(series, day -> wages.getOrDefault(days.month(day) - 1, 0.0), day -> wagesOf(days.month(day) - 1));
    }

    /**
     * What was a share of something before is the same share of it again, where that explains the past better than repeating it.
     *
     * @param seen what it was a share of, by the day it was paid; 0 where that is not known
     * @param expected the same for coming days
     */
    private static Optional<Amount> share(Recurrence series, IntToDoubleFunction seen, IntToDoubleFunction expected) {
        List<Double> rates = new ArrayList<>();
        for (Recurrence.Event event : series.events()) {
            double base = seen.applyAsDouble(event.day());
            if (base < 0) {
                rates.add(event.amountMinor() / base);
            }
        }
        if (rates.size() < 3) {
            return Optional.empty();
        }
        double[] recent = recent(rates, 12);
        double rate = median(recent);
        double spread = meanDistance(recent, rate) / rate;
        double[] amounts = recent(
                series.events().stream()
                        .map(event -> (double) event.amountMinor())
                        .toList(),
                12);
        double plain = meanDistance(amounts, median(amounts)) / Math.abs(median(amounts));
        if (spread > BETTER * Math.max(plain, 0.03)) {
            return Optional.empty();
        }
        return Optional.of(new Normal() {
            @Override
            double middle(int day) {
                return rate * expected.applyAsDouble(day);
            }

            @Override
            double spread(int day) {
                return spread;
            }
        });
    }

    /** What VAT amounts to by the calendar, from the documents of its period and what was paid before; empty where nothing tells. */
    Optional<Amount> vat(VatRegime regime) {
        return vat.byCalendar(vatPaid, regime.months());
    }

    /** Whether wages are paid in most months. */
    boolean hasWages() {
        int month = days.month(asOf);
        return IntStream.rangeClosed(month - 3, month)
                        .filter(wages::containsKey)
                        .count()
                >= 2;
    }

    /** Wages of a month: those that were paid; else what is usual, and what that month of last year had more than usual. */
    double wagesOf(int month) {
        Double known = wages.get(month);
        if (known != null && month < days.month(asOf)) {
            return known;
        }
        double usual = usualWages(days.month(asOf));
        Double lastYear = wages.get(month - 12);
        double usualThen = usualWages(month - 9);
        double factor = lastYear == null || usualThen == 0 ? 1 : lastYear / usualThen;
        double expected = usual * (factor > 1.2 ? factor : 1);
        return known == null ? expected : Math.min(known, expected);
    }

    /** The median month of the half year before. */
    private double usualWages(int before) {
        List<Double> recent = new ArrayList<>();
        for (int month = before - 6; month < before; month++) {
            Double paid = wages.get(month);
            if (paid != null) {
                recent.add(paid);
            }
        }
        return recent.isEmpty() ? 0 : median(recent(recent, 6));
    }

    static double[] recent(Collection<Double> values, int most) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static double meanDistance(double[] values, double from) {
        return Arrays.stream(values)
                .map(value -> Math.abs(value - from))
                .average()
                .orElse(0);
    }

    /**
     * @param usual minor units, signed as cash
     * @param spread mean distance from it, as a share of it
     */
    static Amount about(double usual, double spread) {
        return new Normal() {
            @Override
            double middle(int day) {
                return usual;
            }

            @Override
            double spread(int day) {
                return spread;
            }
        };
    }

    /** Spread evenly around a middle. */
    private abstract static class Normal implements Amount {
        abstract double middle(int day);

        /** Mean distance from the middle, as a share of it. */
        abstract double spread(int day);

        @Override
        public long draw(int day, double u) {
            return Math.round(middle(day) * (1 + 1.2533 * spread(day) * Draws.normalAt(u)));
        }

        @Override
        public long mean(int day) {
            return Math.round(middle(day));
        }
    }

    /** VAT by period: what was charged less what was paid to suppliers, plus what is sold without invoices. */
    private static final class Vat {
        private static final double HIGHEST_RATE = 0.21;

        private final DayTable days;
        private final int asOf;
        private final int first;
        private final Map<Integer, Double> chargedByDay = new HashMap<>();
        private final Map<Integer, Double> takingsByDay = new HashMap<>();

        Vat(CashHistory history, DayTable days, int asOf) {
            this.days = days;
            this.asOf = asOf;
            int earliest = asOf;
            for (Line line : history.lines()) {
                earliest = Math.min(earliest, day(line));
                if (!line.documents() && line.amountMinor() > 0) {
                    takingsByDay.merge(day(line), (double) line.amountMinor(), Double::sum);
                }
            }
            for (Document document : history.documents()) {
                chargedByDay.merge((int) document.issueDate().toEpochDay(), (double) document.vatMinor(), Double::sum);
            }
            first = earliest;
        }

        private int firstMonth(int payment, int months) {
            int month = days.month(payment);
            return months == 1 ? month - 1 : Math.floorDiv(month, 3) * 3 - 3;
        }

        private static double sum(Map<Integer, Double> byDay, int from, int to) {
            double sum = 0;
            for (int day = from; day <= to; day++) {
                sum += byDay.getOrDefault(day, 0.0);
            }
            return sum;
        }

        Optional<Amount> amounts(Recurrence series) {
            int months = series.perYear() > 8 ? 1 : 3;
            List<double[]> seen = seen(series.events(), months);
            if (seen.size() < 2) {
                return Optional.empty();
            }
            Rule rule = Rule.fit(seen);
            Doubt doubt = Doubt.of(rule, seen);
            return seen.size() > 2 && doubt.off() > BETTER * doubt.plain()
                    ? Optional.empty()
                    : Optional.of(owed(rule, doubt, months));
        }

        /** With or without payments of the past; empty where neither documents nor payments tell anything. */
        Optional<Amount> byCalendar(List<Recurrence.Event> paid, int months) {
            List<double[]> seen = seen(paid, months);
            if (seen.size() >= 2) {
                Rule rule = Rule.fit(seen);
                return Optional.of(owed(rule, Doubt.of(rule, seen), months));
            }
            boolean telling = chargedByDay.values().stream().anyMatch(charged -> charged != 0);
            return telling ? Optional.of(owed(Rule.DOCUMENTS_ALONE, Doubt.UNTRIED, months)) : Optional.empty();
        }

        /** Of each payment: its amount, and what was charged and taken in its period. */
        private List<double[]> seen(List<Recurrence.Event> events, int months) {
            List<double[]> seen = new ArrayList<>();
            for (Recurrence.Event event : events) {
                int from = DayTable.firstOf(firstMonth(event.day(), months));
                int to = DayTable.firstOf(firstMonth(event.day(), months) + months) - 1;
                if (from >= first && to <= asOf) {
                    seen.add(new double[] {event.amountMinor(), sum(chargedByDay, from, to), sum(takingsByDay, from, to)
                    });
                }
            }
            return seen;
        }

        /**
         * How far off a rule was, and how far off repeating would have been, both as shares of what is typical.
         *
         * @param off mean distance of the rule
         * @param plain of the usual amount
         */
        private record Doubt(double off, double plain) {
            /** Of a rule that was never held against a payment. */
            static final Doubt UNTRIED = new Doubt(0.1, 0.15);

            static Doubt of(Rule rule, List<double[]> seen) {
                double[] paid = seen.stream().mapToDouble(one -> one[0]).toArray();
                double typical = Math.max(1, Math.abs(median(paid)));
                return new Doubt(rule.meanOff(seen) / typical, meanDistance(paid, median(paid)) / typical);
            }
        }

        private Amount owed(Rule rule, Doubt doubt, int months) {
            int since = Math.max(first, asOf - 364);
            double perDay =
                    rule.owed(sum(chargedByDay, since, asOf), sum(takingsByDay, since, asOf)) / (asOf - since + 1);
            return new Normal() {
                @Override
                double middle(int day) {
                    int from = DayTable.firstOf(firstMonth(day, months));
                    int to = DayTable.firstOf(firstMonth(day, months) + months) - 1;
                    int known = Math.min(to, asOf);
                    double owed = known < from
                            ? 0
                            : rule.owed(sum(chargedByDay, from, known), sum(takingsByDay, from, known));
                    double coming = perDay * Math.max(0, to - Math.max(known, from - 1));
                    return Math.min(0, -(owed + coming) - rule.more());
                }

                @Override
                double spread(int day) {
                    int from = DayTable.firstOf(firstMonth(day, months));
                    int to = DayTable.firstOf(firstMonth(day, months) + months) - 1;
                    double unknown = Math.clamp((to - asOf) / (double) (to - from + 1), 0.0, 1.0);
                    double usual = Math.max(doubt.plain(), 0.05);
                    return Math.sqrt(doubt.off() * doubt.off() + unknown * usual * usual) + 0.01;
                }
            };
        }

        /**
         * What was paid, from what documents and takings say.
         *
         * @param rate of VAT in takings without documents
         * @param more what is owed beside it each period
         */
        private record Rule(double rate, double more) {
            static final Rule DOCUMENTS_ALONE = new Rule(0, 0);

            static Rule fit(List<double[]> seen) {
                double takings = 0;
                double paid = 0;
                double both = 0;
                double squares = 0;
                for (double[] one : seen) {
                    takings += one[2];
                    paid += Math.abs(one[0]);
                    both += (-one[0] - one[1]) * one[2];
                    squares += one[2] * one[2];
                }
                double rate = takings > 0.5 * paid ? Math.clamp(both / squares, 0.0, HIGHEST_RATE) : 0;
                double[] rest = recent(
                        seen.stream()
                                .map(one -> -one[0] - one[1] - rate * one[2])
                                .toList(),
                        8);
                double more = Arrays.stream(rest).average().orElse(0) * rest.length / (rest.length + 1.0);
                return new Rule(rate, more);
            }

            double owed(double charged, double takings) {
                return charged + rate * takings;
            }

            double meanOff(List<double[]> seen) {
                return seen.stream()
                        .mapToDouble(one -> Math.abs(-one[0] - owed(one[1], one[2]) - more))
                        .average()
                        .orElse(0);
            }
        }
    }
}
