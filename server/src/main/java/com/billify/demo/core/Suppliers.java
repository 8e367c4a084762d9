package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom the bakery buys from, and how it pays them. */
final class Suppliers {
    private final Course course;
    private final Dues dues;
    private @Nullable LocalDate creditNoteDue;

    Suppliers(Course course, Dues dues) {
        this.course = course;
        this.dues = dues;
    }

    void buy() {
        int day = course.today().getDayOfMonth();
        int month = course.today().getMonthValue();
        boolean winter = month <= 3 || month >= 11;
        boolean firstOfQuarter = month % 3 == 1;
        if (Math.floorMod(course.today().toEpochDay(), 14L) == 5 && !Shop.isSummerClosing(course.today())) {
            Bill bill = bought(
                    Cast.MILL,
                    30,
                    Bill.Means.TRANSFER,
                    course.line(
                            Text.WHEAT_FLOUR,
                            1_950_00 * Course.MONTH_PERCENT[month - 1] / 100,
                            24_50,
                            Course.BREAD_VAT),
                    course.line(Text.RYE_FLOUR, 480_00, 27_80, Course.BREAD_VAT));
            payOnTime(bill, 0);
            if (course.dice().chance(7, course.today(), "torn bags")) {
                creditNoteDue = course.today().plusDays(6);
            }
        }
        if (course.today().equals(creditNoteDue)) {
            creditNoteDue = null;
            creditFromMill();
        }
        if (course.today().getDayOfWeek() == DayOfWeek.THURSDAY && !Shop.isSummerClosing(course.today())) {
            payOnTime(
                    bought(
                            Cast.DAIRY,
                            14,
                            Bill.Means.TRANSFER,
                            course.line(Text.BUTTER, 340_00, 38_90, Course.BREAD_VAT),
                            course.line(Text.EGGS, 130_00, 32_40, Course.BREAD_VAT),
                            course.line(Text.MILK, 85_00, 11_20, Course.BREAD_VAT)),
                    0);
        }
        if (day == 9) {
            long feastMinor = month >= 11 ? 2_300_00 : 1_150_00;
            payOnTime(
                    bought(
                            Cast.FILLINGS,
                            30,
                            Bill.Means.TRANSFER,
                            course.line(Text.CHOCOLATE, feastMinor * 65 / 100, 61_00, Course.BREAD_VAT),
                            course.line(Text.ALMONDS, feastMinor * 35 / 100, 54_50, Course.BREAD_VAT)),
                    0);
        }
        if (day == 5) {
            String last = course.month(YearMonth.from(course.today()).minusMonths(1));
            debit(bought(
                    Cast.ENERGY,
                    15,
                    Bill.Means.DIRECT_DEBIT,
                    course.one(Text.ELECTRICITY, winter ? 880_00 : 760_00, last),
                    course.one(Text.GAS, winter ? 640_00 : 420_00, last)));
        }
        if (Math.floorMod(course.today().toEpochDay(), 42L) == 6) {
            Bill bill = bought(
                    Cast.PACKAGING,
                    30,
                    Bill.Means.TRANSFER,
                    course.line(Text.BREAD_BAGS, 430_00, 34_00, Course.COMMON_VAT),
                    course.line(Text.CAKE_BOXES, 280_00, 41_50, Course.COMMON_VAT));
            payOnTime(bill, -course.dice().between(3, 9, course.today(), "late with boxes"));
        }
        if (day == 12 && firstOfQuarter) {
            payOnTime(
                    bought(
                            Cast.BOOKKEEPER,
                            30,
                            Bill.Means.TRANSFER,
                            course.one(
                                    Text.BOOKKEEPING,
                                    1_150_00,
                                    course.quarter(
                                            YearMonth.from(course.today()).minusMonths(1)))),
                    1);
        }
        if (day == 24) {
            debit(bought(
                    Cast.LEASING,
                    10,
                    Bill.Means.DIRECT_DEBIT,
                    course.one(
                            Text.VAN_LEASE,
                            520_00,
                            course.month(YearMonth.from(course.today()).plusMonths(1)))));
        }
        if (day == 20) {
            YearMonth next = YearMonth.from(course.today()).plusMonths(1);
            int termDays =
                    Math.toIntExact(next.atDay(1).toEpochDay() - course.today().toEpochDay());
            long rentMinor = course.drifted(2_400_00) / 100 * 100;
            payOnTime(
                    bought(
                            Cast.LANDLORD,
                            termDays,
                            Bill.Means.TRANSFER,
                            new Bill.Line(Text.RENT.in(course.language(), course.month(next)), 1, rentMinor, 0)),
                    0);
        }
        if (day == 11) {
            debit(bought(
                    Cast.TELECOM,
                    12,
                    Bill.Means.DIRECT_DEBIT,
                    course.one(Text.TELEPHONE, 78_40, course.month(YearMonth.from(course.today())))));
        }
        if (day == 14) {
            Bill bill = bought(
                    Cast.TILL_SOFTWARE,
                    1,
                    Bill.Means.CARD,
                    course.one(Text.TILL_SOFTWARE, 49_00, course.month(YearMonth.from(course.today()))));
            course.plan(
                    BankDays.after(course.today()),
                    Account.MAIN,
                    Kind.CARD_PAYMENT,
                    -bill.grossMinor(),
                    bill.party().name(),
                    null,
                    null,
                    Text.CARD_PAYMENT.in(course.language(), bill.number()),
                    List.of());
        }
        if (day == 3 && month == 2) {
            payOnTime(
                    bought(
                            Cast.INSURER,
                            30,
                            Bill.Means.TRANSFER,
                            new Bill.Line(
                                    Text.INSURANCE.in(
                                            course.language(), course.today().getYear()),
                                    1,
                                    course.drifted(3_380_00),
                                    0)),
                    0);
        }
        if (course.today().getDayOfWeek() == DayOfWeek.WEDNESDAY
                && course.dice().chance(5, course.today(), "oven")) {
            payOnTime(
                    bought(
                            Cast.OVEN_MAKER,
                            30,
                            Bill.Means.TRANSFER,
                            course.one(
                                    Text.OVEN_SERVICE,
                                    course.dice().between(450_00, 1_150_00, course.today(), "oven parts"))),
                    2);
        }
        if (day == 17 && month % 3 == 2) {
            debit(bought(
                    Cast.WATER,
                    14,
                    Bill.Means.DIRECT_DEBIT,
                    new Bill.Line(
                            Text.WATER.in(
                                    course.language(),
                                    course.quarter(
                                            YearMonth.from(course.today()).minusMonths(2))),
                            1,
                            course.drifted(238_00),
                            Course.BREAD_VAT)));
        }
    }

