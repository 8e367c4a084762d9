package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import com.billify.demo.core.Cast.Customer;
import com.billify.demo.core.Cast.Habit;
import com.billify.kernel.StructuredReference;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those who buy on account: what they are invoiced, and how each of them pays. */
final class Customers {
    private final Map<Integer, Integer> numbersOfYear = new HashMap<>();
    private final Map<Integer, Integer> creditNotesOfYear = new HashMap<>();
    private final Map<Party, List<Bill>> paidTogether = new LinkedHashMap<>();
    private final Map<Party, LocalDate> creditNotesDue = new HashMap<>();
    private final Course course;
    private final Dues dues;
    private final LocalDate bankruptcy;

    Customers(Course course, Dues dues) {
        this.course = course;
        this.dues = dues;
        this.bankruptcy = course.start().plusDays(430 + course.dice().between(0, 40, course.start(), "bankruptcy"));
    }

    void invoiceCustomers() {
        for (Customer customer : Cast.CUSTOMERS) {
            boolean trades =
                    customer.habit() != Habit.GOES_BANKRUPT || course.today().isBefore(bankruptcy);
            if (trades && isInvoiced(customer)) {
                invoice(customer);
            }
            if (course.today().equals(creditNotesDue.get(customer.party()))) {
                creditNotesDue.remove(customer.party());
                takeBack(customer);
            }
        }
    }

    private boolean isInvoiced(Customer customer) {
        boolean monthEnd = course.today().plusDays(1).getDayOfMonth() == 1;
        int month = course.today().getMonthValue();
        return switch (customer.rhythm()) {
            case WEEKLY ->
                course.today().getDayOfWeek() == DayOfWeek.MONDAY
                        && !Shop.isSummerClosing(course.today().minusDays(1));
            case MONTHLY -> monthEnd;
            case SCHOOL_MONTHS -> monthEnd && month != 7 && month != 8;
            case BOATING_SEASON -> monthEnd && month >= 4 && month <= 10;
        };
    }

    private void invoice(Customer customer) {
        long targetMinor = course.dice()
                .spread(
                        course.drifted(customer.netMinor())
                                * Course.MONTH_PERCENT[course.today().getMonthValue() - 1]
                                / 100,
                        16,
                        course.today(),
                        customer.party().name());
        List<Bill.Line> lines = new ArrayList<>();
        course.addLine(lines, Text.SOURDOUGH, targetMinor * 40 / 100, 3_10, Course.BREAD_VAT);
        switch (customer.habit()) {
            case EARLY, GOES_BANKRUPT ->
                course.addLine(lines, Text.PASTRIES, targetMinor * 60 / 100, 11_50, Course.BREAD_VAT);
            case SEVERAL_AT_ONCE -> {
                course.addLine(lines, Text.CAKE, targetMinor * 50 / 100, 19_80, Course.BREAD_VAT);
                course.addLine(lines, Text.BREAD_BASKETS, targetMinor * 10 / 100, 12_00, Course.COMMON_VAT);
            }
            default -> {
                course.addLine(lines, Text.ROLLS, targetMinor * 35 / 100, 4_20, Course.BREAD_VAT);
                course.addLine(lines, Text.CROISSANTS, targetMinor * 25 / 100, 8_90, Course.BREAD_VAT);
            }
        }
        int sequence = numbersOfYear.merge(course.today().getYear(), 1, Integer::sum)
                + (course.today().getYear() == course.start().getYear()
                        ? 29 * (course.start().getMonthValue() - 1)
                        : 0);
        Bill bill = new Bill(
                true,
                false,
                "%d-%04d".formatted(course.today().getYear(), sequence),
                course.today(),
                course.today().plusDays(customer.termDays()),
                customer.party(),
                Bill.Means.TRANSFER,
                course.reference(31, sequence),
                null,
                List.copyOf(lines));
        sell(bill);
        expectPayment(customer, bill);
        boolean complains = customer.habit() == Habit.SEVERAL_AT_ONCE
                        && course.dice().chance(12, course.today(), "complaint " + bill.number())
                || customer.habit() == Habit.ON_THE_DAY
                        && course.dice().chance(7, course.today(), "complaint " + bill.number());
        if (complains) {
            creditNotesDue.put(customer.party(), course.today().plusDays(5));
        }
    }

    private void sell(Bill bill) {
        course.bills().add(bill);
        dues.salesVatMinor += bill.creditNote() ? -bill.vatMinor() : bill.vatMinor();
    }

