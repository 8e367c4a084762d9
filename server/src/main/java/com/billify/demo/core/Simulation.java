package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import com.billify.demo.core.Cast.Customer;
import com.billify.demo.core.Cast.Habit;
import com.billify.kernel.Iban;
import com.billify.kernel.Language;
import com.billify.kernel.StructuredReference;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lives the bakery's days one after the other. What a day brings hangs on the days before it and on the dice, so that no
 * later day changes an earlier one.
 */
final class Simulation {
    private static final DateTimeFormatter ON_PAPER = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final LocalDate PRICES_OF = LocalDate.of(2024, 1, 1);
    /** What prices, wages and sales rise by. */
    private static final int PER_MILLE_A_YEAR = 25;

    private static final int BREAD_VAT = 6;
    private static final int COMMON_VAT = 21;
    /** From Monday to Sunday; Monday is the day off. */
    private static final int[] WEEKDAY_PERCENT = {0, 85, 92, 90, 105, 150, 160};

    private static final int[] MONTH_PERCENT = {88, 94, 97, 103, 104, 98, 92, 90, 99, 101, 104, 126};

    /** Below this the owner moves money from savings, above the other to it. */
    private static final long UNEASY_MINOR = 4_000_00;

    private static final long COMFORTABLE_MINOR = 15_000_00;

    private final Dice dice;
    private final LocalDate start;
    private final Language language;
    private final LocalDate bankruptcy;

    private final TreeMap<LocalDate, List<Planned>> planned = new TreeMap<>();
    private final TreeMap<LocalDate, List<HandMatch>> handMatches = new TreeMap<>();
    private final Map<Integer, Integer> numbersOfYear = new HashMap<>();
    private final Map<Integer, Integer> creditNotesOfYear = new HashMap<>();
    private final Map<Party, List<Bill>> paidTogether = new LinkedHashMap<>();
    private final Map<Party, LocalDate> creditNotesDue = new HashMap<>();
    private long mainMinor = 9_800_00;
    private long savingsMinor = 11_500_00;
    private long tillMinor = 180_00;
    private long salesVatMinor;
    private long purchaseVatMinor;
    private long quarterTakingsMinor;
    private long wageTaxMinor;
    private long grossWagesMinor;

    private LocalDate today;
    private List<Bill> bills = new ArrayList<>();

    Simulation(long seed, LocalDate start, Language language) {
        this.dice = new Dice(seed);
        this.start = start;
        this.language = language;
        this.today = start;
        this.bankruptcy = start.plusDays(430 + dice.between(0, 40, start, "bankruptcy"));
    }

    /**
     * A line that is to be booked.
     *
     * @param byHand the bills that it pays, where the owner has to say so
     */
    private record Planned(
            Account account,
            Kind kind,
            long amountMinor,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            @Nullable StructuredReference reference,
            @Nullable String text,
            List<BankLine.Part> parts,
            List<String> byHand) {}

