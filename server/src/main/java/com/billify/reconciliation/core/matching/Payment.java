package com.billify.reconciliation.core.matching;

import com.billify.banking.core.StatedLine;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booked transaction as the matcher sees it. A text that the bank did not give is null, never "".
 *
 * @param id names it in decisions; unique in a company, and equal payments are taken in its order
 * @param account the company's own account, as IBAN or however the bank names it
 * @param amount positive is money coming in
 * @param structuredReference the one in the bank's own field: twelve digits where an OGM, or an RF reference
 * @param parts what a line that stands for many payments consists of, where the bank says it; else empty
 */
public record Payment(
        String id,
        String account,
        LocalDate bookingDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String structuredReference,
        @Nullable String remittanceInformation,
        @Nullable String endToEndId,
        List<Part> parts) {
    public Payment {
        // stored before there were parts
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** One payment alone. */
    public Payment(
            String id,
            String account,
            LocalDate bookingDate,
            Money amount,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            @Nullable String structuredReference,
            @Nullable String remittanceInformation,
            @Nullable String endToEndId) {
        this(
                id,
                account,
                bookingDate,
                amount,
                counterpartyName,
                counterpartyAccount,
                structuredReference,
                remittanceInformation,
                endToEndId,
                List.of());
    }

    /**
     * What a bank states of a batch, as far as it can be relied on: none where a part lacks its amount, or where the parts do
     * not come to the whole.
     */
    public static List<Part> parts(List<StatedLine.Part> stated, Money whole) {
        List<Part> parts = new ArrayList<>();
        Money sum = Money.zero(whole.currency());
        for (StatedLine.Part one : stated) {
            Money amount = one.money(whole.currency());
            if (amount == null) {
                return List.of();
            }
            sum = sum.plus(amount);
            parts.add(new Part(
                    amount,
                    one.counterpartyName(),
                    one.counterpartyAccount(),
                    one.structuredReference(),
                    one.remittanceInformation()));
        }
        return sum.equals(whole) ? parts : List.of();
    }

    /**
     * One payment of a batch.
     *
     * @param amount signed as the payment
     */
    public record Part(
            Money amount,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            @Nullable String structuredReference,
            @Nullable String remittanceInformation) {}
}