    /** Suppliers have other customers too, so their numbers run on by more than one. */
    private Bill bought(Party supplier, int termDays, Bill.Means means, Bill.Line... lines) {
        int index = Integer.parseInt(supplier.number().digits().substring(5, 8)) % 89 + 10;
        int sequence = 1_000 + index * 13 + course.today().getDayOfYear() * (3 + index % 17);
        Bill bill = new Bill(
                false,
                false,
                "%s%02d-%05d".formatted(initials(supplier), course.today().getYear() % 100, sequence),
                course.today(),
                course.today().plusDays(termDays),
                supplier,
                means,
                means == Bill.Means.TRANSFER ? course.reference(index, sequence) : null,
                null,
                List.of(lines));
        course.bills().add(bill);
        dues.purchaseVatMinor += bill.vatMinor();
        return bill;
    }

    private static String initials(Party supplier) {
        String[] words = supplier.name().split(" ");
        return words[0].substring(0, 1) + words[1].substring(0, 1);
    }

    private void creditFromMill() {
        Bill.Line bag = course.line(Text.WHEAT_FLOUR, 90_00, 24_50, Course.BREAD_VAT);
        Bill note = new Bill(
                false,
                true,
                "MTC%02d-%04d"
                        .formatted(
                                course.today().getYear() % 100, course.today().getDayOfYear() * 3),
                course.today(),
                course.today().plusDays(30),
                Cast.MILL,
                Bill.Means.TRANSFER,
                null,
                null,
                List.of(new Bill.Line(
                        Text.RETURNED.in(course.language(), bag.description()),
                        bag.quantity(),
                        bag.priceMinor(),
                        Course.BREAD_VAT)));
        course.bills().add(note);
        dues.purchaseVatMinor -= note.vatMinor();
        course.receive(
                course.later(course.today(), 8, 14, note.number()),
                note.grossMinor(),
                Cast.MILL,
                null,
                Text.CREDIT_NOTE.in(course.language(), note.number()));
    }

    /** @param daysBefore its due date; below zero when the bakery is late itself */
    private void payOnTime(Bill bill, int daysBefore) {
        LocalDate day = BankDays.onOrBefore(bill.dueDate().minusDays(daysBefore));
        course.plan(day, Account.MAIN, Kind.TRANSFER_OUT, -bill.grossMinor(), bill.party(), bill.reference(), null);
    }

    private void debit(Bill bill) {
        course.plan(
                BankDays.onOrAfter(bill.dueDate()),
                Account.MAIN,
                Kind.DIRECT_DEBIT,
                -bill.grossMinor(),
                bill.party(),
                null,
                Text.INVOICE_NUMBER.in(course.language(), bill.number()));
    }
}
