package com.billify.forecast.core;

import com.billify.forecast.core.Outlook.DocumentOutlook;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private Forecaster() {}

    /**
     * @param days how many, from the day after
     * @param paths how often the coming days are let happen
     * @param seed the same seed, history and number give the same answer
     */
    public record Settings(int days, int paths, long seed) {
        public static final int USUAL_PATHS = 1000;

        public Settings {
            if (days < 1 || days > MOST_DAYS || paths < 10) {
                throw new IllegalArgumentException(days + " days, " + paths + " paths");
            }
        }
    }

    public static Outlook forecast(CashHistory history, Settings settings) {
        int simulated = Math.max(settings.days(), FEWEST_DAYS);
        Simulation simulation = new Simulation(history, simulated, settings.paths(), settings.seed());
        Paths paths = simulation.run();
        double start = history.balanceMinor();
        Band band = Band.of(TrackRecord.replay(history, settings.seed()));
        double[][] sorted = paths.sortedBalances(start);
        List<Outlook.Day> days = new ArrayList<>();
        long mean = history.balanceMinor();
        for (int day = 0; day < settings.days(); day++) {
            Map<Component, Long> contributions = contributions(paths, day);
            mean += contributions.values().stream().mapToLong(Long::longValue).sum();
            double middle = at(sorted[day], 0.5);
            days.add(new Outlook.Day(
                    history.asOf().plusDays(day + 1L),
                    Math.round(band.low(day, middle, at(sorted[day], 0.1))),
                    Math.round(middle),
                    Math.round(band.high(day, middle, at(sorted[day], 0.9))),
                    mean,
                    contributions));
        }
        return new Outlook(
                history.asOf(),
                history.balanceMinor(),
                days,
                risk(days, paths, sorted, band, start),
                simulation.openDocuments().stream()
                        .map(open -> document(history.asOf(), open))
                        .toList(),
                simulation.series());
    }

    private static Map<Component, Long> contributions(Paths paths, int day) {
        Map<Component, Long> contributions = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            contributions.put(component, Math.round(paths.mean(component, day)));
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
        return new Outlook.Risk(
                paths.belowZero(start, 30, middle, band),
                paths.belowZero(start, 90, middle, band),
                lowest.date(),
                lowest.p50Minor());
    }

    private static DocumentOutlook document(LocalDate asOf, Simulation.OpenDocument open) {
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
