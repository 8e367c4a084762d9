package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of an XML document, read into memory. Found by local name, since prefixes vary and the versions of a message
 * differ in nothing but their namespace.
 *
 * @param text its own text, all pieces together, with blanks at the ends
 */
public record XmlElement(
        String name, String namespace, Map<String, String> attributes, List<XmlElement> children, String text) {
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** An element with nothing in it, in the place of one that is not there. */
    static XmlElement empty(String name) {
        return new XmlElement(name, "", Map.of(), List.of(), "");
    }

    /** Every element at the end of the path, in document order. */
    public List<XmlElement> all(String... path) {
        List<XmlElement> reached = new ArrayList<>();
        walk(path, 0, reached, Integer.MAX_VALUE);
        return reached;
    }

    /** The first element at the end of the path, or null. */
    public @Nullable XmlElement first(String... path) {
        List<XmlElement> reached = new ArrayList<>(1);
        walk(path, 0, reached, 1);
        return reached.isEmpty() ? null : reached.getFirst();
    }

    /** In plain loops: a bank file asks for a dozen paths an entry, and has tens of thousands of entries. */
    private void walk(String[] path, int step, List<XmlElement> reached, int most) {
        if (step == path.length) {
            reached.add(this);
            return;
        }
        for (XmlElement child : children) {
            if (reached.size() == most) {
                return;
            }
            if (child.name.equals(path[step])) {
                child.walk(path, step + 1, reached, most);
            }
        }
    }

    boolean has(String... path) {
        return first(path) != null;
    }

    /** The first text that is not blank at the end of the path, on one line. */
    public @Nullable String value(String... path) {
        for (XmlElement element : all(path)) {
            String value = Texts.line(element.text);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The first text at the end of the path as it stands, as identifiers are compared; null when blank. */
    public @Nullable String verbatim(String... path) {
        XmlElement element = first(path);
        return element == null ? null : Texts.orNull(element.text);
    }

    /** Every text that is not blank at the end of the path, on one line each. */
    List<String> values(String... path) {
        List<String> values = new ArrayList<>();
        for (XmlElement element : all(path)) {
            String value = Texts.line(element.text);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    public @Nullable String attribute(String attribute) {
        return Texts.line(Objects.requireNonNullElse(attributes.get(attribute), ""));
    }
}
