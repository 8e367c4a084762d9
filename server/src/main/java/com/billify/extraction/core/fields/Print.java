package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.QrCode;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that is printed on a document, in lines.
 *
 * @param lines page by page, from the top down
 * @param height that of most lines, in points
 */
record Print(List<Page> pages, List<Line> lines, double height) {

    /** Two words stand on one line when they share this much of the lower one's height. */
    private static final double SHARED = 0.5;
    /** Points down for each point to the right: what is less moves nothing to another line. */
    private static final double LEAST_TILT = 0.003;
    /** In points from the middle of its first word to that of its last. */
    private static final double LONG_PHRASE = 60;

    private static final int FEWEST_PHRASES = 5;
    /** Between phrases, in heights of a word. */
    private static final double WIDE_GAP = 2;

    static Print of(List<Page> pages) {
        List<Line> lines = new ArrayList<>();
        for (Page page : pages) {
            lines.addAll(lines(page));
        }
        double[] heights = lines.stream().mapToDouble(Line::height).sorted().toArray();
        return new Print(pages, List.copyOf(lines), heights.length == 0 ? 10 : heights[heights.length / 2]);
    }

    Page page(int number) {
        return pages.stream()
                .filter(page -> page.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no page " + number));
    }

    List<QrCode> codes() {
        return pages.stream().flatMap(page -> page.codes().stream()).toList();
    }

    /**
     * Follows each line word by word from the left, so that a page that hangs a little keeps its lines. A picture that hangs more
     * is measured along its phrases first: an amount far from its label would stand beside the next one.
     */
    private static List<Line> lines(Page page) {
        List<List<Word>> open = followed(page, 0);
        if (page.origin() == Page.Origin.OCR) {
            double tilt = tilt(open);
            if (Math.abs(tilt) > LEAST_TILT) {
                open = followed(page, tilt);
            }
        }
        return open.stream()
                .map(words -> new Line(page.number(), page.origin() == Page.Origin.OCR, words))
                .sorted(Comparator.comparingDouble(
                                (Line line) -> line.box().y() + line.box().height() / 2)
                        .thenComparingDouble(line -> line.box().x()))
                .toList();
    }

    /** @param tilt how far lines go down, for each point to the right */
    private static List<List<Word>> followed(Page page, double tilt) {
        List<List<Word>> open = new ArrayList<>();
        page.words().stream()
                .filter(word -> !word.text().isBlank())
                .sorted(Comparator.comparingDouble(word -> word.box().x()))
                .forEach(word -> {
                    List<Word> best = null;
                    double most = SHARED;
                    for (List<Word> line : open) {
                        double shared = shared(line.getLast(), word, tilt);
                        if (shared > most) {
                            most = shared;
                            best = line;
                        }
                    }
                    if (best == null) {
                        best = new ArrayList<>();
                        open.add(best);
                    }
                    best.add(word);
                });
        return open;
    }

    /** That of most phrases that are long enough to show it; none where few are. */
    private static double tilt(List<List<Word>> lines) {
        double[] tilts = lines.stream()
                .flatMap(line -> phrases(line).stream())
                .filter(phrase -> middle(phrase.getLast()) - middle(phrase.getFirst()) > LONG_PHRASE)
                .mapToDouble(phrase -> (height(phrase.getLast()) - height(phrase.getFirst()))
                        / (middle(phrase.getLast()) - middle(phrase.getFirst())))
                .sorted()
                .toArray();
        return tilts.length < FEWEST_PHRASES ? 0 : tilts[tilts.length / 2];
    }

    /** The words of a line that stand close to each other: what follows a wide gap may be of another line. */
    private static List<List<Word>> phrases(List<Word> line) {
        List<List<Word>> phrases = new ArrayList<>();
        for (Word word : line) {
            if (phrases.isEmpty()
                    || word.box().x() - phrases.getLast().getLast().box().right()
                            > WIDE_GAP * word.box().height()) {
                phrases.add(new ArrayList<>());
            }
            phrases.getLast().add(word);
        }
        return phrases;
    }

    private static double middle(Word word) {
        return word.box().x() + word.box().width() / 2;
    }

    /** Half way between top and foot, which letters that hang below and those that stand out move by half. */
    private static double height(Word word) {
        return word.box().y() + word.box().height() / 2;
    }

    /** How much of the lower word's height is beside the other; nothing where one stands upon the other. */
    private static double shared(Word left, Word right, double tilt) {
        double sunk = tilt * (right.box().x() - left.box().right());
        double top = Math.max(left.box().y() + sunk, right.box().y());
        double bottom = Math.min(left.box().bottom() + sunk, right.box().bottom());
        double lower = Math.max(0.1, Math.min(left.box().height(), right.box().height()));
        boolean overprinted = left.box().right() - right.box().x() > lower;
        return overprinted ? 0 : (bottom - top) / lower;
    }
}
