package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through XML from strangers: a document type declaration is refused before anything in it is read, no entity is
 * resolved, nothing is fetched, and depth, size and number of what is kept in memory are limited.
 */
public final class XmlStream {
    /** Elements within elements; real invoices need about a dozen. */
    static final int LIMIT_DEPTH = 64;
    /** Characters of one text that is kept. */
    static final int LIMIT_CHARACTERS = 65_536;
    /** Elements that are kept in memory at once. */
    static final int LIMIT_ELEMENTS = 200_000;

    /** Attachments are kept with the file, not taken out of it. */
    private static final Set<String> NOT_KEPT = Set.of("EmbeddedDocumentBinaryObject", "AttachmentBinaryObject");

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;
    private int kept;

    /** @throws Refused when the XML breaks before its first element */
    public XmlStream(byte[] content) {
        try {
            this.reader = FACTORY.createXMLStreamReader(XmlEncoding.open(content));
        } catch (XMLStreamException | RuntimeException unreadable) {
            throw broken(unreadable);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        return factory;
    }

    /**
     * The bytes that the current element holds in base64, and goes out of it.
     *
     * @throws Refused when it holds anything else
     */
    public byte[] base64() {
        try {
            String text = reader.getElementText();
            depth--;
            return Base64.getMimeDecoder().decode(text);
        } catch (XMLStreamException | IllegalArgumentException unreadable) {
            throw broken(unreadable);
        }
    }

    /** Goes into the next element, or out of the current one; false at the end of the current element or the document. */
    public boolean nextChild() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Local name of the element just entered. */
    public String name() {
        return reader.getLocalName();
    }

    /** Namespace of the element just entered, empty when none. */
    String namespace() {
        return Objects.requireNonNullElse(reader.getNamespaceURI(), "");
    }

    /** Passes over the element just entered. */
    public void skip() {
        int around = depth - 1;
        while (depth > around) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    /** Goes to the end of the document, which proves that it is whole. */
    public void finish() {
        int event;
        do {
            event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        } while (event != XMLStreamConstants.END_DOCUMENT);
    }

    /** Reads the element just entered, with all in it. What was read before counts no longer. */
    public XmlElement read() {
        kept = 0;
        return readElement();
    }

    private XmlElement readElement() {
        if (++kept > LIMIT_ELEMENTS) {
            throw new Refused(RefusalCode.TOO_LARGE, "This XML holds more elements than Billify reads.");
        }
        String name = name();
        String namespace = namespace();
        Map<String, String> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    children.add(readElement());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return new XmlElement(name, namespace, attributes, children, text.toString());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, name);
                default -> {}
            }
        }
    }

    private Map<String, String> attributes() {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private void append(StringBuilder text, String element) {
        if (NOT_KEPT.contains(element) || (text.isEmpty() && reader.isWhiteSpace())) {
            return;
        }
        if (text.length() + reader.getTextLength() > LIMIT_CHARACTERS) {
            throw new Refused(
                    RefusalCode.TOO_LARGE, "The text of <%s> is longer than Billify reads.".formatted(element));
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private void enter() {
        if (++depth > LIMIT_DEPTH) {
            throw new Refused(RefusalCode.TOO_LARGE, "This XML is nested deeper than Billify reads.");
        }
    }

    private int next() {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | NoSuchElementException unreadable) {
            throw broken(unreadable);
        } catch (RuntimeException unreadable) {
            // the JDK's reader lets some of its own errors through on malformed bytes
            throw broken(unreadable);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Refused(
                    RefusalCode.BROKEN_XML,
                    "This XML has a document type declaration or an entity of its own, which Billify never reads.");
        }
        return event;
    }

    private static Refused broken(@Nullable Exception cause) {
        String where = cause instanceof XMLStreamException stream && stream.getLocation() != null
                ? " at line " + stream.getLocation().getLineNumber()
                : "";
        return new Refused(RefusalCode.BROKEN_XML, "This XML is cut short or not well formed" + where + ".");
    }
}
