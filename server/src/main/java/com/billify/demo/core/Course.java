package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import com.billify.kernel.Iban;
import com.billify.kernel.Language;
import com.billify.kernel.StructuredReference;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the story is: the day, what is planned for later ones, and the balances; with what every line, price and word is
 * made of.
 */
final class Course {
    static final int BREAD_VAT = 6;
    static final int COMMON_VAT = 21;
    static final int[] MONTH_PERCENT = {88, 94, 97, 103, 104, 98, 92, 90, 99, 101, 104, 126};

    private static final LocalDate PRICES_OF = LocalDate.of(2024, 1, 1);
    /** What prices, wages and sales rise by. */
    private static final int PER_MILLE_A_YEAR = 25;

    private final Dice dice;
    private final LocalDate start;
    private final Language language;
    private final TreeMap<LocalDate, List<PlannedLine>> planned = new TreeMap<>();
    private final TreeMap<LocalDate, List<HandMatch>> handMatches = new TreeMap<>();
    private long mainMinor = 9_800_00;
    private long savingsMinor = 11_500_00;
    private LocalDate today;
    private List<Bill> bills = new ArrayList<>();

    Course(Dice dice, LocalDate start, Language language) {
        this.dice = dice;
        this.start = start;
        this.language = language;
        this.today = start;
    }

    void begin(LocalDate day) {
        today = day;
        bills = new ArrayList<>();
    }

    Dice dice() {
        return dice;
    }

    LocalDate start() {
        return start;
    }

    Language language() {
        return language;
    }

    LocalDate today() {
        return today;
    }

    /** The invoices and credit notes of today. */
    List<Bill> bills() {
        return bills;
    }

    /** The lines that are to be booked, by day. */
    NavigableMap<LocalDate, List<PlannedLine>> planned() {
        return planned;
    }

    long mainMinor() {
        return mainMinor;
    }

    long savingsMinor() {
        return savingsMinor;
    }

    /** What the owner says today of lines booked before; each once. */
    List<HandMatch> matchedByHand() {
        List<HandMatch> matches = handMatches.remove(today);
        return matches == null ? List.of() : List.copyOf(matches);
    }

    /** A bank day so many days after another. */
    LocalDate later(LocalDate day, int fewest, int most, String what) {
        LocalDate chosen = day.plusDays(dice.between(fewest, most, today, what));
        return BankDays.onOrAfter(chosen.isAfter(today) ? chosen : today.plusDays(1));
    }

    void addLine(
            List<Bill.Line> lines, Text product, long shareMinor, long priceMinor, int vatPercent, Object... values) {
        long price = drifted(priceMinor);
        lines.add(
                new Bill.Line(product.in(language, values), (int) Math.max(1, shareMinor / price), price, vatPercent));
    }

    Bill.Line line(Text product, long netMinor, long priceMinor, int vatPercent) {
        List<Bill.Line> one = new ArrayList<>();
        addLine(one, product, dice.spread(drifted(netMinor), 12, today, product.name()), priceMinor, vatPercent);
        return one.getFirst();
    }

    Bill.Line one(Text service, long priceMinor, Object... values) {
        return new Bill.Line(service.in(language, values), 1, drifted(priceMinor), COMMON_VAT);
    }

    void payTax(LocalDate day, long amountMinor, Text what, Object period) {
        plan(day, Account.MAIN, Kind.TRANSFER_OUT, -amountMinor, Cast.TAX_OFFICE, null, what.in(language, period));
    }

    void receive(
            LocalDate day,
            long amountMinor,
            Party payer,
            @Nullable StructuredReference reference,
            @Nullable String text,
            String... byHand) {
        plan(
                day,
                new PlannedLine(
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

    void plan(
            LocalDate day,
            Account account,
            Kind kind,
            long amountMinor,
            Party party,
            @Nullable StructuredReference reference,
            @Nullable String text) {
        plan(day, account, kind, amountMinor, party.name(), party.account(), reference, text, List.of());
    }

    void plan(
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
                new PlannedLine(
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

    void plan(LocalDate day, PlannedLine line) {
        planned.computeIfAbsent(day, date -> new ArrayList<>()).add(line);
    }

    List<BankLine> book() {
        List<BankLine> lines = new ArrayList<>();
        List<PlannedLine> due = planned.remove(today);
        for (PlannedLine line : due == null ? List.<PlannedLine>of() : due) {
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

    /** A line that no bank keeps for its next day: it is on the current account now. */
    BankLine bookAtOnce(Kind kind, long amountMinor, String name, String text, int number) {
        mainMinor += amountMinor;
        return new BankLine(
                Account.MAIN,
                today,
                kind,
                amountMinor,
                name,
                null,
                null,
                text,
                List.of(),
                "GQ%s%03d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), number));
    }

    long drifted(long minor) {
        long perMille = 1000 + PER_MILLE_A_YEAR * (today.toEpochDay() - PRICES_OF.toEpochDay()) / 365;
        return minor * perMille / 1000;
    }

    /** Of two digits of a sender, two of the year and six of a running number. */
    StructuredReference reference(int sender, int sequence) {
        long firstTen = (sender * 100L + today.getYear() % 100) * 1_000_000 + sequence;
        long check = firstTen % 97 == 0 ? 97 : firstTen % 97;
        return new StructuredReference("%010d%02d".formatted(firstTen, check));
    }

    String month(YearMonth month) {
        Locale locale = Locale.of(language.code());
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale) + " " + month.getYear();
    }

    static String quarter(YearMonth month) {
        return (month.getMonthValue() + 2) / 3 + "/" + month.getYear();
    }

    static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + "/" + day.get(IsoFields.WEEK_BASED_YEAR);
    }
}
