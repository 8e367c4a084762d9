package com.billify.insights.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaysOutstandingTest {

    @Test
    void halfOfAQuarterOfInvoicingOpenIsHalfAQuarterOfDays() {
        assertThat(DaysOutstanding.of(50_000_00, 100_000_00, 90)).hasValue(45);
        assertThat(DaysOutstanding.of(-50_000_00, -100_000_00, 90)).hasValue(45);
    }

    @Test
    void nothingOpenIsNoDays() {
        assertThat(DaysOutstanding.of(0, 100_000_00, 90)).hasValue(0);
    }

    @Test
    void whereItWouldSayNothingItSaysNothing() {
        assertThat(DaysOutstanding.of(50_000_00, 0, 90)).isEmpty();
        assertThat(DaysOutstanding.of(-10_00, 100_000_00, 90)).isEmpty();
        assertThat(DaysOutstanding.of(50_000_00, 100_000_00, 27)).isEmpty();
    }
}
