package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import com.billify.kernel.FinancialYear;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Band BAND = new TrackRecord(List.of()).band();
    private static final String RENT = "BE01|huur-";

    /** Invoices of 1,210, VAT 210 within, on the first bank day of each month, paid that day; and a rent of 900. */
    private static CashHistory history(List<Line> more) {
        List<Line> lines = new ArrayList<>(more);
        List<Document> documents = new ArrayList<>();
        for (int ago = 0; ago < 14; ago++) {
            LocalDate day = BusinessCalendar.onOrAfter(TODAY.withDayOfMonth(1).minusMonths(ago));
            lines.add(new Line(day, 1_210_00, "klant", "Klant", "", true));
            lines.add(new Line(day, -900_00, "BE01", "Immo", "huur", false));
            documents.add(new Document(
                    "S" + ago, "klant", true, day, day, 1_210_00, 210_00, List.of(new Payment(day, 1_210_00))));
        }
        return new CashHistory(TODAY, 5_000_00, lines, documents);
    }

    private static Outlook with(CashHistory history, Profile profile) {
        return Forecaster.forecast(history, Plan.NONE.with(profile), BAND, new Settings(91, 200, 1));
    }

    private static Outlook with(Profile profile) {
        return with(history(List.of()), profile);
    }

    private static Profile owing(@Nullable VatRegime regime, Duty... duties) {
        return new Profile(regime, FinancialYear.CALENDAR, List.of(duties), Map.of(), Set.of());
    }

    private static long until(Outlook outlook, Outlook.Source source, String key, LocalDate day) {
        int index = (int) (day.toEpochDay() - TODAY.toEpochDay()) - 1;
        return outlook.parts().stream()
                .filter(part -> part.source() == source && part.key().equals(key))
                .mapToLong(part -> part.untilMinor().get(index))
                .sum();
    }

    private static List<Line> vatPaid() {
        return IntStream.range(0, 5)
                .mapToObj(ago -> YearMonth.of(2026, 10).minusMonths(3L * ago))
                .map(month -> new Line(
                        BusinessCalendar.onOrAfter(month.atDay(25)),
                        -630_00,
                        "BE22679200300047",
                        "Btw-ontvangsten",
                        "btw",
                        false))
                .toList();
    }

    @Test
    void vatOfTheQuarterIsCountedFromTheDocumentsWhereTheLinesDoNotShowIt() {
        Outlook outlook = with(owing(VatRegime.QUARTERLY, new Duty(DutyKind.VAT, null)));

        LocalDate due = LocalDate.of(2027, 1, 25);
        assertThat(until(outlook, Outlook.Source.CALENDAR, "VAT", due.minusDays(1)))
                .isZero();
        // Two months are known; what is still to come is as the year before.
        assertThat(until(outlook, Outlook.Source.CALENDAR, "VAT", due)).isBetween(-740_00L, -600_00L);
    }

    @Test
    void whatTheLinesShowIsCountedOnce() {
        CashHistory paid = history(vatPaid());

        Outlook said = with(paid, owing(VatRegime.QUARTERLY, new Duty(DutyKind.VAT, null)));

        assertThat(said.shown()).contains(DutyKind.VAT);
        assertThat(said.days()).isEqualTo(with(paid, Profile.NONE).days());
    }

    @Test
    void whoBecameExemptPaysNoMore() {
        Outlook exempt = with(history(vatPaid()), owing(VatRegime.EXEMPT));

        assertThat(exempt.parts()).noneMatch(part -> part.component() == Component.OBLIGATIONS);
    }

    @Test
    void whoPaysMonthlyNowPaysNoQuarterTwice() {
        Outlook monthly = with(history(vatPaid()), owing(VatRegime.MONTHLY, new Duty(DutyKind.VAT, null)));

        assertThat(monthly.parts())
                .filteredOn(part -> part.component() == Component.OBLIGATIONS)
                .extracting(Outlook.Part::source)
                .containsExactly(Outlook.Source.CALENDAR);
    }

    @Test
    void aPaymentOfVatThatMakesNoRhythmYetDoesNotComeBackBesideTheCalendar() {
        List<Line> once = vatPaid().subList(0, 1);
        Outlook unsaid = with(history(once), Profile.NONE);

        Outlook said = with(history(once), owing(VatRegime.QUARTERLY, new Duty(DutyKind.VAT, 630_00L)));

        assertThat(rest(unsaid)).isNegative();
        assertThat(rest(said)).isZero();
    }

    private static long rest(Outlook outlook) {
        return outlook.parts().stream()
                .filter(part -> part.component() == Component.REST)
                .mapToLong(part -> part.untilMinor().get(90))
                .sum();
    }

    @Test
    void wagesLeaveOnTheLastBankDayAndTheirTaxByTheFifteenth() {
        Outlook outlook = with(owing(null, new Duty(DutyKind.WAGES, 4_000_00L), new Duty(DutyKind.WAGE_TAX, null)));

        assertThat(until(outlook, Outlook.Source.CALENDAR, "WAGES", LocalDate.of(2026, 11, 29)))
                .isZero();
        assertThat(until(outlook, Outlook.Source.CALENDAR, "WAGES", LocalDate.of(2026, 11, 30)))
                .isBetween(-4_050_00L, -3_950_00L);
        assertThat(until(outlook, Outlook.Source.CALENDAR, "WAGE_TAX", LocalDate.of(2026, 12, 14)))
                .isZero();
        assertThat(until(outlook, Outlook.Source.CALENDAR, "WAGE_TAX", LocalDate.of(2026, 12, 15)))
                .isBetween(-1_300_00L, -1_100_00L);
    }

    @Test
    void whatHasEndedDoesNotComeUnlessItCame() {
        Outlook ended = with(new Profile(null, FinancialYear.CALENDAR, List.of(), Map.of(RENT, TODAY), Set.of()));
        Outlook cameSince = with(
                new Profile(null, FinancialYear.CALENDAR, List.of(), Map.of(RENT, TODAY.minusMonths(2)), Set.of()));

        assertThat(until(ended, Outlook.Source.SERIES, RENT, TODAY.plusDays(91)))
                .isZero();
        assertThat(until(cameSince, Outlook.Source.SERIES, RENT, TODAY.plusDays(91)))
                .isEqualTo(until(with(Profile.NONE), Outlook.Source.SERIES, RENT, TODAY.plusDays(91)))
                .isLessThan(-2_000_00);
    }

    @Test
    void whatGoesOnForSureComesEachTime() {
        Outlook sure = with(new Profile(null, FinancialYear.CALENDAR, List.of(), Map.of(), Set.of(RENT)));

        assertThat(until(sure, Outlook.Source.SERIES, RENT, TODAY.plusDays(91))).isEqualTo(-2_700_00);
    }

    @Test
    void partsStillSumToTheMeanOfEachDay() {
        Outlook outlook = with(owing(
                VatRegime.QUARTERLY,
                new Duty(DutyKind.VAT, null),
                new Duty(DutyKind.WAGES, 3_000_00L),
                new Duty(DutyKind.SOCIAL_SECURITY, null),
                new Duty(DutyKind.PREPAYMENT, 500_00L)));

        for (int day = 0; day < 91; day++) {
            int index = day;
            assertThat(outlook.startMinor()
                            + outlook.parts().stream()
                                    .mapToLong(part -> part.untilMinor().get(index))
                                    .sum())
                    .isEqualTo(outlook.days().get(day).meanMinor());
        }
    }

    @Test
    void sharpeningTellsWhatEachAnswerWouldDo() {
        Random amounts = new Random(1);
        List<Line> shopping = IntStream.range(1, 300)
                .mapToObj(ago -> new Line(
                        TODAY.minusDays(ago), -amounts.nextInt(20_00, 200_00), "shop" + ago, "Shop", "", false))
                .toList();

        Sharpening found = Sharpening.of(history(shopping), Plan.NONE, BAND, TODAY.plusDays(9), 1);

        assertThat(found.bandMinor()).isPositive();
        assertThat(found.gains())
                .anySatisfy(gain -> {
                    assertThat(gain.missing()).isEqualTo(Sharpening.Missing.VAT);
                    assertThat(gain.movesMinor()).isBetween(-900_00L, -400_00L);
                })
                .anySatisfy(gain -> {
                    assertThat(gain.missing()).isEqualTo(Sharpening.Missing.FRESH_LINES);
                    assertThat(gain.narrowsMinor()).isPositive().isLessThan(found.bandMinor());
                })
                .noneMatch(gain -> gain.missing() == Sharpening.Missing.INVOICES);
        assertThat(Sharpening.of(history(List.of()), Plan.NONE.with(owing(VatRegime.EXEMPT)), BAND, TODAY, 1)
                        .gains())
                .noneMatch(gain ->
                        gain.missing() == Sharpening.Missing.VAT || gain.missing() == Sharpening.Missing.FRESH_LINES);
    }

    @Test
    void oneStatementAndNothingElseLacksOlderLinesInvoicesAndTheRhythmOfVat() {
        Random amounts = new Random(2);
        List<Line> month = IntStream.range(1, 30)
                .mapToObj(ago ->
                        new Line(TODAY.minusDays(ago), amounts.nextInt(-300_00, 320_00), "", "", "kaart " + ago, false))
                .toList();

        assertThat(Sharpening.of(new CashHistory(TODAY, 900_00, month, List.of()), Plan.NONE, BAND, TODAY, 1)
                        .gains())
                .extracting(Sharpening.Gain::missing)
                .contains(Sharpening.Missing.OLDER_LINES, Sharpening.Missing.INVOICES, Sharpening.Missing.VAT);
    }
}
