package com.billify.demo.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML, two blanks a level. */
final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes as they stand in the tag */
    Xml open(String name, String attributes) {
        indent().append('<')
                .append(name)
                .append(attributes.isEmpty() ? "" : " " + attributes)
                .append(">\n");
        open.push(name);
        return this;
    }

    Xml open(String name) {
        return open(name, "");
    }

    Xml close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** Closes so many. */
    Xml close(int levels) {
        for (int level = 0; level < levels; level++) {
            close();
        }
        return this;
    }

    Xml value(String name, String value) {
        return value(name, "", value);
    }

    Xml value(String name, String attributes, String value) {
        indent().append('<')
                .append(name)
                .append(attributes.isEmpty() ? "" : " " + attributes)
                .append('>');
        text.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        text.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(open.size()));
    }

    byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    /** Cents as euro with two decimals. */
    static String euro(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
