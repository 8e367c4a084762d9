package com.billify.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a person does to rows. */
sealed interface Deed {
    /** They no longer count anywhere. */
    record SetAside(String reason) implements Deed {}

    /** They count again. */
    record TakeBack() implements Deed {}

    /** They are due on a day, or some days later or earlier than they were: one of the two. */
    record MoveDue(@Nullable LocalDate day, @Nullable Integer shiftDays) implements Deed {}

    record WriteNote(String text) implements Deed {}

    /** What is outstanding of them was paid without the bank. */
    record SettleOutside(String way, LocalDate on) implements Deed {}

    /** All that settles them is taken apart. */
    record UndoSettlements() implements Deed {}

    /** Typed ones go. */
    record Delete() implements Deed {}
}
