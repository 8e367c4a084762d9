package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booked transaction as the matcher sees it. A text that the bank did not give is null, never "".
 *
 * @param id names it in decisions; unique in a company, and equal payments are taken in its order
 * @param account the company's own account, as IBAN or however the bank names it
 * @param amount positive is money coming in
 * @param structuredReference the one in the bank's own field: twelve digits where an OGM, or an RF reference
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
        @Nullable String endToEndId) {}
