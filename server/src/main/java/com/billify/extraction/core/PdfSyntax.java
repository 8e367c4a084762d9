package com.billify.extraction.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values of the PDF syntax from bytes. Never fails on damage: what cannot be read is {@link PdfValue.Other}, and the
 * end of the bytes ends everything. Depth and number of values are limited.
 */
final class PdfSyntax {
    private static final int LIMIT_DEPTH = 64;
    /** Values of one object; what belongs to attachments has a few dozen. */
    private static final int LIMIT_VALUES = 100_000;
    /** Characters of a string that are kept; names of files are short. */
    private static final int LIMIT_TEXT = 4_096;

    private static final String WHITE = "\0\t\n\f\r ";
    private static final String DELIMITERS = "()<>[]{}/%";
    private static final PdfValue.Other OTHER = new PdfValue.Other();
    private static final int LONGEST_WHOLE_NUMBER = 10;

    private final byte[] bytes;
    private int position;
    private int values;

    PdfSyntax(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    /** Behind what was read. */
    int position() {
        return position;
    }

    /** @throws Refused when it holds more than any such value should */
    PdfValue read() {
        values = 0;
        return read(0);
    }

    /** True, and read, when this word comes next. */
    boolean takes(String word) {
        skipBlanks();
        if (!startsWith(bytes, position, word)) {
            return false;
        }
        position += word.length();
        return true;
    }

    static boolean startsWith(byte[] bytes, int at, String word) {
        if (at < 0 || at + word.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True when a digit stands here, or behind blanks. */
    static boolean isDigitNext(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && WHITE.indexOf(bytes[next]) >= 0) {
            next++;
        }
        return next < bytes.length && bytes[next] >= '0' && bytes[next] <= '9';
    }

    private PdfValue read(int depth) {
        if (depth > LIMIT_DEPTH || ++values > LIMIT_VALUES) {
            throw new Refused(RefusalCode.TOO_LARGE, "This PDF holds an object that is larger than Billify reads.");
        }
        skipBlanks();
        return switch (peek()) {
            case '/' -> new PdfValue.Name(name());
            case '(' -> new PdfValue.Text(literal());
            case '[' -> items(depth);
            case '<' -> {
                if (startsWith(bytes, position, "<<")) {
                    yield dictionary(depth);
                }
                yield new PdfValue.Text(hexadecimal());
            }
            default -> word();
        };
    }

    private int peek() {
        return position < bytes.length ? bytes[position] & 0xff : -1;
    }

    private void skipBlanks() {
        while (position < bytes.length) {
            int c = peek();
            if (c == '%') {
                while (position < bytes.length && peek() != '\n' && peek() != '\r') {
                    position++;
                }
            } else if (WHITE.indexOf(c) >= 0) {
                position++;
            } else {
                return;
            }
        }
    }

    private PdfValue.Items items(int depth) {
        position++;
        List<PdfValue> items = new ArrayList<>();
        while (!ends(']')) {
            items.add(read(depth + 1));
        }
        return new PdfValue.Items(List.copyOf(items));
    }

    private PdfValue.Dictionary dictionary(int depth) {
        position += 2;
        Map<String, PdfValue> entries = new HashMap<>();
        while (!ends('>')) {
            if (read(depth + 1) instanceof PdfValue.Name(String key) && !closes('>')) {
                entries.put(key, read(depth + 1));
            }
        }
        if (peek() == '>') {
            position++;
        }
        return new PdfValue.Dictionary(Map.copyOf(entries));
    }

    /** True, and read, when the closing sign or the end of the bytes comes next. */
    private boolean ends(char sign) {
        if (closes(sign)) {
            position++;
            return true;
        }
        return position >= bytes.length;
    }

    private boolean closes(char sign) {
        skipBlanks();
        return peek() == sign;
    }

    private String name() {
        position++;
        StringBuilder name = new StringBuilder();
        for (int c = peek(); isRegular(c); c = peek()) {
            position++;
            if (c == '#' && position + 1 < bytes.length) {
                int high = Character.digit(bytes[position], 16);
                int low = Character.digit(bytes[position + 1], 16);
                if (high >= 0 && low >= 0) {
                    c = high * 16 + low;
                    position += 2;
                }
            }
            if (name.length() < LIMIT_TEXT) {
                name.append((char) c);
            }
        }
        return name.toString();
    }

    private static boolean isRegular(int c) {
        return c >= 0 && WHITE.indexOf(c) < 0 && DELIMITERS.indexOf(c) < 0;
    }

    private String literal() {
        position++;
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (position < bytes.length) {
            int c = bytes[position++] & 0xff;
            if (c == '\\') {
                escaped(text);
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                break;
            }
            if (text.length() < LIMIT_TEXT) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private void escaped(StringBuilder text) {
        int c = peek();
        if (c >= '0' && c <= '7') {
            int code = 0;
            for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; i++) {
                code = code * 8 + bytes[position++] - '0';
            }
            text.append((char) (code & 0xff));
            return;
        }
        position++;
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case '\r', '\n', -1 -> {} // goes on in the next line
            default -> text.append((char) c);
        }
    }

    private String hexadecimal() {
        position++;
        StringBuilder digits = new StringBuilder();
        while (position < bytes.length) {
            int c = bytes[position++];
            if (c == '>') {
                break;
            }
            if (Character.digit(c, 16) >= 0 && digits.length() < LIMIT_TEXT) {
                digits.append((char) c);
            }
        }
        if (digits.length() % 2 == 1) {
            digits.append('0');
        }
        StringBuilder text = new StringBuilder(digits.length() / 2);
        for (int i = 0; i < digits.length(); i += 2) {
            text.append((char) Integer.parseInt(digits, i, i + 2, 16));
        }
        return text.toString();
    }

    /** A number, a reference (two numbers and an R) or a word. */
    private PdfValue word() {
        int start = position;
        while (isRegular(peek())) {
            position++;
        }
        if (position == start) {
            position++; // a closing sign without its opening one
            return OTHER;
        }
        if (!isWhole(start, position)) {
            return OTHER;
        }
        long number = Long.parseLong(new String(bytes, start, position - start, StandardCharsets.ISO_8859_1));
        int behind = position;
        skipBlanks();
        int generation = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position > generation && takes("R") && !isRegular(peek()) && number <= Integer.MAX_VALUE) {
            return new PdfValue.Reference((int) number);
        }
        position = behind;
        return new PdfValue.Whole(number);
    }

    private boolean isWhole(int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return end - start <= LONGEST_WHOLE_NUMBER;
    }
}
