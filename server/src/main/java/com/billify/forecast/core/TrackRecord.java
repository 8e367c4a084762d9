package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How right the forecast would have been: made again as of past days with what was known then, and compared with what came.
 *
 * @param origins the latest first; none where the history is too short
 */
public record TrackRecord(List<Origin> origins) {
    private static final int MOST_ORIGINS = 8;
    private static final int FIRST_AGO_DAYS = 28;

    /** No multiple of a week, and sixteen of them a year: so all days of the month and the week come up. */
    private static final int APART_DAYS = 23;

    private static final int FARTHEST_DAYS = 91;
    private static final int FEWEST_KNOWN_DAYS = 120;
    private static final int PATHS = 200;

    public TrackRecord {
        origins = List.copyOf(origins);
    }

    /**
     * A forecast of the past.
     *
     * @param asOf the day at whose end it stands
     * @param startMinor the balance then
     * @param days what was said of each day after it, and what came; as simulated, before the band is widened
     * @param plain what would have been said of the same days who knew nothing but past balances; empty where that is not known
     */
    public record Origin(LocalDate asOf, long startMinor, List<Compared> days, List<Drift.Ahead> plain) {
        public Origin {
            days = List.copyOf(days);
            plain = List.copyOf(plain);
        }

        /** Where it is not known what somebody who knew less would have said. */
        public Origin(LocalDate asOf, long startMinor, List<Compared> days) {
            this(asOf, startMinor, days, List.of());
        }
    }

    /** What was said of the balance at the end of a day, and what it was. Minor units. */
    public record Compared(LocalDate date, long p10Minor, long p50Minor, long p90Minor, long actualMinor) {
        boolean isInside() {
            return actualMinor >= p10Minor && actualMinor <= p90Minor;
        }

        /** How far off, in distances from the middle to the edge of the band on that side; positive is above. */
        double score() {
            double off = actualMinor - p50Minor;
            return off / Math.max(100, off < 0 ? p50Minor - p10Minor : p90Minor - p50Minor);
        }
    }

    /** The same history and seed give the same record. */
    public static TrackRecord replay(CashHistory history, long seed) {
        List<Origin> origins = new ArrayList<>();
        LocalDate first = first(history);
        TreeMap<LocalDate, Long> balances = balances(history);
        Words words = new Words();
        for (int number = 0; number < MOST_ORIGINS; number++) {
            LocalDate asOf = history.asOf().minusDays(FIRST_AGO_DAYS + (long) number * APART_DAYS);
            if (asOf.minusDays(FEWEST_KNOWN_DAYS).isBefore(first)) {
                break;
            }
            int days = Math.min(FARTHEST_DAYS, FIRST_AGO_DAYS + number * APART_DAYS);
            origins.add(compare(
                    history.asKnownOn(asOf), words, days, balances, Drift.of(balances, first, asOf, days), seed));
        }
        return new TrackRecord(origins);
    }

    /** The band that it teaches of the coming days of the same history. */
    public Band band(CashHistory history) {
        LocalDate first = first(history);
        return band().knowing((int) (history.asOf().toEpochDay() - first.toEpochDay()) + 1);
    }

    /** The same, as far as past forecasts tell. */
    Band band() {
        return Band.of(this);
    }

    /**
     * What would have been said: each forecast with the band that all the others teach, so that none is judged by itself.
     *
     * @return the same with P10 and P90 as they would have been shown
     */
    public TrackRecord asShown() {
        List<Origin> shown = new ArrayList<>();
        for (Origin origin : origins) {
            Band band = Band.of(new TrackRecord(
                    origins.stream().filter(other -> other != origin).toList()));
            List<Compared> days = new ArrayList<>();
            for (int day = 0; day < origin.days().size(); day++) {
                Compared said = origin.days().get(day);
                days.add(new Compared(
                        said.date(),
                        Math.round(band.low(day, said.p50Minor(), said.p10Minor())),
                        said.p50Minor(),
                        Math.round(band.high(day, said.p50Minor(), said.p90Minor())),
                        said.actualMinor()));
            }
            shown.add(new Origin(origin.asOf(), origin.startMinor(), days, origin.plain()));
        }
        return new TrackRecord(shown);
    }

    /**
     * How right it was some days ahead.
     *
     * @param fromDay the first day ahead that counts, from 1
     * @param meanMissMinor how far the middle was off, on the mean
     * @param standingMissMinor how far off one would have been who said that the balance stays as it is
     * @param insideShare of the days that lay in the band, which promises four in five
     * @param days how many were compared; never 0
     */
    public record Accuracy(
            int fromDay, int toDay, long meanMissMinor, long standingMissMinor, double insideShare, int days) {}

    /** Empty where no past forecast reaches so far. */
    public Optional<Accuracy> accuracy(int fromDay, int toDay) {
        long miss = 0;
        long standing = 0;
        int inside = 0;
        int count = 0;
        for (Origin origin : origins) {
            for (int day = fromDay - 1; day < Math.min(toDay, origin.days().size()); day++) {
                Compared compared = origin.days().get(day);
                miss += Math.abs(compared.actualMinor() - compared.p50Minor());
                standing += Math.abs(compared.actualMinor() - origin.startMinor());
                inside += compared.isInside() ? 1 : 0;
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Accuracy(fromDay, toDay, miss / count, standing / count, (double) inside / count, count));
    }

    /** The first day of which the bank tells. */
    private static LocalDate first(CashHistory history) {
        return history.lines().stream()
                .map(CashHistory.Line::date)
                .min(LocalDate::compareTo)
                .orElse(history.asOf());
    }

    private static Origin compare(
            CashHistory known,
            Words words,
            int days,
            TreeMap<LocalDate, Long> balances,
            List<Drift.Ahead> plain,
            long seed) {
        double[][] sorted = new Simulation(Learnt.of(known), words, Plan.NONE, days, PATHS, seed)
                .run()
                .sortedBalances(known.balanceMinor());
        List<Compared> compared = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = known.asOf().plusDays(day + 1L);
            compared.add(new Compared(
                    date,
                    Math.round(Forecaster.at(sorted[day], 0.1)),
                    Math.round(Forecaster.at(sorted[day], 0.5)),
                    Math.round(Forecaster.at(sorted[day], 0.9)),
                    balances.floorEntry(date).getValue()));
        }
        return new Origin(known.asOf(), known.balanceMinor(), compared, plain);
    }

    /** The balance at the end of each day on which something was booked, and before all. */
    private static TreeMap<LocalDate, Long> balances(CashHistory history) {
        TreeMap<LocalDate, Long> moved = new TreeMap<>();
        history.lines().forEach(line -> moved.merge(line.date(), line.amountMinor(), Long::sum));
        TreeMap<LocalDate, Long> balances = new TreeMap<>();
        long balance = history.balanceMinor();
        for (LocalDate day : moved.descendingKeySet()) {
            balances.put(day, balance);
            balance -= moved.getOrDefault(day, 0L);
        }
        balances.put(LocalDate.MIN, balance);
        return balances;
    }
}
