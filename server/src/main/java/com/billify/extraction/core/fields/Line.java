package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of print: its words from the left, and the same as one text. In the text a blank stands between words of one
 * phrase, {@link #WIDE} where the gap is wider than that, and {@link #COLUMN} where another column begins.
 */
final class Line {
    static final char WIDE = '\u2002';
    static final char COLUMN = '\t';
    /** Gaps in line heights. */
    private static final double WIDE_GAP = 0.78;

    /** A picture's words are as high as their ink; the letters' font is higher by this. */
    private static final double INK = 1.25;

    private static final double COLUMN_GAP = 1.4;

    private final int page;
    private final boolean ocr;
    private final List<Word> words;
    private final double height;
    private final Box box;
    private final String text;
    private final int[] starts;
    private final Map<Long, Box> places = new HashMap<>();

    /** @param words not empty, in any order */
    Line(int page, boolean ocr, List<Word> words) {
        this.page = page;
        this.ocr = ocr;
        this.words = words.stream()
                .sorted((one, other) ->
                        Double.compare(one.box().x(), other.box().x()))
                .toList();
        double[] heights =
                words.stream().mapToDouble(word -> word.box().height()).sorted().toArray();
        double tall = heights[heights.length * 3 / 4];
        this.height = Math.max(1, ocr ? tall * INK : tall);
        this.box = this.words.stream().map(Word::box).reduce(Box::and).orElseThrow();
        this.starts = new int[words.size()];
        StringBuilder written = new StringBuilder();
        for (int index = 0; index < this.words.size(); index++) {
            if (index > 0) {
                written.append(gapBefore(index));
            }
            starts[index] = written.length();
            written.append(this.words.get(index).text());
        }
        this.text = written.toString();
    }

    private char gapBefore(int index) {
        double gap = (words.get(index).box().x() - words.get(index - 1).box().right()) / height;
        return gap > COLUMN_GAP ? COLUMN : gap > WIDE_GAP ? WIDE : ' ';
    }

    int page() {
        return page;
    }

    /** True where the letters were read from a picture. */
    boolean isOcr() {
        return ocr;
    }

    String text() {
        return text;
    }

    /** That of most of its letters, in points. */
    double height() {
        return height;
    }

    Box box() {
        return box;
    }

    Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** Its parts between the gaps of columns. */
    List<Span> cells() {
        List<Span> cells = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || text.charAt(index) == COLUMN) {
                cells.add(span(start, index));
                start = index + 1;
            }
        }
        return cells;
    }

    /** The place of a part of the text; of part of a word, as if its letters were equally wide. */
    Box place(int start, int end) {
        return places.computeIfAbsent((long) start << Integer.SIZE | end, none -> measured(start, end));
    }

    private Box measured(int start, int end) {
        Box place = null;
        for (int index = 0; index < starts.length; index++) {
            Word word = words.get(index);
            int from = Math.max(start, starts[index]) - starts[index];
            int to = Math.min(end, starts[index] + word.text().length()) - starts[index];
            if (from < to) {
                double letter = word.box().width() / word.text().length();
                Box part = new Box(
                        word.box().x() + from * letter,
                        word.box().y(),
                        (to - from) * letter,
                        word.box().height());
                place = place == null ? part : place.and(part);
            }
        }
        return place == null ? new Box(box.x(), box.y(), 0, box.height()) : place;
    }

    /** The lowest confidence of the words of a part of the text. */
    double confidence(int start, int end) {
        double lowest = 1;
        for (int index = 0; index < starts.length; index++) {
            Word word = words.get(index);
            if (starts[index] < end && starts[index] + word.text().length() > start) {
                lowest = Math.min(lowest, word.confidence());
            }
        }
        return lowest;
    }
}
