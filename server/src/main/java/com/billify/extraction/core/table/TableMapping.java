package com.billify.extraction.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided on how a table is read: a plain value, to be shown, corrected, kept and used again.
 *
 * @param sheet index among the visible sheets
 * @param headerRow number of the row with the names of the columns; 0 without one
 * @param signs how an amount without a sign is meant; null as long as nobody has said
 * @param side of all invoices, where no column says it; null as long as nobody has said
 * @param account own account of all bank lines, where no column says it; null when nothing names it
 * @param currency of all amounts, where no column says it; null when nothing names it
 */
public record TableMapping(
        TableKind kind,
        int sheet,
        int headerRow,
        List<Column> columns,
        @Nullable Signs signs,
        @Nullable Side side,
        @Nullable String account,
        @Nullable String currency) {

    /**
     * What a column is and how its cells are written.
     *
     * @param numbers null where no cell depends on it, or nobody knows
     * @param dates null where no cell depends on it, or nobody knows
     */
    public record Column(
            ColumnRole role,
            @Nullable NumberStyle numbers,
            @Nullable DateOrder dates) {
        public static final Column UNUSED = new Column(ColumnRole.NONE, null, null);

        Column with(@Nullable NumberStyle style) {
            return new Column(role, style, dates);
        }

        Column with(@Nullable DateOrder order) {
            return new Column(role, numbers, order);
        }
    }

    /** What an amount that carries no sign means. */
    public enum Signs {
        /** Minus is out, everything else is in. */
        AS_WRITTEN,
        /** All of it came in. */
        ALL_IN,
        /** All of it went out. */
        ALL_OUT,
        /** Turned round, as a credit card states what was spent. */
        REVERSED
    }

    /** Whose invoices they are. */
    public enum Side {
        /** Sent: owed to the company. */
        RECEIVABLE,
        /** Received: owed by the company. */
        PAYABLE
    }

    public TableMapping {
        columns = List.copyOf(columns);
    }

    /** The first column with the role; -1 when there is none. */
    public int column(ColumnRole role) {
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).role() == role) {
                return column;
            }
        }
        return -1;
    }

    public boolean has(ColumnRole role) {
        return column(role) >= 0;
    }

    /** All columns with the role, from the first on. */
    public List<Integer> columnsOf(ColumnRole role) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).role() == role) {
                found.add(column);
            }
        }
        return found;
    }

    TableMapping with(UnaryOperator<Column> change) {
        return new TableMapping(
                kind, sheet, headerRow, columns.stream().map(change).toList(), signs, side, account, currency);
    }

    /** The same with all columns of days written in this order. */
    public TableMapping withDates(DateOrder order) {
        return with(column -> column.role().isDate() ? column.with(order) : column);
    }

    /** The same with all columns of money written in this style. */
    public TableMapping withNumbers(NumberStyle style) {
        return with(column -> column.role().isMoney() ? column.with(style) : column);
    }

    /** The same with another own account and its currency. */
    public TableMapping withAccount(@Nullable String number, @Nullable String itsCurrency) {
        return new TableMapping(
                kind, sheet, headerRow, columns, signs, side, number, itsCurrency != null ? itsCurrency : currency);
    }

    /** The same for a file whose table stands elsewhere. */
    public TableMapping at(int itsSheet, int itsHeaderRow) {
        return new TableMapping(kind, itsSheet, itsHeaderRow, columns, signs, side, account, currency);
    }

    /** What holds for every file of the layout: all but the account, which the next file may not be of. */
    public TableMapping ofLayout() {
        return new TableMapping(kind, sheet, headerRow, columns, signs, side, null, null);
    }

    /** True when both read every table alike, but for where in the file the header stands. */
    public boolean readsLike(TableMapping other) {
        return kind == other.kind
                && columns.equals(other.columns)
                && signs == other.signs
                && side == other.side
                && Objects.equals(account, other.account)
                && Objects.equals(currency, other.currency);
    }
}
