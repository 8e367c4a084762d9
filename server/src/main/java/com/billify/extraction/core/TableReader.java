package com.billify.extraction.core;

import com.billify.extraction.core.table.BankLines;
import com.billify.extraction.core.table.InvoiceRows;
import com.billify.extraction.core.table.LeftOut;
import com.billify.extraction.core.table.Sheet;
import com.billify.extraction.core.table.TableFault;
import com.billify.extraction.core.table.TableFile;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableInspector;
import com.billify.extraction.core.table.TableMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads tables of bank lines or invoices. Nothing is guessed that changes money: while a question is open the file is
 * refused by the question's name, and who knows the answer reads it with a mapping.
 */
public final class TableReader {
    private static final int SHOWN_ROWS = 5;

    private TableReader() {}

    /** The rows of a file; empty for a file that is no table, and for one that cannot be opened as such. */
    public static Optional<TableFile> open(byte[] content) {
        FileKind kind = FileKind.of(content);
        if (content.length > DocumentReader.LIMIT_BYTES || (kind != FileKind.TABLE && kind != FileKind.ARCHIVE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(kind, content));
        } catch (TableFault fault) {
            return Optional.empty();
        }
    }

    /** @throws TableFault when it cannot be opened */
    static TableFile open(FileKind kind, byte[] content) {
        return switch (kind) {
            case ARCHIVE -> TableFile.ofArchive(content);
            case OLD_OFFICE -> TableFile.ofOldOffice(content);
            default -> TableFile.ofText(content);
        };
    }

    /** @throws TableFault when it cannot be read */
    static Reading read(TableFile file) {
        return read(file, TableInspector.inspect(file));
    }

    /** Reads a table as it was inspected; refused while a question is open. Never throws on what a file may contain. */
    public static Reading read(TableFile file, TableInspection inspection) {
        if (!inspection.questions().isEmpty()) {
            return question(inspection, inspection.questions().getFirst());
        }
        try {
            return read(file, inspection.mapping());
        } catch (TableFault fault) {
            return refusal(fault);
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    private static Reading read(TableFile file, TableMapping mapping) {
        Sheet sheet = file.sheets().get(mapping.sheet());
        return switch (mapping.kind()) {
            case BANK_LINES ->
                TableStatements.of(file.format(), BankLines.read(sheet, mapping), mapping, otherSheets(file, mapping));
            case INVOICES ->
                TableInvoices.of(file.format(), InvoiceRows.read(sheet, mapping), mapping, otherSheets(file, mapping));
        };
    }

    /** Names the other sheets that hold such a table: what is theirs may be of another account, or be owed the other way. */
    private static List<Warning> otherSheets(TableFile file, TableMapping mapping) {
        List<String> names = TableInspector.sheetsOf(file, mapping.kind()).stream()
                .filter(sheet -> sheet != mapping.sheet())
                .map(sheet -> "'" + file.sheets().get(sheet).name() + "'")
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(WarningCode.SHEETS_LEFT_OUT.with(
                        "Only the sheet '%s' was read; such a table is on %s too: bring each as a file of its own."
                                .formatted(
                                        file.sheets().get(mapping.sheet()).name(),
                                        names.stream().limit(SHOWN_ROWS).collect(Collectors.joining(", "))
                                                + (names.size() > SHOWN_ROWS ? " and others" : ""))));
    }

    /** The same in the words of a reading. */
    public static Refusal refusal(TableFault fault) {
        return new Refusal(codeOf(fault.code()), fault.sentence());
    }

    private static Refusal question(TableInspection inspection, TableInspection.Question question) {
        String column = question.column() < 0 || inspection.headers().isEmpty()
                ? ""
                : inspection.headers().get(question.column());
        String example = question.example() == null ? "" : question.example();
        String sentence = switch (question.code()) {
            case AMBIGUOUS_NUMBERS ->
                "'%s' in the column '%s' may be a whole number of thousands or have decimals, and nothing in the file tells which."
                        .formatted(example, column);
            case AMBIGUOUS_DATES ->
                "'%s' in the column '%s' may begin with the day or with the month, and nothing in the file tells which."
                        .formatted(example, column);
            case AMBIGUOUS_SIGNS ->
                "Nothing in the file tells whether the amounts in the column '%s' came in or went out."
                        .formatted(column);
            case AMBIGUOUS_FEES ->
                "Nothing in the file tells whether the column '%s' is part of the amounts or comes on top."
                        .formatted(column);
            case AMBIGUOUS_DIRECTION -> "Nothing in the file tells whether these invoices were sent or received.";
            default -> "This table cannot be read without an answer.";
        };
        return new Refusal(codeOf(question.code()), sentence);
    }

    private static RefusalCode codeOf(TableFault.Code code) {
        return switch (code) {
            case UNKNOWN_FORMAT -> RefusalCode.UNKNOWN_FORMAT;
            case UNSUPPORTED_VERSION -> RefusalCode.UNSUPPORTED_VERSION;
            case TOO_LARGE -> RefusalCode.TOO_LARGE;
            case EMPTY -> RefusalCode.EMPTY;
            case ENCRYPTED -> RefusalCode.ENCRYPTED;
            case ZIP_BOMB -> RefusalCode.ZIP_BOMB;
            case BROKEN_TABLE -> RefusalCode.BROKEN_TABLE;
            case UNREADABLE_CELL -> RefusalCode.UNREADABLE_CELL;
            case CONTRADICTORY_COLUMNS -> RefusalCode.CONTRADICTORY_COLUMNS;
            case BALANCE_MISMATCH -> RefusalCode.BALANCE_MISMATCH;
            case AMBIGUOUS_NUMBERS -> RefusalCode.AMBIGUOUS_NUMBERS;
            case AMBIGUOUS_DATES -> RefusalCode.AMBIGUOUS_DATES;
            case AMBIGUOUS_SIGNS -> RefusalCode.AMBIGUOUS_SIGNS;
            case AMBIGUOUS_FEES -> RefusalCode.AMBIGUOUS_FEES;
            case AMBIGUOUS_DIRECTION -> RefusalCode.AMBIGUOUS_DIRECTION;
        };
    }

    /** Names the rows that were left out; none when there are none. */
    static List<Warning> leftOut(List<LeftOut> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String shown = rows.stream()
                .limit(SHOWN_ROWS)
                .map(row -> "row %d (%s)".formatted(row.row(), row.text()))
                .collect(Collectors.joining(", "));
        return List.of(WarningCode.ROWS_LEFT_OUT.with("%d row(s) are no lines and were left out: %s%s"
                .formatted(rows.size(), shown, rows.size() > SHOWN_ROWS ? " and others" : "")));
    }
}
