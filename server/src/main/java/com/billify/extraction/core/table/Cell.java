package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in one cell. Text files know only text; spreadsheets also say what is a number and what a day. */
public sealed interface Cell {
    Cell BLANK = new Blank();

    /** Nothing, or only blanks. */
    record Blank() implements Cell {}

    /** @param value without blanks at its ends, never empty */
    record Text(String value) implements Cell {}

    /** A number that the file itself marks as one: there is no question how it is written. */
    record Number(BigDecimal value) implements Cell {}

    /** A day that the file itself marks as one. */
    record Day(LocalDate value) implements Cell {}

    /** The cell that a piece of text is: blank where there is nothing but blanks. */
    static Cell of(String text) {
        String stripped = Characters.strip(text);
        return stripped.isEmpty() ? BLANK : new Text(stripped);
    }

    default boolean isBlank() {
        return this instanceof Blank;
    }

    /** As a person reads it; empty for a blank cell. */
    default String text() {
        return switch (this) {
            case Blank() -> "";
            case Text(String value) -> value;
            case Number(BigDecimal value) -> value.toPlainString();
            case Day(LocalDate value) -> value.toString();
        };
    }
}
