package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads CODA, the coded statement of account of Belgian banks (Febelfin, version 2.6): records of 128 characters, one a
 * line, any number of statements a file. Follows the record types and takes the link codes as no more than a hint,
 * since banks set them wrong.
 */
final class CodaReader {
    private static final Pattern HEADER = Pattern.compile("0{5}.{9}05.*");
    private static final Pattern RECORD = Pattern.compile("(?:1[ 0-3]|[23][123]\\d{8}|4 \\d{8}|8[\\d ]{3}|9 {6}).*");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final List<Warning> warnings = new ArrayList<>();
    private final List<CodaStatement> statements = new ArrayList<>();
    private final List<Integer> strayLines = new ArrayList<>();
    private final List<Integer> oddLengths = new ArrayList<>();
    private @Nullable CodaStatement current;

    private CodaReader() {}

    /** True when a line of the text is the header of a CODA statement. */
    static boolean recognises(String text) {
        return lines(text).stream().anyMatch(line -> HEADER.matcher(line).matches());
    }

    /** @throws Refused when the version is unknown or a movement cannot be read */
    static BankFile read(String text) {
        return new CodaReader().readAll(lines(text));
    }

    /** Also takes records that follow one another without any line end. */
    private static List<String> lines(String text) {
        List<String> lines = List.of(LINE_END.split(text));
        boolean runOn =
                lines.size() == 1 && text.length() > CodaRecord.LENGTH && text.length() % CodaRecord.LENGTH == 0;
        if (!runOn) {
            return lines;
        }
        List<String> records = new ArrayList<>();
        for (int start = 0; start < text.length(); start += CodaRecord.LENGTH) {
            records.add(text.substring(start, start + CodaRecord.LENGTH));
        }
        return records;
    }

    private BankFile readAll(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(new CodaRecord(i + 1, lines.get(i)));
            }
        }
        if (!strayLines.isEmpty()) {
            warnings.add(WarningCode.STRAY_LINES.with(
                    strayLines.size() + " line(s) belong to no statement, the first is line " + strayLines.getFirst()));
        }
        if (!oddLengths.isEmpty()) {
            warnings.add(WarningCode.LINE_LENGTH.with(oddLengths.size()
                    + " record(s) are not 128 characters long, the first is line " + oddLengths.getFirst()));
        }
        List<BankStatement> read = statements.stream()
                .filter(statement -> !statement.isEmpty())
                .map(statement -> statement.read(warnings))
                .toList();
        if (read.isEmpty()) {
            throw new Refused(RefusalCode.BROKEN_STATEMENT, "This CODA file has a header but no statement.");
        }
        return new BankFile(BankFileFormat.CODA, read, warnings);
    }

    private void read(CodaRecord record) {
        boolean isHeader = HEADER.matcher(record.line()).matches();
        boolean isRecord = isHeader || RECORD.matcher(record.line()).matches();
        if (isRecord && record.line().length() != CodaRecord.LENGTH) {
            oddLengths.add(record.number());
        }
        if (isHeader) {
            checkVersion(record);
            current = new CodaStatement(record);
            statements.add(current);
        } else if (isRecord && current != null && !current.isClosed()) {
            if (!current.add(record)) {
                strayLines.add(record.number());
            }
        } else {
            if (isRecord && record.at(1) == '2') {
                throw new Refused(
                        RefusalCode.BROKEN_STATEMENT,
                        "Line " + record.number() + ": a movement stands outside any statement.");
            }
            strayLines.add(record.number());
        }
    }

    private void checkVersion(CodaRecord header) {
        switch (header.line().length() < CodaRecord.LENGTH ? '?' : header.at(CodaRecord.LENGTH)) {
            case '2' -> {}
            case '1' -> warnOnce("CODA version 1, read as version 2");
            case '?' -> warnOnce("the header is cut short before its version; read as version 2");
            default ->
                throw new Refused(
                        RefusalCode.UNSUPPORTED_VERSION,
                        "This is CODA version %s; Billify reads versions 1 and 2."
                                .formatted(header.at(CodaRecord.LENGTH)));
        }
    }

    private void warnOnce(String message) {
        Warning warning = WarningCode.OTHER_VERSION.with(message);
        if (warnings.stream().noneMatch(given -> Objects.equals(given, warning))) {
            warnings.add(warning);
        }
    }
}
