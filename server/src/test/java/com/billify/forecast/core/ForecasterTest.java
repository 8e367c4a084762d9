package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Employer;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Employer NOTHING_SAID = new Employer(null, null);

    private static Outlook forecast(CashHistory history, int days) {
        return Forecaster.forecast(history, new Settings(days, 200, 1));
    }

    private static CashHistory history(long balanceMinor, List<Line> lines, List<Document> documents) {
        return new CashHistory(TODAY, balanceMinor, NOTHING_SAID, lines, documents);
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
        CashHistory history = new CashHistory(TODAY, 0, NOTHING_SAID, List.of(), documents, later);

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

    @Test
    void whenAnExpectedInvoiceArrivesTheTotalChangesOnlyByTheDifference() {
        List<Document> before = invoicesPaidLate(18);
        List<Document> after = new ArrayList<>(before);
        LocalDate issued = TODAY.plusDays(10);
        CashHistory without = new CashHistory(issued, 0, NOTHING_SAID, List.of(), before);
        after.add(new Document("NEW", "customer", true, issued, issued.plusDays(30), 1_000_00, 0, List.of()));
        CashHistory with = new CashHistory(issued, 0, NOTHING_SAID, List.of(), after);

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
}
