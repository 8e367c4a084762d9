package com.billify.demo.core;

import com.billify.kernel.StructuredReference;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line on one of the bakery's accounts.
 *
 * @param amountMinor in cents; below zero goes out
 * @param text what the payer or the bank wrote; null beside a structured reference
 * @param parts what a collective order consists of; they sum to the amount
 * @param bankReference the bank's own, of which there is one only on both accounts
 */
record BankLine(
        Account account,
        LocalDate date,
        Kind kind,
        long amountMinor,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable StructuredReference reference,
        @Nullable String text,
        List<Part> parts,
        String bankReference) {

    /** The two accounts. */
    enum Account {
        MAIN,
        SAVINGS
    }

    /** Family and operation of the transaction codes that Belgian banks use (Febelfin, CODA 2.6). */
    enum Kind {
        TRANSFER_OUT("0101"),
        STANDING_ORDER("0103"),
        WAGES("0105"),
        TO_OWN_ACCOUNT("0113"),
        TRANSFER_IN("0150"),
        FROM_OWN_ACCOUNT("0164"),
        CARD_PAYMENT("0402"),
        CARD_COSTS("0437"),
        CARD_TAKINGS("0450"),
        CASH_DEPOSIT("0453"),
        DIRECT_DEBIT("0501"),
        LOAN("1311"),
        CLOSING("3537"),
        INTEREST("3550");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    record Part(long amountMinor, String counterpartyName, String counterpartyAccount) {}
}
