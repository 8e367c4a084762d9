package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import com.billify.kernel.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on its way to a spreadsheet: cell by cell, row by row, nothing of it kept. */
sealed interface ExportTable extends AutoCloseable permits CsvTable, XlsxTable {

    /** What a spreadsheet opens by itself. */
    enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String mediaType;

        Format(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        /** Of a file name, without its dot. */
        String ending() {
            return ending;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /**
     * A table with its first row written.
     *
     * @param numbers as the reader wants them where they are text; null as in Belgium
     */
    static ExportTable begin(
            Format format, @Nullable NumberWriting numbers, OutputStream out, String title, List<String> columns)
            throws IOException {
        ExportTable table = switch (format) {
            case CSV -> new CsvTable(out, numbers);
            case XLSX -> new XlsxTable(out, title, columns.size());
        };
        for (String column : columns) {
            table.text(column);
        }
        table.endRow();
        return table;
    }

    /** Text as it is, but never a formula: see {@link SafeText}. Null leaves the cell empty. */
    void text(@Nullable String text) throws IOException;

    void day(@Nullable LocalDate day) throws IOException;

    void number(int number) throws IOException;

    /** The amount as a number, without its currency. */
    void amount(Money amount) throws IOException;

    void endRow() throws IOException;

    /** Writes what is still to be written; leaves the stream below open. */
    @Override
    void close() throws IOException;
}
