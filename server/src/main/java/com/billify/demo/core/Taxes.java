package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What the State and its funds are paid, each on its day. */
final class Taxes {
    private final Course course;
    private final Dues dues;

    Taxes(Course course, Dues dues) {
        this.course = course;
        this.dues = dues;
    }

    void payState() {
        int day = course.today().getDayOfMonth();
        int month = course.today().getMonthValue();
        if (day == 1 && dues.wageTaxMinor > 0) {
            course.payTax(
                    BankDays.onOrBefore(course.today().withDayOfMonth(15)),
                    dues.wageTaxMinor,
                    Text.WAGE_TAX,
                    course.month(YearMonth.from(course.today()).minusMonths(1)));
            dues.wageTaxMinor = 0;
        }
        if (day == 1 && month == 4) {
            long blueMinor = Cast.EMPLOYEES.stream()
                    .filter(Cast.Employee::blueCollar)
                    .mapToLong(Cast.Employee::grossMinor)
                    .sum();
            long noteMinor = course.drifted(blueMinor) * 12 * 108 / 100 * 1027 / 10_000;
            course.plan(
                    BankDays.onOrBefore(course.today().withDayOfMonth(30)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -noteMinor,
                    Cast.SOCIAL_SECURITY,
                    null,
                    Text.HOLIDAY_NOTE.in(course.language(), course.today().getYear() - 1));
        }
        if (day == 1 && (month == 4 || month == 7 || month == 10)) {
            prepay(BankDays.onOrAfter(course.today().withDayOfMonth(10)), (month - 1) / 3);
        }
        if (day == 1 && month == 12) {
            prepay(BankDays.onOrAfter(course.today().withDayOfMonth(20)), 4);
            course.plan(
                    BankDays.onOrBefore(course.today().withDayOfMonth(18)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -course.drifted(370_00),
                    Cast.CONTRIBUTIONS,
                    null,
                    Text.CONTRIBUTION.in(course.language(), course.today().getYear()));
        }
    }

    private void prepay(LocalDate day, int number) {
        course.plan(
                day,
                new PlannedLine(
                        Account.MAIN,
                        Kind.TRANSFER_OUT,
                        -1_250_00,
                        Cast.TAX_OFFICE.name(),
                        Cast.PREPAYMENT_ACCOUNT.value(),
                        null,
                        Text.PREPAYMENT.in(course.language(), number),
                        List.of(),
                        List.of()));
    }

    /** VAT and social security of the quarter that has ended, to be paid in the month after. */
    void closeQuarter() {
        if (course.today().getDayOfMonth() != 1
                || course.today().getMonthValue() % 3 != 1
                || course.today().equals(course.start())) {
            return;
        }
        String quarter = course.quarter(YearMonth.from(course.today()).minusMonths(1));
        long vatMinor = dues.salesVatMinor + vatWithin(dues.quarterTakingsMinor) - dues.purchaseVatMinor;
        if (vatMinor > 0) {
            course.plan(
                    BankDays.onOrAfter(course.today().withDayOfMonth(25)),
                    new PlannedLine(
                            Account.MAIN,
                            Kind.TRANSFER_OUT,
                            -vatMinor,
                            Cast.TAX_OFFICE.name(),
                            Cast.VAT_ACCOUNT.value(),
                            null,
                            Text.VAT.in(course.language(), quarter),
                            List.of(),
                            List.of()));
        } else if (vatMinor < 0) {
            course.plan(
                    BankDays.onOrAfter(course.today().plusDays(75)),
                    new PlannedLine(
                            Account.MAIN,
                            Kind.TRANSFER_IN,
                            -vatMinor,
                            Cast.TAX_OFFICE.name(),
                            Cast.VAT_ACCOUNT.value(),
                            null,
                            Text.VAT_REFUND.in(course.language(), quarter),
                            List.of(),
                            List.of()));
        }
        long socialMinor = dues.grossWagesMinor * 4007 / 10_000;
        if (socialMinor > 0) {
            course.plan(
                    BankDays.onOrBefore(YearMonth.from(course.today()).atEndOfMonth()),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -socialMinor,
                    Cast.SOCIAL_SECURITY,
                    null,
                    Text.SOCIAL_SECURITY.in(course.language(), quarter));
        }
        dues.salesVatMinor = 0;
        dues.purchaseVatMinor = 0;
        dues.quarterTakingsMinor = 0;
        dues.grossWagesMinor = 0;
    }

    /** The 6 % VAT in an amount that contains it. */
    static long vatWithin(long grossMinor) {
        return (grossMinor * Course.BREAD_VAT + (100 + Course.BREAD_VAT) / 2) / (100 + Course.BREAD_VAT);
    }
}
