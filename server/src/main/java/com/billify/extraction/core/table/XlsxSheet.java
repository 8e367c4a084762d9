package com.billify.extraction.core.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A sheet of an Excel workbook, read row by row. */
final class XlsxSheet implements Sheet {
    /** A spreadsheet shows no more digits than this, and what it keeps beyond them is the dust of binary fractions. */
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private static final LocalDate LAST_OF_1899 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_AFTER_LEAP_DAY = 61;

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    private final byte[] content;
    private final int index;
    private final String name;

    private XlsxSheet(byte[] content, int index, String name) {
        this.content = content;
        this.index = index;
        this.name = name;
    }

    /** @throws TableFault when the workbook is broken */
    static List<Sheet> all(byte[] content) {
        List<Sheet> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content), OPTIONS)) {
            workbook.getSheets().forEach(sheet -> {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    sheets.add(new XlsxSheet(content, sheet.getIndex(), sheet.getName()));
                }
            });
        } catch (IOException | RuntimeException broken) {
            throw Archive.broken(); // the library answers damage with many kinds of exceptions
        }
        if (sheets.isEmpty()) {
            throw new TableFault(TableFault.Code.EMPTY, "There is no visible sheet in this spreadsheet.");
        }
        return sheets;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void visit(Visitor visitor) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content), OPTIONS);
                Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getSheets()
                        .filter(sheet -> sheet.getIndex() == index)
                        .findFirst()
                        .orElseThrow()
                        .openStream()) {
            int seen = 0;
            Iterator<org.dhatim.fastexcel.reader.Row> iterator = rows.iterator();
            while (iterator.hasNext()) {
                Row row = toRow(iterator.next(), workbook.isDate1904());
                if (!row.isBlank()) {
                    if (++seen > LIMIT_ROWS) {
                        throw CsvSheet.tooManyRows();
                    }
                    if (!visitor.visit(row)) {
                        return;
                    }
                }
            }
        } catch (TableFault fault) {
            throw fault;
        } catch (IOException | RuntimeException broken) {
            throw Archive.broken();
        }
    }

    private static Row toRow(org.dhatim.fastexcel.reader.Row row, boolean date1904) {
        List<Cell> cells = new ArrayList<>(Math.min(row.getCellCount(), LIMIT_COLUMNS));
        for (org.dhatim.fastexcel.reader.Cell cell : row) {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                cells.add(Cell.BLANK);
            } else if (cells.size() >= LIMIT_COLUMNS && !cell.getText().isBlank()) {
                throw new TableFault(
                        TableFault.Code.TOO_LARGE, "This table has more than %d columns.".formatted(LIMIT_COLUMNS));
            } else if (cells.size() < LIMIT_COLUMNS) {
                cells.add(toCell(cell, date1904));
            }
        }
        return new Row(row.getRowNum(), cells);
    }

    private static Cell toCell(org.dhatim.fastexcel.reader.Cell cell, boolean date1904) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell, cell.asNumber(), date1904);
            // what a formula came to, when the workbook was saved
            case FORMULA ->
                cell.getValue() instanceof BigDecimal value ? number(cell, value, date1904) : Cell.of(cell.getText());
            case STRING -> Cell.of(cell.getText());
            case BOOLEAN -> Cell.of(cell.getText());
            case ERROR, EMPTY -> Cell.of(cell.getRawValue() == null ? "" : cell.getRawValue());
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal value, boolean date1904) {
        if (DateFormats.isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
            return new Cell.Day(day(value.intValue(), date1904));
        }
        return new Cell.Number(plain(value));
    }

    /** The day of a serial number: of the usual system, which counts a 29 February 1900 that there never was, or of that of 1904. */
    private static LocalDate day(int serial, boolean date1904) {
        if (date1904) {
            return FIRST_OF_1904.plusDays(serial);
        }
        return LAST_OF_1899.plusDays(serial < FIRST_AFTER_LEAP_DAY ? serial : serial - 1L);
    }

    /** Without the digits that no spreadsheet shows, and without trailing zeros. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal shown = value.precision() > FIFTEEN_DIGITS.getPrecision() ? value.round(FIFTEEN_DIGITS) : value;
        BigDecimal stripped = shown.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
