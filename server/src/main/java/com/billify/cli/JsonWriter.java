package com.billify.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes one JSON value. A library would cost more time to load than a command has for its whole answer. */
final class JsonWriter {
    private final StringBuilder json = new StringBuilder();
    private boolean first = true;

    JsonWriter beginObject() {
        return open('{');
    }

    JsonWriter endObject() {
        return close('}');
    }

    JsonWriter beginArray() {
        return open('[');
    }

    JsonWriter endArray() {
        return close(']');
    }

    JsonWriter name(String name) {
        separate();
        quote(name);
        json.append(':');
        first = true;
        return this;
    }

    /** A string, or null. */
    JsonWriter value(@Nullable Object text) {
        separate();
        if (text == null) {
            json.append("null");
        } else {
            quote(text.toString());
        }
        return this;
    }

    JsonWriter value(@Nullable Boolean truth) {
        separate();
        json.append(truth);
        return this;
    }

    JsonWriter value(int number) {
        separate();
        json.append(number);
        return this;
    }

    JsonWriter number(BigDecimal number) {
        separate();
        json.append(number.toPlainString());
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private JsonWriter open(char bracket) {
        separate();
        json.append(bracket);
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        json.append(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            json.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    // half a surrogate pair cannot be written as UTF-8
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || isHalfPair(text, i)) {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    private static boolean isHalfPair(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
