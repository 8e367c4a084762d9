package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileWordsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money DEBT = Money.exactly(new BigDecimal("-1234.50"), EUR);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NL||\u2212€\u00a01.234,50|\u22121.234",
                "FR||\u22121\u00a0234,50\u00a0€|\u22121\u00a0234",
                "EN|COMMAS|\u2212€\u00a01,234.50|\u22121,234",
                "DE|SPACES|\u22121\u00a0234,50\u00a0€|\u22121\u00a0234",
                "FR|POINTS|\u22121.234,50\u00a0€|\u22121.234",
            })
    void amountsAreWrittenAsTheReaderWantsNumbers(
            Language language, @Nullable NumberWriting numbers, String exact, String whole) {
        FileWords words = new FileWords(language, numbers, EUR);

        assertThat(words.exact(DEBT)).isEqualTo(exact);
        assertThat(words.whole(DEBT)).isEqualTo(whole);
    }
}
