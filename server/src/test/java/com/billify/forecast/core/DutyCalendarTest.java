package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.FinancialYear;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the printed calendars of 2026 and 2027 (obligations.md, sections 1, 2, 3 and 5). */
class DutyCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static List<String> days(DutyKind kind, VatRegime regime, LocalDate to) {
        return days(kind, regime, FinancialYear.CALENDAR, to);
    }

    private static List<String> days(DutyKind kind, VatRegime regime, FinancialYear year, LocalDate to) {
        return DutyCalendar.due(kind, regime, year, FIRST, to).stream()
                .map(due -> due.date().toString().substring(2))
                .toList();
    }

    @Test
    void monthlyVatIsPaidByTheTwentiethAndMovesOnFromAWeekend() {
        assertThat(days(DutyKind.VAT, VatRegime.MONTHLY, LocalDate.of(2027, 3, 31)))
                .containsExactly(
                        "26-01-20",
                        "26-02-20",
                        "26-03-20",
                        "26-04-20",
                        "26-05-20",
                        "26-06-22",
                        "26-07-20",
                        "26-08-20",
                        "26-09-21",
                        "26-10-20",
                        "26-11-20",
                        "26-12-21",
                        "27-01-20",
                        "27-02-22",
                        "27-03-22");
    }

    @Test
    void quarterlyVatIsPaidByTheTwentyFifthAfterTheQuarter() {
        assertThat(days(DutyKind.VAT, VatRegime.QUARTERLY, LocalDate.of(2027, 12, 31)))
                .containsExactly(
                        "26-01-26", "26-04-27", "26-07-27", "26-10-26", "27-01-25", "27-04-26", "27-07-26", "27-10-25");
    }

    @Test
    void whoIsExemptPaysNoVat() {
        assertThat(days(DutyKind.VAT, VatRegime.EXEMPT, LocalDate.of(2027, 12, 31)))
                .isEmpty();
    }

    @Test
    void taxOnWagesMovesBackFromAWeekendForItMustBeReceived() {
        assertThat(days(DutyKind.WAGE_TAX, VatRegime.QUARTERLY, LocalDate.of(2026, 12, 31)))
                .containsExactly(
                        "26-01-15",
                        "26-02-13",
                        "26-03-13",
                        "26-04-15",
                        "26-05-15",
                        "26-06-15",
                        "26-07-15",
                        "26-08-14",
                        "26-09-15",
                        "26-10-15",
                        "26-11-13",
                        "26-12-15");
    }

    @Test
    void prepaymentsOfTaxMoveOn() {
        assertThat(days(DutyKind.PREPAYMENT, VatRegime.QUARTERLY, LocalDate.of(2027, 12, 31)))
                .containsExactly(
                        "26-04-10", "26-07-10", "26-10-12", "26-12-21", "27-04-12", "27-07-12", "27-10-11", "27-12-20");
    }

    /** Of a year that ends on 30 June: the 4th, 7th and 10th month are October, January and April, the last is June. */
    @Test
    void prepaymentsOfTaxFollowTheFinancialYear() {
        assertThat(days(DutyKind.PREPAYMENT, VatRegime.QUARTERLY, FinancialYear.of(7, 1), LocalDate.of(2027, 12, 31)))
                .containsExactly(
                        "26-01-12", "26-04-10", "26-06-22", "26-10-12", "27-01-11", "27-04-12", "27-06-21", "27-10-11");
    }

    @Test
    void prepaymentsOfAYearThatBeginsWithinAMonthAreCountedFromItsFirstDay() {
        assertThat(days(DutyKind.PREPAYMENT, VatRegime.QUARTERLY, FinancialYear.of(7, 15), LocalDate.of(2026, 12, 31)))
                .containsExactly("26-01-26", "26-04-24", "26-07-06", "26-10-26");
    }

    /** The law ties these to the calendar, whenever a company closes its books. */
    @Test
    void whatIsNoTaxOnTheYearKeepsToTheCalendar() {
        for (DutyKind kind : DutyKind.values()) {
            if (kind != DutyKind.PREPAYMENT) {
                assertThat(days(kind, VatRegime.QUARTERLY, FinancialYear.of(7, 1), LocalDate.of(2027, 12, 31)))
                        .as(kind.name())
                        .isEqualTo(days(kind, VatRegime.QUARTERLY, LocalDate.of(2027, 12, 31)));
            }
        }
    }

    /** Three advances and a balance: of each quarter the whole, no more and no less. */
    @Test
    void advancesAndBalanceOfSocialSecurityAreAWholeQuarter() {
        List<DutyCalendar.Due> dues = DutyCalendar.due(
                DutyKind.SOCIAL_SECURITY,
                VatRegime.QUARTERLY,
                FinancialYear.CALENDAR,
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2027, 1, 31));

        for (int quarter = 0; quarter < 4; quarter++) {
            int first = 1 + 3 * quarter;
            assertThat(dues.stream()
                            .filter(due -> due.periodFrom().getMonthValue() == first)
                            .mapToDouble(DutyCalendar.Due::share)
                            .sum())
                    .as("quarter from month " + first)
                    .isBetween(0.999, 1.001);
        }
        assertThat(dues).hasSize(16);
    }
}
