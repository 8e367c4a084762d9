package com.billify.extraction.core.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a table is to be read: where its header stands, what each column is, and how numbers and dates are
 * written, from every value of a column and never from the first ones. What can be read in two ways is settled by what
 * proves it (another column of the file, the running balance, what the company said of this layout) or left as a question.
 */
public final class TableInspector {
    private static final int SAMPLES = 12;

    private final TableFile file;
    private final @Nullable TableMapping known;

    private TableInspector(TableFile file, @Nullable TableMapping known) {
        this.file = file;
        this.known = known;
    }

    /** @throws TableFault when no sheet holds bank lines or invoices */
    public static TableInspection inspect(TableFile file) {
        return new TableInspector(file, null).inspect();
    }

    /**
     * @param known what the company decided for files of this layout: it wins over every guess
     * @throws TableFault when no sheet holds bank lines or invoices
     */
    public static TableInspection inspect(TableFile file, TableMapping known) {
        return new TableInspector(file, known).inspect();
    }

    /**
     * @param sheet index among the visible sheets: no other one is looked at
     * @throws TableFault when that sheet holds no bank lines or invoices
     */
    public static TableInspection inspectSheet(TableFile file, int sheet) {
        TableInspector inspector = new TableInspector(file, null);
        return inspector.inspect(new TableFinder(file, null).find(sheet, sheet + 1));
    }

    /** The visible sheets that hold a table of this kind, by their index; only the one of a file of one sheet is not looked at. */
    public static List<Integer> sheetsOf(TableFile file, TableKind kind) {
        List<Integer> found = new ArrayList<>();
        for (int sheet = 0; file.sheets().size() > 1 && sheet < file.sheets().size(); sheet++) {
            if (isOf(file, sheet, kind)) {
                found.add(sheet);
            }
        }
        return found;
    }

    private static boolean isOf(TableFile file, int sheet, TableKind kind) {
        try {
            return new TableFinder(file, null).find(sheet, sheet + 1).kind() == kind;
        } catch (TableFault noSuchTable) {
            return false;
        }
    }

    private TableInspection inspect() {
        return inspect(new TableFinder(file, known).find(0, file.sheets().size()));
    }

    private TableInspection inspect(TableLayout layout) {
        Sheet sheet = file.sheets().get(layout.sheet());
        List<ColumnProfile> profiles = profile(sheet, layout);
        List<Row> samples = new ArrayList<>();
        sheet.visit(row -> {
            if (row.number() > layout.headerRow()) {
                samples.add(row);
            }
            return samples.size() < SAMPLES;
        });
        Facts facts = facts(sheet, layout.headerRow());
        return new TableDecision(file, known, layout, profiles, facts, sheet).decide(samples);
    }

    private static Facts facts(Sheet sheet, int headerRow) {
        Facts.Builder facts = new Facts.Builder();
        sheet.visit(row -> {
            if (row.number() < headerRow) {
                facts.add(row);
            }
            return row.number() < headerRow;
        });
        return facts.build();
    }

    private List<ColumnProfile> profile(Sheet sheet, TableLayout layout) {
        List<ColumnProfile> profiles = new ArrayList<>();
        List<Integer> dates = new ArrayList<>();
        List<Integer> amounts = new ArrayList<>();
        for (int column = 0; column < layout.guesses().size(); column++) {
            profiles.add(new ColumnProfile());
            ColumnRole role = known != null
                    ? known.columns().get(column).role()
                    : layout.guesses().get(column).role();
            if (role.isDate()) {
                dates.add(column);
            } else if (role.isMoney()) {
                amounts.add(column);
            }
        }
        sheet.visit(row -> {
            if (row.number() > layout.headerRow()
                    && dates.stream().anyMatch(column -> mayBeDate(row.cell(column)))
                    && amounts.stream().anyMatch(column -> mayBeMoney(row.cell(column)))) {
                for (int column = 0; column < profiles.size(); column++) {
                    profiles.get(column).add(row.cell(column));
                }
            }
            return true;
        });
        return profiles;
    }

    private static boolean mayBeDate(Cell cell) {
        return switch (cell) {
            case Cell.Blank() -> false;
            case Cell.Day day -> true;
            case Cell.Number number -> true;
            case Cell.Text(String text) ->
                DateText.looksLike(text) || DateText.of(text) != null || DateText.ofDigits(text) != null;
        };
    }

    private static boolean mayBeMoney(Cell cell) {
        return cell instanceof Cell.Number || (cell instanceof Cell.Text(String text) && NumberText.of(text) != null);
    }
}
