package com.billify.forecast.core;

import com.billify.forecast.core.Outlook.DocumentOutlook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what the balance of each coming day will be, how sure that is, and why. */
public final class Forecaster {
    /** The farthest day that can be asked for. */
    public static final int MOST_DAYS = 550;

    /** Below zero within ninety days is always told, so no fewer are simulated. */
    private static final int FEWEST_DAYS = 91;

    private static final double LIKELY = 0.5;

    /** How soon something may go wrong. */
    private static final int[] WITHIN_DAYS = {7, 30, 90};

    private Forecaster() {}

    /**
     * @param days how many, from the day after
     * @param paths how often the coming days are let happen
     * @param seed the same seed, history and number give the same answer
     */
    public record Settings(int days, int paths, long seed) {
        public static final int USUAL_PATHS = 1000;

        /** The same answer for the same books, for ever and wherever they are kept. */
        public static final long USUAL_SEED = 20_261_122L;

        public Settings {
            if (days < 1 || days > MOST_DAYS || paths < 10) {
                throw new IllegalArgumentException(days + " days, " + paths + " paths");
            }
        }
    }

    /** What is known alone; the track record comes with it, and makes the band. */
    public static Outlook forecast(CashHistory history, Settings settings) {
        return forecast(
                history, Plan.NONE, TrackRecord.replay(history, settings.seed()).band(history), settings);
    }

    /**
     * With what people say of the coming days.
     *
     * @param band that the track record of this history makes; the plan does not change it
     */
    public static Outlook forecast(CashHistory history, Plan plan, Band band, Settings settings) {
        return forecast(Learnt.of(history), plan, band, settings);
    }

    /** The same of a history from which was learnt before. */
    public static Outlook forecast(Learnt learnt, Plan plan, Band band, Settings settings) {
        CashHistory history = learnt.history();
        int simulated = Math.max(settings.days(), FEWEST_DAYS);
        Simulation simulation = new Simulation(learnt, new Words(), plan, simulated, settings.paths(), settings.seed());
        Paths paths = simulation.run();
        double[][] sorted = paths.sortedBalances(history.balanceMinor());
        List<Outlook.Part> parts = paths.parts(settings.days());
        List<Outlook.Day> days = new ArrayList<>();
        long[][] until = sums(parts, settings.days());
        for (int day = 0; day < settings.days(); day++) {
            long mean = history.balanceMinor() + Arrays.stream(until[day]).sum();
            days.add(day(history.asOf().plusDays(day + 1L), day, sorted[day], band, mean, contributions(until, day)));
        }
        return new Outlook(
                history.asOf(),
                history.balanceMinor(),
                days,
                risk(days, paths, sorted, band, history.balanceMinor()),
                simulation.openDocuments().stream()
                        .map(open -> document(history.asOf(), open))
                        .toList(),
                simulation.series(),
                parts,
                simulation.shown(),
                accounts(history, paths, parts, band, settings.days()));
    }

    /** Each with the band of the whole: how far off it was by account is not known. */
    private static List<Outlook.AccountOutlook> accounts(
            CashHistory history, Paths paths, List<Outlook.Part> parts, Band band, int until) {
        List<Outlook.AccountOutlook> accounts = new ArrayList<>();
        for (int place = 0; place < paths.accounts().size(); place++) {
            String account = paths.accounts().get(place);
            long start = history.accounts().balancesMinor().getOrDefault(account, 0L);
            List<Outlook.Part> own = paths.partsOf(place, until);
            long[] means = new long[until];
            Arrays.fill(means, start);
            own.forEach(part -> addTo(means, part));
            parts.stream().filter(part -> part.account().equals(account)).forEach(part -> addTo(means, part));
            double[][] sorted = paths.sortedBalances(start, place);
            boolean onlyPutAside = start >= 0
                    && parts.stream().noneMatch(part -> part.account().equals(account))
                    && own.stream().allMatch(part -> part.source() == Outlook.Source.TRANSFER);
            List<Outlook.AccountDay> days = new ArrayList<>();
            for (int day = 0; day < until; day++) {
                Outlook.AccountDay said =
                        accountDay(history.asOf().plusDays(day + 1L), day, sorted[day], band, means[day]);
                days.add(onlyPutAside ? said.notBelowZero() : said);
            }
            accounts.add(new Outlook.AccountOutlook(account, start, days, own));
        }
        return accounts;
    }

