package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads MT940, the SWIFT customer statement message, as banks hand it out: with or without SWIFT envelope, with lines of
 * their own before and between the messages, any number of messages a file. Each message is one statement, or one page of
 * it; a page has intermediate balances ({@code :60M:}, {@code :62M:}), which must join those of its neighbours.
 */
final class Mt940Reader {
    /** Entries of one file. */
    static final int LIMIT_ENTRIES = 100_000;

    private static final Pattern RECOGNISED =
            Pattern.compile("^(?::(?:20|25P?|60[FM]|61|62[FM]):|\\{1:F01)", Pattern.MULTILINE);
    private static final Pattern OTHER_MESSAGE =
            Pattern.compile("(?:\\{.*)?\\{2:[OI](9[0-9]{2})(?<!940|950).*|(94[12])\\s*");
    /** What stands around messages: envelope, end of message, the bank's own header lines. */
    private static final Pattern AROUND =
            Pattern.compile("\\s*|\\{.*|-\\}?.*|9[45]0|[A-Z]{6}[A-Z0-9]{2,6}|[A-Z0-9]{8,12}");

    private final List<Warning> warnings = new ArrayList<>();
    private final List<BankStatement> statements = new ArrayList<>();
    private final Mt940Pages pages = new Mt940Pages(warnings);
    private @Nullable Mt940Statement current;
    private @Nullable Mt940Field field;
    private int entries;
    private int strayLines;
    private int firstStrayLine;

    private Mt940Reader() {}

    /** True when a line of the text is a field of an MT940 statement, or the head of a SWIFT envelope. */
    static boolean recognises(String text) {
        return RECOGNISED.matcher(text).find();
    }

    /** @throws Refused when the message is another one, or an entry cannot be read */
    static BankFile read(String text) {
        return new Mt940Reader().readAll(text.lines().iterator());
    }

    private BankFile readAll(Iterator<String> lines) {
        for (int number = 1; lines.hasNext(); number++) {
            readLine(number, lines.next());
        }
        finishStatement();
        pages.finish();
        if (statements.isEmpty()) {
            throw new Refused(RefusalCode.BROKEN_STATEMENT, "This MT940 file holds no statement.");
        }
        if (strayLines > 0) {
            warnings.add(WarningCode.STRAY_LINES.with(
                    strayLines + " line(s) belong to no statement, the first is line " + firstStrayLine));
        }
        return new BankFile(BankFileFormat.MT940, statements, warnings);
    }

    private void readLine(int number, String line) {
        Mt940Field begun = Mt940Field.beginning(number, line);
        if (begun != null) {
            finishField();
            field = begun;
        } else if (line.startsWith("-}") || line.strip().equals("-") || line.startsWith("{1:")) {
            finishStatement();
            refuseOtherMessage(line);
        } else if (field != null) {
            field.add(line);
        } else {
            refuseOtherMessage(line);
            if (!AROUND.matcher(line).matches() && strayLines++ == 0) {
                firstStrayLine = number;
            }
        }
    }

    private static void refuseOtherMessage(String line) {
        Matcher other = OTHER_MESSAGE.matcher(line);
        if (other.matches()) {
            throw unsupported("MT" + (other.group(1) != null ? other.group(1) : other.group(2)));
        }
    }

    private static Refused unsupported(String message) {
        return new Refused(
                RefusalCode.UNSUPPORTED_MESSAGE,
                "This is a bank message %s, not a statement; Billify reads MT940.".formatted(message));
    }

    private void finishStatement() {
        finishField();
        if (current != null && !current.isEmpty()) {
            if (current.isInterimReport()) {
                throw unsupported("MT942, an interim report");
            }
            statements.add(pages.read(current));
        }
        current = null;
    }

    private void finishField() {
        Mt940Field finished = field;
        field = null;
        if (finished == null || finished.tag().equals("940")) {
            return;
        }
        if (finished.tag().equals("20")) {
            finishStatement();
        }
        if (finished.tag().equals("61") && ++entries > LIMIT_ENTRIES) {
            throw new Refused(RefusalCode.TOO_LARGE, "This file holds more entries than Billify reads.");
        }
        if (current == null) {
            if (finished.tag().equals("61")) {
                throw new Refused(
                        RefusalCode.BROKEN_STATEMENT,
                        "Line %d: an entry stands outside any statement.".formatted(finished.number()));
            }
            current = new Mt940Statement(finished.number());
        }
        current.add(finished);
    }
}
