package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {

    private final Times hundred = new Times(LongStream.rangeClosed(1, 100)
            .map(millis -> (101 - millis) * 1_000_000)
            .toArray());

    @Test
    void aShareIsTheTimeThatSoManyDidNotExceed() {
        assertThat(hundred.millis(0.5)).isEqualTo(50);
        assertThat(hundred.millis(0.99)).isEqualTo(99);
        assertThat(hundred.millis(1)).isEqualTo(100);
    }

    @Test
    void oneTimeIsEveryShareOfItself() {
        Times one = new Times(new long[] {7_000_000});

        assertThat(one.millis(0.5)).isEqualTo(7);
        assertThat(one.millis(0.99)).isEqualTo(7);
    }
}
