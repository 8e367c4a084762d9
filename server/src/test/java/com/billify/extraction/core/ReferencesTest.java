package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "+++202/6000/04236+++|202600004236",
                "betaling ***202/6000/04236*** dank|202600004236",
                "202/6000/04236|202600004236",
                "OGM 202/6000/04236 klant 813|202600004236",
                "+++ 202 / 6000 / 04236 +++|202600004236",
                "202600004236|202600004236",
                "van rekening 737010689443|-",
                "fact. 202600004236 en 12|-",
                "1202/6000/04236|-",
                "+++202/6000/04237+++|-",
                "ref RF18539007547034 aub|RF18539007547034",
                "rf18539007547034|RF18539007547034",
                "RF19539007547034|-",
                "Betaling factuur 2026-0195|-",
            })
    void onlyAReferenceWithRightCheckDigitsIsFoundInFreeText(String text, @Nullable String reference) {
        assertThat(References.inFreeText(text).orElse(null)).isEqualTo(reference);
    }

    @ParameterizedTest
    @CsvSource({
        "1,EUR,1.00",
        "1.500,EUR,1.50",
        "1.005,EUR,1.005",
        "1200.000,JPY,1200",
        "0.000,EUR,0.00",
        "-3.10,XXX,-3.1"
    })
    void amountsKeepTheDecimalsOfTheirCurrencyAndLoseNone(BigDecimal stated, String currency, String trimmed) {
        assertThat(Amounts.trimmed(stated, currency).toPlainString()).isEqualTo(trimmed);
    }

    @Test
    void numbersThatAreNoPlainDecimalsAreNone() {
        assertThat(Amounts.parse(" -12.50 ")).contains(new BigDecimal("-12.50"));
        for (String text : new String[] {"1e5", "1,50", "1.000.000", "NaN", "", "+", ".", "9".repeat(30)}) {
            assertThat(Amounts.parse(text)).as(text).isEmpty();
        }
    }
}
