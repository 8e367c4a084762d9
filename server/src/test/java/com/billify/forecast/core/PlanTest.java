package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Band BAND = new TrackRecord(List.of()).band();

    /** A monthly rent of 1,500, a weekly customer of 700 who pays twelve days after each invoice, and a bill of 800 due. */
    private static CashHistory history() {
        List<Line> lines = IntStream.range(0, 14)
                .mapToObj(ago ->
                        BusinessCalendar.onOrAfter(TODAY.withDayOfMonth(1).minusMonths(ago)))
                .map(day -> new Line(day, -1_500_00, "BE01", "Immo", "huur", false))
                .toList();
        List<Document> documents = new ArrayList<>();
        for (int ago = 0; ago < 50; ago++) {
            LocalDate issued = TODAY.minusWeeks(ago);
            LocalDate paid = BusinessCalendar.onOrAfter(issued.plusDays(12));
            documents.add(new Document(
                    "S" + ago,
                    "customer",
                    true,
                    issued,
                    issued.plusDays(10),
                    700_00,
                    0,
                    paid.isAfter(TODAY) ? List.of() : List.of(new Payment(paid, 700_00))));
        }
        documents.add(new Document(
                "BILL", "supplier", false, TODAY.minusDays(20), TODAY.plusDays(10), -800_00, 0, List.of()));
        return new CashHistory(TODAY, 5_000_00, lines, documents);
    }

    private static Outlook with(Plan plan) {
        return Forecaster.forecast(history(), plan, BAND, new Settings(91, 200, 1));
    }

    private static Plan items(Plan.Item... items) {
        return new Plan(List.of(items), 1, Map.of(), Map.of());
    }

    private static long meanOn(Outlook outlook, LocalDate day) {
        return outlook.days().stream()
                .filter(one -> one.date().equals(day))
                .findFirst()
                .orElseThrow()
                .meanMinor();
    }

    @Test
    void nothingSaidChangesNothing() {
        assertThat(with(Plan.NONE).days())
                .isEqualTo(with(new Plan(List.of(), 1, Map.of("nobody", 30), Map.of()))
                        .days());
    }

    @Test
    void anItemChangesTheDaysFromItsOwnOnByItsAmountAndNoneBefore() {
        LocalDate saturday = LocalDate.of(2026, 12, 12);
        Outlook usual = with(Plan.NONE);

        Outlook planned = with(items(new Plan.Item("van", saturday, -9_000_00, 1)));

        LocalDate monday = saturday.plusDays(2);
        assertThat(meanOn(planned, monday.minusDays(1))).isEqualTo(meanOn(usual, monday.minusDays(1)));
        assertThat(meanOn(planned, monday)).isEqualTo(meanOn(usual, monday) - 9_000_00);
    }

    @Test
    void anItemOfADayThatHasPassedIsExpectedNext() {
        Outlook planned = with(items(new Plan.Item("grant", TODAY.minusDays(9), 2_000_00, 1)));

        assertThat(meanOn(planned, BusinessCalendar.onOrAfter(TODAY.plusDays(1))))
                .isEqualTo(meanOn(with(Plan.NONE), BusinessCalendar.onOrAfter(TODAY.plusDays(1))) + 2_000_00);
    }

    /** Trap: what a person expects and what the bank's rhythm says are one rent, not two. */
    @Test
    void anItemInThePlaceOfWhatComesBackCountsOnce() {
        LocalDate first = LocalDate.of(2026, 12, 1);

        Outlook planned = with(items(new Plan.Item("rent", first, -1_550_00, 1)));

        long rent = planned.parts().stream()
                .filter(part -> part.source() != Outlook.Source.DOCUMENT)
                .filter(part -> part.component() == Component.REGULAR || part.component() == Component.PLANNED)
                .mapToLong(part -> part.untilMinor().get(20))
                .sum();
        assertThat(rent).isEqualTo(-1_550_00);
    }

    @Test
    void aCustomerWhoPaysLaterBringsTheSameMoneyLater() {
        Outlook usual = with(Plan.NONE);

        Outlook late = with(new Plan(List.of(), 1, Map.of("customer", 30), Map.of()));

        assertThat(meanOn(late, TODAY.plusDays(21))).isLessThan(meanOn(usual, TODAY.plusDays(21)) - 500_00);
        assertThat(with(new Plan(List.of(), 1, Map.of(Plan.EVERYBODY, 30), Map.of()))
                        .days())
                .isEqualTo(late.days());
    }

    @Test
    void withoutNewSalesOnlyWhatIsOpenComesIn() {
        Outlook none = with(new Plan(List.of(), 0, Map.of(), Map.of()));

        assertThat(none.parts()).noneMatch(part -> part.component() == Component.NEW_SALES);
        assertThat(none.parts()).anyMatch(part -> part.component() == Component.RECEIVABLES);
    }

    @Test
    void lessSalesAreLessByThatShare() {
        long usual = newSales(with(Plan.NONE));

        assertThat((double) newSales(with(new Plan(List.of(), 0.8, Map.of(), Map.of()))) / usual)
                .isBetween(0.79, 0.81);
    }

    private static long newSales(Outlook outlook) {
        return outlook.parts().stream()
                .filter(part -> part.component() == Component.NEW_SALES)
                .mapToLong(part -> part.untilMinor().get(90))
                .sum();
    }

    @Test
    void aBillThatIsPutOffIsPaidOnTheDayThatWasSaidAndNotBefore() {
        LocalDate later = LocalDate.of(2027, 1, 15);

        Outlook put = with(new Plan(List.of(), 1, Map.of(), Map.of("BILL", later)));

        Outlook.Part bill = put.parts().stream()
                .filter(part -> part.key().equals("BILL"))
                .findFirst()
                .orElseThrow();
        int day = (int) TODAY.until(later, java.time.temporal.ChronoUnit.DAYS) - 1;
        assertThat(bill.untilMinor().get(day - 1)).isZero();
        assertThat(bill.untilMinor().get(day)).isEqualTo(-800_00);
    }

    @Test
    void aPlanOfMadnessIsRefused() {
        assertThatThrownBy(() -> new Plan(List.of(), -0.1, Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
