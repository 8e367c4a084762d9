package com.billify.simulators;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes JSON: maps, lists, text, numbers, booleans and null; and finds a text in one that somebody else has written. */
public final class Json {
    private Json() {}

    /** @param namesAndValues in turn */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        }
        return object;
    }

    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** The plain text of the first field of that name; empty when there is none. */
    public static String text(String json, String field) {
        Matcher found = Pattern.compile('"' + Pattern.quote(field) + "\"\\s*:\\s*\"([^\"\\\\]*)\"")
                .matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> {
                text.append('{');
                String between = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(between);
                    quote(String.valueOf(entry.getKey()), text);
                    text.append(':');
                    write(entry.getValue(), text);
                    between = ",";
                }
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                String between = "";
                for (Object item : list) {
                    text.append(between);
                    write(item, text);
                    between = ",";
                }
                text.append(']');
            }
            case BigDecimal number -> text.append(number.toPlainString());
            case Number number -> text.append(number);
            case Boolean bool -> text.append(bool);
            default -> quote(value.toString(), text);
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
