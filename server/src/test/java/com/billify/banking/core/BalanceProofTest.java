package com.billify.banking.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BalanceProofTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private final NavigableMap<LocalDate, Long> nets = new TreeMap<>();

    @Test
    void statementsThatJoinProveEveryDay() {
        nets.put(day(0), 10_00L);
        nets.put(day(1), -4_00L);

        BalanceProof proof =
                BalanceProof.of(List.of(stated(0, 0, 100_00L, 110_00L), stated(1, 1, 110_00L, 106_00L)), nets);

        assertThat(proof.gaps()).isEmpty();
        assertThat(proof.balanceOn(day(-1))).isEqualTo(100_00);
        assertThat(proof.balanceOn(day(0))).isEqualTo(110_00);
        assertThat(proof.balanceOn(day(5))).isEqualTo(106_00);
        assertThat(proof.isProvenOn(day(1))).isTrue();
    }

    @Test
    void aMissingStatementIsNamedWithItsDaysAndAmountAndNeverFilled() {
        nets.put(day(0), 10_00L);
        nets.put(day(9), 1_00L);

        BalanceProof proof =
                BalanceProof.of(List.of(stated(0, 0, 100_00L, 110_00L), stated(9, 9, 150_00L, 151_00L)), nets);

        assertThat(proof.gaps()).containsExactly(new BalanceProof.Gap(day(1), day(8), 40_00));
        assertThat(proof.balanceOn(day(5))).isEqualTo(110_00);
        assertThat(proof.isProvenOn(day(5))).isFalse();
        assertThat(proof.balanceOn(day(9))).isEqualTo(151_00);
    }

    @Test
    void aStatementThatLacksALineIsAGapOfItsOwnDay() {
        nets.put(day(0), 6_00L);

        BalanceProof proof = BalanceProof.of(List.of(stated(0, 0, 100_00L, 110_00L)), nets);

        assertThat(proof.gaps()).containsExactly(new BalanceProof.Gap(day(0), day(0), 4_00));
    }

    @Test
    void twoStatementsOfOneDayAreReadInTheOrderOfTheirBalances() {
        nets.put(day(0), 3_00L);
        BalanceProof.Stated morning = stated(0, 0, 100_00L, 107_00L);
        BalanceProof.Stated evening = stated(0, 0, 107_00L, 103_00L);

        for (List<BalanceProof.Stated> order : List.of(List.of(morning, evening), List.of(evening, morning))) {
            BalanceProof proof = BalanceProof.of(order, nets);

            assertThat(proof.gaps()).isEmpty();
            assertThat(proof.balanceOn(day(0))).isEqualTo(103_00);
        }
    }

    /** An export asked for at noon ends with the balance of noon; the next one holds the afternoon, or the whole day. */
    @Test
    void whatTheBankSaysInTheMiddleOfADayIsNoGap() {
        nets.put(day(0), 10_00L);
        nets.put(day(1), 9_00L);
        nets.put(day(2), 1_00L);
        BalanceProof.Stated untilNoon = stated(0, 1, 100_00L, 114_00L);
        BalanceProof.Stated fromNoon = stated(1, 2, 114_00L, 120_00L);
        BalanceProof.Stated wholeDays = stated(1, 2, 110_00L, 120_00L);

        for (BalanceProof.Stated later : List.of(fromNoon, wholeDays)) {
            BalanceProof proof = BalanceProof.of(List.of(untilNoon, later), nets);

            assertThat(proof.gaps()).isEmpty();
            assertThat(proof.balanceOn(day(1))).isEqualTo(119_00);
            assertThat(proof.isProvenOn(day(1))).isTrue();
        }
    }

    @Test
    void aLineThatIsMissingAroundTheMiddleOfADayIsStillNamed() {
        nets.put(day(0), 10_00L);
        nets.put(day(1), 7_00L); // 2 less than the two statements say together
        nets.put(day(2), 1_00L);

        BalanceProof proof =
                BalanceProof.of(List.of(stated(0, 1, 100_00L, 114_00L), stated(1, 2, 114_00L, 120_00L)), nets);

        assertThat(proof.gaps()).containsExactly(new BalanceProof.Gap(day(0), day(2), 2_00));
    }

    @Test
    void aLongStatementOverShortOnesChangesNothing() {
        nets.put(day(0), 10_00L);
        nets.put(day(1), 20_00L);

        BalanceProof proof = BalanceProof.of(
                List.of(stated(0, 0, 0L, 10_00L), stated(1, 1, 10_00L, 30_00L), stated(0, 1, 0L, 30_00L)), nets);

        assertThat(proof.gaps()).isEmpty();
        assertThat(proof.balanceOn(day(0))).isEqualTo(10_00);
    }

    @Test
    void withoutAStatedBalanceThereIsNone() {
        nets.put(day(0), 10_00L);

        BalanceProof proof = BalanceProof.of(List.of(stated(0, 0, null, null)), nets);

        assertThat(proof.balanceOn(day(0))).isNull();
        assertThat(proof.isProvenOn(day(0))).isFalse();
    }

    private static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }

    private static BalanceProof.Stated stated(int first, int last, @Nullable Long opening, @Nullable Long closing) {
        return new BalanceProof.Stated(new Period(day(first), day(last)), opening, closing);
    }
}
