package com.billify.banking.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.PendingMatch.Pending;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingMatchTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-16");
    private static final String ONE = "BE68539007547034";
    private static final String OTHER = "BE71096123456769";

    @Test
    void sameAmountSomeDaysLaterIsIt() {
        Pending announced = pending(0, -30_00, null, "Colruyt", "card");

        assertThat(PendingMatch.find(booked(3, -30_00, null, "Colruyt", "card"), List.of(announced)))
                .contains(announced);
    }

    @Test
    void otherAmountOtherAccountAndWeeksLaterAreNot() {
        Pending announced = pending(0, -30_00, ONE, "Colruyt", "card");

        assertThat(PendingMatch.find(booked(1, -31_00, ONE, "Colruyt", "card"), List.of(announced)))
                .isEmpty();
        assertThat(PendingMatch.find(booked(1, -30_00, OTHER, "Colruyt", "card"), List.of(announced)))
                .isEmpty();
        assertThat(PendingMatch.find(booked(11, -30_00, ONE, "Colruyt", "card"), List.of(announced)))
                .isEmpty();
    }

    @Test
    void ofTwoOfOneAmountTheOneThatSaysTheSame() {
        Pending near = pending(3, -30_00, null, "Delhaize", "other words");
        Pending same = pending(0, -30_00, null, "Colruyt", "card");

        assertThat(PendingMatch.find(booked(3, -30_00, null, "COLRUYT", "card"), List.of(near, same)))
                .contains(same);
    }

    private static Pending pending(
            int after, long amount, @Nullable String account, @Nullable String name, @Nullable String text) {
        return new Pending(UUID.randomUUID(), DAY.plusDays(after), amount, account, name, text);
    }

    private static StatedLine booked(
            int after, long amount, @Nullable String account, @Nullable String name, @Nullable String text) {
        return new StatedLine(
                DAY.plusDays(after),
                null,
                new Money(amount, Currency.getInstance("EUR")),
                name,
                account,
                text,
                null,
                null,
                null,
                List.of());
    }
}
