package com.billify.extraction.core.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text with separators. Which separator, and whether quotes mean anything, is told by how well the lines agree. */
final class CsvSheet implements Sheet {
    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final char QUOTE = '"';
    /** No text that is read holds it, so that quotes are characters like others. */
    private static final char NO_QUOTE = '\0';

    private static final int SAMPLE_RECORDS = 200;
    private static final int SAMPLE_BYTES = 256 * 1024;
    /** Most lines of a table agree; preamble and footer may be half of a short one. */
    private static final double LEAST_AGREEMENT = 0.5;

    private final byte[] content;
    private final TextDecoding decoding;
    private final Dialect dialect;

    private CsvSheet(byte[] content, TextDecoding decoding, Dialect dialect) {
        this.content = content;
        this.decoding = decoding;
        this.dialect = dialect;
    }

    /**
     * How cells are told apart.
     *
     * @param agreement share of the sampled records that have the usual number of cells
     * @param columns that usual number
     */
    private record Dialect(char separator, char quote, double agreement, int columns) {
        double score() {
            return agreement * Math.min(columns, 12);
        }
    }

    /** @throws TableFault when no separator makes a table of the text */
    static CsvSheet of(byte[] content) {
        TextDecoding decoding = TextDecoding.of(content);
        Dialect dialect = dialect(content, decoding);
        if (dialect == null) {
            throw new TableFault(
                    TableFault.Code.UNKNOWN_FORMAT, "This is text, but no table: its lines have no common separators.");
        }
        return new CsvSheet(content, decoding, withoutQuotesThatAreNone(content, decoding, dialect));
    }

    static boolean recognises(byte[] content) {
        return dialect(content, TextDecoding.of(content)) != null;
    }

    private static @Nullable Dialect dialect(byte[] content, TextDecoding decoding) {
        Dialect best = null;
        for (char separator : SEPARATORS) {
            Dialect quoted = sample(content, decoding, separator, QUOTE);
            Dialect dialect = quoted != null ? quoted : sample(content, decoding, separator, NO_QUOTE);
            if (dialect != null && (best == null || dialect.score() > best.score() + 1e-9)) {
                best = dialect;
            }
        }
        return best;
    }

    /** Where a quote further down is none, no quote is: some banks write their texts as they are. */
    private static Dialect withoutQuotesThatAreNone(byte[] content, TextDecoding decoding, Dialect dialect) {
        if (dialect.quote == NO_QUOTE || isReadable(content, decoding, dialect)) {
            return dialect;
        }
        Dialect plain = sample(content, decoding, dialect.separator, NO_QUOTE);
        return plain != null && plain.columns == dialect.columns ? plain : dialect;
    }

    private static boolean isReadable(byte[] content, TextDecoding decoding, Dialect dialect) {
        try (CsvReader<CsvRecord> reader = reader(decoding.open(content), dialect.separator, dialect.quote)) {
            reader.forEach(found -> {});
            return true;
        } catch (IOException | UncheckedIOException | CsvParseException unreadable) {
            return false;
        }
    }

    private static @Nullable Dialect sample(byte[] content, TextDecoding decoding, char separator, char quote) {
        boolean whole = content.length <= SAMPLE_BYTES;
        byte[] start = whole ? content : java.util.Arrays.copyOf(content, SAMPLE_BYTES);
        Map<Integer, Integer> widths = new HashMap<>();
        int records = 0;
        try (CsvReader<CsvRecord> reader = reader(decoding.open(start), separator, quote)) {
            for (CsvRecord found : reader) {
                if (++records > SAMPLE_RECORDS) {
                    break;
                }
                if (found.getFieldCount() > 1 || !found.getField(0).isBlank()) {
                    widths.merge(found.getFieldCount(), 1, Integer::sum);
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException unreadable) {
            if (whole || records < 2) {
                return null; // quotes that are none; or what was cut off for the sample, of which enough is read
            }
        }
        int total = widths.values().stream().mapToInt(Integer::intValue).sum();
        Dialect best = null;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            double agreement = (double) width.getValue() / total;
            Dialect dialect = new Dialect(separator, quote, agreement, width.getKey());
            if (width.getKey() > 1
                    && (width.getValue() > 1 || total <= 2)
                    && total > 1
                    && (best == null || dialect.score() > best.score())) {
                best = dialect;
            }
        }
        return best != null && (best.agreement >= LEAST_AGREEMENT || agreesAfterPreamble(best, total)) ? best : null;
    }

    /** A long preamble above a few lines: enough of the same width to be a table all the same. */
    private static boolean agreesAfterPreamble(Dialect dialect, int total) {
        return dialect.columns >= 4 && dialect.agreement * total >= 2;
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * 1024 * 1024)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(LIMIT_COLUMNS + 1)
                                .maxFieldSize(LIMIT_CHARACTERS)
                                .maxRecordSize(LIMIT_CHARACTERS * 8)
                                .build(),
                        text);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void visit(Visitor visitor) {
        int number = 0;
        int seen = 0;
        try (CsvReader<CsvRecord> reader = reader(decoding.open(content), dialect.separator, dialect.quote)) {
            for (CsvRecord found : reader) {
                Row row = new Row(++number, cells(found, number));
                if (!row.isBlank()) {
                    if (++seen > LIMIT_ROWS) {
                        throw tooManyRows();
                    }
                    if (!visitor.visit(row)) {
                        return;
                    }
                }
            }
        } catch (IOException | UncheckedIOException impossible) {
            throw new TableFault(TableFault.Code.BROKEN_TABLE, "This table cannot be read beyond row " + number + ".");
        } catch (CsvParseException unreadable) {
            throw new TableFault(
                    TableFault.Code.BROKEN_TABLE,
                    "Row %d or one soon after it cannot be read: a quote that is never closed, a cell of more than %d characters, or more than %d columns."
                            .formatted(number + 1, LIMIT_CHARACTERS, LIMIT_COLUMNS));
        }
    }

    static TableFault tooManyRows() {
        return new TableFault(
                TableFault.Code.TOO_LARGE,
                "This table has more than %d rows; export a shorter period at a time.".formatted(LIMIT_ROWS));
    }

    /** Without the formula ="…" that keeps a spreadsheet from changing a text. */
    private static String unwrapped(String field) {
        boolean wrapped = field.length() > 3 && field.startsWith("=\"") && field.indexOf('"', 2) == field.length() - 1;
        return wrapped ? field.substring(2, field.length() - 1) : field;
    }

    private static List<Cell> cells(CsvRecord found, int number) {
        if (number == 1 && found.getFieldCount() <= 2 && found.getField(0).startsWith("sep=")) {
            return List.of(); // Excel's own hint on the separator
        }
        List<Cell> cells = new ArrayList<>(found.getFieldCount());
        for (int column = 0; column < found.getFieldCount(); column++) {
            cells.add(Cell.of(unwrapped(found.getField(column))));
        }
        return cells;
    }
}
