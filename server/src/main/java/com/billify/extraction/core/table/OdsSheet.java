package com.billify.extraction.core.table;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3, chapter 9), read row by row. No library reads
 * these without holding the whole document, so this is our own: like the readers of XML it resolves no entity and knows no
 * document type.
 */
final class OdsSheet implements Sheet {
    private static final String CONTENT = "content.xml";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static final int LIMIT_SHEETS = 100;
    private static final int LIMIT_DEPTH = 200;

    private final Archive archive;
    private final int index;
    private final String name;

    private OdsSheet(Archive archive, int index, String name) {
        this.archive = archive;
        this.index = index;
        this.name = name;
    }

    /** @throws TableFault when the document is broken */
    static List<Sheet> all(Archive archive) {
        List<Sheet> sheets = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        read(archive, xml -> {
            int index = 0;
            String style = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (is(xml, STYLE, "style")) {
                        style = attribute(xml, STYLE, "name");
                    } else if (is(xml, STYLE, "table-properties")
                            && attribute(xml, TABLE, "display").equals("false")) {
                        hidden.add(style);
                    } else if (is(xml, TABLE, "table")) {
                        if (!hidden.contains(attribute(xml, TABLE, "style-name")) && index < LIMIT_SHEETS) {
                            sheets.add(new OdsSheet(archive, index, attribute(xml, TABLE, "name")));
                        }
                        index++;
                    }
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new TableFault(TableFault.Code.EMPTY, "There is no visible sheet in this spreadsheet.");
        }
        return sheets;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void visit(Visitor visitor) {
        read(archive, xml -> new Rows(xml, visitor).visit(index));
    }

    /** Walks through the XML. */
    private interface Walk {
        void through(XMLStreamReader xml) throws XMLStreamException;
    }

    private static void read(Archive archive, Walk walk) {
        archive.read(CONTENT, bytes -> {
            try {
                walk.through(factory().createXMLStreamReader(bytes));
            } catch (XMLStreamException | NumberFormatException broken) {
                throw Archive.broken();
            }
        });
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private static boolean is(XMLStreamReader xml, String namespace, String name) {
        return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
    }

    private static String attribute(XMLStreamReader xml, String namespace, String name) {
        String value = xml.getAttributeValue(namespace, name);
        return value == null ? "" : value;
    }

    /** Goes through the rows of one table. */
    private static final class Rows {
        private final XMLStreamReader xml;
        private final Visitor visitor;
        private int number;
        private int seen;

        Rows(XMLStreamReader xml, Visitor visitor) {
            this.xml = xml;
            this.visitor = visitor;
        }

        void visit(int wanted) throws XMLStreamException {
            int index = -1;
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > LIMIT_DEPTH) {
                            throw Archive.broken();
                        }
                        if (is(xml, TABLE, "table")) {
                            index++;
                        } else if (index == wanted && is(xml, TABLE, "table-row")) {
                            depth--;
                            if (!row()) {
                                return;
                            }
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        if (index == wanted && is(xml, TABLE, "table")) {
                            return;
                        }
                    }
                    default -> {}
                }
            }
        }

        /** Reads to the end of the row; false when the visitor has seen enough. */
        private boolean row() throws XMLStreamException {
            int repeated = count("number-rows-repeated");
            List<Cell> cells = new ArrayList<>();
            int gap = 0;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT && is(xml, TABLE, "table-row")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && (is(xml, TABLE, "table-cell") || is(xml, TABLE, "covered-table-cell"))) {
                    int columns = count("number-columns-repeated");
                    Cell cell = cell();
                    if (cell.isBlank()) {
                        gap += columns; // thousands of them close an ordinary row
                    } else {
                        if (cells.size() + (long) gap + columns > LIMIT_COLUMNS) {
                            throw new TableFault(
                                    TableFault.Code.TOO_LARGE,
                                    "This table has more than %d columns.".formatted(LIMIT_COLUMNS));
                        }
                        for (; gap > 0; gap--) {
                            cells.add(Cell.BLANK);
                        }
                        for (int i = 0; i < columns; i++) {
                            cells.add(cell);
                        }
                    }
                }
            }
            if (cells.isEmpty()) {
                number = Math.addExact(number, repeated);
                return true;
            }
            for (int i = 0; i < repeated; i++) {
                if (++seen > LIMIT_ROWS) {
                    throw CsvSheet.tooManyRows();
                }
                if (!visitor.visit(new Row(++number, cells))) {
                    return false;
                }
            }
            return true;
        }

        private int count(String name) {
            String value = attribute(xml, TABLE, name);
            int count = value.isEmpty() ? 1 : Integer.parseInt(value);
            if (count < 0 || count > 2_000_000) {
                throw Archive.broken();
            }
            return count;
        }

        /** Reads to the end of the cell. */
        private Cell cell() throws XMLStreamException {
            String type = attribute(xml, OFFICE, "value-type");
            String value = attribute(xml, OFFICE, "value");
            String day = attribute(xml, OFFICE, "date-value");
            String shown = text();
            return switch (type) {
                case "float", "currency" -> {
                    BigDecimal number = number(value);
                    yield number == null ? Cell.of(shown) : new Cell.Number(number);
                }
                case "date" -> {
                    LocalDate date = day(day);
                    yield date == null ? Cell.of(shown) : new Cell.Day(date);
                }
                default -> Cell.of(shown);
            };
        }

        /** The paragraphs of the cell, without comments. */
        private String text() throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            int comment = 0;
            while (depth > 0) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > LIMIT_DEPTH) {
                            throw Archive.broken();
                        }
                        if (comment > 0 || is(xml, OFFICE, "annotation")) {
                            comment++;
                        } else if (is(xml, TEXT, "p") && !text.isEmpty()) {
                            text.append('\n');
                        } else if (is(xml, TEXT, "s") || is(xml, TEXT, "tab") || is(xml, TEXT, "line-break")) {
                            text.append(' ');
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        comment = Math.max(0, comment - 1);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (comment == 0) {
                            if (text.length() + xml.getTextLength() > LIMIT_CHARACTERS) {
                                throw new TableFault(
                                        TableFault.Code.TOO_LARGE,
                                        "A cell has more than %d characters.".formatted(LIMIT_CHARACTERS));
                            }
                            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        }
                    }
                    case XMLStreamConstants.END_DOCUMENT -> throw Archive.broken();
                    default -> {}
                }
            }
            return text.toString();
        }

        private static @Nullable BigDecimal number(String value) {
            if (value.isEmpty() || value.length() > 40) {
                return null;
            }
            BigDecimal number = new BigDecimal(value);
            return Math.abs(number.scale()) > 40 ? null : XlsxSheet.plain(number);
        }

        private static @Nullable LocalDate day(String value) {
            try {
                return value.length() < 10 ? null : LocalDate.parse(value.substring(0, 10));
            } catch (DateTimeException impossible) {
                return null;
            }
        }
    }
}
