package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.QrCode;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An A4 page to put words on, in letters of ten points, each five wide. */
final class PageOfWords {
    private static final double LETTER = 5;
    private static final double HEIGHT = 9.2;
    private static final double ROW = 13;
    private static final double LEFT = 40;
    private static final double TOP = 40;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Page.Origin origin;
    private final List<Word> words = new ArrayList<>();
    private final List<QrCode> codes = new ArrayList<>();

    private PageOfWords(Page.Origin origin) {
        this.origin = origin;
    }

    static PageOfWords printed() {
        return new PageOfWords(Page.Origin.TEXT);
    }

    static PageOfWords photographed() {
        return new PageOfWords(Page.Origin.OCR);
    }

    /** Words with a blank between them, the first at these points from the left and the top. */
    PageOfWords at(double x, double y, String text) {
        return at(x, y, text, 1);
    }

    PageOfWords title(double x, double y, String text) {
        return at(x, y, text, 2);
    }

    private PageOfWords at(double x, double y, String text, double size) {
        double left = x;
        for (String word : text.split(" ")) {
            double width = word.length() * LETTER * size;
            words.add(new Word(word, new Box(left, y, width, HEIGHT * size), 1));
            left += width + LETTER * size * 0.6;
        }
        return this;
    }

    /** A whole page as on a typewriter: each letter and each blank of a row is equally wide. */
    PageOfWords typed(String text) {
        double y = TOP;
        for (String row : text.split("\n", -1)) {
            Matcher word = WORD.matcher(row);
            while (word.find()) {
                words.add(new Word(
                        word.group(),
                        new Box(LEFT + word.start() * LETTER, y, word.group().length() * LETTER, HEIGHT),
                        1));
            }
            y += ROW;
        }
        return this;
    }

    PageOfWords code(String text) {
        codes.add(new QrCode(text, new Box(400, 700, 80, 80)));
        return this;
    }

    /** The same as a picture that hangs: each word as much lower as it is further to the right. */
    PageOfWords hanging(double tilt) {
        words.replaceAll(word -> new Word(
                word.text(),
                new Box(
                        word.box().x(),
                        word.box().y() + tilt * word.box().x(),
                        word.box().width(),
                        word.box().height()),
                word.confidence()));
        return this;
    }

    List<Page> pages() {
        return List.of(new Page(1, 595, 842, origin, words, codes));
    }
}
