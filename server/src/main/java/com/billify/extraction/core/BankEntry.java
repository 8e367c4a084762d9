package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money on an account. The parts of a batch stand in {@code details} and are never money of their own.
 *
 * @param bookingDate the day the bank booked it, else value date, else the statement's date (then with a warning)
 * @param amount in the account's currency, exactly as stated; negative is money leaving the account
 * @param counterpartyAccount IBAN without spaces where valid, else as printed
 * @param remittanceInformation what the payer wrote, every free part in order; null when nothing
 * @param structuredReference twelve bare digits (OGM) or an RF reference, only where the check digits hold
 * @param bankReference camt: the entry's AcctSvcrRef, else NtryRef; CODA: the bank reference
 */
public record BankEntry(
        @Nullable LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        BigDecimal amount,
        @Nullable String currency,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittanceInformation,
        @Nullable String structuredReference,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        boolean pending,
        List<EntryDetail> details) {
    public BankEntry {
        details = List.copyOf(details);
    }
}
