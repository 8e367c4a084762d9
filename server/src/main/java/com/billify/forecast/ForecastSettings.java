package com.billify.forecast;

import com.billify.audit.AuditTrail;
import com.billify.company.Companies;
import com.billify.forecast.ForecastProfile.SaidDuty;
import com.billify.forecast.ForecastProfile.SaidSeries;
import com.billify.forecast.core.DutyCalendar;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Sharpening;
import com.billify.forecast.core.Sharpening.Missing;
import com.billify.forecast.core.VatRegime;
import com.billify.kernel.CompanyId;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a company says of itself for the forecast, beside what its books show; and what more would be worth saying. */
@Component
class ForecastSettings {
    private static final int MOST_SERIES = 80;
    private static final int LONGEST_KEY = 500;

    private final ProfileRepository profiles;
    private final OutlookRepository outlooks;
    private final Books books;
    private final Forecasting forecasting;
    private final Companies companies;
    private final AuditTrail audit;
    private final Clock clock;

    ForecastSettings(
            ProfileRepository profiles,
            OutlookRepository outlooks,
            Books books,
            Forecasting forecasting,
            Companies companies,
            AuditTrail audit,
            Clock clock) {
        this.profiles = profiles;
        this.outlooks = outlooks;
        this.books = books;
        this.forecasting = forecasting;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is said and what is found.
     *
     * @param vatRegime null where nothing was said, as {@code employer} and {@code unusedCredit}
     * @param duties all that the calendar knows
     * @param series what comes back, the largest first, and what was said to have ended
     * @param calendarCheckedOn when the days of the calendar were held against their sources
     */
    record Said(
            @Nullable VatRegime vatRegime,
            @Nullable Boolean employer,
            @Nullable Money unusedCredit,
            List<DutyState> duties,
            List<SeriesState> series,
            LocalDate calendarCheckedOn) {}

    /** How a duty stands in the forecast. */
    enum DutyStanding {
        /** The bank lines show it. */
        FOUND,
        /** It is counted by the calendar. */
        COUNTED,
        /** It would be counted, if its amount were known. */
        AMOUNT_NEEDED,
        /** It is not counted. */
        OFF
    }

    /**
     * Something owed by the calendar.
     *
     * @param amount what the company says that leaves: of wages a month, of social security and of the self-employed a quarter, else each
     *     time; null where it is worked out
     * @param nextOn null where the calendar tells no day, as that of VAT without a regime
     * @param nextAmount what the forecast counts next, zero or less; null where it counts nothing
     */
    record DutyState(
            DutyKind kind,
            DutyStanding standing,
            @Nullable Money amount,
            @Nullable LocalDate nextOn,
            @Nullable Money nextAmount) {}

    /** What a company may say of something that comes back. */
    enum SeriesWord {
        /** For sure. */
        GOES_ON,
        ENDED
    }

    /**
     * Something that comes back.
     *
     * @param key names it
     * @param component regular, obligations, newSales or newPurchases
     * @param word null where nothing was said
     * @param nextOn null of what has ended
     */
    record SeriesState(
            String key,
            String component,
            @Nullable String name,
            @Nullable SeriesWord word,
            @Nullable LocalDate nextOn,
            @Nullable Money amount,
            @Nullable Integer chancePercent) {}

    /**
     * What would make the forecast sharper.
     *
     * @param band how wide it is four weeks ahead
     * @param gains what helps most first
     */
    record Sharper(Money band, List<SharperBy> gains) {}

    /**
     * @param narrows by how much the band gets narrower; zero or more
     * @param percent the same of its width
     * @param moves by how much more, or less, is expected after thirteen weeks
     */
    record SharperBy(Missing missing, Money narrows, int percent, Money moves) {}

    Said of(CompanyId company) {
        Currency currency = currency(company);
        ForecastProfile profile = profiles.of(company);
        List<OutlookRepository.Part> parts =
                outlooks.run(company).isPresent() ? outlooks.parts(company, 0, Forecasting.DAYS) : List.of();
        Long credit = profile.unusedCreditMinor();
        return new Said(
                profile.vatRegime(),
                profile.employer(),
                credit == null ? null : new Money(credit, currency),
                duties(company, profile, parts, currency),
                series(profile, parts, currency),
                DutyCalendar.CHECKED_ON);
    }

    private Currency currency(CompanyId company) {
        return companies.get(company).currency();
    }

    private List<DutyState> duties(
            CompanyId company, ForecastProfile profile, List<OutlookRepository.Part> parts, Currency currency) {
        Map<String, OutlookRepository.Part> counted = parts.stream()
                .filter(part -> part.source().equals("calendar"))
                .collect(Collectors.toMap(OutlookRepository.Part::key, Function.identity()));
        List<String> shown = outlooks.shownDuties(company);
        FinancialYear year = companies.get(company).financialYear();
        boolean upToDate =
                outlooks.run(company).map(OutlookRepository.Run::upToDate).orElse(false);
        return Arrays.stream(DutyKind.values())
                .map(kind -> duty(
                        kind, profile, year, shown.contains(kind.name()), counted.get(kind.name()), upToDate, currency))
                .toList();
    }

    private DutyState duty(
            DutyKind kind,
            ForecastProfile profile,
            FinancialYear year,
            boolean shown,
            OutlookRepository.@Nullable Part part,
            boolean upToDate,
            Currency currency) {
        SaidDuty said = profile.duties().get(kind);
        Long typed = said == null ? null : said.amountMinor();
        Long next = part == null ? null : part.amountMinor();
        LocalDate nextOn = part == null ? nextOn(kind, profile, year) : part.likely();
        boolean beyond = nextOn != null && nextOn.isAfter(LocalDate.now(clock).plusDays(Forecasting.DAYS));
        return new DutyState(
                kind,
                shown
                        ? DutyStanding.FOUND
                        : !profile.counts(kind)
                                ? DutyStanding.OFF
                                : part == null && upToDate && !beyond
                                        ? DutyStanding.AMOUNT_NEEDED
                                        : DutyStanding.COUNTED,
                typed == null ? null : new Money(typed, currency),
                nextOn,
                next == null ? null : new Money(next, currency));
    }

    private @Nullable LocalDate nextOn(DutyKind kind, ForecastProfile profile, FinancialYear year) {
        VatRegime regime = profile.vatRegime();
        if (kind == DutyKind.VAT && (regime == null || regime == VatRegime.EXEMPT)) {
            return null;
        }
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        return DutyCalendar.due(
                        kind, regime == null ? VatRegime.QUARTERLY : regime, year, tomorrow, tomorrow.plusYears(1))
                .getFirst()
                .date();
    }

    private static List<SeriesState> series(
            ForecastProfile profile, List<OutlookRepository.Part> parts, Currency currency) {
        List<SeriesState> series = new ArrayList<>();
        parts.stream()
                .filter(part -> part.source().equals("series"))
                .sorted(Comparator.comparingLong((OutlookRepository.Part part) -> -Math.abs(part.overallMinor())))
                .limit(MOST_SERIES)
                .forEach(part -> {
                    SaidSeries said = profile.series().get(part.key());
                    Long amount = part.amountMinor();
                    Integer chance = part.chanceMillionths();
                    series.add(new SeriesState(
                            part.key(),
                            part.component(),
                            part.counterpartyName(),
                            said == null || said.ended() ? null : SeriesWord.GOES_ON,
                            part.likely(),
                            amount == null ? null : new Money(amount, currency),
                            chance == null ? null : Math.round(chance / 10_000f)));
                });
        profile.series().forEach((key, said) -> {
            if (said.ended() && series.stream().noneMatch(one -> one.key().equals(key))) {
                Long amount = said.amountMinor();
                series.add(new SeriesState(
                        key,
                        said.component(),
                        said.name(),
                        SeriesWord.ENDED,
                        null,
                        amount == null ? null : new Money(amount, currency),
                        null));
            }
        });
        return series;
    }

    /** @throws ProblemException invalid-amount */
    void change(
            CompanyId company,
            UserId by,
            @Nullable VatRegime regime,
            @Nullable Boolean employer,
            @Nullable String unusedCredit) {
        Currency currency = currency(company);
        Long credit = unusedCredit == null ? null : amount("unusedCredit", unusedCredit, currency, 0);
        profiles.replace(company, regime, employer, credit);
        Map<String, String> details = new TreeMap<>();
        details.put("vatRegime", regime == null ? "" : OutlookRepository.wireName(regime));
        details.put("employer", employer == null ? "" : employer.toString());
        details.put("unusedCredit", credit == null ? "" : new Money(credit, currency).toString());
        changed(company, by, details);
    }

    /** @throws ProblemException invalid-amount */
    void changeDuty(CompanyId company, UserId by, DutyKind kind, boolean counts, @Nullable String amount) {
        Long minor = amount == null ? null : amount("amount", amount, currency(company), 1);
        profiles.replaceDuty(company, kind, new SaidDuty(counts, minor));
        changed(
                company,
                by,
                Map.of(
                        "duty", OutlookRepository.wireName(kind),
                        "counts", String.valueOf(counts),
                        "amount", amount == null ? "" : amount));
    }

    /**
     * @param word null takes back what was said
     * @throws ProblemException not-found for what the forecast does not know
     */
    void changeSeries(CompanyId company, UserId by, String key, @Nullable SeriesWord word) {
        SaidSeries known = profiles.of(company).series().get(key);
        if (key.length() > LONGEST_KEY) {
            throw ProblemException.notFound();
        }
        SaidSeries shown = outlooks.parts(company, 0, Forecasting.DAYS).stream()
                .filter(part -> part.source().equals("series") && part.key().equals(key))
                .findFirst()
                .map(part -> new SaidSeries(
                        word == SeriesWord.ENDED,
                        LocalDate.now(clock),
                        part.counterpartyName(),
                        part.component(),
                        part.amountMinor()))
                .orElse(null);
        if (known == null && shown == null) {
            throw ProblemException.notFound();
        }
        profiles.forgetSeries(company, key);
        if (word != null) {
            profiles.addSeries(
                    company,
                    key,
                    shown != null
                            ? shown
                            : new SaidSeries(
                                    word == SeriesWord.ENDED,
                                    LocalDate.now(clock),
                                    Objects.requireNonNull(known).name(),
                                    known.component(),
                                    known.amountMinor()));
        }
        String name =
                shown != null ? shown.name() : Objects.requireNonNull(known).name();
        changed(
                company,
                by,
                Map.of("name", name == null ? "" : name, "word", word == null ? "" : OutlookRepository.wireName(word)));
    }

    private void changed(CompanyId company, UserId by, Map<String, String> details) {
        forecasting.ask(company);
        audit.record(company, by, "forecastSettingsChanged", details);
    }

    private static long amount(String field, String typed, Currency currency, long least) {
        try {
            Money money = Money.exactly(new BigDecimal(typed.strip()), currency);
            if (money.minorUnits() >= least) {
                return money.minorUnits();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw ProblemException.ofField(field, "invalid-amount", "This is not an amount in " + currency + ".");
    }

    /** @throws ProblemException not-found where there is nothing to forecast yet */
    Sharper sharper(CompanyId company) {
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Sharpening found = Sharpening.of(
                known.history(), known.plan(), run.band(), LocalDate.now(clock), Forecaster.Settings.USUAL_SEED);
        return new Sharper(
                new Money(found.bandMinor(), known.currency()),
                found.gains().stream()
                        .map(gain -> new SharperBy(
                                gain.missing(),
                                new Money(gain.narrowsMinor(), known.currency()),
                                (int) Math.round(100.0 * gain.narrowsMinor() / Math.max(1, found.bandMinor())),
                                new Money(gain.movesMinor(), known.currency())))
                        .toList());
    }
}
