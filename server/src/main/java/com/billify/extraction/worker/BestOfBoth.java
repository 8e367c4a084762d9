package com.billify.extraction.worker;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import com.billify.extraction.worker.Tesseract.Read;
import java.util.ArrayList;
import java.util.List;

/** Two readings of one page, of each part the one that is surer of its letters. */
final class BestOfBoth {
    /** Letters without doubt by which the other reading must be ahead: where both read alike, rows keep amounts whole. */
    private static final double AHEAD = 0.4;
    /** How much of a word the other phrase must cover to stand in its place. */
    private static final double COVERED = 0.5;

    private static final double TOUCHED = 0.1;
    /** Words read with less, often of two rows at once, are in the way of nothing. */
    private static final double DOUBTFUL = 0.5;

    private BestOfBoth() {}

    /**
     * @param rows read in rows as wide as the page
     * @param apart read phrase by phrase
     */
    static Read of(Read rows, Read apart) {
        List<List<Word>> lines = new ArrayList<>(rows.lines());
        for (List<Word> phrase : apart.lines()) {
            Box box = box(phrase);
            List<Word> below = lines.stream()
                    .flatMap(List::stream)
                    .filter(word -> covered(word.box(), box) > (word.confidence() < DOUBTFUL ? TOUCHED : COVERED))
                    .toList();
            // words that the phrase cuts in two would be there twice
            boolean isClean = lines.stream()
                    .flatMap(List::stream)
                    .allMatch(word -> below.contains(word) || covered(word.box(), box) < TOUCHED);
            if (isClean && Tesseract.worth(phrase) > Tesseract.worth(below) + AHEAD) {
                lines.replaceAll(line ->
                        line.stream().filter(word -> !below.contains(word)).toList());
                lines.removeIf(List::isEmpty);
                lines.add(phrase);
            }
        }
        double sum = 0;
        int letters = 0;
        for (List<Word> line : lines) {
            for (Word word : line) {
                sum += word.confidence() * word.text().length();
                letters += word.text().length();
            }
        }
        return new Read(lines, letters == 0 ? 0 : sum / letters);
    }

    private static Box box(List<Word> words) {
        return words.stream().map(Word::box).reduce(Box::and).orElseThrow();
    }

    /** The part of a word that lies within, 0 to 1. */
    private static double covered(Box word, Box within) {
        double width = Math.min(word.right(), within.right()) - Math.max(word.x(), within.x());
        double height = Math.min(word.bottom(), within.bottom()) - Math.max(word.y(), within.y());
        return width <= 0 || height <= 0 ? 0 : width * height / Math.max(0.01, word.width() * word.height());
    }
}
