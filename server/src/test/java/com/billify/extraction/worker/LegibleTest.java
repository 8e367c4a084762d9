package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegibleTest {
    private static final String GARBLED = "kqxwzrtp vbnmlkjh qwrtzxcv plokmijn wsxqazed";

    @Test
    void textOfUsualWordsIsBelieved() {
        assertThat(Legible.isText(page(12, "Factuur voor de werken in uw kantoor"), false))
                .isTrue();
    }

    @Test
    void textWithoutOneUsualWordIsNot() {
        assertThat(Legible.isText(page(12, GARBLED), false)).isFalse();
    }

    @Test
    void numbersAloneAreNoGarble() {
        assertThat(Legible.isText(page(12, "0475/118824 12.03.2026 00:03:12 0,14"), false))
                .isTrue();
    }

    @Test
    void whatAScannerPrintsBelowItsImageIsNotThePage() {
        String printed = "Printed by the scanner of the office on the second of November at ten, page 1 of 1";

        assertThat(Legible.isText(page(2, printed), true)).isFalse();
        assertThat(Legible.isText(page(2, printed), false)).isTrue();
        assertThat(Legible.isText(page(12, printed), true)).isTrue();
    }

    /** Rows spread upwards from the lower edge, a twentieth of the page apart. */
    private static GlyphLines.Upright page(int rows, String text) {
        List<Word> words = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double left = 40;
            for (String word : text.split(" ")) {
                words.add(new Word(word, new Box(left, 830 - 42.0 * row, 5.0 * word.length(), 9), 1));
                left += 5.0 * word.length() + 3;
            }
        }
        return new GlyphLines.Upright(595, 842, words);
    }
}
