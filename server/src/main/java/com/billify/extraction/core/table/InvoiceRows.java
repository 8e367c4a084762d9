package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invoices of a sheet, in its order.
 *
 * @param leftOut rows below the header that are no invoices
 */
public record InvoiceRows(List<InvoiceRow> rows, List<LeftOut> leftOut, Facts facts) {

    /** @throws TableFault when a row cannot be read as the mapping says */
    public static InvoiceRows read(Sheet sheet, TableMapping mapping) {
        Cells cells = new Cells(mapping);
        List<InvoiceRow> rows = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Facts.Builder facts = new Facts.Builder();
        List<Row> header = new ArrayList<>();
        sheet.visit(row -> {
            if (row.number() < mapping.headerRow()) {
                facts.add(row);
            } else if (row.number() == mapping.headerRow()) {
                header.add(row);
            } else if (!header.isEmpty() && row.isSame(header.getFirst())) {
                leftOut.add(LeftOut.of(row, LeftOut.Reason.NOTE));
            } else {
                add(cells, row, rows, leftOut);
            }
            return true;
        });
        return new InvoiceRows(rows, leftOut, facts.build());
    }

    private static void add(Cells cells, Row row, List<InvoiceRow> rows, List<LeftOut> leftOut) {
        boolean numbered = cells.text(row, ColumnRole.INVOICE_NUMBER) != null;
        boolean dated = isDated(cells, row, ColumnRole.ISSUE_DATE) || isDated(cells, row, ColumnRole.DUE_DATE);
        boolean amount = cells.isFilled(row, ColumnRole.GROSS)
                || cells.isFilled(row, ColumnRole.NET)
                || cells.isFilled(row, ColumnRole.OPEN);
        String status = cells.text(row, ColumnRole.STATUS);
        String kind = cells.text(row, ColumnRole.KIND);
        if ((status != null && Vocabulary.isVoid(status)) || (kind != null && Vocabulary.isVoid(kind))) {
            leftOut.add(LeftOut.of(row, LeftOut.Reason.VOID));
        } else if (numbered && dated && amount) {
            cells.checkWidth(row);
            rows.add(read(cells, row, status, kind));
        } else if (numbered && amount && isDateGiven(cells, row)) {
            rows.add(read(cells, row, status, kind)); // names the date that is none
        } else if (dated && amount) {
            throw new TableFault(
                    TableFault.Code.UNREADABLE_CELL,
                    "Row %d has a date and an amount but no invoice number.".formatted(row.number()));
        } else if (dated && numbered) {
            throw new TableFault(
                    TableFault.Code.UNREADABLE_CELL,
                    "Row %d has an invoice number but no amount.".formatted(row.number()));
        } else {
            leftOut.add(LeftOut.of(row, amount ? LeftOut.Reason.TOTAL : LeftOut.Reason.NOTE));
        }
    }

    private static boolean isDated(Cells cells, Row row, ColumnRole role) {
        int column = cells.mapping().column(role);
        return column >= 0 && cells.dateOrNull(row, column) != null;
    }

    private static boolean isDateGiven(Cells cells, Row row) {
        int column = cells.mapping().column(ColumnRole.ISSUE_DATE);
        return column >= 0 && !row.cell(column).isBlank();
    }

    private static InvoiceRow read(Cells cells, Row row, @Nullable String status, @Nullable String kind) {
        String currency = cells.text(row, ColumnRole.CURRENCY);
        String ofAmount = currency != null ? currency : cells.currency(row, ColumnRole.GROSS);
        String direction = cells.text(row, ColumnRole.DIRECTION);
        TableMapping.Side side = direction == null ? null : Vocabulary.side(direction);
        if (side == null && kind != null) {
            side = Vocabulary.side(kind);
        }
        BigDecimal paid = cells.money(row, ColumnRole.PAID);
        LocalDate issue = cells.date(row, ColumnRole.ISSUE_DATE);
        return new InvoiceRow(
                row.number(),
                cells.text(row, ColumnRole.INVOICE_NUMBER),
                issue,
                cells.date(row, ColumnRole.DUE_DATE),
                cells.text(row, ColumnRole.CUSTOMER_NAME),
                cells.text(row, ColumnRole.SUPPLIER_NAME),
                cells.text(row, ColumnRole.COUNTERPARTY_NAME),
                cells.text(row, ColumnRole.COUNTERPARTY_VAT),
                cells.text(row, ColumnRole.COUNTERPARTY_ACCOUNT),
                cells.text(row, ColumnRole.STRUCTURED_REFERENCE),
                ofAmount == null ? null : ofAmount.toUpperCase(java.util.Locale.ROOT),
                cells.money(row, ColumnRole.NET),
                cells.money(row, ColumnRole.VAT),
                cells.money(row, ColumnRole.GROSS),
                cells.money(row, ColumnRole.OPEN),
                paid,
                status == null ? null : Vocabulary.isPaid(status),
                kind == null ? null : Vocabulary.isCreditNote(kind),
                side != null ? side : cells.mapping().side());
    }
}
