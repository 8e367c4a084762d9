package com.billify.extraction.worker;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Puts the letters of a page together to words, by where they stand alone: the order in which a PDF states them is anybody's.
 * The page is turned so that most of its letters stand upright.
 */
final class GlyphLines {
    /** Of the font size: how far baselines of one line may lie apart, as of a raised cent. */
    private static final double SAME_LINE = 0.35;
    /** Of the font size: a gap wider than this parts words; a blank is a quarter and more, kerning a tenth at most. */
    private static final double GAP = 0.16;
    /** Where a blank is stated, a gap as wide as this will do; there are blanks that leave no gap at all. */
    private static final double GAP_AT_BLANK = 0.06;
    /** Of the font size: letters farther apart are of other columns, however evenly they stand. */
    private static final double WIDEST_SPACED = 1.3;

    private static final int FEWEST_SPACED = 5;
    /** Of the font size: what the gaps between spaced letters differ by, as letters are narrow and wide. */
    private static final double UNEVEN = 0.18;

    private static final double MOSTLY = 0.7;
    /** Of the width of a letter: the same letter this near is a bold one, printed twice. */
    private static final double TWICE = 0.3;
    /** Letters that differ more in size are not of one word. */
    private static final double OTHER_SIZE = 1.5;
    /** The part of the font size above the baseline, and all of it: as a line of text looks. */
    private static final double ASCENT = 0.72;

    private static final double HEIGHT = 0.92;
    /** Dots or strokes in a row that lead the eye to a figure and are no part of it. */
    private static final int LEADERS = 3;

    private final double width;
    private final double height;

    private GlyphLines(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The words of a page, and its size when upright. */
    record Upright(double width, double height, List<Word> words) {}

    /**
     * @param width of the page as it is shown, in points
     * @param height in points
     */
    static Upright of(List<Glyph> glyphs, double width, double height) {
        int[] letters = new int[4];
        glyphs.forEach(glyph -> letters[glyph.direction()] += glyph.text().length());
        int upright = 0;
        for (int direction = 1; direction < 4; direction++) {
            if (letters[direction] > letters[upright]) {
                upright = direction;
            }
        }
        GlyphLines shown = new GlyphLines(width, height);
        GlyphLines turned = shown.turned(upright);
        List<Word> words = new ArrayList<>();
        for (int further = 0; further < 4; further++) {
            int direction = (upright + further) % 4;
            List<Glyph> along = glyphs.stream()
                    .filter(glyph -> glyph.direction() == direction)
                    .map(glyph -> shown.turn(glyph, direction))
                    .toList();
            GlyphLines own = shown.turned(direction);
            for (Word word : words(along)) {
                if (own.holds(word.box())) {
                    words.add(new Word(word.text(), turned.turnedBack(word.box(), further), 1));
                }
            }
        }
        return new Upright(turned.width, turned.height, List.copyOf(words));
    }

    private GlyphLines turned(int quarters) {
        return quarters % 2 == 0 ? this : new GlyphLines(height, width);
    }

    private Glyph turn(Glyph glyph, int direction) {
        double x = glyph.x();
        double y = glyph.y();
        return switch (direction) {
            case 1 -> new Glyph(glyph.text(), y, width - x, glyph.width(), glyph.em(), 0);
            case 2 -> new Glyph(glyph.text(), width - x, height - y, glyph.width(), glyph.em(), 0);
            case 3 -> new Glyph(glyph.text(), height - y, x, glyph.width(), glyph.em(), 0);
            default -> glyph;
        };
    }

    /** From the page turned by so many quarters to this one. */
    private Box turnedBack(Box box, int quarters) {
        return switch (quarters) {
            case 1 -> new Box(width - box.bottom(), box.x(), box.height(), box.width());
            case 2 -> new Box(width - box.right(), height - box.bottom(), box.width(), box.height());
            case 3 -> new Box(box.y(), height - box.right(), box.height(), box.width());
            default -> box;
        };
    }

    /** What lies beside the page is not seen. */
    private boolean holds(Box box) {
        return box.right() > 0 && box.bottom() > 0 && box.x() < width && box.y() < height;
    }

    // ---- from here on all letters stand upright

    private static List<Word> words(List<Glyph> glyphs) {
        List<Word> words = new ArrayList<>();
        for (List<Glyph> line : lines(glyphs)) {
            List<Glyph> letters = new ArrayList<>();
            BitSet blankBefore = new BitSet();
            for (Glyph glyph : line) {
                if (glyph.text().isEmpty()) {
                    blankBefore.set(letters.size());
                } else if (letters.isEmpty() || !isPrintedTwice(letters.getLast(), glyph)) {
                    letters.add(glyph);
                }
            }
            double[] least = leastGaps(letters, blankBefore);
            List<Glyph> word = new ArrayList<>();
            for (int index = 0; index < letters.size(); index++) {
                if (index > 0 && areApart(letters.get(index - 1), letters.get(index), least[index])) {
                    addParts(words, word);
                    word.clear();
                }
                word.add(letters.get(index));
            }
            addParts(words, word);
        }
        return words;
    }

    /** Of the font size, the gap before each letter of a line from which on a word begins there. */
    private static double[] leastGaps(List<Glyph> letters, BitSet blankBefore) {
        double[] least = new double[letters.size()];
        for (int index = 0; index < least.length; index++) {
            least[index] = blankBefore.get(index) ? GAP_AT_BLANK : GAP;
        }
        int from = 0;
        for (int index = 1; index <= letters.size(); index++) {
            boolean isEnd =
                    index == letters.size() || areApart(letters.get(index - 1), letters.get(index), WIDEST_SPACED);
            if (isEnd) {
                spaced(letters.subList(from, index)).ifPresent(new Spaced(from, index, blankBefore, least)::widen);
                from = index;
            }
        }
        return least;
    }

    /** Of the font size, the gap between the letters of what is printed l i k e   t h i s; empty for other text. */
    private static OptionalDouble spaced(List<Glyph> letters) {
        if (letters.size() < FEWEST_SPACED) {
            return OptionalDouble.empty();
        }
        double[] gaps = new double[letters.size() - 1];
        for (int index = 0; index < gaps.length; index++) {
            gaps[index] = gap(letters.get(index), letters.get(index + 1))
                    / letters.get(index).em();
        }
        double usual = Arrays.stream(gaps).sorted().toArray()[gaps.length / 2];
        long alike = Arrays.stream(gaps)
                .filter(gap -> Math.abs(gap - usual) < UNEVEN)
                .count();
        return usual > GAP && alike >= gaps.length * MOSTLY ? OptionalDouble.of(usual) : OptionalDouble.empty();
    }

    /**
     * A run of spaced letters within a line.
     *
     * @param from its first letter
     * @param end behind its last one
     */
    private record Spaced(int from, int end, BitSet blankBefore, double[] least) {
        /** Where a blank stands between all letters it parts none of them. */
        void widen(double usual) {
            boolean blanksPart = blankBefore.get(from + 1, end).cardinality() * 2 < end - from;
            for (int index = from + 1; index < end; index++) {
                least[index] = blanksPart && blankBefore.get(index) ? GAP_AT_BLANK : usual + UNEVEN;
            }
        }
    }

    /** From the top down, each from the left; blanks have become empty. */
    private static List<List<Glyph>> lines(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            String text = plain(glyph.text());
            if (!text.isEmpty() || isBlank(glyph.text())) {
                sorted.add(new Glyph(text, glyph.x(), glyph.y(), glyph.width(), glyph.em(), 0));
            }
        }
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        List<List<Glyph>> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        double baseline = 0;
        for (Glyph glyph : sorted) {
            if (!line.isEmpty()
                    && glyph.y() - baseline
                            > SAME_LINE * Math.min(glyph.em(), line.getFirst().em())) {
                lines.add(line);
                line = new ArrayList<>();
            }
            if (line.isEmpty()) {
                baseline = glyph.y();
            }
            line.add(glyph);
        }
        lines.add(line);
        lines.forEach(one -> one.sort(Comparator.comparingDouble(Glyph::x)));
        return lines;
    }

