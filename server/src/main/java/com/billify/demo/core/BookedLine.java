package com.billify.demo.core;

import com.billify.kernel.StructuredReference;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line on one of the bakery's accounts, as a bank tells it over a connection.
 *
 * @param account IBAN without spaces
 * @param amountMinor in cents; below zero goes out
 * @param text what the payer or the bank wrote; the twelve digits of a structured reference where there is one
 * @param bankReference the bank's own, of which there is one only on both accounts
 */
public record BookedLine(
        String account,
        LocalDate day,
        long amountMinor,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String text,
        boolean isStructured,
        String bankReference) {

    static BookedLine of(BankLine line) {
        StructuredReference reference = line.reference();
        return new BookedLine(
                switch (line.account()) {
                    case MAIN -> Cast.BAKERY.account().value();
                    case SAVINGS -> Cast.SAVINGS.value();
                },
                line.date(),
                line.amountMinor(),
                line.counterpartyName(),
                line.counterpartyAccount(),
                reference == null ? line.text() : reference.digits(),
                reference != null,
                line.bankReference());
    }
}
