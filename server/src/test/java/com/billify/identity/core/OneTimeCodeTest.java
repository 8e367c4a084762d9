package com.billify.identity.core;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238 appendix B, SHA-1, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCode.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void codeOfTheStepBeforeAndAfterCountsAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / 30;
        for (int aside = -3; aside <= 3; aside++) {
            var found = OneTimeCode.matchingStep(SECRET, OneTimeCode.at(SECRET, now.plusSeconds(30L * aside)), now);
            assertThat(found.isPresent()).isEqualTo(Math.abs(aside) <= 1);
            if (found.isPresent()) {
                assertThat(found.getAsLong()).isEqualTo(step + aside);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05047", "0504711", "abcdef", "٠٥٠٤٧١", "-50471"})
    void whatIsNotSixDigitsIsNoCode(String typed) {
        assertThat(OneTimeCode.matchingStep(SECRET, typed, Instant.ofEpochSecond(1_111_111_111)))
                .isEmpty();
    }

    @Test
    void blanksBetweenTheDigitsAreForgiven() {
        assertThat(OneTimeCode.matchingStep(SECRET, " 050 471", Instant.ofEpochSecond(1_111_111_111)))
                .isPresent();
    }

    /** RFC 4648 section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretIsWrittenAsTheStandardDoes(String text, String written) {
        assertThat(OneTimeCode.base32(text.getBytes(US_ASCII))).isEqualTo(written);
    }
}
