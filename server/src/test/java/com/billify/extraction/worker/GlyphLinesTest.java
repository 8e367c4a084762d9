package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Word;
import com.billify.extraction.worker.GlyphLines.Upright;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GlyphLinesTest {
    private static final Offset<Double> NEAR = Offset.offset(0.01);

    private final List<Glyph> glyphs = new ArrayList<>();

    @Test
    void blanksOfEveryKindPartWords() {
        line("Te betalen:\u00a0\u20ac\u202f1\u2009234,50", 50, 100, 0);

        assertThat(words()).containsExactly("Te", "betalen:", "\u20ac", "1", "234,50");
    }

    @Test
    void aGapPartsWordsWithoutABlank() {
        line("Totaal", 50, 100, 0);
        line("121,00", 50 + 6 * 5 + 4, 100, 0);

        assertThat(words()).containsExactly("Totaal", "121,00");
    }

    @Test
    void aBlankThatLeavesNoGapPartsNothing() {
        glyphs.add(new Glyph("F", 50, 100, 5, 10, 0));
        glyphs.add(new Glyph(" ", 54, 100, 0, 10, 0));
        line("actuur", 55, 100, 0);

        assertThat(words()).containsExactly("Factuur");
    }

    @Test
    void lettersThatArePrintedApartAreWordsAllTheSame() {
        double x = 50;
        for (String letter : "GARAGE MAES".split("")) {
            if (!letter.isBlank()) {
                glyphs.add(new Glyph(letter, x, 100, 5, 10, 0));
            }
            x += 8;
        }
        for (int column = 0; column < 6; column++) {
            line(String.valueOf(column), 50 + column * 30, 120, 0);
        }

        assertThat(words()).containsExactly("GARAGE", "MAES", "0", "1", "2", "3", "4", "5");
    }

    @Test
    void lettersAreTakenInTheOrderOfTheirPlaces() {
        line("onder", 50, 200, 0);
        line("rechts", 300, 100, 0);
        line("links", 50, 100.5, 0);

        assertThat(words()).containsExactly("links", "rechts", "onder");
    }

    @Test
    void boldLettersThatArePrintedTwiceCountOnce() {
        line("Totaal 11", 50, 100, 0);
        line("Totaal 11", 50.4, 100, 0);

        assertThat(words()).containsExactly("Totaal", "11");
    }

    @Test
    void dotsThatLeadToAFigureAreNoPartOfIt() {
        line("Totaal.......121,00", 50, 100, 0);
        line("a.b.c", 50, 120, 0);

        assertThat(words()).containsExactly("Totaal", "121,00", "a.b.c");
    }

    @Test
    void lettersAreAsAPersonWouldTypeThem() {
        line("\ufb01nanci\u00eble", 50, 100, 0);
        line("\u221212\u00ad34", 50, 120, 0);

        assertThat(words()).containsExactly("financi\u00eble", "-12-34");
    }

    @Test
    void aWordStandsAroundItsLetters() {
        line("abc", 50, 100, 0);

        Word word = upright().words().getFirst();
        assertThat(word.box().x()).isEqualTo(50);
        assertThat(word.box().width()).isEqualTo(15);
        assertThat(word.box().y()).isCloseTo(92.8, NEAR);
        assertThat(word.box().height()).isCloseTo(9.2, NEAR);
    }

    @Test
    void aPageWhoseTextRunsDownIsTurnedUpright() {
        // down along the right edge of a page of 600 by 800: its first line, when the page is turned
        line("eerste", 560, 40, 1);
        line("tweede", 540, 40, 1);

        Upright upright = upright();
        assertThat(upright.width()).isEqualTo(800);
        assertThat(upright.height()).isEqualTo(600);
        assertThat(upright.words()).extracting(Word::text).containsExactly("eerste", "tweede");
        assertThat(upright.words().getFirst().box().x()).isEqualTo(40);
        assertThat(upright.words().getFirst().box().bottom()).isCloseTo(600 - 560 + 2, NEAR);
    }

    @Test
    void aPageUpsideDownIsTurned() {
        line("onderste boven", 500, 100, 2);

        Word first = upright().words().getFirst();
        assertThat(first.text()).isEqualTo("onderste");
        assertThat(first.box().x()).isEqualTo(100);
    }

    @Test
    void aNoteInTheMarginKeepsItsPlace() {
        line("Factuur van de bakkerij", 50, 100, 0);
        line("BE0428", 20, 700, 3); // runs up along the left edge

        Word note = upright().words().getLast();
        assertThat(note.text()).isEqualTo("BE0428");
        assertThat(note.box().x()).isCloseTo(20 - 7.2, NEAR);
        assertThat(note.box().y()).isCloseTo(700 - 30, NEAR);
        assertThat(note.box().width()).isCloseTo(9.2, NEAR);
        assertThat(note.box().height()).isCloseTo(30, NEAR);
    }

    @Test
    void whatStandsBesideThePageIsNotSeen() {
        line("gezien", 50, 100, 0);
        line("ongezien", 700, 100, 0);

        assertThat(words()).containsExactly("gezien");
    }

    @Test
    void aPageWithoutLettersHasNoWords() {
        assertThat(words()).isEmpty();
    }

    /** Letters of 5 points in a font of 10. */
    private void line(String text, double x, double y, int direction) {
        double at = 0;
        for (char letter : text.toCharArray()) {
            double[] step = switch (direction) {
                case 1 -> new double[] {0, at};
                case 2 -> new double[] {-at, 0};
                case 3 -> new double[] {0, -at};
                default -> new double[] {at, 0};
            };
            glyphs.add(new Glyph(String.valueOf(letter), x + step[0], y + step[1], 5, 10, direction));
            at += 5;
        }
    }

    private Upright upright() {
        return GlyphLines.of(glyphs, 600, 800);
    }

    private List<String> words() {
        return upright().words().stream().map(Word::text).toList();
    }
}