    private static void addTo(long[] means, Outlook.Part part) {
        for (int day = 0; day < means.length; day++) {
            means[day] += part.untilMinor().get(day);
        }
    }

    private static Outlook.AccountDay accountDay(LocalDate date, int day, double[] sorted, Band band, long mean) {
        double middle = at(sorted, 0.5);
        return new Outlook.AccountDay(
                date,
                Math.round(band.low(day, middle, at(sorted, 0.1))),
                Math.round(band.low(day, middle, at(sorted, 0.25))),
                Math.round(middle),
                Math.round(band.high(day, middle, at(sorted, 0.75))),
                Math.round(band.high(day, middle, at(sorted, 0.9))),
                mean);
    }

    private static Outlook.Day day(
            LocalDate date, int day, double[] sorted, Band band, long mean, Map<Component, Long> contributions) {
        double middle = at(sorted, 0.5);
        return new Outlook.Day(
                date,
                Math.round(band.low(day, middle, at(sorted, 0.1))),
                Math.round(band.low(day, middle, at(sorted, 0.25))),
                Math.round(middle),
                Math.round(band.high(day, middle, at(sorted, 0.75))),
                Math.round(band.high(day, middle, at(sorted, 0.9))),
                mean,
                contributions);
    }

    /** What each component adds until the end of each of the first days. */
    private static long[][] sums(List<Outlook.Part> parts, int days) {
        long[][] sums = new long[days][Component.values().length];
        for (Outlook.Part part : parts) {
            int component = part.component().ordinal();
            for (int day = 0; day < days; day++) {
                sums[day][component] += part.untilMinor().get(day);
            }
        }
        return sums;
    }

    /** What each component adds on a day. */
    private static Map<Component, Long> contributions(long[][] until, int day) {
        Map<Component, Long> contributions = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            long before = day == 0 ? 0 : until[day - 1][component.ordinal()];
            contributions.put(component, until[day][component.ordinal()] - before);
        }
        return contributions;
    }

    private static Outlook.Risk risk(List<Outlook.Day> days, Paths paths, double[][] sorted, Band band, double start) {
        Outlook.Day lowest = days.getFirst();
        for (Outlook.Day day : days) {
            lowest = day.p50Minor() < lowest.p50Minor() ? day : lowest;
        }
        double[] middle = new double[sorted.length];
        for (int day = 0; day < middle.length; day++) {
            middle[day] = at(sorted[day], 0.5);
        }
        List<Outlook.Lows> lows = new ArrayList<>();
        for (int within : WITHIN_DAYS) {
            lows.add(new Outlook.Lows(within, paths.lows(start, within, middle, band)));
        }
        return new Outlook.Risk(
                lows.get(1).chanceBelow(0), lows.get(2).chanceBelow(0), lowest.date(), lowest.p50Minor(), lows);
    }

    private static DocumentOutlook document(LocalDate asOf, OpenDocuments.Open open) {
        double paid = 0;
        double within30 = 0;
        for (int day = 0; day < open.chances().length; day++) {
            paid += open.chances()[day];
            within30 = day == 29 ? paid : within30;
        }
        // Receivables always get their days: a reader of payments.csv may rely on them (decision 35).
        boolean likely = open.document().receivable() || paid > LIKELY;
        return new DocumentOutlook(
                open.document().id(),
                within30,
                paid,
                likely ? dayAt(asOf, open.chances(), 0.1 * paid) : null,
                likely ? dayAt(asOf, open.chances(), 0.5 * paid) : null,
                likely ? dayAt(asOf, open.chances(), 0.9 * paid) : null);
    }

    private static @Nullable LocalDate dayAt(LocalDate asOf, float[] chances, double sum) {
        double until = 0;
        for (int day = 0; day < chances.length; day++) {
            until += chances[day];
            if (until >= sum) {
                return asOf.plusDays(day + 1L);
            }
        }
        return null;
    }

    /** The value below which a share of all lies, between two where it falls there. */
    static double at(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
