package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the people who work here are paid. */
final class Wages {
    private final Course course;
    private final Dues dues;

    Wages(Course course, Dues dues) {
        this.course = course;
        this.dues = dues;
    }

    void payPeople() {
        if (course.today().getDayOfMonth() == 18) {
            String month = course.month(YearMonth.from(course.today()));
            List<BankLine.Part> parts = new ArrayList<>();
            for (Cast.Employee employee : Cast.EMPLOYEES) {
                long netMinor = course.drifted(employee.netMinor());
                long grossMinor = course.drifted(employee.grossMinor());
                parts.add(new BankLine.Part(
                        -netMinor, employee.name(), employee.account().value()));
                dues.grossWagesMinor += grossMinor;
                dues.wageTaxMinor += grossMinor - grossMinor * 1307 / 10_000 - netMinor;
            }
            LocalDate payday =
                    BankDays.onOrBefore(YearMonth.from(course.today()).atEndOfMonth());
            pay(payday, parts, Text.WAGES.in(course.language(), month));
            long directorMinor = course.drifted(2_700_00);
            dues.wageTaxMinor += directorMinor * 30 / 100;
            course.plan(
                    payday,
                    Account.MAIN,
                    Kind.STANDING_ORDER,
                    -directorMinor,
                    Cast.OWNER,
                    null,
                    Text.DIRECTOR_PAY.in(course.language(), month));
        }
        if (course.today().getDayOfMonth() == 2 && course.today().getMonth() == Month.JUNE) {
            payExtra(BankDays.onOrBefore(course.today().withDayOfMonth(19)), 92, false, Text.HOLIDAY_PAY);
        }
        if (course.today().getDayOfMonth() == 2 && course.today().getMonth() == Month.DECEMBER) {
            payExtra(BankDays.onOrBefore(course.today().withDayOfMonth(19)), 75, true, Text.YEAR_END_PREMIUM);
        }
    }

    private void payExtra(LocalDate payday, int percentOfGross, boolean everyone, Text what) {
        List<BankLine.Part> parts = new ArrayList<>();
        for (Cast.Employee employee : Cast.EMPLOYEES) {
            if (everyone || !employee.blueCollar()) {
                long grossMinor = course.drifted(employee.grossMinor()) * percentOfGross / 100;
                long netMinor = grossMinor * 58 / 100;
                dues.grossWagesMinor += grossMinor;
                dues.wageTaxMinor += grossMinor - grossMinor * 1307 / 10_000 - netMinor;
                parts.add(new BankLine.Part(
                        -netMinor, employee.name(), employee.account().value()));
            }
        }
        pay(payday, parts, what.in(course.language(), course.today().getYear()));
    }

    private void pay(LocalDate payday, List<BankLine.Part> parts, String text) {
        course.plan(
                payday,
                Account.MAIN,
                Kind.WAGES,
                parts.stream().mapToLong(BankLine.Part::amountMinor).sum(),
                null,
                null,
                null,
                text,
                parts);
    }
}
