package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bank lines of a sheet, in its order.
 *
 * @param leftOut rows below the header that are no lines
 * @param statedTotal what the last row of totals says all amounts sum to; null where none does
 */
public record BankLines(
        List<BankLine> lines,
        List<LeftOut> leftOut,
        Facts facts,
        @Nullable BigDecimal statedTotal) {

    /** @throws TableFault when a row cannot be read as the mapping says, or its columns contradict each other */
    public static BankLines read(Sheet sheet, TableMapping mapping) {
        return new Reader(mapping, true).read(sheet);
    }

    /** Days, amounts and balances alone, to try out a mapping. */
    static BankLines tryOut(Sheet sheet, TableMapping mapping) {
        return new Reader(mapping, false).read(sheet);
    }

    private static final class Reader {
        private final TableMapping mapping;
        private final Cells cells;
        private final boolean texts;
        private final boolean splitAmounts;
        private final List<Integer> remittance;
        private final List<Integer> description;
        private final List<BankLine> lines = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<Row> above = new ArrayList<>();
        private final Facts.Builder facts = new Facts.Builder();
        private int debitSign;
        private @Nullable Row header;
        private @Nullable Row nameless;
        private int sinceTotal;
        private @Nullable BigDecimal statedTotal;

        Reader(TableMapping mapping, boolean texts) {
            this.mapping = mapping;
            this.cells = new Cells(mapping);
            this.texts = texts;
            this.splitAmounts = mapping.has(ColumnRole.DEBIT) || mapping.has(ColumnRole.CREDIT);
            this.remittance = mapping.columnsOf(ColumnRole.REMITTANCE);
            this.description = mapping.columnsOf(ColumnRole.DESCRIPTION);
        }

        BankLines read(Sheet sheet) {
            sheet.visit(row -> {
                if (row.number() < mapping.headerRow()) {
                    facts.add(row);
                } else if (row.number() == mapping.headerRow()) {
                    header = row;
                    cells.head(row);
                } else if (header != null && row.isSame(header)) {
                    leftOut.add(LeftOut.of(row, LeftOut.Reason.NOTE));
                } else {
                    add(row);
                }
                return true;
            });
            checkNameless();
            return new BankLines(lines, leftOut, facts.build(), statedTotal);
        }

        private void add(Row row) {
            int dateColumn = mapping.column(
                    mapping.has(ColumnRole.BOOKING_DATE) ? ColumnRole.BOOKING_DATE : ColumnRole.VALUE_DATE);
            Vocabulary.Booking booking = booking(row);
            LocalDate day = cells.dateOrNull(row, dateColumn);
            if (day == null
                    && mapping.has(ColumnRole.VALUE_DATE)
                    && row.cell(dateColumn).isBlank()) {
                day = cells.dateOrNull(row, mapping.column(ColumnRole.VALUE_DATE));
            }
            boolean amount = cells.isFilled(row, ColumnRole.AMOUNT)
                    || cells.isFilled(row, ColumnRole.DEBIT)
                    || cells.isFilled(row, ColumnRole.CREDIT);
            Words only = day != null && amount ? onlyWords(row) : null;
            if (booking == Vocabulary.Booking.NOT_EXECUTED) {
                leftOut.add(LeftOut.of(row, LeftOut.Reason.NOT_EXECUTED));
            } else if (only != null && isProvenTotal(row, only)) {
                sinceTotal = lines.size();
                leftOut.add(LeftOut.of(row, LeftOut.Reason.TOTAL));
            } else if (day != null && amount && (only == null || !Vocabulary.isBalance(only))) {
                cells.checkWidth(row);
                addLine(row, day, booking == Vocabulary.Booking.PENDING);
            } else if (booking == Vocabulary.Booking.PENDING && day == null && amount) {
                leftOut.add(LeftOut.of(row, LeftOut.Reason.NOT_EXECUTED));
            } else {
                addOther(row, dateColumn, day != null, amount);
            }
        }

        private Vocabulary.@Nullable Booking booking(Row row) {
            String status = cells.text(row, ColumnRole.STATUS);
            return status == null ? null : Vocabulary.booking(status);
        }

        /**
         * A row with a day that is named a total and is one, of all lines or of those since the last total. The name alone does not do: who fuels at
         * Total has lines of that name, and two of them may well be alike.
         */
        private boolean isProvenTotal(Row row, Words words) {
            if (!Vocabulary.isTotal(words)
                    || cells.isFilled(row, ColumnRole.BALANCE)
                    || lines.size() - sinceTotal < LEAST_SUMMED) {
                return false;
            }
            BigDecimal stated = splitAmounts ? net(row) : cells.money(row, ColumnRole.AMOUNT);
            return stated != null && (stated.compareTo(sumFrom(0)) == 0 || stated.compareTo(sumFrom(sinceTotal)) == 0);
        }

        private static final int LEAST_SUMMED = 3;

        private BigDecimal sumFrom(int line) {
            return lines.subList(line, lines.size()).stream()
                    .map(BankLine::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** The few words that are all a row says beside its day and amount; null where it says more, or who the other side is. */
        private @Nullable Words onlyWords(Row row) {
            if (cells.text(row, ColumnRole.COUNTERPARTY_ACCOUNT) != null) {
                return null;
            }
            String name = cells.text(row, ColumnRole.COUNTERPARTY_NAME);
            String said = cells.texts(row, remittance.isEmpty() ? description : remittance);
            String only = name == null ? said : said == null ? name : null;
            if (only == null || only.length() > 40) {
                return null;
            }
            Words words = Words.of(DIGITS.matcher(only).replaceAll(" "));
            return words.joined().split(" ").length <= 4 ? words : null;
        }

        private static final java.util.regex.Pattern DIGITS = java.util.regex.Pattern.compile("\\d+[./-]?");

        private void addOther(Row row, int dateColumn, boolean dated, boolean amount) {
            if (isNamed(row)) {
                facts.add(row, amountIn(row));
                boolean total = Vocabulary.isTotal(words(row));
                if (total && !splitAmounts && cells.isFilled(row, ColumnRole.AMOUNT)) {
                    statedTotal = Cells.moneyOrNull(
                            row.cell(mapping.column(ColumnRole.AMOUNT)),
                            mapping.columns()
                                    .get(mapping.column(ColumnRole.AMOUNT))
                                    .numbers());
                }
                leftOut.add(LeftOut.of(row, total ? LeftOut.Reason.TOTAL : LeftOut.Reason.BALANCE));
            } else if (amount && row.cell(dateColumn).isBlank()) {
                checkNameless();
                nameless = row;
            } else if (amount) {
                throw new TableFault(
                        TableFault.Code.UNREADABLE_CELL,
                        "Row %d: '%s' is no date.".formatted(row.number(), Cells.shown(row.cell(dateColumn))));
            } else if (dated) {
                throw new TableFault(
                        TableFault.Code.UNREADABLE_CELL, "Row %d has a date but no amount.".formatted(row.number()));
            } else {
                leftOut.add(LeftOut.of(row, LeftOut.Reason.NOTE));
            }
        }

        private @Nullable Cell amountIn(Row row) {
            for (ColumnRole role :
                    List.of(ColumnRole.BALANCE, ColumnRole.AMOUNT, ColumnRole.CREDIT, ColumnRole.DEBIT)) {
                if (cells.isFilled(row, role)) {
                    return row.cell(mapping.column(role));
                }
            }
            return null;
        }

        private static boolean isNamed(Row row) {
            Words words = words(row);
            return Vocabulary.isTotal(words)
                    || Vocabulary.isBalance(words)
                    || words.any("saldo solde balance kontostand");
        }

        private static Words words(Row row) {
            StringBuilder text = new StringBuilder();
            for (Cell cell : row.cells()) {
                if (cell instanceof Cell.Text(String value) && NumberText.of(value) == null) {
                    text.append(value, 0, Math.min(value.length(), 80)).append(' ');
                }
            }
            return Words.of(text.toString());
        }

        /** An amount without day and name is a sum if it is one, and a line that cannot be read otherwise. */
        private void checkNameless() {
            if (nameless == null) {
                return;
            }
            BigDecimal sum = sumFrom(0);
            BigDecimal stated = splitAmounts ? null : cells.money(nameless, ColumnRole.AMOUNT);
            boolean isSum = stated != null
                    ? stated.compareTo(sum) == 0
                    : splitAmounts && net(nameless).compareTo(sum) == 0;
            if (!isSum) {
                throw undated(nameless);
            }
            leftOut.add(LeftOut.of(nameless, LeftOut.Reason.TOTAL));
            nameless = null;
        }

        private static TableFault undated(Row row) {
            return new TableFault(
                    TableFault.Code.UNREADABLE_CELL, "Row %d has an amount but no date.".formatted(row.number()));
        }

        private BigDecimal net(Row row) {
            BigDecimal debit = cells.money(row, ColumnRole.DEBIT);
            BigDecimal credit = cells.money(row, ColumnRole.CREDIT);
            return zeroIfNull(credit).subtract(zeroIfNull(debit).abs());
        }

        private static BigDecimal zeroIfNull(@Nullable BigDecimal amount) {
            return amount == null ? BigDecimal.ZERO : amount;
        }

        private void addLine(Row row, LocalDate day, boolean pending) {
            if (nameless != null) {
                throw undated(nameless); // a sum stands below all lines
            }
            BigDecimal amount = amount(row);
            BigDecimal fee = cells.money(row, ColumnRole.FEE);
            BigDecimal whole = fee == null ? amount : amount.subtract(fee.abs());
            LocalDate valueDate = cells.date(row, ColumnRole.VALUE_DATE);
            BigDecimal balance = cells.money(row, ColumnRole.BALANCE);
            String account = cells.text(row, ColumnRole.ACCOUNT);
            String currency = cells.text(row, ColumnRole.CURRENCY);
            String ofAmount = currency != null ? currency : cells.currency(row, amountRole(row));
            lines.add(new BankLine(
                    row.number(),
                    day,
                    valueDate,
                    whole,
                    balance,
                    pending,
                    account,
                    ofAmount == null ? null : ofAmount.toUpperCase(java.util.Locale.ROOT),
                    texts ? cells.text(row, ColumnRole.HOLDER) : null,
                    texts ? cells.text(row, ColumnRole.COUNTERPARTY_NAME) : null,
                    texts ? cells.text(row, ColumnRole.COUNTERPARTY_ACCOUNT) : null,
                    texts ? cells.texts(row, remittance) : null,
                    texts ? cells.texts(row, description) : null,
                    texts ? cells.text(row, ColumnRole.STRUCTURED_REFERENCE) : null,
                    texts ? cells.text(row, ColumnRole.BANK_REFERENCE) : null));
        }

        private ColumnRole amountRole(Row row) {
            return cells.isFilled(row, ColumnRole.AMOUNT)
                    ? ColumnRole.AMOUNT
                    : cells.isFilled(row, ColumnRole.DEBIT) ? ColumnRole.DEBIT : ColumnRole.CREDIT;
        }

        private BigDecimal amount(Row row) {
            BigDecimal stated = cells.money(row, ColumnRole.AMOUNT);
            BigDecimal split = splitAmounts ? split(row) : null;
            if (stated == null) {
                return split == null ? BigDecimal.ZERO : split;
            }
            BigDecimal signed = signed(row, stated);
            if (split != null && split.compareTo(signed) != 0) {
                throw new TableFault(
                        TableFault.Code.CONTRADICTORY_COLUMNS,
                        "Row %d: the amount is %s, but the columns for out and in say %s."
                                .formatted(row.number(), signed.toPlainString(), split.toPlainString()));
            }
            return signed;
        }

        /** What came in less what went out; null where the row fills neither. */
        private @Nullable BigDecimal split(Row row) {
            BigDecimal debit = cells.money(row, ColumnRole.DEBIT);
            BigDecimal credit = cells.money(row, ColumnRole.CREDIT);
            boolean both = debit != null && credit != null && debit.signum() != 0 && credit.signum() != 0;
            if (both || (credit != null && credit.signum() < 0)) {
                throw new TableFault(
                        TableFault.Code.CONTRADICTORY_COLUMNS,
                        both
                                ? "Row %d has an amount that went out and one that came in.".formatted(row.number())
                                : "Row %d has a negative amount among those that came in.".formatted(row.number()));
            }
            if (debit != null && debit.signum() != 0) {
                checkDebitSign(row, debit.signum());
            }
            return debit == null && credit == null
                    ? null
                    : zeroIfNull(credit).subtract(zeroIfNull(debit).abs());
        }

        /** What went out is written with a minus or without, but not now so and then otherwise. */
        private void checkDebitSign(Row row, int sign) {
            if (debitSign != 0 && debitSign != sign) {
                throw new TableFault(
                        TableFault.Code.CONTRADICTORY_COLUMNS,
                        "Row %d: of the amounts that went out some are negative and some are not."
                                .formatted(row.number()));
            }
            debitSign = sign;
        }

        private BigDecimal signed(Row row, BigDecimal stated) {
            String mark = cells.text(row, ColumnRole.SIGN);
            if (mark != null) {
                Boolean out = Vocabulary.isOut(mark);
                if (out == null) {
                    throw new TableFault(
                            TableFault.Code.UNREADABLE_CELL,
                            "Row %d: '%s' says neither in nor out."
                                    .formatted(row.number(), Cells.shown(new Cell.Text(mark))));
                }
                if (stated.signum() < 0 && !out) {
                    throw new TableFault(
                            TableFault.Code.CONTRADICTORY_COLUMNS,
                            "Row %d: the amount %s is negative, but '%s' says it came in."
                                    .formatted(row.number(), stated.toPlainString(), mark));
                }
                if (out && stated.signum() != 0) {
                    checkDebitSign(row, stated.signum());
                }
                return out ? stated.abs().negate() : stated;
            }
            if (mapping.has(ColumnRole.SIGN) && stated.signum() != 0) {
                throw new TableFault(
                        TableFault.Code.UNREADABLE_CELL,
                        "Row %d does not say whether its amount came in or went out.".formatted(row.number()));
            }
            return switch (mapping.signs()) {
                case ALL_OUT -> stated.abs().negate();
                case REVERSED -> stated.negate();
                case AS_WRITTEN, ALL_IN -> stated;
                case null -> stated;
            };
        }
    }
}
