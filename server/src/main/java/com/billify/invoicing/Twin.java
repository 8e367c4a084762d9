package com.billify.invoicing;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person typed and a document now states, or may state.
 *
 * @param kind invoice, creditNote or expected
 * @param number of an expected item: the words for it
 * @param amount signed as cash
 * @param sameNumber the document bears its very number, of the same party and year: they cannot be two
 */
public record Twin(
        UUID id,
        String kind,
        String number,
        @Nullable String counterpartyName,
        LocalDate dueDate,
        Money amount,
        boolean sameNumber) {}
