package com.billify.extraction.core;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what an XML document is, also inside an envelope, and hands it to its reader. */
final class XmlDocumentReader {
    private static final Pattern UBL = Pattern.compile("urn:oasis:names:specification:ubl:schema:xsd:(\\w+)-2");
    private static final Set<String> UBL_INVOICES = Set.of("Invoice", "CreditNote");
    private static final Pattern ISO_20022 = Pattern.compile(".*((?:acmt|camt|pacs|pain)\\.\\d{3})\\.\\d{3}\\.\\d{2}");
    /** How deep an envelope may hide its document. */
    private static final int ENVELOPE_DEPTH = 5;

    private final XmlStream xml;
    private String root = "";
    private int depth;

    private XmlDocumentReader(XmlStream xml) {
        this.xml = xml;
    }

    /** @throws Refused for XML that cannot be read */
    static Reading read(byte[] content) {
        XmlDocumentReader reader = new XmlDocumentReader(new XmlStream(content));
        Reading found = reader.next();
        if (found == null) {
            return new Refusal(
                    RefusalCode.UNKNOWN_FORMAT,
                    "This is XML with the root <%s>, which is no statement and no invoice that Billify reads."
                            .formatted(reader.root));
        }
        // looking further also goes to the end: what is cut short behind the part that was read is still cut short
        if (found instanceof Refusal || reader.next() == null) {
            return found;
        }
        return new Refusal(
                RefusalCode.UNKNOWN_FORMAT, "This envelope holds several documents; Billify reads one a file.");
    }

    /** The next document, read; null when there is none before the end. */
    private @Nullable Reading next() {
        while (true) {
            if (xml.nextChild()) {
                root = root.isEmpty() ? xml.name() : root;
                Reading found = readKnown();
                if (found != null) {
                    return found;
                }
                if (depth == ENVELOPE_DEPTH) {
                    xml.skip();
                } else {
                    depth++;
                }
            } else if (--depth == 0) {
                xml.finish();
                return null;
            } else if (depth < 0) {
                return null;
            }
        }
    }

    /** Reads the element just entered where it is something known; null where it may be an envelope. */
    private @Nullable Reading readKnown() {
        String name = xml.name();
        if (name.startsWith(CamtReader.STATEMENTS)) {
            return CamtReader.read(xml);
        }
        if (CiiReader.ROOTS.contains(name)) {
            return CiiReader.read(xml.read());
        }
        Matcher ubl = UBL.matcher(xml.namespace());
        if (ubl.matches() && ubl.group(1).equals(name)) {
            return UBL_INVOICES.contains(name)
                    ? UblReader.read(xml.read())
                    : new Refusal(
                            RefusalCode.NOT_AN_INVOICE,
                            "This is a UBL document of the kind %s, not an invoice or credit note.".formatted(name));
        }
        return otherMessage(name);
    }

    private @Nullable Refusal otherMessage(String name) {
        return switch (name) {
            case "SCRDMCCBDACIOMessageStructure" ->
                new Refusal(
                        RefusalCode.NOT_AN_INVOICE,
                        "This is an order (Order-X, cross-industry order), not an invoice or credit note.");
            case "BkToCstmrAcctRpt" -> unsupported("an intraday account report (camt.052)");
            case "BkToCstmrDbtCdtNtfctn" -> unsupported("a debit or credit notification (camt.054)");
            case "Document" -> {
                Matcher message = ISO_20022.matcher(xml.namespace());
                yield message.matches() && !message.group(1).startsWith("camt.05")
                        ? unsupported("an ISO 20022 message " + message.group(1))
                        : null;
            }
            default -> null;
        };
    }

    private static Refusal unsupported(String what) {
        return new Refusal(
                RefusalCode.UNSUPPORTED_MESSAGE,
                "This is %s, not a statement; Billify reads camt.053.".formatted(what));
    }
}
