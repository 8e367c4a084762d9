package com.billify.forecast;

import com.billify.kernel.Money;
import com.billify.kernel.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The forecast as a workbook: thirteen weeks, the days in them, and what they are made of. Whatever is a sum is a formula, so that a reader
 * who changes a number sees what it does; the formulas come to the cent to what the pages show. Texts of strangers are never formulas.
 */
final class ForecastWorkbook {
    private static final int LONGEST_NAME = 31;
    private static final double LABEL_WIDTH = 44;
    private static final double AMOUNT_WIDTH = 14;

    private final ForecastSheet sheet;
    private final FileWords words;
    private final String amountFormat;

    ForecastWorkbook(ForecastSheet sheet, FileWords words) {
        this.sheet = sheet;
        this.words = words;
        int decimals = sheet.currency().getDefaultFractionDigits();
        this.amountFormat = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    /** Leaves the stream open. */
    void write(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Billify", "1.0");
        weeks(workbook.newWorksheet(name(words.title())));
        days(workbook.newWorksheet(name(words.byDay())));
        parts(workbook.newWorksheet(name(words.madeOf())));
        workbook.finish();
    }

    private static String name(String words) {
        return words.substring(0, Math.min(LONGEST_NAME, words.length()));
    }

    // ---- thirteen weeks

    /** The rows as they stand below each other; each formula names those it sums. */
    private static final class Row {
        static final int HEADS = 3;
        static final int OPENING = 4;
        static final int RECEIPTS = 5;
        static final int ALL_RECEIPTS = RECEIPTS + 3;
        static final int PAYMENTS = ALL_RECEIPTS + 1;
        static final int ALL_PAYMENTS = PAYMENTS + 4;
        static final int OTHER = ALL_PAYMENTS + 1;
        static final int NET = OTHER + 4;
        static final int CLOSING = NET + 1;
        static final int CUMULATIVE = CLOSING + 1;
        static final int CREDIT = CUMULATIVE + 1;
        static final int LIQUIDITY = CREDIT + 1;
        static final int FLOOR = LIQUIDITY + 1;
        static final int HEADROOM = FLOOR + 1;
        static final int MIDDLE = HEADROOM + 2;
        static final int LOW = MIDDLE + 1;
        static final int HIGH = LOW + 1;
        static final int LOWEST = HIGH + 1;
        static final int NOTE = LOWEST + 2;

        private Row() {}
    }

    private void weeks(Worksheet page) {
        List<Weeks.ForecastWeek> weeks = sheet.table().weeks();
        int total = weeks.size() + 1;
        page.width(0, LABEL_WIDTH);
        for (int column = 1; column <= total; column++) {
            page.width(column, AMOUNT_WIDTH);
        }
        page.freezePane(1, Row.HEADS + 1);
        page.pageOrientation("landscape");
        page.fitToWidth((short) 1);
        head(page, 0, 0, sheet.company());
        text(page, 1, 0, words.title());
        text(page, 2, 0, words.basis(sheet.run().asOf(), sheet.madeOn()));
        head(page, Row.HEADS, 0, words.weekTo());
        for (int week = 0; week < weeks.size(); week++) {
            day(page, Row.HEADS, week + 1, weeks.get(week).to());
        }
        head(page, Row.HEADS, total, words.total());

        label(page, Row.OPENING, words.opening(), true);
        amount(page, Row.OPENING, 1, weeks.getFirst().opening());
        for (int column = 2; column < total; column++) {
            formula(page, Row.OPENING, column, ref(Row.CLOSING, column - 1), true);
        }
        formula(page, Row.OPENING, total, ref(Row.OPENING, 1), true);
        kinds(page, Row.RECEIPTS, Weeks.RECEIPTS);
        sums(page, Row.ALL_RECEIPTS, words.allReceipts(), Row.RECEIPTS, Row.ALL_RECEIPTS - 1);
        kinds(page, Row.PAYMENTS, Weeks.PAYMENTS);
        sums(page, Row.ALL_PAYMENTS, words.allPayments(), Row.PAYMENTS, Row.ALL_PAYMENTS - 1);
        kinds(page, Row.OTHER, Weeks.OTHER);

        label(page, Row.NET, words.net(), true);
        label(page, Row.CLOSING, words.closing(), true);
        label(page, Row.CUMULATIVE, words.cumulative(), false);
        for (int column = 1; column <= total; column++) {
            formula(
                    page,
                    Row.NET,
                    column,
                    ref(Row.ALL_RECEIPTS, column) + "+" + ref(Row.ALL_PAYMENTS, column) + "+"
                            + range(Row.OTHER, column, Row.NET - 1, column),
                    true);
            formula(page, Row.CLOSING, column, ref(Row.OPENING, column) + "+" + ref(Row.NET, column), true);
            formula(page, Row.CUMULATIVE, column, ref(Row.CLOSING, column) + "-" + absolute(Row.OPENING, 1), false);
        }
        credit(page, total);
        floor(page, total);
        stated(page, Row.MIDDLE, words.middle(), Weeks.ForecastWeek::p50);
        stated(page, Row.LOW, words.low(), Weeks.ForecastWeek::p10);
        stated(page, Row.HIGH, words.high(), Weeks.ForecastWeek::p90);
        stated(page, Row.LOWEST, words.lowestOfWeek(), Weeks.ForecastWeek::lowest);
        text(page, Row.NOTE, 0, words.meanAndMiddle());
    }

    private void kinds(Worksheet page, int first, List<Weeks.RowKind> kinds) {
        for (int index = 0; index < kinds.size(); index++) {
            Weeks.RowKind kind = kinds.get(index);
            int row = first + index;
            label(page, row, words.row(kind), false);
            List<Money> cells = sheet.table().amounts(kind);
            for (int week = 0; week < cells.size(); week++) {
                amount(page, row, week + 1, cells.get(week));
            }
            formula(page, row, cells.size() + 1, range(row, 1, row, cells.size()), false);
        }
    }

    private void sums(Worksheet page, int row, String name, int first, int last) {
        label(page, row, name, true);
        for (int column = 1; column <= sheet.table().weeks().size() + 1; column++) {
            formula(page, row, column, range(first, column, last, column), true);
        }
    }

    private void credit(Worksheet page, int total) {
        Money credit = sheet.measure().credit();
        if (credit == null) {
            return;
        }
        label(page, Row.CREDIT, words.credit(), false);
        label(page, Row.LIQUIDITY, words.liquidity(), true);
        for (int column = 1; column < total; column++) {
            amount(page, Row.CREDIT, column, credit);
            formula(page, Row.LIQUIDITY, column, ref(Row.CLOSING, column) + "+" + ref(Row.CREDIT, column), true);
        }
    }

    private void floor(Worksheet page, int total) {
        Money floor = sheet.floor();
        if (floor == null) {
            return;
        }
        int there = sheet.measure().credit() == null ? Row.CLOSING : Row.LIQUIDITY;
        label(page, Row.FLOOR, words.floor(), false);
        label(page, Row.HEADROOM, words.headroom(), false);
        for (int column = 1; column < total; column++) {
            amount(page, Row.FLOOR, column, floor);
            formula(page, Row.HEADROOM, column, ref(there, column) + "-" + ref(Row.FLOOR, column), false);
        }
    }

    private void stated(Worksheet page, int row, String name, Function<Weeks.ForecastWeek, Money> of) {
        label(page, row, name, false);
        List<Weeks.ForecastWeek> weeks = sheet.table().weeks();
        for (int week = 0; week < weeks.size(); week++) {
            amount(page, row, week + 1, of.apply(weeks.get(week)));
        }
    }

    // ---- the days

    private void days(Worksheet page) {
        List<String> heads = List.of(
                words.day(), words.comesIn(), words.goesOut(), words.mean(), words.low(), words.middle(), words.high());
        for (int column = 0; column < heads.size(); column++) {
            head(page, 0, column, heads.get(column));
            page.width(column, AMOUNT_WIDTH + 4);
        }
        page.freezePane(0, 1);
        day(page, 1, 0, sheet.run().asOf());
        amount(page, 1, 3, money(sheet.run().startMinor()));
        int row = 2;
        for (OutlookRepository.Day day : sheet.days()) {
            day(page, row, 0, day.date());
            amount(page, row, 1, money(day.flows().inMinor()));
            amount(page, row, 2, money(day.flows().outMinor()));
            formula(page, row, 3, ref(row - 1, 3) + "+" + ref(row, 1) + "+" + ref(row, 2), false);
            amount(page, row, 4, money(day.p10Minor()));
            amount(page, row, 5, money(day.p50Minor()));
            amount(page, row, 6, money(day.p90Minor()));
            row++;
        }
    }

    // ---- what it is made of

    private void parts(Worksheet page) {
        List<String> heads = List.of(
                words.kind(),
                words.counterparty(),
                words.number(),
                words.whole(),
                words.chance(),
                words.earliest(),
                words.likely(),
                words.latest(),
                words.adds());
        for (int column = 0; column < heads.size(); column++) {
            head(page, 0, column, heads.get(column));
            page.width(column, column < 2 ? LABEL_WIDTH - 12 : AMOUNT_WIDTH);
        }
        page.freezePane(0, 1);
        List<OutlookRepository.Part> listed = sheet.parts()
                .subList(0, Math.min(ForecastFiles.MOST_PARTS, sheet.parts().size()));
        int row = 1;
        for (OutlookRepository.Part part : listed) {
            part(page, row++, part);
        }
        if (listed.size() < sheet.parts().size()) {
            text(page, row, 0, words.allElse());
            amount(
                    page,
                    row++,
                    8,
                    money(sheet.parts().stream()
                            .skip(listed.size())
                            .mapToLong(OutlookRepository.Part::addsMinor)
                            .sum()));
        }
        label(page, row, words.total(), true);
        if (row > 1) {
            formula(page, row, 8, range(1, 8, row - 1, 8), true);
        }
    }

    private void part(Worksheet page, int row, OutlookRepository.Part part) {
        text(page, row, 0, words.row(Weeks.RowKind.of(part)));
        text(page, row, 1, part.counterpartyName());
        text(page, row, 2, part.number());
        Long whole = part.amountMinor();
        if (whole != null) {
            amount(page, row, 3, money(whole));
        }
        Integer chance = part.chanceMillionths();
        if (chance != null) {
            page.value(row, 4, chance / 1_000_000.0);
            page.style(row, 4).format("0%").set();
        }
        day(page, row, 5, part.earliest());
        day(page, row, 6, part.likely());
        day(page, row, 7, part.latest());
        amount(page, row, 8, money(part.addsMinor()));
    }

    // ---- cells

    private Money money(long minor) {
        return new Money(minor, sheet.currency());
    }

    private static void text(Worksheet page, int row, int column, @Nullable String text) {
        if (text != null) {
            page.inlineString(row, column, SafeText.of(text));
        }
    }

    private static void head(Worksheet page, int row, int column, String text) {
        text(page, row, column, text);
        page.style(row, column).bold().set();
    }

    private static void label(Worksheet page, int row, String text, boolean strong) {
        text(page, row, 0, text);
        if (strong) {
            page.style(row, 0).bold().set();
        }
    }

    private static void day(Worksheet page, int row, int column, @Nullable LocalDate day) {
        if (day != null) {
            page.value(row, column, day);
            page.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private void amount(Worksheet page, int row, int column, Money amount) {
        page.value(row, column, amount.amount());
        page.style(row, column).format(amountFormat).set();
    }

    private void formula(Worksheet page, int row, int column, String formula, boolean strong) {
        page.formula(row, column, formula);
        var style = page.style(row, column).format(amountFormat);
        if (strong) {
            style.bold();
        }
        style.set();
    }

    /** A cell by its name in a formula; the sheets have fewer columns than the alphabet letters. */
    private static String ref(int row, int column) {
        return (char) ('A' + column) + Integer.toString(row + 1);
    }

    private static String absolute(int row, int column) {
        return "$" + (char) ('A' + column) + "$" + (row + 1);
    }

    private static String range(int fromRow, int fromColumn, int toRow, int toColumn) {
        return "SUM(" + ref(fromRow, fromColumn) + ":" + ref(toRow, toColumn) + ")";
    }
}
