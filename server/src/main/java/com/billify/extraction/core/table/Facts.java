package com.billify.extraction.core.table;

import com.billify.kernel.Iban;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table says outside of its lines: above the header, and in rows of balances.
 *
 * @param account the only IBAN above the header; null when there is none or more than one
 * @param currency the only currency above the header
 * @param side of invoices, where a title names it
 */
public record Facts(
        @Nullable String account,
        @Nullable String holder,
        @Nullable String currency,
        TableMapping.@Nullable Side side,
        @Nullable Cell opening,
        @Nullable Cell closing,
        @Nullable Cell closingDay,
        @Nullable Cell lastDay) {

    /** The balance before the first line; null when not stated, or written so that nobody can tell. */
    public @Nullable BigDecimal openingBalance(TableMapping mapping) {
        return amount(opening, mapping);
    }

    /** The balance after the last line; null when not stated, or when it is that of another day than the last line's. */
    public @Nullable BigDecimal closingBalance(TableMapping mapping, LocalDate lastBooking) {
        LocalDate day = day(closingDay, mapping);
        LocalDate end = day(lastDay, mapping);
        boolean ofAnotherDay = (closingDay != null && (day == null || day.isBefore(lastBooking)))
                || (day != null && end != null && end.isBefore(day));
        return ofAnotherDay ? null : amount(closing, mapping);
    }

    private static @Nullable LocalDate day(@Nullable Cell cell, TableMapping mapping) {
        return cell == null ? null : Cells.dateOrNull(cell, order(mapping));
    }

    private static @Nullable BigDecimal amount(@Nullable Cell cell, TableMapping mapping) {
        if (cell == null) {
            return null;
        }
        if (cell instanceof Cell.Text(String text)) {
            NumberText number = NumberText.of(text);
            if (number == null) {
                return null;
            }
            NumberStyle style = number.comma() == null
                    ? NumberStyle.POINT
                    : number.point() == null ? NumberStyle.COMMA : style(mapping);
            return number.as(style);
        }
        return Cells.moneyOrNull(cell, null);
    }

    private static @Nullable NumberStyle style(TableMapping mapping) {
        return mapping.columns().stream()
                .filter(column -> column.role().isMoney() && column.numbers() != null)
                .findFirst()
                .map(TableMapping.Column::numbers)
                .orElse(null);
    }

    private static @Nullable DateOrder order(TableMapping mapping) {
        return mapping.columns().stream()
                .filter(column -> column.role().isDate() && column.dates() != null)
                .findFirst()
                .map(TableMapping.Column::dates)
                .orElse(null);
    }

    /** Gathers them row by row. */
    static final class Builder {
        private final Set<String> accounts = new LinkedHashSet<>();
        private final Set<String> currencies = new LinkedHashSet<>();
        private @Nullable String holder;
        private TableMapping.@Nullable Side side;
        private @Nullable Cell opening;
        private @Nullable Cell closing;
        private @Nullable Cell closingDay;
        private @Nullable Cell lastDay;

        /** A row above the header. */
        void add(Row row) {
            Cell label = null;
            Cell value = null;
            for (Cell cell : row.cells()) {
                if (cell.isBlank()) {
                    continue;
                }
                note(cell.text());
                if (label == null) {
                    label = cell;
                } else if (value == null) {
                    value = cell;
                }
            }
            if (label == null) {
                return;
            }
            String text = label.text();
            int colon = text.indexOf(':');
            if (value == null && colon > 0 && colon < text.length() - 1) {
                value = Cell.of(text.substring(colon + 1));
                text = text.substring(0, colon);
            }
            if (value == null) {
                TableMapping.Side titled = Vocabulary.side(text);
                side = side == null ? titled : side;
            } else {
                add(Words.of(text), value);
            }
        }

        /** A row of totals or balances between or below the lines, and what it states. */
        void add(Row row, @Nullable Cell amount) {
            StringBuilder words = new StringBuilder();
            for (Cell cell : row.cells()) {
                if (cell instanceof Cell.Text(String text) && NumberText.of(text) == null) {
                    words.append(text).append(' ');
                }
            }
            if (amount != null) {
                Words name = Words.of(words.toString());
                if (Vocabulary.isOpening(name)) {
                    opening = opening == null ? amount : opening;
                } else if (Vocabulary.isClosing(name)) {
                    closing = amount;
                }
            }
        }

        private void add(Words label, Cell value) {
            boolean day = label.any("datum date uur heure periode period zeitraum") || label.anyEnding("datum");
            boolean balance = label.any("saldo solde balance kontostand") || Vocabulary.isBalance(label);
            if (balance && day) {
                closingDay = value;
            } else if (Vocabulary.isOpening(label)) {
                opening = value;
            } else if (balance) {
                closing = value;
            } else if (day && label.any("tot jusqu jusque until to bis au einde fin end")) {
                lastDay = value;
            } else if (label.any("naam titulaire houder rekeninghouder holder kontoinhaber nom name klant client kunde")
                    && !label.any("tegenpartij contrepartie bevat contient")
                    && holder == null) {
                holder = value.text();
            }
        }

        private void note(String text) {
            for (String part : text.split("[:;,()]")) {
                String stripped = part.strip();
                if (stripped.length() >= 15 && stripped.length() <= 42) {
                    Iban.parse(stripped).ifPresent(iban -> accounts.add(iban.value()));
                } else if (NumberText.isCurrency(stripped)) {
                    currencies.add(stripped);
                }
            }
            NumberText number = NumberText.of(text);
            if (number != null && !number.currency().isEmpty()) {
                currencies.add(number.currency());
            }
        }

        Facts build() {
            return new Facts(
                    accounts.size() == 1 ? accounts.iterator().next() : null,
                    holder,
                    currencies.size() == 1 ? currencies.iterator().next() : null,
                    side,
                    opening,
                    closing,
                    closingDay,
                    lastDay);
        }
    }
}
