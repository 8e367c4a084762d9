package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import com.billify.kernel.SafeText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Separated values as the spreadsheet of who asks opens them by a double click: UTF-8 with byte order mark, ISO days, lines that end in
 * CR LF (RFC 4180), no thousands signs. In Belgium that is with semicolons and decimal commas; where numbers are written 1,234.56, with commas
 * and decimal points.
 */
final class CsvTable implements ExportTable {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String LINE_END = "\r\n";

    private final Writer out;
    private final char separator;
    private final char decimalSign;
    private boolean rowBegun;

    /** @param numbers as the reader wants them; null as in Belgium */
    CsvTable(OutputStream out, @Nullable NumberWriting numbers) throws IOException {
        this.separator = numbers == NumberWriting.COMMAS ? ',' : ';';
        this.decimalSign = numbers == NumberWriting.COMMAS ? '.' : ',';
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(BYTE_ORDER_MARK);
    }

    @Override
    public void text(@Nullable String text) throws IOException {
        cell(text == null ? "" : quoted(SafeText.of(text)));
    }

    @Override
    public void day(@Nullable LocalDate day) throws IOException {
        cell(day == null ? "" : day.toString());
    }

    @Override
    public void number(int number) throws IOException {
        cell(Integer.toString(number));
    }

    @Override
    public void amount(Money amount) throws IOException {
        cell(amount.amount().toPlainString().replace('.', decimalSign));
    }

    @Override
    public void endRow() throws IOException {
        out.write(LINE_END);
        rowBegun = false;
    }

    private void cell(String content) throws IOException {
        if (rowBegun) {
            out.write(separator);
        }
        out.write(content);
        rowBegun = true;
    }

    private String quoted(String text) {
        boolean isPlain =
                text.chars().noneMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n' || c == '\t');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
