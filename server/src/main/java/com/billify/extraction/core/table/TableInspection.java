package com.billify.extraction.core.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table would be read, what was found of it, and what nobody but a person can say.
 *
 * @param layout tells files of one layout from others: equal for equal headers of one format
 * @param mapping what was decided so far
 * @param headers the names of the columns, as they stand there; empty texts without a header
 * @param samples the first rows below the header, as they stand there
 * @param questions what is open; nothing is read while there is one
 */
public record TableInspection(
        TableFormat format,
        List<String> sheets,
        String layout,
        TableMapping mapping,
        List<String> headers,
        List<Row> samples,
        List<Question> questions) {
    public TableInspection {
        sheets = List.copyOf(sheets);
        headers = List.copyOf(headers);
        samples = List.copyOf(samples);
        questions = List.copyOf(questions);
    }

    /**
     * Something that the file leaves open.
     *
     * @param column the column it is about, counted from 0; -1 for the whole table
     * @param example a cell that can be read in two ways; null where no cell is
     */
    public record Question(
            TableFault.Code code, int column, @Nullable String example) {}
}
