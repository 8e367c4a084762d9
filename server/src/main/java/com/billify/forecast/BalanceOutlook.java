package com.billify.forecast;

import com.billify.company.CompanySettings;
import com.billify.forecast.CashForecast.ForecastPoint;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.TrackRecord;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is expected of the balance, how sure that is, and why, as it was worked out last. Within the company's transaction. */
@Component
public class BalanceOutlook {
    private static final int MOST_DECIDING = 5;
    private static final int DECIDING_DAYS = 91;
    private static final int CAUSE_DAYS = 14;
    private static final int[] STRETCHES = {7, 28, 60, 91};

    private final OutlookRepository outlooks;
    private final ProfileRepository profiles;
    private final ShortfallRepository shortfalls;

    BalanceOutlook(OutlookRepository outlooks, ProfileRepository profiles, ShortfallRepository shortfalls) {
        this.outlooks = outlooks;
        this.profiles = profiles;
        this.shortfalls = shortfalls;
    }

    /**
     * What is expected.
     *
     * @param asOf the last day of which the bank tells: it begins with the day after
     * @param upToDate false while the books have changed since, and it is being worked out anew
     * @param lowest of the days that were asked for: the one whose middle is lowest; null for no days
     * @param unusedCredit counts as money where the floor is asked for; null where none was given
     * @param firstBelowFloor the first day whose middle and unused credit are below the floor
     * @param chances within 7, 30 and 90 days
     * @param shortfall that is likely and nobody said to know of; null for none
     * @param meanMiss how far off past forecasts would have been after two to four weeks; null without a past to compare with
     */
    public record Outlook(
            Instant madeAt,
            LocalDate asOf,
            boolean upToDate,
            List<OutlookDay> days,
            @Nullable Money unusedCredit,
            @Nullable ForecastPoint lowest,
            @Nullable LocalDate firstBelowFloor,
            List<RiskWithin> chances,
            Deciding deciding,
            @Nullable LikelyShortfall shortfall,
            @Nullable Money meanMiss) {}

    /**
     * The balance at the end of a coming day; amounts are decimals.
     *
     * @param p10 one time in ten it is lower, as it is higher than {@code p90}
     * @param p50 as often higher as lower
     * @param expectedIn on the mean, zero or more
     * @param expectedOut on the mean, zero or less
     * @param estimatedIn the part of {@code expectedIn} that rests on no document and that nobody said
     * @param estimatedOut the same of {@code expectedOut}
     */
    public record OutlookDay(
            LocalDate date,
            String p10,
            String p25,
            String p50,
            String p75,
            String p90,
            String expectedIn,
            String expectedOut,
            String estimatedIn,
            String estimatedOut) {}

    /**
     * How likely it is that the balance is too low at the end of one of the coming days.
     *
     * @param belowFloorPermille of the balance and what credit is unused; null without a floor
     */
    public record RiskWithin(
            int withinDays, int belowZeroPermille, @Nullable Integer belowFloorPermille) {}

    /**
     * The balance is likely to become too low.
     *
     * @param on the first day whose middle is too low, else the lowest
     * @param missing how much, on the mean of the ways in which it comes
     * @param byFloor whether a floor was set; else too low is below zero
     * @param cause what leaves shortly before and weighs most; null where no single thing does
     */
    public record LikelyShortfall(
            UUID id,
            LocalDate on,
            Money missing,
            int chancePermille,
            int withinDays,
            boolean byFloor,
            @Nullable OutlookPart cause) {}

    /** The five parts with most effect over thirteen weeks, each way. */
    public record Deciding(List<OutlookPart> in, List<OutlookPart> out) {}

    /**
     * A part of what is expected.
     *
     * @param source document, series (it comes back), calendar (owed by it, as the company says), pattern (as in the past), planned (a person expects it), transfer (from or to
     *     another account of the company, of one account alone), balance (what is in the bank), or spread (from the mean of all that may be to its middle)
     * @param component receivables, payables, newSales, newPurchases, regular, obligations, financing, investment, rest or planned; null of balance and spread
     * @param invoiceId the document, or what a person expects
     * @param number of it; the words for what a person expects
     * @param duty of what is owed by the calendar
     * @param adds what it adds on the mean over the days that are asked for
     * @param amount of the whole document, or of the next time; null of what has no rhythm
     * @param chancePercent that it comes at all
     * @param earliest one time in ten it is before this day, as it is after {@code latest}
     */
    public record OutlookPart(
            String source,
            @Nullable String component,
            @Nullable UUID invoiceId,
            @Nullable String number,
            @Nullable String counterpartyName,
            @Nullable DutyKind duty,
            Money adds,
            @Nullable Money amount,
            @Nullable Integer chancePercent,
            @Nullable LocalDate earliest,
            @Nullable LocalDate likely,
            @Nullable LocalDate latest) {}