    /** A few things came back: a credit note, which is refunded or set off against the next payment. */
    private void takeBack(Customer customer) {
        int sequence = creditNotesOfYear.merge(course.today().getYear(), 1, Integer::sum)
                + (course.today().getYear() == course.start().getYear()
                        ? course.start().getMonthValue() - 1
                        : 0);
        List<Bill.Line> lines = new ArrayList<>();
        course.addLine(
                lines,
                Text.RETURNED,
                course.dice().between(20_00, 55_00, course.today(), "returned"),
                3_10,
                Course.BREAD_VAT,
                Text.SOURDOUGH.in(course.language()));
        Bill note = new Bill(
                true,
                true,
                "%d-C%03d".formatted(course.today().getYear(), sequence),
                course.today(),
                course.today().plusDays(customer.termDays()),
                customer.party(),
                Bill.Means.TRANSFER,
                null,
                "%d-%04d"
                        .formatted(
                                course.today().getYear(),
                                numbersOfYear.getOrDefault(course.today().getYear(), 1)),
                List.copyOf(lines));
        sell(note);
        if (customer.habit() == Habit.SEVERAL_AT_ONCE) {
            paidTogether
                    .computeIfAbsent(customer.party(), party -> new ArrayList<>())
                    .add(note);
        } else {
            course.plan(
                    BankDays.onOrAfter(course.today().plusDays(9)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -note.grossMinor(),
                    customer.party(),
                    null,
                    Text.CREDIT_NOTE.in(course.language(), note.number()));
        }
    }

    private void expectPayment(Customer customer, Bill bill) {
        Party payer = customer.party();
        LocalDate due = bill.dueDate();
        String what = "pays " + bill.number();
        long amountMinor = bill.grossMinor();
        switch (customer.habit()) {
            case EARLY ->
                course.receive(course.later(course.today(), 2, 5, what), amountMinor, payer, bill.reference(), null);
            case ON_THE_DAY ->
                course.receive(course.later(due.minusDays(3), 0, 3, what), amountMinor, payer, bill.reference(), null);
            case LATE -> course.receive(course.later(due, 6, 16, what), amountMinor, payer, bill.reference(), null);
            case VERY_LATE ->
                course.receive(course.later(due, 14, 25, what), amountMinor, payer, bill.reference(), null);
            case BY_NUMBER ->
                course.receive(
                        course.later(due, 2, 9, what),
                        amountMinor,
                        payer,
                        null,
                        Text.INVOICE_NUMBER.in(course.language(), bill.number()));
            case IN_TWO_PARTS -> {
                long firstMinor = amountMinor / 2 / 10_00 * 10_00;
                LocalDate first = course.later(due, 0, 4, what);
                course.receive(
                        first,
                        firstMinor,
                        payer,
                        null,
                        Text.PART_PAYMENT.in(course.language(), bill.number()),
                        bill.number());
                course.receive(
                        course.later(first, 24, 36, what),
                        amountMinor - firstMinor,
                        payer,
                        null,
                        Text.REST_PAYMENT.in(course.language(), bill.number()));
            }
            case SEVERAL_AT_ONCE ->
                paidTogether.computeIfAbsent(payer, party -> new ArrayList<>()).add(bill);
            case OFTEN_WITHOUT_REFERENCE -> {
                if (course.dice().chance(55, course.today(), "thanks " + bill.number())) {
                    course.receive(
                            course.later(due, 3, 12, what),
                            amountMinor,
                            payer,
                            null,
                            Text.THANKS.in(course.language(), course.month(YearMonth.from(course.today()))),
                            bill.number());
                } else {
                    course.receive(course.later(due, 3, 12, what), amountMinor, payer, bill.reference(), null);
                }
            }
            case OFTEN_WRONG_REFERENCE -> {
                if (course.dice().chance(45, course.today(), "typo " + bill.number())) {
                    course.receive(
                            course.later(due, 0, 6, what),
                            amountMinor,
                            payer,
                            null,
                            mistyped(bill.reference()),
                            bill.number());
                } else {
                    course.receive(course.later(due, 0, 6, what), amountMinor, payer, bill.reference(), null);
                }
            }
            case SOMETIMES_TWICE -> {
                LocalDate paid = course.later(due, -1, 3, what);
                course.receive(paid, amountMinor, payer, bill.reference(), null);
                if (course.dice().chance(22, course.today(), "twice " + bill.number())) {
                    LocalDate again = BankDays.after(paid);
                    course.receive(again, amountMinor, payer, bill.reference(), null);
                    course.plan(
                            course.later(again, 8, 12, what),
                            Account.MAIN,
                            Kind.TRANSFER_OUT,
                            -amountMinor,
                            payer,
                            null,
                            Text.PAID_TWICE.in(course.language(), bill.number()));
                }
            }
            case GOES_BANKRUPT -> {
                LocalDate paid = course.later(due, 4, 12, what);
                if (paid.isBefore(bankruptcy)) {
                    course.receive(paid, amountMinor, payer, bill.reference(), null);
                }
            }
        }
    }

    /** With two neighbouring digits in the wrong order, which the check digits give away. */
    private static String mistyped(@Nullable StructuredReference reference) {
        char[] digits = (reference == null ? "" : reference.digits()).toCharArray();
        for (int index = digits.length - 3; index > 0; index--) {
            if (digits[index] != digits[index - 1]) {
                char first = digits[index - 1];
                digits[index - 1] = digits[index];
                digits[index] = first;
                break;
            }
        }
        String wrong = new String(digits);
        return "+++" + wrong.substring(0, 3) + "/" + wrong.substring(3, 7) + "/" + wrong.substring(7) + "+++";
    }

    /** On the eleventh of the month this customer pays all that is due in one amount, less its credit notes. */
    void payTogether() {
        if (course.today().getDayOfMonth() != 11) {
            return;
        }
        paidTogether.forEach((payer, pending) -> {
            List<Bill> paid = pending.stream()
                    .filter(bill -> bill.creditNote()
                            || !bill.dueDate().isAfter(course.today().plusDays(5)))
                    .sorted((a, b) -> Boolean.compare(b.creditNote(), a.creditNote()))
                    .toList();
            long sumMinor = paid.stream()
                    .mapToLong(bill -> bill.creditNote() ? -bill.grossMinor() : bill.grossMinor())
                    .sum();
            if (sumMinor > 0) {
                pending.removeAll(paid);
                String numbers =
                        String.join(" ", paid.stream().map(Bill::number).toList());
                course.receive(
                        BankDays.onOrAfter(course.today()),
                        sumMinor,
                        payer,
                        null,
                        numbers,
                        paid.size() == 1
                                ? new String[0]
                                : paid.stream().map(Bill::number).toArray(String[]::new));
            }
        });
    }
}
