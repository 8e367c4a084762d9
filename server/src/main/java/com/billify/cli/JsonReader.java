package com.billify.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259): objects as maps in their order, arrays as lists, numbers as {@link BigDecimal}. A
 * library would cost more time to load than a command has for its whole answer.
 */
final class JsonReader {
    private static final int DEEPEST = 100;

    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /** Not JSON; the message says what stands where. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private Malformed(String message) {
            super(message, null, false, false);
        }
    }

    static @Nullable Object read(String json) throws Malformed {
        JsonReader reader = new JsonReader(json.startsWith("\ufeff") ? json.substring(1) : json);
        Object value = reader.value(0);
        reader.blanks();
        if (reader.at < reader.json.length()) {
            throw reader.malformed("something after its end");
        }
        return value;
    }

    private @Nullable Object value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw malformed("too deep");
        }
        blanks();
        char c = at < json.length() ? json.charAt(at) : '\0';
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws Malformed {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        blanks();
        if (skip('}')) {
            return object;
        }
        do {
            blanks();
            if (at >= json.length() || json.charAt(at) != '"') {
                throw malformed("a name is missing");
            }
            String name = string();
            blanks();
            if (!skip(':')) {
                throw malformed("a colon is missing");
            }
            object.put(name, value(depth + 1));
            blanks();
        } while (skip(','));
        if (!skip('}')) {
            throw malformed("an object is not closed");
        }
        return object;
    }

    private List<@Nullable Object> array(int depth) throws Malformed {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        blanks();
        if (skip(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
            blanks();
        } while (skip(','));
        if (!skip(']')) {
            throw malformed("an array is not closed");
        }
        return array;
    }

    private String string() throws Malformed {
        StringBuilder text = new StringBuilder();
        for (at++; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c < ' ') {
                throw malformed("a control character in a text");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw malformed("a text is not closed");
    }

    private char escaped() throws Malformed {
        char c = ++at < json.length() ? json.charAt(at) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String digits = json.substring(Math.min(at + 1, json.length()), Math.min(at + 5, json.length()));
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw malformed("a wrong escape");
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw malformed("a wrong escape");
        };
    }

    private BigDecimal number() throws Malformed {
        int from = at;
        while (at < json.length() && "+-.eE0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        String text = json.substring(from, at);
        if (!text.matches("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?")) {
            at = from;
            throw malformed("no value");
        }
        return new BigDecimal(text);
    }

    private @Nullable Object word(String word, @Nullable Object value) throws Malformed {
        if (!json.startsWith(word, at)) {
            throw malformed("no value");
        }
        at += word.length();
        return value;
    }

    private boolean skip(char c) {
        boolean there = at < json.length() && json.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private Malformed malformed(String what) {
        return new Malformed(what + " at character " + (at + 1));
    }
}
