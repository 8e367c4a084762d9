package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Band BAND = new TrackRecord(List.of()).band();
    private static final LocalDate WAGES = LocalDate.of(2026, 12, 31);

    /**
     * A balance of 3,000; wages of 5,000 leave at the year's end and a customer who pays his 6,000 after sixty days owes them since the first
     * of November, due for weeks. A bill of 2,000 is due on 15 December, one of 700 fell due a week ago.
     */
    private static CashHistory history() {
        List<Line> lines = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        for (int ago = 1; ago < 14; ago++) {
            LocalDate issued = LocalDate.of(2026, 11, 1).minusMonths(ago);
            LocalDate paid = BusinessCalendar.onOrAfter(issued.plusDays(75));
            documents.add(new Document(
                    "S" + ago,
                    "slow",
                    true,
                    issued,
                    issued.plusDays(10),
                    6_000_00,
                    0,
                    paid.isAfter(TODAY) ? List.of() : List.of(new Payment(paid, 6_000_00))));
            lines.add(new Line(issued.withDayOfMonth(1), -1_00, "bank", "Bank", "kosten", false));
        }
        documents.add(new Document(
                "LATER", "supplier", false, TODAY.minusDays(5), LocalDate.of(2026, 12, 15), -2_000_00, 0, List.of()));
        documents.add(new Document(
                "LATE", "supplier", false, TODAY.minusDays(40), TODAY.minusDays(7), -700_00, 0, List.of()));
        return new CashHistory(TODAY, 3_000_00, lines, documents);
    }

    private static Plan wages() {
        return new Plan(List.of(new Plan.Item("wages", WAGES, -15_000_00, 1)), 0, Map.of(), Map.of());
    }

    private static Advice advice(long limitMinor) {
        return Advice.of(history(), wages(), BAND, limitMinor, TODAY, new Settings(91, 400, 1));
    }

    @Test
    void aCustomerIsChasedForWhatHisDueInvoicesAddToTheLowestDay() {
        Advice advice = advice(0);

        assertThat(advice.chase()).hasSize(1);
        Advice.Chase slow = advice.chase().getFirst();
        assertThat(slow.party()).isEqualTo("slow");
        assertThat(slow.effectMinor()).isPositive().isLessThanOrEqualTo(slow.openMinor());
        assertThat(slow.chanceBelow()).isLessThanOrEqualTo(advice.chanceBelow());
        assertThat(slow.payingOn()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    /** The same draws: what the advice promises is what a forecast with it says, to the cent. */
    @Test
    void theEffectOfAChaseIsThatOfTheForecastInWhichHePays() {
        Advice advice = advice(0);
        Advice.Chase slow = advice.chase().getFirst();
        Settings settings = new Settings(91, 400, 1);
        Map<String, LocalDate> paid = new HashMap<>();
        slow.documentIds().forEach(id -> paid.put(id, slow.payingOn()));

        Outlook before = Forecaster.forecast(history(), wages(), BAND, settings);
        Outlook after = Forecaster.forecast(history(), new Plan(wages().items(), 0, Map.of(), paid), BAND, settings);

        assertThat(p50(after, advice.lowestOn()) - p50(before, advice.lowestOn()))
                .isCloseTo(slow.effectMinor(), within(1L));
        assertThat(p50(before, advice.lowestOn())).isEqualTo(advice.lowestMinor());
    }

    private static long p50(Outlook outlook, LocalDate day) {
        return outlook.days().stream()
                .filter(one -> one.date().equals(day))
                .findFirst()
                .orElseThrow()
                .p50Minor();
    }

    @Test
    void billsArePaidAsLateAsCostsNothingAndOverdueOnesAtOnce() {
        List<Advice.Pay> pay = advice(Long.MIN_VALUE / 4).pay();

        assertThat(pay).extracting(Advice.Pay::documentId).containsExactly("LATE", "LATER");
        assertThat(pay.get(0).payOn()).isEqualTo(TODAY);
        assertThat(pay.get(0).interestMinor()).isEqualTo(Math.round(700_00 * 0.105 * 7 / 365));
        assertThat(pay.get(1).payOn()).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(pay.get(1).interestMinor()).isZero();
        assertThat(pay).noneMatch(Advice.Pay::putOff);
    }

    @Test
    void aBillIsPutOffOnlyWhereItKeepsTheFloorAndMoneyComesAfterwards() {
        Plan rescued = new Plan(
                List.of(
                        new Plan.Item("wages", WAGES, -15_000_00, 1),
                        new Plan.Item("grant", LocalDate.of(2027, 1, 11), 40_000_00, 1)),
                0,
                Map.of(),
                Map.of());

        Advice advice = Advice.of(history(), rescued, BAND, 0, TODAY, new Settings(91, 400, 1));

        assertThat(advice.lowestMinor()).isNegative();
        assertThat(advice.pay()).filteredOn(Advice.Pay::putOff).isNotEmpty().allSatisfy(bill -> {
            assertThat(bill.payOn()).isAfter(advice.lowestOn()).isAfter(bill.dueDate());
            assertThat(bill.effectMinor()).isPositive();
            assertThat(bill.interestMinor()).isPositive();
        });
    }

    @Test
    void nothingOpenLeavesNothingToDo() {
        CashHistory quiet = new CashHistory(TODAY, 100_00, List.of(), List.of());

        Advice advice = Advice.of(quiet, Plan.NONE, BAND, 0, TODAY, new Settings(91, 20, 1));

        assertThat(advice.chase()).isEmpty();
        assertThat(advice.pay()).isEmpty();
        assertThat(advice.chanceBelow()).isZero();
    }
}
