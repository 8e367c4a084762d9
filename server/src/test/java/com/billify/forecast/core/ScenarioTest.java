package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final LocalDate UNTIL = LocalDate.of(2027, 5, 20);

    private static Plan plan(Scenario.Change... changes) {
        return new Scenario(List.of(changes)).on(Plan.NONE, UNTIL);
    }

    @Test
    void aHireIsPaidOnTheLastBankDayOfEachMonthFromItsFirst() {
        Plan plan = plan(new Scenario.Monthly("bakker", YearMonth.of(2027, 1), YearMonth.of(2027, 3), -3_200_00));

        assertThat(plan.items())
                .extracting(Plan.Item::date)
                .map(LocalDate::toString)
                .containsExactly("2027-01-29", "2027-02-26", "2027-03-31");
        assertThat(plan.items())
                .allSatisfy(item -> assertThat(item.amountMinor()).isEqualTo(-3_200_00));
    }

    @Test
    void whatHasNoEndEndsWithWhatIsAskedFor() {
        assertThat(plan(new Scenario.Monthly("huur", YearMonth.of(2027, 3), null, -900_00))
                        .items())
                .hasSize(3);
    }

    @Test
    void aVanWithALoanCostsItsOwnPartAtOnceAndTheRestInEqualMonths() {
        Scenario.Purchase van =
                new Scenario.Purchase("camionette", LocalDate.of(2027, 1, 15), 30_000_00, 24_000_00, 48, 4.5);

        List<Plan.Item> items = plan(van).items();

        assertThat(items.getFirst().amountMinor()).isEqualTo(-6_000_00);
        assertThat(items.subList(1, items.size()))
                .extracting(Plan.Item::date)
                .map(LocalDate::toString)
                .containsExactly("2027-02-15", "2027-03-15", "2027-04-15", "2027-05-15");
        // 24,000 at 4.5 % over 48 months
        assertThat(van.monthlyMinor()).isEqualTo(547_28);
    }

    @Test
    void aLoanWithoutInterestIsPaidBackInEqualParts() {
        assertThat(new Scenario.Purchase("oven", UNTIL, 12_000_00, 12_000_00, 24, 0).monthlyMinor())
                .isEqualTo(500_00);
    }

    @Test
    void aPurchaseWithoutALoanIsPaidAtOnce() {
        assertThat(plan(new Scenario.Purchase("oven", LocalDate.of(2027, 1, 4), 12_000_00, 0, 1, 0))
                        .items())
                .extracting(Plan.Item::amountMinor)
                .containsExactly(-12_000_00L);
    }

    @Test
    void changesOfTheSameKindAddUp() {
        Plan plan = plan(
                new Scenario.SalesChange(-50),
                new Scenario.SalesChange(-50),
                new Scenario.PaysLater("party", 10),
                new Scenario.PaysLater("party", 20),
                new Scenario.PaysLater(null, 5));

        assertThat(plan.salesFactor()).isEqualTo(0.25);
        assertThat(plan.laterDays()).isEqualTo(Map.of("party", 30, Plan.EVERYBODY, 5));
    }

    @Test
    void whatIsPlannedAlreadyStays() {
        Plan live = new Plan(List.of(new Plan.Item("live", UNTIL, -1, 1)), 1, Map.of(), Map.of());

        Plan plan = new Scenario(List.of(new Scenario.Once("extra", UNTIL, -2))).on(live, UNTIL);

        assertThat(plan.items()).extracting(Plan.Item::amountMinor).containsExactly(-1L, -2L);
        // A rent that is found and a second one that is tried out are two rents.
        assertThat(plan.items()).extracting(Plan.Item::known).containsExactly(true, false);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new Scenario.PaysLater(null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scenario.SalesChange(-101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scenario.Purchase("", UNTIL, 0, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scenario(Collections.nCopies(21, new Scenario.SalesChange(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
