package com.billify.reconciliation.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExactMatcherTest {
    private static final String OGM = "090933755493";

    private final OpenItem flour = item("20260041", OGM, 121_00);

    @Test
    void sameReferenceAndSameAmountSettle() {
        assertThat(ExactMatcher.match(payment(121_00, OGM, null), List.of(flour)))
                .isEqualTo(new MatchOutcome.Settles(flour, Rule.STRUCTURED_REFERENCE));
    }

    @Test
    void aReferenceIsNeverTrustedWithoutTheAmount() {
        assertThat(ExactMatcher.match(payment(120_99, OGM, null), List.of(flour)))
                .isEqualTo(new MatchOutcome.Unmatched());
    }

    @Test
    void theNumberIsFoundHoweverThePayerWritesIt() {
        for (String text :
                List.of("2026-0041", "Factuur 2026/0041", "inv 20260041 bedankt", "2026 0041", "fact.2026.0041")) {
            assertThat(ExactMatcher.match(payment(121_00, null, text), List.of(flour)))
                    .as(text)
                    .isEqualTo(new MatchOutcome.Settles(flour, Rule.INVOICE_NUMBER));
        }
    }

    @Test
    void aNumberWithinALongerNumberIsNoMention() {
        assertThat(ExactMatcher.match(payment(121_00, null, "120260041"), List.of(flour)))
                .isEqualTo(new MatchOutcome.Unmatched());
    }

    @Test
    void aShortNumberIsTooOftenThereByChance() {
        assertThat(ExactMatcher.match(payment(121_00, null, "41"), List.of(item("41", null, 121_00))))
                .isEqualTo(new MatchOutcome.Unmatched());
    }

    @Test
    void twoItemsThatFitEquallyWellAreLeftToAPerson() {
        assertThat(ExactMatcher.match(payment(121_00, OGM, null), List.of(flour, item("20260042", OGM, 121_00))))
                .isEqualTo(new MatchOutcome.Unmatched());
    }

    @Test
    void moneyOutNeverPaysWhatIsToComeIn() {
        assertThat(ExactMatcher.match(payment(-121_00, OGM, null), List.of(flour)))
                .isEqualTo(new MatchOutcome.Unmatched());
    }

    private static Payment payment(long cents, @Nullable String reference, @Nullable String text) {
        return new Payment(UUID.randomUUID(), euroCents(cents), LocalDate.of(2026, 11, 2), reference, text, null, null);
    }

    private static OpenItem item(String key, @Nullable String reference, long cents) {
        return new OpenItem(UUID.randomUUID(), key, reference, LocalDate.of(2026, 11, 2), euroCents(cents));
    }

    private static Money euroCents(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
