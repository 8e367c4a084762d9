package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row after another as a mapping says, and names the row where one cannot be read. */
final class Cells {
    /** Day 0 of a spreadsheet, as all of them count after their common mistake of a 29 February 1900. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(32_874);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(73_050);
    private static final Pattern IN_UTC = Pattern.compile("(?i)(?<![a-z])(?:UTC|GMT)(?![a-z])");
    private static final int MOST_KEPT = 2_000;

    private final TableMapping mapping;
    private final Map<String, String> kept = new HashMap<>();
    private final BitSet inUtc = new BitSet();

    Cells(TableMapping mapping) {
        this.mapping = mapping;
    }

    /** Takes from the names of the columns which of them hold times of Greenwich, as "Created (UTC)" and "created_utc". */
    void head(Row names) {
        for (int column = 0; column < names.width(); column++) {
            inUtc.set(column, IN_UTC.matcher(names.cell(column).text()).find());
        }
    }

    TableMapping mapping() {
        return mapping;
    }

    /** The text of the first column with the role; null when blank or there is none. */
    @Nullable
    String text(Row row, ColumnRole role) {
        for (int column = 0; column < mapping.columns().size(); column++) {
            if (mapping.columns().get(column).role() == role
                    && !row.cell(column).isBlank()) {
                return shared(row.cell(column).text());
            }
        }
        return null;
    }

    /** The texts of all columns with the role, each once, in order; null when all are blank. */
    @Nullable
    String texts(Row row, List<Integer> columns) {
        String joined = null;
        for (int column : columns) {
            Cell cell = row.cell(column);
            if (!cell.isBlank()) {
                String text = cell.text();
                joined = joined == null ? text : joined.contains(text) ? joined : joined + " " + text;
            }
        }
        return joined;
    }

    /** One object for texts that stand in many rows. */
    private String shared(String text) {
        String known = kept.get(text);
        if (known != null) {
            return known;
        }
        if (kept.size() < MOST_KEPT) {
            kept.put(text, text);
        }
        return text;
    }

    /** @throws TableFault when something stands there that is no date */
    @Nullable
    LocalDate date(Row row, ColumnRole role) {
        int column = mapping.column(role);
        if (column < 0 || row.cell(column).isBlank()) {
            return null;
        }
        LocalDate date = dateOrNull(row, column);
        if (date == null) {
            throw new TableFault(
                    TableFault.Code.UNREADABLE_CELL,
                    "Row %d: '%s' is no date.".formatted(row.number(), shown(row.cell(column))));
        }
        return date;
    }

    /** Null for a blank cell and for one that is no date. */
    @Nullable
    LocalDate dateOrNull(Row row, int column) {
        return dateOrNull(
                row.cell(column), mapping.columns().get(column).dates(), inUtc.get(column) ? ZoneOffset.UTC : null);
    }

    static @Nullable LocalDate dateOrNull(Cell cell, @Nullable DateOrder order) {
        return dateOrNull(cell, order, null);
    }

    private static @Nullable LocalDate dateOrNull(Cell cell, @Nullable DateOrder order, @Nullable ZoneOffset zone) {
        return switch (cell) {
            case Cell.Blank() -> null;
            case Cell.Day(LocalDate day) -> day;
            case Cell.Number(BigDecimal number) ->
                number.compareTo(FIRST_SERIAL) >= 0 && number.compareTo(LAST_SERIAL) <= 0
                        ? DAY_ZERO.plus(number.longValue(), ChronoUnit.DAYS)
                        : ofText(number.toPlainString(), order, null);
            case Cell.Text(String text) -> ofText(text, order, zone);
        };
    }

    private static @Nullable LocalDate ofText(String text, @Nullable DateOrder order, @Nullable ZoneOffset zone) {
        DateText written = DateText.of(text, zone);
        DateText date = written != null ? written : DateText.ofDigits(text);
        return date == null ? null : date.as(order);
    }

    /** @throws TableFault when something stands there that is no amount */
    @Nullable
    BigDecimal money(Row row, ColumnRole role) {
        int column = mapping.column(role);
        if (column < 0 || isNothing(row.cell(column))) {
            return null;
        }
        BigDecimal amount =
                moneyOrNull(row.cell(column), mapping.columns().get(column).numbers());
        if (amount == null) {
            throw new TableFault(
                    TableFault.Code.UNREADABLE_CELL,
                    "Row %d: '%s' is no amount.".formatted(row.number(), shown(row.cell(column))));
        }
        return amount;
    }

    static @Nullable BigDecimal moneyOrNull(Cell cell, @Nullable NumberStyle style) {
        return switch (cell) {
            case Cell.Number(BigDecimal number) -> number;
            case Cell.Text(String text) -> {
                NumberText number = NumberText.of(text);
                yield number == null ? null : number.as(style);
            }
            case Cell.Blank() -> null;
            case Cell.Day day -> null;
        };
    }

    /** True for a blank cell, and for the dash that stands for one in a column of amounts. */
    static boolean isNothing(Cell cell) {
        return cell.isBlank()
                || (cell instanceof Cell.Text(String text) && (text.equals("-") || text.equals("\u2013")));
    }

    /** The currency that an amount carries itself; null when it carries none. */
    @Nullable
    String currency(Row row, ColumnRole role) {
        int column = mapping.column(role);
        if (column >= 0 && row.cell(column) instanceof Cell.Text(String text)) {
            NumberText number = NumberText.of(text);
            return number == null || number.currency().isEmpty() ? null : shared(number.currency());
        }
        return null;
    }

    boolean isFilled(Row row, ColumnRole role) {
        int column = mapping.column(role);
        return column >= 0 && !isNothing(row.cell(column));
    }

    /** @throws TableFault when cells stand where the header has none: then some are not where they belong */
    void checkWidth(Row row) {
        if (mapping.headerRow() > 0 && row.width() > mapping.columns().size()) {
            throw new TableFault(
                    TableFault.Code.BROKEN_TABLE,
                    "Row %d has %d cells where the header has %d, so it cannot be told which is which."
                            .formatted(
                                    row.number(), row.width(), mapping.columns().size()));
        }
    }

    /** What stands in a cell, short enough for a sentence. */
    static String shown(Cell cell) {
        String text = cell.text();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