    /** The days from the start to this one. */
    List<Day> until(LocalDate last) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(live(day));
        }
        return days;
    }

    private Day live(LocalDate day) {
        today = day;
        bills = new ArrayList<>();
        closeQuarter();
        long takingsMinor = sell();
        payIn();
        invoiceCustomers();
        buy();
        payPeople();
        payState();
        payBank();
        payTogether();
        List<BankLine> lines = new ArrayList<>();
        if (BankDays.isBankDay(day)) {
            keepLiquid();
            lines = book();
        }
        List<HandMatch> matches = handMatches.remove(day);
        return new Day(
                day,
                List.copyOf(lines),
                List.copyOf(bills),
                matches == null ? List.of() : List.copyOf(matches),
                takingsMinor,
                mainMinor,
                savingsMinor);
    }

    // ---- the shop

    private long sell() {
        if (!isOpen(today)) {
            return 0;
        }
        int percent =
                WEEKDAY_PERCENT[today.getDayOfWeek().getValue() - 1] * MONTH_PERCENT[today.getMonthValue() - 1] / 100;
        boolean feast =
                today.getMonth() == Month.DECEMBER && (today.getDayOfMonth() == 24 || today.getDayOfMonth() == 31);
        long shareMinor = drifted(100) * (feast ? 190 : percent);
        long cardMinor = dice.spread(shareMinor * 650 / 100, 14, today, "card");
        long cashMinor = dice.spread(shareMinor * 195 / 100, 22, today, "cash") / 5 * 5;
        LocalDate credited = BankDays.after(today);
        plan(
                credited,
                Account.MAIN,
                Kind.CARD_TAKINGS,
                cardMinor,
                Cast.ACQUIRER.name(),
                null,
                null,
                "GANZENPOOT GENT " + today.format(ON_PAPER),
                List.of());
        plan(
                BankDays.after(credited),
                Account.MAIN,
                Kind.CARD_COSTS,
                -(cardMinor * 11 / 1000 + 45),
                Cast.ACQUIRER.name(),
                null,
                null,
                Text.TERMINAL_FEE.in(language, today.format(ON_PAPER)),
                List.of());
        tillMinor += cashMinor;
        quarterTakingsMinor += cardMinor + cashMinor;
        return cardMinor + cashMinor;
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.MONDAY && !isSummerClosing(day) && !isChristmasOrNewYear(day);
    }

    private static boolean isChristmasOrNewYear(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25 || day.getDayOfYear() == 1;
    }

    /** Two weeks from the third Monday of July. */
    private static boolean isSummerClosing(LocalDate day) {
        LocalDate first = LocalDate.of(day.getYear(), 7, 15).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return !day.isBefore(first) && day.isBefore(first.plusDays(14));
    }

    /** Every Monday the cash of the week goes to the bank, but for some change. */
    private void payIn() {
        long depositMinor = (tillMinor - 150_00) / 5_00 * 5_00;
        if (today.getDayOfWeek() == DayOfWeek.MONDAY && depositMinor > 0) {
            tillMinor -= depositMinor;
            plan(
                    BankDays.onOrAfter(today),
                    Account.MAIN,
                    Kind.CASH_DEPOSIT,
                    depositMinor,
                    null,
                    null,
                    null,
                    Text.CASH_DEPOSIT.in(language, week(today.minusDays(1))),
                    List.of());
        }
    }

    // ---- customers

    private void invoiceCustomers() {
        for (Customer customer : Cast.CUSTOMERS) {
            boolean trades = customer.habit() != Habit.GOES_BANKRUPT || today.isBefore(bankruptcy);
            if (trades && isInvoiced(customer)) {
                invoice(customer);
            }
            if (today.equals(creditNotesDue.get(customer.party()))) {
                creditNotesDue.remove(customer.party());
                takeBack(customer);
            }
        }
    }

    private boolean isInvoiced(Customer customer) {
        boolean monthEnd = today.plusDays(1).getDayOfMonth() == 1;
        int month = today.getMonthValue();
        return switch (customer.rhythm()) {
            case WEEKLY -> today.getDayOfWeek() == DayOfWeek.MONDAY && !isSummerClosing(today.minusDays(1));
            case MONTHLY -> monthEnd;
            case SCHOOL_MONTHS -> monthEnd && month != 7 && month != 8;
            case BOATING_SEASON -> monthEnd && month >= 4 && month <= 10;
        };
    }

    private void invoice(Customer customer) {
        long targetMinor = dice.spread(
                drifted(customer.netMinor()) * MONTH_PERCENT[today.getMonthValue() - 1] / 100,
                16,
                today,
                customer.party().name());
        List<Bill.Line> lines = new ArrayList<>();
        addLine(lines, Text.SOURDOUGH, targetMinor * 40 / 100, 3_10, BREAD_VAT);
        switch (customer.habit()) {
            case EARLY, GOES_BANKRUPT -> addLine(lines, Text.PASTRIES, targetMinor * 60 / 100, 11_50, BREAD_VAT);
            case SEVERAL_AT_ONCE -> {
                addLine(lines, Text.CAKE, targetMinor * 50 / 100, 19_80, BREAD_VAT);
                addLine(lines, Text.BREAD_BASKETS, targetMinor * 10 / 100, 12_00, COMMON_VAT);
            }
            default -> {
                addLine(lines, Text.ROLLS, targetMinor * 35 / 100, 4_20, BREAD_VAT);
                addLine(lines, Text.CROISSANTS, targetMinor * 25 / 100, 8_90, BREAD_VAT);
            }
        }
        int sequence = numbersOfYear.merge(today.getYear(), 1, Integer::sum)
                + (today.getYear() == start.getYear() ? 29 * (start.getMonthValue() - 1) : 0);
        Bill bill = new Bill(
                true,
                false,
                "%d-%04d".formatted(today.getYear(), sequence),
                today,
                today.plusDays(customer.termDays()),
                customer.party(),
                Bill.Means.TRANSFER,
                reference(31, sequence),
                null,
                List.copyOf(lines));
        sell(bill);
        expectPayment(customer, bill);
        boolean complains =
                customer.habit() == Habit.SEVERAL_AT_ONCE && dice.chance(12, today, "complaint " + bill.number())
                        || customer.habit() == Habit.ON_THE_DAY && dice.chance(7, today, "complaint " + bill.number());
        if (complains) {
            creditNotesDue.put(customer.party(), today.plusDays(5));
        }
    }

    private void addLine(
            List<Bill.Line> lines, Text product, long shareMinor, long priceMinor, int vatPercent, Object... values) {
        long price = drifted(priceMinor);
        lines.add(
                new Bill.Line(product.in(language, values), (int) Math.max(1, shareMinor / price), price, vatPercent));
    }

    private void sell(Bill bill) {
        bills.add(bill);
        salesVatMinor += bill.creditNote() ? -bill.vatMinor() : bill.vatMinor();
    }

    /** A few things came back: a credit note, which is refunded or set off against the next payment. */
    private void takeBack(Customer customer) {
        int sequence = creditNotesOfYear.merge(today.getYear(), 1, Integer::sum)
                + (today.getYear() == start.getYear() ? start.getMonthValue() - 1 : 0);
        List<Bill.Line> lines = new ArrayList<>();
        addLine(
                lines,
                Text.RETURNED,
                dice.between(20_00, 55_00, today, "returned"),
                3_10,
                BREAD_VAT,
                Text.SOURDOUGH.in(language));
        Bill note = new Bill(
                true,
                true,
                "%d-C%03d".formatted(today.getYear(), sequence),
                today,
                today.plusDays(customer.termDays()),
                customer.party(),
                Bill.Means.TRANSFER,
                null,
                "%d-%04d".formatted(today.getYear(), numbersOfYear.getOrDefault(today.getYear(), 1)),
                List.copyOf(lines));
        sell(note);
        if (customer.habit() == Habit.SEVERAL_AT_ONCE) {
            paidTogether
                    .computeIfAbsent(customer.party(), party -> new ArrayList<>())
                    .add(note);
        } else {
            plan(
                    BankDays.onOrAfter(today.plusDays(9)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -note.grossMinor(),
                    customer.party(),
                    null,
                    Text.CREDIT_NOTE.in(language, note.number()));
        }
    }

    private void expectPayment(Customer customer, Bill bill) {
        Party payer = customer.party();
        LocalDate due = bill.dueDate();
        String what = "pays " + bill.number();
        long amountMinor = bill.grossMinor();
        switch (customer.habit()) {
            case EARLY -> receive(later(today, 2, 5, what), amountMinor, payer, bill.reference(), null);
            case ON_THE_DAY -> receive(later(due.minusDays(3), 0, 3, what), amountMinor, payer, bill.reference(), null);
            case LATE -> receive(later(due, 6, 16, what), amountMinor, payer, bill.reference(), null);
            case VERY_LATE -> receive(later(due, 14, 25, what), amountMinor, payer, bill.reference(), null);
            case BY_NUMBER ->
                receive(
                        later(due, 2, 9, what),
                        amountMinor,
                        payer,
                        null,
                        Text.INVOICE_NUMBER.in(language, bill.number()));
            case IN_TWO_PARTS -> {
                long firstMinor = amountMinor / 2 / 10_00 * 10_00;
                LocalDate first = later(due, 0, 4, what);
                receive(first, firstMinor, payer, null, Text.PART_PAYMENT.in(language, bill.number()), bill.number());
                receive(
                        later(first, 24, 36, what),
                        amountMinor - firstMinor,
                        payer,
                        null,
                        Text.REST_PAYMENT.in(language, bill.number()));
            }
            case SEVERAL_AT_ONCE ->
                paidTogether.computeIfAbsent(payer, party -> new ArrayList<>()).add(bill);
            case OFTEN_WITHOUT_REFERENCE -> {
                if (dice.chance(55, today, "thanks " + bill.number())) {
                    receive(
                            later(due, 3, 12, what),
                            amountMinor,
                            payer,
                            null,
                            Text.THANKS.in(language, month(YearMonth.from(today))),
                            bill.number());
                } else {
                    receive(later(due, 3, 12, what), amountMinor, payer, bill.reference(), null);
                }
            }
            case OFTEN_WRONG_REFERENCE -> {
                if (dice.chance(45, today, "typo " + bill.number())) {
                    receive(
                            later(due, 0, 6, what),
                            amountMinor,
                            payer,
                            null,
                            mistyped(bill.reference()),
                            bill.number());
                } else {
                    receive(later(due, 0, 6, what), amountMinor, payer, bill.reference(), null);
                }
            }
            case SOMETIMES_TWICE -> {
                LocalDate paid = later(due, -1, 3, what);
                receive(paid, amountMinor, payer, bill.reference(), null);
                if (dice.chance(22, today, "twice " + bill.number())) {
                    LocalDate again = BankDays.after(paid);
                    receive(again, amountMinor, payer, bill.reference(), null);
                    plan(
                            later(again, 8, 12, what),
                            Account.MAIN,
                            Kind.TRANSFER_OUT,
                            -amountMinor,
                            payer,
                            null,
                            Text.PAID_TWICE.in(language, bill.number()));
                }
            }
            case GOES_BANKRUPT -> {
                LocalDate paid = later(due, 4, 12, what);
                if (paid.isBefore(bankruptcy)) {
                    receive(paid, amountMinor, payer, bill.reference(), null);
                }
            }
        }
    }

    /** A bank day so many days after another. */
    private LocalDate later(LocalDate day, int fewest, int most, String what) {
        LocalDate chosen = day.plusDays(dice.between(fewest, most, today, what));
        return BankDays.onOrAfter(chosen.isAfter(today) ? chosen : today.plusDays(1));
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
    private void payTogether() {
        if (today.getDayOfMonth() != 11) {
            return;
        }
        paidTogether.forEach((payer, pending) -> {
            List<Bill> paid = pending.stream()
                    .filter(bill -> bill.creditNote() || !bill.dueDate().isAfter(today.plusDays(5)))
                    .sorted((a, b) -> Boolean.compare(b.creditNote(), a.creditNote()))
                    .toList();
            long sumMinor = paid.stream()
                    .mapToLong(bill -> bill.creditNote() ? -bill.grossMinor() : bill.grossMinor())
                    .sum();
            if (sumMinor > 0) {
                pending.removeAll(paid);
                String numbers =
                        String.join(" ", paid.stream().map(Bill::number).toList());
                receive(
                        BankDays.onOrAfter(today),
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

    private void receive(
            LocalDate day,
            long amountMinor,
            Party payer,
            @Nullable StructuredReference reference,
            @Nullable String text,
            String... byHand) {
        plan(
                day,
                new Planned(
                        Account.MAIN,
                        Kind.TRANSFER_IN,
                        amountMinor,
                        payer.name(),
                        payer.account().value(),
                        reference,
                        text,
                        List.of(),
                        List.of(byHand)));
    }

    // ---- suppliers

    private void buy() {
        int day = today.getDayOfMonth();
        int month = today.getMonthValue();
        boolean winter = month <= 3 || month >= 11;
        boolean firstOfQuarter = month % 3 == 1;
        if (Math.floorMod(today.toEpochDay(), 14L) == 5 && !isSummerClosing(today)) {
            Bill bill = bought(
                    Cast.MILL,
                    30,
                    Bill.Means.TRANSFER,
                    line(Text.WHEAT_FLOUR, 1_950_00 * MONTH_PERCENT[month - 1] / 100, 24_50, BREAD_VAT),
                    line(Text.RYE_FLOUR, 480_00, 27_80, BREAD_VAT));
            payOnTime(bill, 0);
            if (dice.chance(7, today, "torn bags")) {
                creditNotesDue.put(Cast.MILL, today.plusDays(6));
            }
        }
        if (today.equals(creditNotesDue.get(Cast.MILL))) {
            creditNotesDue.remove(Cast.MILL);
            creditFromMill();
        }
        if (today.getDayOfWeek() == DayOfWeek.THURSDAY && !isSummerClosing(today)) {
            payOnTime(
                    bought(
                            Cast.DAIRY,
                            14,
                            Bill.Means.TRANSFER,
                            line(Text.BUTTER, 340_00, 38_90, BREAD_VAT),
                            line(Text.EGGS, 130_00, 32_40, BREAD_VAT),
                            line(Text.MILK, 85_00, 11_20, BREAD_VAT)),
                    0);
        }
        if (day == 9) {
            long feastMinor = month >= 11 ? 2_300_00 : 1_150_00;
            payOnTime(
                    bought(
                            Cast.FILLINGS,
                            30,
                            Bill.Means.TRANSFER,
                            line(Text.CHOCOLATE, feastMinor * 65 / 100, 61_00, BREAD_VAT),
                            line(Text.ALMONDS, feastMinor * 35 / 100, 54_50, BREAD_VAT)),
                    0);
        }
        if (day == 5) {
            String last = month(YearMonth.from(today).minusMonths(1));
            debit(bought(
                    Cast.ENERGY,
                    15,
                    Bill.Means.DIRECT_DEBIT,
                    one(Text.ELECTRICITY, winter ? 880_00 : 760_00, last),
                    one(Text.GAS, winter ? 640_00 : 420_00, last)));
        }
        if (Math.floorMod(today.toEpochDay(), 42L) == 6) {
            Bill bill = bought(
                    Cast.PACKAGING,
                    30,
                    Bill.Means.TRANSFER,
                    line(Text.BREAD_BAGS, 430_00, 34_00, COMMON_VAT),
                    line(Text.CAKE_BOXES, 280_00, 41_50, COMMON_VAT));
            payOnTime(bill, -dice.between(3, 9, today, "late with boxes"));
        }
        if (day == 12 && firstOfQuarter) {
            payOnTime(
                    bought(
                            Cast.BOOKKEEPER,
                            30,
                            Bill.Means.TRANSFER,
                            one(
                                    Text.BOOKKEEPING,
                                    1_150_00,
                                    quarter(YearMonth.from(today).minusMonths(1)))),
                    1);
        }
        if (day == 24) {
            debit(bought(
                    Cast.LEASING,
                    10,
                    Bill.Means.DIRECT_DEBIT,
                    one(Text.VAN_LEASE, 520_00, month(YearMonth.from(today).plusMonths(1)))));
        }
        if (day == 20) {
            YearMonth next = YearMonth.from(today).plusMonths(1);
            int termDays = Math.toIntExact(next.atDay(1).toEpochDay() - today.toEpochDay());
            long rentMinor = drifted(2_400_00) / 100 * 100;
            payOnTime(
                    bought(
                            Cast.LANDLORD,
                            termDays,
                            Bill.Means.TRANSFER,
                            new Bill.Line(Text.RENT.in(language, month(next)), 1, rentMinor, 0)),
                    0);
        }
        if (day == 11) {
            debit(bought(
                    Cast.TELECOM,
                    12,
                    Bill.Means.DIRECT_DEBIT,
                    one(Text.TELEPHONE, 78_40, month(YearMonth.from(today)))));
        }
        if (day == 14) {
            Bill bill = bought(
                    Cast.TILL_SOFTWARE,
                    1,
                    Bill.Means.CARD,
                    one(Text.TILL_SOFTWARE, 49_00, month(YearMonth.from(today))));
            plan(
                    BankDays.after(today),
                    Account.MAIN,
                    Kind.CARD_PAYMENT,
                    -bill.grossMinor(),
                    bill.party().name(),
                    null,
                    null,
                    Text.CARD_PAYMENT.in(language, bill.number()),
                    List.of());
        }
        if (day == 3 && month == 2) {
            payOnTime(
                    bought(
                            Cast.INSURER,
                            30,
                            Bill.Means.TRANSFER,
                            new Bill.Line(Text.INSURANCE.in(language, today.getYear()), 1, drifted(3_380_00), 0)),
                    0);
        }
        if (today.getDayOfWeek() == DayOfWeek.WEDNESDAY && dice.chance(5, today, "oven")) {
            payOnTime(
                    bought(
                            Cast.OVEN_MAKER,
                            30,
                            Bill.Means.TRANSFER,
                            one(Text.OVEN_SERVICE, dice.between(450_00, 1_150_00, today, "oven parts"))),
                    2);
        }
        if (day == 17 && month % 3 == 2) {
            debit(bought(
                    Cast.WATER,
                    14,
                    Bill.Means.DIRECT_DEBIT,
                    new Bill.Line(
                            Text.WATER.in(
                                    language, quarter(YearMonth.from(today).minusMonths(2))),
                            1,
                            drifted(238_00),
                            BREAD_VAT)));
        }
    }

    private Bill.Line line(Text product, long netMinor, long priceMinor, int vatPercent) {
        List<Bill.Line> one = new ArrayList<>();
        addLine(one, product, dice.spread(drifted(netMinor), 12, today, product.name()), priceMinor, vatPercent);
        return one.getFirst();
    }

    private Bill.Line one(Text service, long priceMinor, Object... values) {
        return new Bill.Line(service.in(language, values), 1, drifted(priceMinor), COMMON_VAT);
    }

    /** Suppliers have other customers too, so their numbers run on by more than one. */
    private Bill bought(Party supplier, int termDays, Bill.Means means, Bill.Line... lines) {
        int index = Integer.parseInt(supplier.number().digits().substring(5, 8)) % 89 + 10;
        int sequence = 1_000 + index * 13 + today.getDayOfYear() * (3 + index % 17);
        Bill bill = new Bill(
                false,
                false,
                "%s%02d-%05d".formatted(initials(supplier), today.getYear() % 100, sequence),
                today,
                today.plusDays(termDays),
                supplier,
                means,
                means == Bill.Means.TRANSFER ? reference(index, sequence) : null,
                null,
                List.of(lines));
        bills.add(bill);
        purchaseVatMinor += bill.vatMinor();
        return bill;
    }

    private static String initials(Party supplier) {
        String[] words = supplier.name().split(" ");
        return words[0].substring(0, 1) + words[1].substring(0, 1);
    }

    private void creditFromMill() {
        Bill.Line bag = line(Text.WHEAT_FLOUR, 90_00, 24_50, BREAD_VAT);
        Bill note = new Bill(
                false,
                true,
                "MTC%02d-%04d".formatted(today.getYear() % 100, today.getDayOfYear() * 3),
                today,
                today.plusDays(30),
                Cast.MILL,
                Bill.Means.TRANSFER,
                null,
                null,
                List.of(new Bill.Line(
                        Text.RETURNED.in(language, bag.description()), bag.quantity(), bag.priceMinor(), BREAD_VAT)));
        bills.add(note);
        purchaseVatMinor -= note.vatMinor();
        receive(
                later(today, 8, 14, note.number()),
                note.grossMinor(),
                Cast.MILL,
                null,
                Text.CREDIT_NOTE.in(language, note.number()));
    }

    /** @param daysBefore its due date; below zero when the bakery is late itself */
    private void payOnTime(Bill bill, int daysBefore) {
        LocalDate day = BankDays.onOrBefore(bill.dueDate().minusDays(daysBefore));
        plan(day, Account.MAIN, Kind.TRANSFER_OUT, -bill.grossMinor(), bill.party(), bill.reference(), null);
    }

    private void debit(Bill bill) {
        plan(
                BankDays.onOrAfter(bill.dueDate()),
                Account.MAIN,
                Kind.DIRECT_DEBIT,
                -bill.grossMinor(),
                bill.party(),
                null,
                Text.INVOICE_NUMBER.in(language, bill.number()));
    }

    // ---- wages and the State

    private void payPeople() {
        if (today.getDayOfMonth() == 18) {
            String month = month(YearMonth.from(today));
            List<BankLine.Part> parts = new ArrayList<>();
            for (Cast.Employee employee : Cast.EMPLOYEES) {
                long netMinor = drifted(employee.netMinor());
                long grossMinor = drifted(employee.grossMinor());
                parts.add(new BankLine.Part(
                        -netMinor, employee.name(), employee.account().value()));
                grossWagesMinor += grossMinor;
                wageTaxMinor += grossMinor - grossMinor * 1307 / 10_000 - netMinor;
            }
            LocalDate payday = BankDays.onOrBefore(YearMonth.from(today).atEndOfMonth());
            pay(payday, parts, Text.WAGES.in(language, month));
            long directorMinor = drifted(2_700_00);
            wageTaxMinor += directorMinor * 30 / 100;
            plan(
                    payday,
                    Account.MAIN,
                    Kind.STANDING_ORDER,
                    -directorMinor,
                    Cast.OWNER,
                    null,
                    Text.DIRECTOR_PAY.in(language, month));
        }
        if (today.getDayOfMonth() == 2 && today.getMonth() == Month.JUNE) {
            payExtra(BankDays.onOrBefore(today.withDayOfMonth(19)), 92, false, Text.HOLIDAY_PAY);
        }
        if (today.getDayOfMonth() == 2 && today.getMonth() == Month.DECEMBER) {
            payExtra(BankDays.onOrBefore(today.withDayOfMonth(19)), 75, true, Text.YEAR_END_PREMIUM);
        }
    }

    private void payExtra(LocalDate payday, int percentOfGross, boolean everyone, Text what) {
        List<BankLine.Part> parts = new ArrayList<>();
        for (Cast.Employee employee : Cast.EMPLOYEES) {
            if (everyone || !employee.blueCollar()) {
                long grossMinor = drifted(employee.grossMinor()) * percentOfGross / 100;
                long netMinor = grossMinor * 58 / 100;
                grossWagesMinor += grossMinor;
                wageTaxMinor += grossMinor - grossMinor * 1307 / 10_000 - netMinor;
                parts.add(new BankLine.Part(
                        -netMinor, employee.name(), employee.account().value()));
            }
        }
        pay(payday, parts, what.in(language, today.getYear()));
    }

    private void pay(LocalDate payday, List<BankLine.Part> parts, String text) {
        plan(
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

    private void payState() {
        int day = today.getDayOfMonth();
        int month = today.getMonthValue();
        if (day == 1 && wageTaxMinor > 0) {
            payTax(
                    BankDays.onOrBefore(today.withDayOfMonth(15)),
                    wageTaxMinor,
                    Text.WAGE_TAX,
                    month(YearMonth.from(today).minusMonths(1)));
            wageTaxMinor = 0;
        }
        if (day == 1 && month == 4) {
            long blueMinor = Cast.EMPLOYEES.stream()
                    .filter(Cast.Employee::blueCollar)
                    .mapToLong(Cast.Employee::grossMinor)
                    .sum();
            long noteMinor = drifted(blueMinor) * 12 * 108 / 100 * 1027 / 10_000;
            plan(
                    BankDays.onOrBefore(today.withDayOfMonth(30)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -noteMinor,
                    Cast.SOCIAL_SECURITY,
                    null,
                    Text.HOLIDAY_NOTE.in(language, today.getYear() - 1));
        }
        if (day == 1 && (month == 4 || month == 7 || month == 10)) {
            prepay(BankDays.onOrAfter(today.withDayOfMonth(10)), (month - 1) / 3);
        }
        if (day == 1 && month == 12) {
            prepay(BankDays.onOrAfter(today.withDayOfMonth(20)), 4);
            plan(
                    BankDays.onOrBefore(today.withDayOfMonth(18)),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -drifted(370_00),
                    Cast.CONTRIBUTIONS,
                    null,
                    Text.CONTRIBUTION.in(language, today.getYear()));
        }
    }

    private void payTax(LocalDate day, long amountMinor, Text what, Object period) {
        plan(day, Account.MAIN, Kind.TRANSFER_OUT, -amountMinor, Cast.TAX_OFFICE, null, what.in(language, period));
    }

    private void prepay(LocalDate day, int number) {
        plan(
                day,
                new Planned(
                        Account.MAIN,
                        Kind.TRANSFER_OUT,
                        -1_250_00,
                        Cast.TAX_OFFICE.name(),
                        Cast.PREPAYMENT_ACCOUNT.value(),
                        null,
                        Text.PREPAYMENT.in(language, number),
                        List.of(),
                        List.of()));
    }

    /** VAT and social security of the quarter that has ended, to be paid in the month after. */
    private void closeQuarter() {
        if (today.getDayOfMonth() != 1 || today.getMonthValue() % 3 != 1 || today.equals(start)) {
            return;
        }
        String quarter = quarter(YearMonth.from(today).minusMonths(1));
        long vatMinor = salesVatMinor + vatWithin(quarterTakingsMinor) - purchaseVatMinor;
        if (vatMinor > 0) {
            plan(
                    BankDays.onOrAfter(today.withDayOfMonth(25)),
                    new Planned(
                            Account.MAIN,
                            Kind.TRANSFER_OUT,
                            -vatMinor,
                            Cast.TAX_OFFICE.name(),
                            Cast.VAT_ACCOUNT.value(),
                            null,
                            Text.VAT.in(language, quarter),
                            List.of(),
                            List.of()));
        } else if (vatMinor < 0) {
            plan(
                    BankDays.onOrAfter(today.plusDays(75)),
                    new Planned(
                            Account.MAIN,
                            Kind.TRANSFER_IN,
                            -vatMinor,
                            Cast.TAX_OFFICE.name(),
                            Cast.VAT_ACCOUNT.value(),
                            null,
                            Text.VAT_REFUND.in(language, quarter),
                            List.of(),
                            List.of()));
        }
        long socialMinor = grossWagesMinor * 4007 / 10_000;
        if (socialMinor > 0) {
            plan(
                    BankDays.onOrBefore(YearMonth.from(today).atEndOfMonth()),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    -socialMinor,
                    Cast.SOCIAL_SECURITY,
                    null,
                    Text.SOCIAL_SECURITY.in(language, quarter));
        }
        salesVatMinor = 0;
        purchaseVatMinor = 0;
        quarterTakingsMinor = 0;
        grossWagesMinor = 0;
    }

    /** The 6 % VAT in an amount that contains it. */
    static long vatWithin(long grossMinor) {
        return (grossMinor * BREAD_VAT + (100 + BREAD_VAT) / 2) / (100 + BREAD_VAT);
    }

    // ---- the bank

    private void payBank() {
        int day = today.getDayOfMonth();
        if (day == 15) {
            plan(
                    BankDays.onOrAfter(today),
                    Account.MAIN,
                    Kind.LOAN,
                    -1_180_00,
                    null,
                    null,
                    null,
                    Text.LOAN.in(language, month(YearMonth.from(today))),
                    List.of());
        }
        if (day == 1 && today.getMonthValue() % 3 == 1) {
            plan(
                    BankDays.onOrAfter(today.plusDays(2)),
                    Account.MAIN,
                    Kind.CLOSING,
                    -28_50,
                    null,
                    null,
                    null,
                    Text.BANK_COSTS.in(language, quarter(YearMonth.from(today).minusMonths(1))),
                    List.of());
        }
        if (day == 1 && today.getMonth() == Month.JANUARY) {
            plan(
                    BankDays.onOrAfter(today),
                    Account.SAVINGS,
                    Kind.INTEREST,
                    savingsMinor * 9 / 1000,
                    null,
                    null,
                    null,
                    Text.INTEREST.in(language, today.getYear() - 1),
                    List.of());
        }
        boolean dividendDay = day == 4 && (today.getMonth() == Month.JUNE || today.getMonth() == Month.NOVEMBER);
        long dividendMinor = (savingsMinor - 8_000_00) / 1_000_00 * 1_000_00;
        if (dividendDay && dividendMinor >= 5_000_00) {
            LocalDate moved = BankDays.onOrAfter(today);
            transfer(moved, -dividendMinor);
            long taxMinor = dividendMinor * 30 / 100;
            int year = today.getYear() - 1;
            plan(
                    BankDays.after(moved),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    taxMinor - dividendMinor,
                    Cast.OWNER,
                    null,
                    Text.DIVIDEND.in(language, year));
            payTax(BankDays.onOrAfter(moved.plusDays(10)), taxMinor, Text.DIVIDEND_TAX, year);
        }
    }

    /** The owner looks at what will leave the account in the next days, and moves money in time. */
    private void keepLiquid() {
        long leavingMinor = planned.subMap(today, true, today.plusDays(5), true).values().stream()
                .flatMap(List::stream)
                .filter(line -> line.account() == Account.MAIN && line.amountMinor() < 0)
                .mapToLong(Planned::amountMinor)
                .sum();
        long arrivingMinor = planned.getOrDefault(today, List.of()).stream()
                .filter(line -> line.account() == Account.MAIN && line.amountMinor() > 0)
                .mapToLong(Planned::amountMinor)
                .sum();
        long leftMinor = mainMinor + arrivingMinor + leavingMinor;
        long movableMinor = Math.max(0, savingsMinor - 500_00) / 500_00 * 500_00;
        if (leftMinor < UNEASY_MINOR) {
            long neededMinor = (UNEASY_MINOR + 1_500_00 - leftMinor + 499_99) / 500_00 * 500_00;
            transfer(today, -Math.min(neededMinor, movableMinor));
        } else if (today.getDayOfMonth() >= 5
                && today.getDayOfWeek() == DayOfWeek.FRIDAY
                && leftMinor > COMFORTABLE_MINOR) {
            transfer(today, (leftMinor - COMFORTABLE_MINOR + 2_000_00) / 500_00 * 500_00);
        }
    }

    /** @param toSavingsMinor below zero: from savings */
    private void transfer(LocalDate day, long toSavingsMinor) {
        if (toSavingsMinor == 0) {
            return;
        }
        String text = (toSavingsMinor > 0 ? Text.TO_SAVINGS : Text.FROM_SAVINGS).in(language);
        String name = Cast.BAKERY.name();
        plan(
                day,
                Account.MAIN,
                toSavingsMinor > 0 ? Kind.TO_OWN_ACCOUNT : Kind.FROM_OWN_ACCOUNT,
                -toSavingsMinor,
                name,
                Cast.SAVINGS,
                null,
                text,
                List.of());
        plan(
                day,
                Account.SAVINGS,
                toSavingsMinor > 0 ? Kind.FROM_OWN_ACCOUNT : Kind.TO_OWN_ACCOUNT,
                toSavingsMinor,
                name,
                Cast.BAKERY.account(),
                null,
                text,
                List.of());
    }

    private void plan(
            LocalDate day,
            Account account,
            Kind kind,
            long amountMinor,
            Party party,
            @Nullable StructuredReference reference,
            @Nullable String text) {
        plan(day, account, kind, amountMinor, party.name(), party.account(), reference, text, List.of());
    }

    private void plan(
            LocalDate day,
            Account account,
            Kind kind,
            long amountMinor,
            @Nullable String name,
            @Nullable Iban iban,
            @Nullable StructuredReference reference,
            @Nullable String text,
            List<BankLine.Part> parts) {
        plan(
                day,
                new Planned(
                        account,
                        kind,
                        amountMinor,
                        name,
                        iban == null ? null : iban.value(),
                        reference,
                        text,
                        parts,
                        List.of()));
    }

    private void plan(LocalDate day, Planned line) {
        planned.computeIfAbsent(day, date -> new ArrayList<>()).add(line);
    }

    private List<BankLine> book() {
        List<BankLine> lines = new ArrayList<>();
        List<Planned> due = planned.remove(today);
        for (Planned line : due == null ? List.<Planned>of() : due) {
            String reference = "GP%s%03d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), lines.size() + 1);
            lines.add(new BankLine(
                    line.account(),
                    today,
                    line.kind(),
                    line.amountMinor(),
                    line.counterpartyName(),
                    line.counterpartyAccount(),
                    line.reference(),
                    line.text(),
                    line.parts(),
                    reference));
            switch (line.account()) {
                case MAIN -> mainMinor += line.amountMinor();
                case SAVINGS -> savingsMinor += line.amountMinor();
            }
            for (String number : line.byHand()) {
                handMatches
                        .computeIfAbsent(
                                today.plusDays(dice.between(6, 15, today, reference)), day -> new ArrayList<>())
                        .add(new HandMatch(today, reference, number));
            }
        }
        return lines;
    }

    // ---- words and numbers

    private long drifted(long minor) {
        long perMille = 1000 + PER_MILLE_A_YEAR * (today.toEpochDay() - PRICES_OF.toEpochDay()) / 365;
        return minor * perMille / 1000;
    }

    /** Of two digits of a sender, two of the year and six of a running number. */
    private StructuredReference reference(int sender, int sequence) {
        long firstTen = (sender * 100L + today.getYear() % 100) * 1_000_000 + sequence;
        long check = firstTen % 97 == 0 ? 97 : firstTen % 97;
        return new StructuredReference("%010d%02d".formatted(firstTen, check));
    }

    private String month(YearMonth month) {
        Locale locale = Locale.of(language.code());
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale) + " " + month.getYear();
    }

    private static String quarter(YearMonth month) {
        return (month.getMonthValue() + 2) / 3 + "/" + month.getYear();
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + "/" + day.get(IsoFields.WEEK_BASED_YEAR);
    }
}
