package com.billify.banking.core;

import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One booked movement as a bank states it, whatever the channel.
 *
 * @param amount negative is money leaving the account; in the currency of the statement
 * @param counterpartyAccount IBAN without spaces where valid, else as the bank prints it
 * @param structuredReference twelve digits (OGM) or an RF reference with right check digits
 * @param parts what a batch consists of; never money of its own
 */
public record StatedLine(
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittanceInformation,
        @Nullable String structuredReference,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        List<Part> parts) {
    public StatedLine {
        parts = List.copyOf(parts);
    }

    /**
     * One part of a batch.
     *
     * @param amount signed as the line; null where the bank states none in its currency
     */
    public record Part(
            @Nullable BigDecimal amount,
            @Nullable String counterpartyName,
            @Nullable String remittanceInformation,
            @Nullable String counterpartyAccount,
            @Nullable String structuredReference) {

        /** As the account of the line's statement keeps its currency; null where it has no amount, or none that fits. */
        public @Nullable Money money(Currency currency) {
            try {
                return amount == null ? null : Money.exactly(amount, currency);
            } catch (ArithmeticException finer) {
                return null;
            }
        }
    }
}
