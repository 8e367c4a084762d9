package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads camt.053, the ISO 20022 bank statement, in any version: they differ for our needs in a handful of names, and all
 * of those are looked for. One entry is held in memory at a time.
 */
final class CamtReader {
    static final String STATEMENTS = "BkToCstmrStmt";
    /** Entries of one file. */
    static final int LIMIT_ENTRIES = 100_000;

    private static final Pattern VERSION = Pattern.compile(".*camt\\.053\\.001\\.(\\d{2})");
    private static final int OLDEST_KNOWN = 2;
    private static final int NEWEST_KNOWN = 13;

    private final XmlStream xml;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<BankStatement> statements = new ArrayList<>();
    private int entries;

    private CamtReader(XmlStream xml) {
        this.xml = xml;
    }

    /**
     * @param xml inside the element {@value STATEMENTS}
     * @throws Refused when an entry's amount or direction cannot be read
     */
    static BankFile read(XmlStream xml) {
        return new CamtReader(xml).readAll();
    }

    private BankFile readAll() {
        checkVersion(xml.namespace());
        while (xml.nextChild()) {
            if (xml.name().equals("Stmt")) {
                statements.add(readStatement());
            } else if (xml.name().equals("GrpHdr")) {
                checkPages(xml.read());
            } else {
                xml.skip();
            }
        }
        if (statements.isEmpty()) {
            throw new Refused(RefusalCode.BROKEN_STATEMENT, "This camt.053 message holds no statement.");
        }
        return new BankFile(BankFileFormat.CAMT_053, statements, warnings);
    }

    private BankStatement readStatement() {
        CamtStatement statement = new CamtStatement();
        while (xml.nextChild()) {
            if (xml.name().equals("Ntry")) {
                if (++entries > LIMIT_ENTRIES) {
                    throw new Refused(RefusalCode.TOO_LARGE, "This file holds more entries than Billify reads.");
                }
                statement.add(CamtEntry.of(xml.read()));
            } else {
                statement.add(xml.read());
            }
        }
        return statement.read(warnings);
    }

    private void checkVersion(String namespace) {
        Matcher version = VERSION.matcher(namespace);
        if (!version.matches()) {
            warnings.add(WarningCode.OTHER_VERSION.with("the namespace names no version of camt.053: " + namespace));
            return;
        }
        int number = Integer.parseInt(version.group(1));
        if (number < OLDEST_KNOWN || number > NEWEST_KNOWN) {
            warnings.add(WarningCode.OTHER_VERSION.with(
                    "camt.053 version %s, read like the versions 02 to 13".formatted(version.group(1))));
        }
    }

    private void checkPages(XmlElement header) {
        String last = header.value("MsgPgntn", "LastPgInd");
        if ("false".equals(last)) {
            warnings.add(WarningCode.MORE_PAGES.with("the message has more pages than this file"));
        }
    }
}
