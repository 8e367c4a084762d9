package com.billify.extraction.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the sheet and the row with which a table of bank lines or invoices begins. */
final class TableFinder {
    private static final int HEADER_WITHIN_ROWS = 40;

    private final TableFile file;
    private final @Nullable TableMapping known;

    /** @param known what the company decided for files of this layout: it wins over every guess */
    TableFinder(TableFile file, @Nullable TableMapping known) {
        this.file = file;
        this.known = known;
    }

    /**
     * @param from the first sheet to look at, by its index
     * @param to the one after the last
     * @throws TableFault when none of these holds such a table
     */
    TableLayout find(int from, int to) {
        TableLayout best = null;
        for (int sheet = from; sheet < to; sheet++) {
            TableLayout found = known != null && known.sheet() != sheet ? null : find(sheet);
            if (found != null && (best == null || found.score() > best.score())) {
                best = found;
            }
        }
        if (best == null) {
            throw new TableFault(
                    TableFault.Code.UNKNOWN_FORMAT,
                    "This is a table, but not one of bank lines or invoices: no row names a date and an amount as such"
                            + " tables do.");
        }
        return best;
    }

    private @Nullable TableLayout find(int sheet) {
        List<Row> head = head(file.sheets().get(sheet));
        TableLayout best = null;
        for (Row row : head) {
            TableLayout layout = layout(sheet, row);
            if (layout != null && (best == null || layout.score() > best.score())) {
                best = layout;
            }
        }
        return best != null ? best : headless(sheet, head);
    }

    private static List<Row> head(Sheet sheet) {
        List<Row> head = new ArrayList<>();
        sheet.visit(row -> {
            head.add(row);
            return head.size() < HEADER_WITHIN_ROWS;
        });
        return head;
    }

    private @Nullable TableLayout layout(int sheet, Row row) {
        List<Words> names = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (Cell cell : row.cells()) {
            if (cell instanceof Cell.Number || cell instanceof Cell.Day) {
                return null;
            }
            headers.add(cell.text());
            names.add(Words.of(cell.text().length() > 80 ? "" : cell.text()));
        }
        if (known != null) {
            boolean same = headers.size() == known.columns().size()
                    || row.width() == known.columns().size();
            return same && row.number() == known.headerRow()
                    ? new TableLayout(sheet, row.number(), known.kind(), headers, nothing(headers.size()), 1)
                    : null;
        }
        List<HeaderWords.Guess> bank =
                names.stream().map(HeaderWords::ofBankLine).toList();
        List<HeaderWords.Guess> invoices =
                names.stream().map(HeaderWords::ofInvoice).toList();
        boolean ledger = names.stream().anyMatch(HeaderWords::isLedger);
        int bankScore = ledger ? 0 : bankScore(roles(bank));
        int invoiceScore = invoiceScore(invoices);
        if (bankScore == 0 && invoiceScore == 0) {
            return null;
        }
        boolean invoice = invoiceScore > 0 && (bankScore == 0 || isSurelyInvoices(invoices, roles(bank)));
        return new TableLayout(
                sheet,
                row.number(),
                invoice ? TableKind.INVOICES : TableKind.BANK_LINES,
                headers,
                invoice ? invoices : bank,
                invoice ? invoiceScore : bankScore);
    }

    private static List<HeaderWords.Guess> nothing(int columns) {
        return Collections.nCopies(columns, HeaderWords.Guess.NOTHING);
    }

    private static Set<ColumnRole> roles(List<HeaderWords.Guess> guesses) {
        Set<ColumnRole> roles = EnumSet.noneOf(ColumnRole.class);
        guesses.forEach(guess -> roles.add(guess.role()));
        roles.remove(ColumnRole.NONE);
        return roles;
    }

    private static int bankScore(Set<ColumnRole> roles) {
        boolean date = roles.contains(ColumnRole.BOOKING_DATE) || roles.contains(ColumnRole.VALUE_DATE);
        boolean split = roles.contains(ColumnRole.DEBIT) && roles.contains(ColumnRole.CREDIT);
        boolean amount = roles.contains(ColumnRole.AMOUNT) || split;
        boolean more = split
                || roles.stream().anyMatch(role -> switch (role) {
                    case VALUE_DATE,
                            BALANCE,
                            ACCOUNT,
                            COUNTERPARTY_NAME,
                            COUNTERPARTY_ACCOUNT,
                            REMITTANCE,
                            DESCRIPTION,
                            SIGN,
                            STRUCTURED_REFERENCE -> true;
                    default -> false;
                });
        return date && amount && more ? roles.size() : 0;
    }

    private static int invoiceScore(List<HeaderWords.Guess> guesses) {
        Set<ColumnRole> roles = roles(guesses);
        boolean date = roles.contains(ColumnRole.ISSUE_DATE);
        boolean amount =
                roles.contains(ColumnRole.GROSS) || roles.contains(ColumnRole.NET) || roles.contains(ColumnRole.OPEN);
        boolean sure = rank(guesses, ColumnRole.INVOICE_NUMBER) >= 8
                || (roles.contains(ColumnRole.INVOICE_NUMBER) && roles.contains(ColumnRole.DUE_DATE));
        return sure && date && amount ? roles.size() : 0;
    }

    private static int rank(List<HeaderWords.Guess> guesses, ColumnRole role) {
        return guesses.stream()
                .filter(guess -> guess.role() == role)
                .mapToInt(HeaderWords.Guess::rank)
                .max()
                .orElse(0);
    }

    private static boolean isSurelyInvoices(List<HeaderWords.Guess> invoices, Set<ColumnRole> bank) {
        boolean statement = bank.contains(ColumnRole.VALUE_DATE)
                || bank.contains(ColumnRole.COUNTERPARTY_ACCOUNT)
                || (bank.contains(ColumnRole.DEBIT) && bank.contains(ColumnRole.CREDIT));
        return rank(invoices, ColumnRole.DUE_DATE) > 0
                || (rank(invoices, ColumnRole.INVOICE_NUMBER) >= 8 && !statement);
    }

    private @Nullable TableLayout headless(int sheet, List<Row> head) {
        if (head.size() < 2 || (known != null && known.headerRow() != 0)) {
            return null;
        }
        NamelessColumns columns = new NamelessColumns(head);
        List<String> headers = Collections.nCopies(columns.width(), "");
        if (known != null) {
            return known.columns().size() == columns.width()
                    ? new TableLayout(sheet, 0, known.kind(), headers, nothing(columns.width()), 1)
                    : null;
        }
        List<HeaderWords.Guess> guesses = columns.guesses();
        return guesses == null ? null : new TableLayout(sheet, 0, TableKind.BANK_LINES, headers, guesses, 1);
    }
}
