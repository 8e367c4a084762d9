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
     * Follows each line word by word from the left, so that a page that hangs a little keeps its lines.
     */
    private static List<Line> lines(Page page) {
        List<List<Word>> open = new ArrayList<>();
        page.words().stream()
                .filter(word -> !word.text().isBlank())
                .sorted(Comparator.comparingDouble(word -> word.box().x()))
                .forEach(word -> {
                    List<Word> best = null;
                    double most = SHARED;
                    for (List<Word> line : open) {
                        double shared = shared(line.getLast(), word);
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
        return open.stream()
                .map(words -> new Line(page.number(), page.origin() == Page.Origin.OCR, words))
                .sorted(Comparator.comparingDouble(
                                (Line line) -> line.box().y() + line.box().height() / 2)
                        .thenComparingDouble(line -> line.box().x()))
                .toList();
    }

    /** How much of the lower word's height is beside the other; nothing where one stands upon the other. */
    private static double shared(Word left, Word right) {
        double top = Math.max(left.box().y(), right.box().y());
        double bottom = Math.min(left.box().bottom(), right.box().bottom());
        double lower = Math.max(0.1, Math.min(left.box().height(), right.box().height()));
        boolean overprinted = left.box().right() - right.box().x() > lower;
        return overprinted ? 0 : (bottom - top) / lower;
    }
}