    /**
     * How right forecasts of the past would have been, made again from what was known then.
     *
     * @param madeAt when they were made again last; null where none was
     * @param origins how many forecasts were made again
     */
    public record ForecastRecord(
            @Nullable Instant madeAt, int origins, List<RecordStretch> stretches, List<ReplayedForecast> replayed) {}

    /**
     * How right they were some days ahead.
     *
     * @param meanMiss how far the middle was off
     * @param standingMiss how far off one would have been who said that nothing changes
     * @param insidePercent of the days that lay in the band, which promises 80
     */
    public record RecordStretch(
            int fromDay, int toDay, Money meanMiss, Money standingMiss, int insidePercent, int days) {}

    /** A forecast of the past beside what came. */
    public record ReplayedForecast(LocalDate asOf, String start, List<ReplayedDay> days) {}

    /** Amounts are decimals. */
    public record ReplayedDay(LocalDate date, String p10, String p50, String p90, String actual) {}

    /**
     * Days that have come since it was worked out are left out: what was is not expected.
     *
     * @param known the last day of which the bank tells
     * @param days how many at most, from the day after the forecast begins
     */
    Optional<Outlook> of(CompanyId company, CompanySettings settings, LocalDate known, int days) {
        return outlooks.run(company)
                .filter(run -> run.currency().equals(settings.currency()))
                .map(run -> {
                    List<OutlookRepository.Day> all = outlooks.days(company, days).stream()
                            .filter(day -> day.date().isAfter(known))
                            .toList();
                    ForecastProfile profile = profiles.of(company);
                    Long credit = profile.unusedCreditMinor();
                    Long floor = floor(settings, profile);
                    return new Outlook(
                            run.madeAt(),
                            run.asOf(),
                            run.upToDate(),
                            all.stream().map(day -> day(day, run.currency())).toList(),
                            credit == null ? null : new Money(credit, run.currency()),
                            all.stream()
                                    .min(Comparator.comparingLong(OutlookRepository.Day::p50Minor))
                                    .map(day -> point(company, day, run.currency()))
                                    .orElse(null),
                            all.stream()
                                    .filter(day -> floor != null && day.p50Minor() < floor)
                                    .map(OutlookRepository.Day::date)
                                    .findFirst()
                                    .orElse(null),
                            run.lows().stream()
                                    .map(lows -> new RiskWithin(
                                            lows.withinDays(),
                                            permille(lows.chanceBelow(0)),
                                            floor == null ? null : permille(lows.chanceBelow(floor))))
                                    .toList(),
                            deciding(company, run),
                            shortfall(company, run),
                            outlooks.meanMiss(company, STRETCHES[0] + 1, STRETCHES[1])
                                    .map(miss -> new Money(miss, run.currency()))
                                    .orElse(null));
                });
    }

    /** The lowest balance that is not too low, unused credit counted; null without a floor. */
    private static @Nullable Long floor(CompanySettings settings, ForecastProfile profile) {
        Money floor = settings.floor();
        return floor == null ? null : floor.minorUnits() - profile.creditMinor();
    }

    private static int permille(double chance) {
        return (int) Math.round(1000 * chance);
    }

