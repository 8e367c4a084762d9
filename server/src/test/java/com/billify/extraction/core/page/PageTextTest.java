package com.billify.extraction.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.extraction.core.page.Page.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTextTest {
    @Test
    void whatIsWrittenIsReadBack() {
        List<Page> pages = List.of(
                new Page(
                        1,
                        595.28,
                        841.89,
                        Origin.TEXT,
                        List.of(new Word("Factuur", new Box(42.5, 10.25, 60, 9.2), 1), word("\u20ac\u00a012,00")),
                        List.of(new QrCode("BCD\n002\n1\nSCT", new Box(1, 2, 30, 30)))),
                new Page(7, 841.89, 595.28, Origin.OCR, List.of(), List.of(), new Look(1, true)));

        assertThat(PageText.read(PageText.write(pages))).isEqualTo(pages);
    }

    @Test
    void aWordCannotPretendToBeAnotherLine() {
        List<Page> pages = List.of(new Page(
                1,
                100,
                100,
                Origin.TEXT,
                List.of(word("a\tb\nW\\n\r\u2028c"), word("\\"), word("\\u0041")),
                List.of()));

        assertThat(PageText.read(PageText.write(pages))).isEqualTo(pages);
    }

    @Test
    void placesAreKeptToAHundredthOfAPointAlsoLeftOfThePage() {
        String text = PageText.write(
                List.of(new Page(1, 100, 100, Origin.TEXT, List.of(wordAt(-0.054), wordAt(3.999)), List.of())));

        assertThat(PageText.read(text).getFirst().words())
                .extracting(word -> word.box().x())
                .containsExactly(-0.05, 4.0);
    }

    @Test
    void noPagesAreNoText() {
        assertThat(PageText.write(List.of())).isEmpty();
        assertThat(PageText.read("")).isEmpty();
    }

    @Test
    void whatIsNotSoWrittenIsRefused() {
        for (String odd : List.of(
                "nonsense",
                "W\t1\t1\t1\t1\t1\tword before any page",
                "P\t1\t100\t100",
                "P\t1\t100\t100\tPAPER",
                "P\t1\tNaN\t100\tTEXT",
                "P\t1\t100\t100\tTEXT\nW\t1\t1\t-1\t1\t1\tword",
                "P\t1\t100\t100\tTEXT\nW\t1\t1\t1\t1\t1\t\\u00")) {
            assertThatThrownBy(() -> PageText.read(odd)).as(odd).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Word word(String text) {
        return new Word(text, new Box(1, 1, 10, 10), 0.5);
    }

    private static Word wordAt(double x) {
        return new Word("word", new Box(x, 1, 10, 10), 0.5);
    }
}
