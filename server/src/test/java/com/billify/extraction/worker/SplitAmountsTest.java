package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitAmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    € 125.359, 30;  € 125.359,30
                    3. 599,08 EUR;  3.599,08 EUR
                    19,982. 71;     19,982.71
                    6 .565,30 €;    6.565,30 €
                    1. 248 ,29;     1.248,29
                    (12. 50);       (12.50)
                    """)
    void whatWasReadInTwoWordsIsOneAmount(String read, String meant) {
        assertThat(texts(SplitAmounts.joined(words(read, 3)))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "21 954,56",
                "12/06/2025 41714",
                "0,5 12",
                "artikel 3. 4 stuks",
                "12.50. 30",
                "2024. 254",
                "6 % 82,37"
            })
    void wordsThatMakeNoAmountTogetherStayApart(String read) {
        assertThat(texts(SplitAmounts.joined(words(read, 3)))).isEqualTo(read);
    }

    @Test
    void aGapAsWideAsAColumnStays() {
        assertThat(texts(SplitAmounts.joined(words("3. 599,08", 9)))).isEqualTo("3. 599,08");
    }

    @Test
    void theWorstOfItsWordsSaysHowSureAnAmountIs() {
        Word joined = SplitAmounts.joined(List.of(
                        new Word("12,", new Box(10, 20, 12, 8), 0.9), new Word("50", new Box(25, 20, 8, 8), 0.4)))
                .getFirst();

        assertThat(joined).isEqualTo(new Word("12,50", new Box(10, 20, 23, 8), 0.4));
    }

    /** Each letter four points wide and eight high. */
    private static List<Word> words(String text, double gap) {
        List<Word> words = new ArrayList<>();
        double x = 0;
        for (String word : text.split(" ")) {
            words.add(new Word(word, new Box(x, 0, 4.0 * word.length(), 8), 0.9));
            x += 4.0 * word.length() + gap;
        }
        return words;
    }

    private static String texts(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }
}