    private static OutlookDay day(OutlookRepository.Day day, Currency currency) {
        return new OutlookDay(
                day.date(),
                decimal(day.p10Minor(), currency),
                decimal(day.p25Minor(), currency),
                decimal(day.p50Minor(), currency),
                decimal(day.p75Minor(), currency),
                decimal(day.p90Minor(), currency),
                decimal(day.flows().inMinor(), currency),
                decimal(day.flows().outMinor(), currency),
                decimal(day.flows().estimatedInMinor(), currency),
                decimal(day.flows().estimatedOutMinor(), currency));
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static ForecastPoint point(CompanyId company, OutlookRepository.Day day, Currency currency) {
        return new ForecastPoint(
                day.date(),
                Figure.of(
                        new Money(day.p50Minor(), currency),
                        "/api/v1/companies/%s/forecast/explanation/%s".formatted(company, day.date()),
                        "adds"));
    }

    private @Nullable LikelyShortfall shortfall(CompanyId company, OutlookRepository.Run run) {
        return shortfalls
                .goingOn(company)
                .filter(kept -> !kept.dismissed() && kept.on().isAfter(run.asOf()))
                .map(kept -> new LikelyShortfall(
                        kept.id(),
                        kept.on(),
                        kept.missing(),
                        kept.chancePermille(),
                        kept.withinDays(),
                        kept.byFloor(),
                        cause(company, run, kept.on())))
                .orElse(null);
    }

    private @Nullable OutlookPart cause(CompanyId company, OutlookRepository.Run run, LocalDate on) {
        int until = (int) ChronoUnit.DAYS.between(run.asOf(), on);
        return outlooks.largestParts(company, Math.max(0, until - CAUSE_DAYS), until, false, 1).stream()
                .findFirst()
                .map(part -> part(part, run.currency()))
                .orElse(null);
    }

    private Deciding deciding(CompanyId company, OutlookRepository.Run run) {
        return new Deciding(largest(company, true, run.currency()), largest(company, false, run.currency()));
    }

    private List<OutlookPart> largest(CompanyId company, boolean adding, Currency currency) {
        return outlooks.largestParts(company, 0, DECIDING_DAYS, adding, MOST_DECIDING).stream()
                .map(part -> part(part, currency))
                .toList();
    }

    static OutlookPart part(OutlookRepository.Part part, Currency currency) {
        Long amount = part.amountMinor();
        Integer chance = part.chanceMillionths();
        return new OutlookPart(
                part.source(),
                part.component(),
                part.invoiceId(),
                part.number(),
                part.counterpartyName(),
                part.source().equals("calendar") ? DutyKind.valueOf(part.key()) : null,
                new Money(part.addsMinor(), currency),
                amount == null ? null : new Money(amount, currency),
                chance == null ? null : Math.round(chance / 10_000f),
                part.earliest(),
                part.likely(),
                part.latest());
    }

    /**
     * What sums to the middle of a day: what is in the bank, every part until then, and what lies between the mean and the middle.
     *
     * @throws ProblemException for a day of which nothing is expected
     */
    List<OutlookPart> explanation(CompanyId company, LocalDate date) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        int until = (int) ChronoUnit.DAYS.between(run.asOf(), date);
        OutlookRepository.Day day = outlooks.day(company, date).orElseThrow(ProblemException::notFound);
        List<OutlookPart> parts = new ArrayList<>();
        parts.add(alone("balance", run.startMinor(), run));
        outlooks.parts(company, 0, until).forEach(part -> parts.add(part(part, run.currency())));
        if (day.p50Minor() != day.meanMinor()) {
            parts.add(alone("spread", day.p50Minor() - day.meanMinor(), run));
        }
        return parts;
    }

    static OutlookPart alone(String source, long minor, OutlookRepository.Run run) {
        LocalDate asOf = source.equals("balance") ? run.asOf() : null;
        Money adds = new Money(minor, run.currency());
        return new OutlookPart(source, null, null, null, null, null, adds, null, null, asOf, asOf, asOf);
    }

    /** How right it would have been; empty where no forecast was made yet. */
    Optional<ForecastRecord> record(CompanyId company) {
        return outlooks.run(company).map(run -> {
            TrackRecord record = outlooks.record(company);
            Currency currency = run.currency();
            List<RecordStretch> stretches = new ArrayList<>();
            int from = 1;
            for (int to : STRETCHES) {
                record.accuracy(from, to).map(found -> stretch(found, currency)).ifPresent(stretches::add);
                from = to + 1;
            }
            return new ForecastRecord(
                    outlooks.replay(company)
                            .map(OutlookRepository.Replay::madeAt)
                            .orElse(null),
                    record.origins().size(),
                    stretches,
                    record.origins().stream()
                            .map(origin -> replayed(origin, currency))
                            .toList());
        });
    }

    private static RecordStretch stretch(TrackRecord.Accuracy accuracy, Currency currency) {
        return new RecordStretch(
                accuracy.fromDay(),
                accuracy.toDay(),
                new Money(accuracy.meanMissMinor(), currency),
                new Money(accuracy.standingMissMinor(), currency),
                (int) Math.round(100 * accuracy.insideShare()),
                accuracy.days());
    }

    private static ReplayedForecast replayed(TrackRecord.Origin origin, Currency currency) {
        return new ReplayedForecast(
                origin.asOf(),
                decimal(origin.startMinor(), currency),
                origin.days().stream()
                        .map(day -> new ReplayedDay(
                                day.date(),
                                decimal(day.p10Minor(), currency),
                                decimal(day.p50Minor(), currency),
                                decimal(day.p90Minor(), currency),
                                decimal(day.actualMinor(), currency)))
                        .toList());
    }
}
