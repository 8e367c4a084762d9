package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads CODA, the coded statement of account of Belgian banks (Febelfin, version 2.6): records of 128 characters, one a
 * line, any number of statements a file. Follows the record types and takes the link codes as no more than a hint,
 * since banks set them wrong.
 */
final class CodaReader {
    private static final Pattern HEADER = Pattern.compile("0{5}.{9}05.*");
    private static final Pattern HEADER_LINE = Pattern.compile("^0{5}.{9}05", Pattern.MULTILINE);
    private static final Pattern RECORD = Pattern.compile("(?:1[ 0-3]|[23][123]\\d{8}|4 \\d{8}|8[\\d ]{3}|9 {6}).*");
    /** Movements and details of one file. */
    private static final int LIMIT_MOVEMENTS = 100_000;

    private final List<Warning> warnings = new ArrayList<>();
    private final List<BankStatement> statements = new ArrayList<>();
    private final List<Integer> strayLines = new ArrayList<>();
    private final List<Integer> oddLengths = new ArrayList<>();
    private int movements;
    private @Nullable CodaStatement current;

    private CodaReader() {}

    /** True when a line of the text is the header of a CODA statement. */
    static boolean recognises(String text) {
        return HEADER_LINE.matcher(text).find();
    }

    /** @throws Refused when the version is unknown or a movement cannot be read */
    static BankFile read(String text) {
        return new CodaReader().readAll(lines(text));
    }

    /** Also takes records that follow one another without any line end. */
    private static Iterator<String> lines(String text) {
        boolean runOn = text.indexOf('\n') < 0
                && text.indexOf('\r') < 0
                && text.length() > CodaRecord.LENGTH
                && text.length() % CodaRecord.LENGTH == 0;
        return runOn
                ? IntStream.range(0, text.length() / CodaRecord.LENGTH)
                        .mapToObj(i -> text.substring(i * CodaRecord.LENGTH, (i + 1) * CodaRecord.LENGTH))
                        .iterator()
                : text.lines().iterator();
    }

    private BankFile readAll(Iterator<String> lines) {
        for (int number = 1; lines.hasNext(); number++) {
            String line = lines.next();
            if (!line.isBlank()) {
                read(new CodaRecord(number, line));
            }
        }
        finishStatement();
        if (statements.isEmpty()) {
            throw new Refused(RefusalCode.BROKEN_STATEMENT, "This CODA file has a header but no statement.");
        }
        if (!strayLines.isEmpty()) {
            warnings.add(WarningCode.STRAY_LINES.with(
                    strayLines.size() + " line(s) belong to no statement, the first is line " + strayLines.getFirst()));
        }
        if (!oddLengths.isEmpty()) {
            warnings.add(WarningCode.LINE_LENGTH.with(oddLengths.size()
                    + " record(s) are not 128 characters long, the first is line " + oddLengths.getFirst()));
        }
        return new BankFile(BankFileFormat.CODA, statements, warnings);
    }

    /** Turns the records gathered so far into their statement, which lets go of the records. */
    private void finishStatement() {
        if (current != null && !current.isEmpty()) {
            statements.add(current.read(warnings));
        }
        current = null;
    }

    private void read(CodaRecord record) {
        boolean isHeader = HEADER.matcher(record.line()).matches();
        boolean isRecord = isHeader || RECORD.matcher(record.line()).matches();
        if (isRecord && record.line().length() != CodaRecord.LENGTH) {
            oddLengths.add(record.number());
        }
        if (isHeader) {
            checkVersion(record);
            finishStatement();
            current = new CodaStatement(record);
        } else if (isRecord && current != null && !current.isClosed()) {
            checkLimit(record);
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

    private void checkLimit(CodaRecord record) {
        if (record.at(1) == '2' && record.at(2) == '1' && ++movements > LIMIT_MOVEMENTS) {
            throw new Refused(RefusalCode.TOO_LARGE, "This file holds more movements than Billify reads.");
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
