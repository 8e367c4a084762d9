package com.billify.reconciliation.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedNumbersTest {
    @Test
    void aNumberIsFoundHoweverItIsSpelled() {
        for (String text : new String[] {"2026-0041", "factuur 2026/0041 van mei", "inv. 2026 0041", "F:2026.0041!"}) {
            assertThat(QuotedNumbers.keys(text)).as(text).contains("20260041");
        }
    }

    @Test
    void aLongerNumberOrAShortWordIsNone() {
        assertThat(QuotedNumbers.keys("120260041")).doesNotContain("20260041");
        assertThat(QuotedNumbers.keys("41")).isEmpty();
        assertThat(QuotedNumbers.keys("thank you very much")).isEmpty();
        assertThat(QuotedNumbers.keys(null)).isEmpty();
    }
}
