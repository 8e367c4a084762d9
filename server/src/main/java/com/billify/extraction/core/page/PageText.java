package com.billify.extraction.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pages as lines of text: what the worker that reads documents hands to whoever asked, and what tests keep.
 *
 * <p>One line a page ({@code P}: number, width, height, origin, and of an image the {@link Look}), followed by a line for each of its words ({@code W}: x, y, width,
 * height, confidence, text) and codes ({@code Q}: x, y, width, height, text), the parts separated by tabs. In texts, tab, line feed,
 * carriage return and backslash are written as {@code \t \n \r \\}. Places are rounded to a hundredth of a point.
 */
public final class PageText {
    /** Lines that are read at most: what writes them may have been led astray by what it read. */
    private static final int LIMIT_LINES = 400_000;

    private static final String FLIPPED = "f";

    private PageText() {}

    /** Empty for no pages. */
    public static String write(List<Page> pages) {
        StringBuilder text = new StringBuilder();
        for (Page page : pages) {
            text.append("P\t").append(page.number()).append('\t');
            number(text, page.width()).append('\t');
            number(text, page.height()).append('\t').append(page.origin());
            Look look = page.look();
            if (look != null) {
                text.append('\t').append(write(look));
            }
            text.append('\n');
            for (Word word : page.words()) {
                text.append('W');
                box(text, word.box()).append('\t');
                number(text, word.confidence()).append('\t');
                escape(text, word.text()).append('\n');
            }
            for (QrCode code : page.codes()) {
                text.append('Q');
                box(text, code.box()).append('\t');
                escape(text, code.text()).append('\n');
            }
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when this is not as {@link #write} writes it */
    public static List<Page> read(String text) {
        List<Page> pages = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<QrCode> codes = new ArrayList<>();
        String[] head = null;
        int lines = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (++lines > LIMIT_LINES) {
                throw new IllegalArgumentException("more than %d words".formatted(LIMIT_LINES));
            }
            String[] parts = line.split("\t", -1);
            String kind = parts[0] + parts.length;
            if (kind.equals("P5") || kind.equals("P6")) {
                if (head != null) {
                    pages.add(page(head, words, codes));
                    words.clear();
                    codes.clear();
                }
                head = parts;
            } else if (kind.equals("W7") && head != null) {
                words.add(new Word(unescape(parts[6]), box(parts), number(parts[5])));
            } else if (kind.equals("Q6") && head != null) {
                codes.add(new QrCode(unescape(parts[5]), box(parts)));
            } else {
                throw new IllegalArgumentException("no page and no word: line " + lines);
            }
        }
        if (head != null) {
            pages.add(page(head, words, codes));
        }
        return List.copyOf(pages);
    }

    private static Page page(String[] head, List<Word> words, List<QrCode> codes) {
        return new Page(
                Integer.parseInt(head[1]),
                number(head[2]),
                number(head[3]),
                Page.Origin.valueOf(head[4]),
                words,
                codes,
                head.length > 5 ? look(head[5]) : null);
    }

    /** As it stands in the line of a page: the way, and {@code f} where it is flipped. */
    public static String write(Look look) {
        return look.way() + (look.isFlipped() ? FLIPPED : "");
    }

    /** @throws IllegalArgumentException when this is not as {@link #write(Look)} writes it */
    public static Look look(String text) {
        boolean isFlipped = text.endsWith(FLIPPED);
        return new Look(
                Integer.parseInt(isFlipped ? text.substring(0, text.length() - FLIPPED.length()) : text), isFlipped);
    }

    private static Box box(String[] parts) {
        return new Box(number(parts[1]), number(parts[2]), number(parts[3]), number(parts[4]));
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no number: " + text);
        }
        return number;
    }

    private static StringBuilder box(StringBuilder text, Box box) {
        for (double part : new double[] {box.x(), box.y(), box.width(), box.height()}) {
            number(text.append('\t'), part);
        }
        return text;
    }

    /** By hand, since there are thousands, and String.format takes a microsecond each. */
    private static StringBuilder number(StringBuilder text, double number) {
        long hundredths = Math.round(number * 100);
        if (hundredths < 0) {
            text.append('-');
            hundredths = -hundredths;
        }
        text.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            text.append('.').append(hundredths % 100 / 10);
            if (hundredths % 10 != 0) {
                text.append(hundredths % 10);
            }
        }
        return text;
    }

    private static StringBuilder escape(StringBuilder to, String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\\' -> to.append("\\\\");
                // what else ends a line for some readers
                case '\u000b', '\f', '\u0085', '\u2028', '\u2029' ->
                    to.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
                default -> to.append(letter);
            }
        }
        return to;
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter != '\\' || at + 1 == text.length()) {
                plain.append(letter);
                continue;
            }
            char escaped = text.charAt(++at);
            switch (escaped) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'u' -> {
                    if (at + 4 >= text.length()) {
                        throw new IllegalArgumentException("cut short: " + text);
                    }
                    plain.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
                    at += 4;
                }
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }
}
