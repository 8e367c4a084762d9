package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.kernel.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet: amounts are numbers, days are dates, the first row stays in sight. */
final class XlsxTable implements ExportTable {
    /** Rows that are held before they are written. */
    private static final int ROWS_HELD = 500;
    /** Characters that a cell can hold. */
    private static final int LONGEST_TEXT = 32_767;
    /** Characters that the name of a sheet can have. */
    private static final int LONGEST_NAME = 31;

    private static final double USUAL_WIDTH = 18;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;
    private int column;

    XlsxTable(OutputStream out, String title, int columns) {
        this.workbook = new Workbook(out, "Billify", "1.0");
        this.sheet = workbook.newWorksheet(title.substring(0, Math.min(LONGEST_NAME, title.length())));
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns; i++) {
            sheet.width(i, USUAL_WIDTH);
        }
    }

    @Override
    public void text(@Nullable String text) {
        if (text != null) {
            String safe = SafeText.of(text);
            sheet.inlineString(row, column, safe.substring(0, Math.min(LONGEST_TEXT, safe.length())));
            if (row == 0) {
                sheet.style(row, column).bold().set();
            }
        }
        column++;
    }

    @Override
    public void day(@Nullable LocalDate day) {
        if (day != null) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
        column++;
    }

    @Override
    public void number(int number) {
        sheet.value(row, column++, number);
    }

    @Override
    public void amount(Money amount) {
        int decimals = amount.currency().getDefaultFractionDigits();
        sheet.value(row, column, amount.amount());
        sheet.style(row, column++)
                .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                .set();
    }

    @Override
    public void endRow() throws IOException {
        row++;
        column = 0;
        if (row % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
