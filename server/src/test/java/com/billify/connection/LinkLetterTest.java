package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Language;
import com.billify.notification.Letter;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkLetterTest {
    private static final String PAGE = "https://kas.example/c/1/connections";

    @ParameterizedTest
    @EnumSource(Language.class)
    void itSaysWhatEndsWhenAndWhereToGo(Language language) {
        Letter letter = LinkLetter.beforeTheEnd(language, "De Korenaar", "Ponto", LocalDate.of(2026, 11, 29), PAGE);

        assertThat(letter.subject()).startsWith("De Korenaar").contains("29", "2026");
        assertThat(letter.text())
                .contains("29", "2026", "Ponto", "De Korenaar", PAGE)
                .doesNotContain("%s");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void itSaysWhatStandsStill(Language language) {
        Letter letter = LinkLetter.afterTheEnd(language, "De Korenaar", "Yuki", PAGE);

        assertThat(letter.subject()).startsWith("De Korenaar").contains("Yuki");
        assertThat(letter.text()).contains("Yuki", "De Korenaar", PAGE).doesNotContain("%s");
    }
}