    private static boolean isPrintedTwice(Glyph before, Glyph glyph) {
        return before.text().equals(glyph.text()) && glyph.x() - before.x() < TWICE * before.width();
    }

    private static boolean areApart(Glyph before, Glyph glyph, double least) {
        double em = Math.max(before.em(), glyph.em());
        return gap(before, glyph) > least * em || em > OTHER_SIZE * Math.min(before.em(), glyph.em());
    }

    private static double gap(Glyph before, Glyph glyph) {
        return glyph.x() - before.x() - before.width();
    }

    private static void addParts(List<Word> words, List<Glyph> word) {
        int from = 0;
        while (from < word.size()) {
            int end = from;
            while (end < word.size() && leaders(word, end) < LEADERS) {
                end++;
            }
            if (end > from) {
                words.add(word(word.subList(from, end)));
            }
            from = end + (end < word.size() ? leaders(word, end) : 0);
        }
    }

    /** How many dots or strokes of one kind stand in a row from there. */
    private static int leaders(List<Glyph> word, int from) {
        String text = word.get(from).text();
        if (text.equals("\u2026")) {
            return LEADERS;
        }
        if (!text.equals(".") && !text.equals("_")) {
            return 0;
        }
        int at = from;
        while (at < word.size() && word.get(at).text().equals(text)) {
            at++;
        }
        return at - from;
    }

    private static Word word(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double em = 0;
        double baseline = 0;
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            left = Math.min(left, glyph.x());
            right = Math.max(right, glyph.x() + glyph.width());
            if (glyph.em() > em) {
                em = glyph.em();
                baseline = glyph.y();
            }
        }
        return new Word(
                Normalizer.normalize(text, Normalizer.Form.NFC),
                new Box(left, baseline - ASCENT * em, Math.max(0, right - left), HEIGHT * em),
                1);
    }

    // ---- letters

    private static boolean isBlank(String text) {
        return !text.isEmpty() && text.chars().allMatch(GlyphLines::isBlank);
    }

    /** Also the no-break blanks, which neither String.isBlank nor \s knows, and with which many programs part words. */
    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** As a person would type it: ligatures in letters, one kind of stroke, nothing that is not seen. */
    private static String plain(String text) {
        if (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < '\u007f') {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            switch (letter) {
                case 0x00ad, 0x2010, 0x2011, 0x2212 -> plain.append('-');
                default -> {
                    if (letter >= 0xfb00 && letter <= 0xfb06) {
                        plain.append(Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC));
                    } else if (!isBlank(letter) && Arrays.binarySearch(UNSEEN, Character.getType(letter)) < 0) {
                        plain.appendCodePoint(letter);
                    }
                }
            }
        }
        return plain.toString();
    }

    private static final int[] UNSEEN = unseen();

    private static int[] unseen() {
        int[] types = {Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED};
        Arrays.sort(types);
        return types;
    }
}
