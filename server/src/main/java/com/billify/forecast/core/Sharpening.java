package com.billify.forecast.core;

import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would make a forecast sharper, and by how much. Each is forecast again as if it were known, under the same draws: what then
 * differs is its doing alone.
 *
 * @param bandMinor how wide the band is four weeks ahead of today
 */
public record Sharpening(long bandMinor, List<Gain> gains) {
    private static final int AHEAD_DAYS = 28;
    private static final int FAR_DAYS = 91;
    private static final int PATHS = 400;
    private static final List<DutyKind> OF_WAGES = List.of(DutyKind.WAGE_TAX, DutyKind.SOCIAL_SECURITY);

    public Sharpening {
        gains = List.copyOf(gains);
    }

    /** What a company could say or bring. */
    public enum Missing {
        /** Bank data until today. */
        FRESH_LINES,
        /** As much bank data again from before. */
        OLDER_LINES,
        /** What of its takings is invoiced, and when that is due: at most by what all coming receipts add to the band. */
        INVOICES,
        /** Which of what comes back goes on. */
        REGULAR,
        /** How often it pays VAT. */
        VAT,
        /** Tax and social security of the wages that are seen. */
        WAGE_DUTIES
    }

    /**
     * @param narrowsMinor by how much the band gets narrower four weeks ahead; zero where it does not, or nothing tells yet
     * @param movesMinor by how much the mean after thirteen weeks is another then, signed
     */
    public record Gain(Missing missing, long narrowsMinor, long movesMinor) {}

    /**
     * @param plan as it is
     * @param today the bank data may end before it
     */
    public static Sharpening of(CashHistory history, Plan plan, Band band, LocalDate today, long seed) {
        int stale = (int) Math.clamp(today.toEpochDay() - history.asOf().toEpochDay(), 0, FAR_DAYS - AHEAD_DAYS);
        Settings settings = new Settings(FAR_DAYS, PATHS, seed);
        Learnt learnt = Learnt.of(history);
        Outlook now = Forecaster.forecast(learnt, plan, band, settings);
        long width = width(now, AHEAD_DAYS + stale);
        List<Gain> gains = new ArrayList<>();
        // Over a weekend there is nothing newer to bring.
        if (history.asOf().isBefore(BusinessCalendar.onOrBefore(today.minusDays(1)))) {
            gains.add(new Gain(Missing.FRESH_LINES, width - width(now, AHEAD_DAYS), 0));
        }
        Set<String> series = new HashSet<>(plan.profile().confirmed());
        series.addAll(now.series().stream().map(Outlook.SeriesOutlook::key).collect(Collectors.toSet()));
        Profile said = plan.profile();
        gains.add(gain(
                Missing.REGULAR,
                now,
                Forecaster.forecast(
                        learnt,
                        plan.with(new Profile(
                                said.vatRegime(), said.financialYear(), said.duties(), said.ended(), series)),
                        band,
                        settings),
                stale));
        if (history.documents().stream().noneMatch(CashHistory.Document::receivable)) {
            Plan none = new Plan(plan.items(), 0, plan.laterDays(), plan.paidOn(), said, plan.vessels());
            gains.add(new Gain(
                    Missing.INVOICES,
                    width - width(Forecaster.forecast(learnt, none, band, settings), AHEAD_DAYS + stale),
                    0));
        }
        if (said.vatRegime() == null && !now.shown().contains(DutyKind.VAT)) {
            gains.add(gain(
                    Missing.VAT,
                    now,
                    Forecaster.forecast(
                            learnt, plan.with(said.owing(VatRegime.QUARTERLY, List.of(DutyKind.VAT))), band, settings),
                    stale));
        }
        if (now.shown().contains(DutyKind.WAGES) && !now.shown().containsAll(OF_WAGES)) {
            gains.add(gain(
                    Missing.WAGE_DUTIES,
                    now,
                    Forecaster.forecast(learnt, plan.with(said.owing(said.vatRegime(), OF_WAGES)), band, settings),
                    stale));
        }
        gains.add(new Gain(Missing.OLDER_LINES, byHistory(history, plan, band, settings, width, stale), 0));
        return new Sharpening(
                width,
                gains.stream()
                        .map(gain -> new Gain(gain.missing(), Math.max(0, gain.narrowsMinor()), gain.movesMinor()))
                        .filter(gain -> gain.narrowsMinor() != 0
                                || gain.movesMinor() != 0
                                || isMissing(gain.missing(), history))
                        .sorted(Comparator.comparingLong(Gain::narrowsMinor).reversed())
                        .toList());
    }

    /** What a forecast should not go without, even where nothing tells yet what it would change. */
    private static boolean isMissing(Missing missing, CashHistory history) {
        return switch (missing) {
            case OLDER_LINES ->
                history.lines().stream()
                        .noneMatch(line -> line.date().isBefore(history.asOf().minusYears(1)));
            case INVOICES, VAT -> true; // looked at only where nothing is known of them
            case FRESH_LINES, REGULAR, WAGE_DUTIES -> false;
        };
    }

    private static Gain gain(Missing missing, Outlook now, Outlook then, int stale) {
        return new Gain(
                missing,
                width(now, AHEAD_DAYS + stale) - width(then, AHEAD_DAYS + stale),
                then.days().getLast().meanMinor() - now.days().getLast().meanMinor());
    }

    /** What the younger half of the history has gained by the older one, once more in the same ratio. */
    private static long byHistory(CashHistory history, Plan plan, Band band, Settings settings, long width, int stale) {
        LocalDate first = history.lines().stream()
                .map(CashHistory.Line::date)
                .min(LocalDate::compareTo)
                .orElse(history.asOf());
        LocalDate half = first.plusDays((history.asOf().toEpochDay() - first.toEpochDay()) / 2);
        CashHistory younger = new CashHistory(
                history.asOf(),
                history.balanceMinor(),
                history.lines().stream()
                        .filter(line -> line.date().isAfter(half))
                        .toList(),
                history.documents().stream()
                        .filter(document -> document.issueDate().isAfter(half) || document.openMinor() != 0)
                        .toList(),
                history.documentsUntil(),
                CashHistory.OwnAccounts.NONE);
        long before = width(Forecaster.forecast(younger, plan, band, settings), AHEAD_DAYS + stale);
        return before <= width ? 0 : Math.round(width * (1 - (double) width / before));
    }

    private static long width(Outlook outlook, int days) {
        Outlook.Day day = outlook.days().get(days - 1);
        return day.p90Minor() - day.p10Minor();
    }
}
