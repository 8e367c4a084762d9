package com.billify.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @Test
    void anAmountIsKeptExactlyOrNotAtAll() {
        assertThat(Money.exactly(new BigDecimal("1234.5"), EUR)).isEqualTo(new Money(1234_50, EUR));
        assertThat(Money.exactly(new BigDecimal("-0.010"), EUR)).isEqualTo(new Money(-1, EUR));
        assertThat(Money.exactly(new BigDecimal("1234"), JPY)).isEqualTo(new Money(1234, JPY));
        assertThatThrownBy(() -> Money.exactly(new BigDecimal("0.001"), EUR)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.exactly(new BigDecimal("1E30"), EUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anOverflowIsAnErrorAndNeverAWrongBalance() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, EUR).plus(new Money(1, EUR)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, EUR).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesNeverMix() {
        assertThatThrownBy(() -> new Money(1, EUR).plus(new Money(1, JPY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, Currency.getInstance("XAU")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartGoesTheSameWayAndNoFurther() {
        Money invoice = new Money(121_00, EUR);
        assertThat(new Money(100_00, EUR).isPartOf(invoice)).isTrue();
        assertThat(invoice.isPartOf(invoice)).isTrue();
        assertThat(new Money(121_01, EUR).isPartOf(invoice)).isFalse();
        assertThat(new Money(-1, EUR).isPartOf(invoice)).isFalse();
    }

    @Test
    void anAmountIsWrittenWithItsCurrencysDecimals() {
        assertThat(new Money(-5, EUR).amount().toPlainString()).isEqualTo("-0.05");
        assertThat(new Money(1234, JPY).amount().toPlainString()).isEqualTo("1234");
    }
}
