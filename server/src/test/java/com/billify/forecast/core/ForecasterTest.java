package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook.SeriesOutlook;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Outlook forecast(CashHistory history, int days) {
        return Forecaster.forecast(history, new Settings(days, 200, 1));
    }

    private static CashHistory history(long balanceMinor, List<Line> lines, List<Document> documents) {
        return new CashHistory(TODAY, balanceMinor, lines, documents);
    }

    /** A rent that left on the first bank day of each month, for so many months. */
    private static List<Line> rent(int months) {
        return IntStream.range(0, months)
                .mapToObj(ago ->
                        BusinessCalendar.onOrAfter(TODAY.withDayOfMonth(1).minusMonths(ago)))
                .map(day -> new Line(day, -1_500_00, "BE01", "Immo", "huur", false))
                .toList();
    }

    /** A customer who pays each of his monthly invoices ten days after it is due. */
    private static List<Document> invoicesPaidLate(int months) {
        List<Document> documents = new ArrayList<>();
        for (int ago = 0; ago < months; ago++) {
            LocalDate issued = TODAY.minusDays(30L * ago + 20);
            LocalDate paid = issued.plusDays(40);
            documents.add(new Document(
                    "S" + ago,
                    "customer",
                    true,
                    issued,
                    issued.plusDays(30),
                    1_000_00,
                    0,
                    paid.isAfter(TODAY) ? List.of() : List.of(new Payment(paid, 1_000_00))));
        }
        return documents;
    }

    @Test
    void contributionsSumToTheChangeOfTheMean() {
        Outlook outlook = forecast(history(5_000_00, rent(12), invoicesPaidLate(12)), 120);

        long mean = outlook.startMinor();
        for (Outlook.Day day : outlook.days()) {
            mean += day.contributionsMinor().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(day.meanMinor()).isEqualTo(mean);
        }
    }

    @Test
    void startAndPartsSumToTheMeanOfEachDay() {
        Outlook outlook = forecast(history(5_000_00, rent(12), invoicesPaidLate(12)), 120);

        for (int day = 0; day < 120; day++) {
            int until = day;
            assertThat(outlook.startMinor()
                            + outlook.parts().stream()
                                    .mapToLong(part -> part.untilMinor().get(until))
                                    .sum())
                    .isEqualTo(outlook.days().get(day).meanMinor());
        }
    }

    @Test
    void theSameBooksSayTheSameInWhateverOrderAndUnderWhateverNamesTheyAreKept() {
        List<Document> documents = invoicesPaidLate(12);
        List<Document> renamed = documents.reversed().stream()
                .map(one -> new Document(
                        "other " + one.id(),
                        one.party(),
                        one.receivable(),
                        one.issueDate(),
                        one.dueDate(),
                        one.amountMinor(),
                        one.vatMinor(),
                        one.payments()))
                .toList();

        assertThat(forecast(history(5_000_00, rent(12).reversed(), renamed), 60).days())
                .isEqualTo(forecast(history(5_000_00, rent(12), documents), 60).days());
    }

    @Test
    void twoEqualInvoicesAreTwoInvoicesAndNotPaidInStep() {
        List<Document> twins = new ArrayList<>(invoicesPaidLate(12));
        Document open = twins.getFirst();
        twins.add(new Document(
                "TWIN",
                open.party(),
                true,
                open.issueDate(),
                open.dueDate(),
                open.amountMinor(),
                open.vatMinor(),
                List.of()));

        Outlook outlook = forecast(history(0, List.of(), twins), 91);

        List<MinorAmounts> untils = outlook.parts().stream()
                .filter(part -> part.source() == Outlook.Source.DOCUMENT)
                .map(Outlook.Part::untilMinor)
                .toList();
        assertThat(untils).hasSize(2);
        assertThat(untils.getFirst()).isNotEqualTo(untils.getLast());
    }

    @Test
    void theLowestBalancesOfAllTimesSayTheChanceOfFallingBelowAnyAmount() {
        Outlook.Risk risk =
                forecast(history(5_000_00, rent(12), invoicesPaidLate(12)), 91).risk();

        assertThat(risk.lows()).extracting(Outlook.Lows::withinDays).containsExactly(7, 30, 90);
        for (Outlook.Lows lows : risk.lows()) {
            assertThat(lows.chanceBelow(Long.MIN_VALUE)).isZero();
            assertThat(lows.chanceBelow(Long.MAX_VALUE)).isEqualTo(1);
        }
        assertThat(risk.lows().get(2).chanceBelow(0)).isEqualTo(risk.belowZeroWithin90Days());
        assertThat(risk.lows().get(0).chanceBelow(5_000_00))
                .isLessThanOrEqualTo(risk.lows().get(2).chanceBelow(5_000_00));
    }

    /** Bank data that ends before today does not make invoices that came since come again. */
    @Test
    void invoicesThatAreKnownLaterThanTheBankAreNotExpectedAgain() {
        List<Document> documents = new ArrayList<>(invoicesPaidLate(12));
        LocalDate later = TODAY.plusDays(10);
        documents.add(new Document("LATER", "customer", true, later, later.plusDays(30), 1_000_00, 0, List.of()));
        CashHistory history = new CashHistory(TODAY, 0, List.of(), documents, later);

        Outlook outlook = forecast(history, 60);

        long expected = outlook.parts().stream()
                .mapToLong(part -> part.untilMinor().get(59))
                .sum();
        // The two that are open, each once; the next of the monthly ones comes at the end of these days at the
        // earliest.
        assertThat(expected).isBetween(1_500_00L, 2_600_00L);
    }

    /** The bank names nobody, and the month stands in the text: it is one series all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"nl-BE", "fr-BE", "de-BE", "en-BE"})
    void wagesThatNameTheirMonthAreOneSeries(String language) {
        List<Line> wages = IntStream.range(0, 8)
                .mapToObj(ago -> TODAY.withDayOfMonth(1).minusMonths(ago).minusDays(1))
                .map(day -> new Line(
                        BusinessCalendar.onOrBefore(day),
                        -8_000_00,
                        "",
                        "",
                        "Loon " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language))
                                + " 2026",
                        false))
                .toList();

        Outlook outlook = forecast(history(50_000_00, wages, List.of()), 91);

        assertThat(outlook.series()).hasSize(1);
        assertThat(outlook.days().getLast().p50Minor()).isEqualTo(26_000_00);
    }

    @Test
    void socialSecurityOfAQuarterWithAPremiumIsMoreThanBefore() {
        List<Line> lines = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 1);
                month.isBefore(YearMonth.of(2026, 11));
                month = month.plusMonths(1)) {
            boolean premium = month.getMonthValue() == 12;
            lines.add(wages(month.atDay(27), 10_000_00));
            if (premium) {
                lines.add(new Line(month.atDay(18), -8_000_00, "", "", "Eindejaarspremie 2025", false));
            }
            if (month.getMonthValue() % 3 == 1) {
                long wagesMinor = month.equals(YearMonth.of(2026, 1)) ? 38_000_00 : 30_000_00;
                lines.add(new Line(month.atDay(30), -wagesMinor / 2, "BE37", "RSZ", "RSZ-bijdragen kwartaal", false));
            }
        }
        SeriesOutlook next = forecast(history(100_000_00, lines, List.of()), 91).series().stream()
                .filter(series -> series.party().equals("BE37"))
                .findFirst()
                .orElseThrow();
        assertThat(next.next()).isEqualTo(LocalDate.of(2027, 1, 30));
        assertThat(next.amountMinor()).isCloseTo(-19_000_00, within(600_00L));
    }

    private static Line wages(LocalDate day, long amountMinor) {
        return new Line(day, -amountMinor, "", "", "Lonen " + day.getMonthValue(), false);
    }

    @Test
    void whatCameOnceMayDifferWhenItComesAgain() {
        Line dividend = new Line(TODAY.minusDays(350), -20_000_00, "BE73", "Owner", "Dividend boekjaar 2025", false);
        Outlook.Day last = forecast(history(100_000_00, List.of(dividend), List.of()), 40)
                .days()
                .getLast();
        assertThat(last.p50Minor() - last.p10Minor()).isGreaterThan(2_000_00);
    }

    @Test
    void aShopThatSellsAlikeEveryWeekIsBelievedItsSeasonSoonerThanOneOfFewLargeJobs() {
        double[] months = new double[26];
        Arrays.fill(months, 1_000);
        months[1] = 2_000; // February of both years
        months[13] = 2_000;
        double[] even =
                IntStream.range(0, 104).mapToDouble(week -> 250 + week % 2).toArray();
        double[] lumpy = IntStream.range(0, 104)
                .mapToDouble(week -> week % 8 == 0 ? 2_000 : 0)
                .toArray();
        int january = 12 * 54;
        double shop = Seasons.of(months, january, Seasons.noise(even)).ratio(january + 1, january);
        double jobs = Seasons.of(months, january, Seasons.noise(lumpy)).ratio(january + 1, january);
        assertThat(shop).isGreaterThan(1.2).isGreaterThan(jobs + 0.1);
    }

    @Test
    void farDaysThatFellOutOfTheBandWidenItMoreThanCalmOnesNarrowIt() {
        int far = Band.STRETCHES.length - 1;
        double usual = Band.USUAL.above().get(far);
        double missed = new TrackRecord(origins(3)).band().above().get(far);
        double calm = new TrackRecord(origins(0)).band().above().get(far);
        assertThat(missed).isGreaterThan(1.6 * usual);
        assertThat(calm).isBetween(0.75 * usual, usual);
    }

    /** Five forecasts of a band a hundred euro wide either way, that were off upwards by so many widths on all days. */
    private static List<TrackRecord.Origin> origins(int widths) {
        return IntStream.range(0, 5)
                .mapToObj(ago -> new TrackRecord.Origin(
                        TODAY.minusDays(91 + ago),
                        0,
                        IntStream.range(0, 91)
                                .mapToObj(day -> new TrackRecord.Compared(
                                        TODAY.minusDays(90 + ago - day), -100_00, 0, 100_00, widths * 100_00L))
                                .toList()))
                .toList();
    }

    /** What comes once a quarter is not known of yet. */
    /** Drift moves by half of what the simulated band holds. */
    @Test
    void theBandLeansToThatOfDriftWhereThePastForecastsWereNoBetter() {
        int near = 1;
        double clearlyBetter = new TrackRecord(besideDrift(10)).band().above().get(near);
        double noBetter = new TrackRecord(besideDrift(1)).band().above().get(near);

        assertThat(noBetter).isLessThan(0.9 * clearlyBetter);
        assertThat(clearlyBetter)
                .isEqualTo(new TrackRecord(besideDrift(10).stream()
                                .map(one -> new TrackRecord.Origin(one.asOf(), one.startMinor(), one.days()))
                                .toList())
                        .band()
                        .above()
                        .get(near));
    }

    /** Eight past forecasts, off by a tenth of their band; drift is off so many times as much. */
    private static List<TrackRecord.Origin> besideDrift(int times) {
        return IntStream.range(0, 8)
                .mapToObj(ago -> {
                    LocalDate asOf = TODAY.minusDays(91 + 23L * ago);
                    return new TrackRecord.Origin(
                            asOf,
                            0,
                            IntStream.rangeClosed(1, 91)
                                    .mapToObj(day ->
                                            new TrackRecord.Compared(asOf.plusDays(day), -10_000, 0, 10_000, 1_000))
                                    .toList(),
                            IntStream.rangeClosed(1, 91)
                                    .mapToObj(day -> new Drift.Ahead(1_000 - 1_000.0 * times, 5_000, 5_000))
                                    .toList());
                })
                .toList();
    }

    @Test
    void whoIsKnownForSomeWeeksOnlyHasAWiderBandDownwards() {
        TrackRecord record = new TrackRecord(List.of());

        Band young = record.band(history(0, rent(3), List.of()));
        Band old = record.band(history(0, rent(14), List.of()));

        assertThat(young.below().getFirst()).isGreaterThan(1.2 * old.below().getFirst());
        assertThat(young.above()).isEqualTo(old.above());
        assertThat(old).isEqualTo(record.band());
    }

    /** The law says that it comes again, though one payment shows no rhythm. */
    @Test
    void socialSecurityThatWasSeenOnceComesAgainAfterTheNextQuarter() {
        List<Line> lines = new ArrayList<>(rent(3));
        lines.add(new Line(LocalDate.of(2026, 10, 30), -9_000_00, "BE02", "RSZ - ONSS", "", false));

        List<SeriesOutlook> series =
                forecast(history(50_000_00, lines, List.of()), 91).series();

        assertThat(series)
                .filteredOn(one -> one.component() == Component.OBLIGATIONS)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.next()).isEqualTo(LocalDate.of(2027, 1, 29));
                    assertThat(one.amountMinor()).isEqualTo(-9_000_00);
                });
    }

    @Test
    void theTrackRecordJudgesNoForecastByItself() {
        TrackRecord record = TrackRecord.replay(history(5_000_00, rent(24), invoicesPaidLate(24)), 1);

        TrackRecord shown = record.asShown();

        assertThat(record.origins()).hasSizeGreaterThan(3);
        assertThat(shown.origins())
                .extracting(TrackRecord.Origin::asOf)
                .isEqualTo(
                        record.origins().stream().map(TrackRecord.Origin::asOf).toList());
        TrackRecord.Accuracy near = shown.accuracy(1, 7).orElseThrow();
        assertThat(near.days()).isEqualTo(7 * record.origins().size());
        assertThat(near.insideShare()).isBetween(0.0, 1.0);
        assertThat(new TrackRecord(List.of()).accuracy(1, 7)).isEmpty();
    }

    @Test
    void theSameSeedSaysTheSame() {
        CashHistory history = history(5_000_00, rent(12), invoicesPaidLate(12));

        assertThat(forecast(history, 60)).isEqualTo(forecast(history, 60));
    }

    @Test
    void whatIsAskedOfLaterDaysChangesNothingOfEarlierOnes() {
        CashHistory history = history(5_000_00, rent(12), invoicesPaidLate(12));

        assertThat(forecast(history, 120).days().subList(0, 95))
                .isEqualTo(forecast(history, 95).days());
    }

    @Test
    void rentIsExpectedOnItsDay() {
        Outlook outlook = forecast(history(5_000_00, rent(12), List.of()), 20);

        assertThat(outlook.days().get(9).p50Minor()).isEqualTo(5_000_00);
        assertThat(outlook.days().get(10).date()).isEqualTo("2026-12-01");
        assertThat(outlook.days().get(10).p50Minor()).isEqualTo(3_500_00);
    }

    @Test
    void anOpenInvoiceIsExpectedWhenThisCustomerUsuallyPays() {
        Outlook outlook = forecast(history(0, List.of(), invoicesPaidLate(18)), 60);

        assertThat(outlook.documents()).hasSize(1);
        Outlook.DocumentOutlook newest = outlook.documents().getFirst();
        assertThat(newest.p50()).isBetween(LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 12));
        assertThat(newest.paidWithin30Days()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvoiceThatNobodyPaidForTwoYearsIsNotExpected(boolean receivable) {
        Document old = new Document(
                "OLD",
                "customer",
                receivable,
                TODAY.minusYears(2),
                TODAY.minusYears(2).plusDays(30),
                receivable ? 900_00 : -900_00,
                0,
                List.of());
        List<Document> documents = new ArrayList<>(invoicesPaidLate(12));
        documents.add(old);

        Outlook.DocumentOutlook said = forecast(history(0, List.of(), documents), 30).documents().stream()
                .filter(document -> document.documentId().equals("OLD"))
                .findFirst()
                .orElseThrow();

        assertThat(said.paidWithin30Days()).isLessThan(0.1);
        assertThat(said.paid()).isLessThan(0.5);
        assertThat(said.p50() != null).as("receivables always have their days").isEqualTo(receivable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2019-05-05", "2031-08-15", "2099-12-26"})
    void anInvoiceMayBeDueInAnyYear(LocalDate due) {
        List<Document> documents = new ArrayList<>(invoicesPaidLate(12));
        documents.add(new Document("ODD", "customer", true, TODAY.minusDays(3), due, 900_00, 0, List.of()));

        Outlook outlook = forecast(history(0, rent(12), documents), 30);

        assertThat(outlook.days()).hasSize(30);
        assertThat(outlook.documents())
                .extracting(Outlook.DocumentOutlook::documentId)
                .contains("ODD");
    }

    @Test
    void whenAnExpectedInvoiceArrivesTheTotalChangesOnlyByTheDifference() {
        List<Document> before = invoicesPaidLate(18);
        List<Document> after = new ArrayList<>(before);
        LocalDate issued = TODAY.plusDays(10);
        CashHistory without = new CashHistory(issued, 0, List.of(), before);
        after.add(new Document("NEW", "customer", true, issued, issued.plusDays(30), 1_000_00, 0, List.of()));
        CashHistory with = new CashHistory(issued, 0, List.of(), after);

        long expected = forecast(without, 75).days().getLast().meanMinor();
        long arrived = forecast(with, 75).days().getLast().meanMinor();

        assertThat((double) arrived).isCloseTo(expected, within(250_00.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 40})
    void littleHistoryIsNoReasonToFail(int days) {
        List<Line> lines = IntStream.range(0, days)
                .mapToObj(ago -> new Line(TODAY.minusDays(ago), ago % 3 == 0 ? -50_00 : 40_00, "", "", "", false))
                .toList();

        Outlook outlook = forecast(history(-100_00, lines, List.of()), 30);

        assertThat(outlook.days()).hasSize(30);
        assertThat(outlook.days()).allSatisfy(day -> assertThat(day.p10Minor()).isLessThanOrEqualTo(day.p90Minor()));
        assertThat(outlook.risk().belowZeroWithin30Days()).isGreaterThan(0.5);
    }

    @Test
    void onAnEarlierDayNothingLaterIsKnown() {
        CashHistory history = history(5_000_00, rent(12), invoicesPaidLate(12));

        CashHistory earlier = history.asKnownOn(LocalDate.of(2026, 9, 30));

        assertThat(earlier.balanceMinor()).isEqualTo(5_000_00 + 2 * 1_500_00);
        assertThat(earlier.lines()).hasSize(10);
        assertThat(earlier.documents())
                .allSatisfy(document -> assertThat(document.issueDate()).isBeforeOrEqualTo("2026-09-30"))
                .allSatisfy(document -> assertThat(document.payments())
                        .allSatisfy(payment -> assertThat(payment.date()).isBeforeOrEqualTo("2026-09-30")));
    }

    /** A mistyped year, an invoice due in a hundred years, a company of one day: it says something of the coming days, whatever was told. */
    @Test
    void oddCalendarsAreForecastToo() {
        List<LocalDate> around = List.of(
                LocalDate.of(1, 1, 1),
                LocalDate.of(1926, 2, 28),
                LocalDate.of(2024, 2, 29),
                TODAY,
                LocalDate.of(2126, 12, 31),
                LocalDate.of(9999, 12, 31));
        Random random = new Random(7);
        for (int story = 0; story < 6; story++) {
            List<Line> lines = new ArrayList<>();
            List<Document> documents = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                LocalDate issued = oddDay(around, random, TODAY);
                LocalDate paid = oddDay(around, random, TODAY);
                boolean receivable = random.nextBoolean();
                long amount = receivable ? 100_00 : -100_00;
                lines.add(new Line(paid, amount, "p" + number % 5, "", "yearly premium", false));
                documents.add(new Document(
                        "D" + number,
                        "p" + number % 3,
                        receivable,
                        issued,
                        oddDay(around, random, LocalDate.MAX),
                        amount,
                        amount / 6,
                        random.nextBoolean() ? List.of() : List.of(new Payment(paid, amount))));
            }

            CashHistory history = new CashHistory(TODAY, 1_000_00, lines, documents);
            assertThat(Forecaster.forecast(history, Plan.NONE, Band.USUAL, new Settings(120, 50, 1))
                            .days())
                    .hasSize(120);
        }
    }

    private static LocalDate oddDay(List<LocalDate> around, Random random, LocalDate last) {
        LocalDate day = around.get(random.nextInt(around.size())).plusDays(random.nextInt(-40, 41));
        return day.isAfter(last) ? last.minusDays(random.nextInt(400)) : day;
    }
}
