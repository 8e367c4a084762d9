package com.billify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterStyleTest {
    private static final Money AMOUNT = new Money(-1_234_56, Currency.getInstance("EUR"));

    @ParameterizedTest
    @EnumSource
    void numbersAreWrittenAsTheReaderWantsInEveryLanguage(Language language) {
        assertThat(written(language, NumberWriting.POINTS)).contains("1.234,56");
        assertThat(written(language, NumberWriting.COMMAS)).contains("1,234.56");
        assertThat(written(language, NumberWriting.SPACES)).containsPattern("1[\\u00a0\\u202f ]234,56");
    }

    @ParameterizedTest
    @EnumSource
    void withoutAWishTheyAreWrittenAsInBelgium(Language language) {
        assertThat(new LetterStyle(language, null).amount(AMOUNT))
                .containsPattern(language == Language.FR ? "1[\\u00a0\\u202f ]234,56" : "1\\.234,56");
    }

    private static String written(Language language, NumberWriting numbers) {
        return new LetterStyle(language, numbers).amount(AMOUNT);
    }
}
