package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortfallLetterTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    @ParameterizedTest
    @EnumSource(Language.class)
    void itSaysWhenHowMuchHowSureAndWhereToGo(Language language) {
        ShortfallRepository.Kept shortfall = new ShortfallRepository.Kept(
                UUID.randomUUID(),
                new Money(5_000_00, EURO),
                true,
                LocalDate.of(2027, 1, 29),
                new Money(9_730_46, EURO),
                474,
                90,
                Instant.EPOCH,
                false);

        Letter letter = ShortfallLetter.of(
                new LetterStyle(language, null), "Bakkerij De Korenaar", shortfall, "https://kas.example/c/1/forecast");

        assertThat(letter.subject()).startsWith("Bakkerij De Korenaar").contains("2027");
        assertThat(letter.text())
                .contains("29", "2027", "47 %", "https://kas.example/c/1/forecast")
                .containsPattern("9\\D?730[.,]46")
                .doesNotContain("%s", "%d");
    }
}
