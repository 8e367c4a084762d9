package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of one account in one currency, as the bank states it.
 *
 * @param account IBAN without spaces, or the bank's own number; null when the file names none
 * @param currency ISO 4217 code; null when the file names none
 * @param number the legal sequence number, else the electronic one
 * @param opening booked balance before the first entry; null when the file states none
 * @param closing booked balance after the last entry; null when the file states none
 * @param balanceProven whether opening + booked entries = closing, exactly; null when a balance is missing
 * @param duplicate the bank marks the statement as sent again
 * @param holderNumber the account holder's enterprise number, where the header carries a valid one
 */
public record BankStatement(
        @Nullable String account,
        @Nullable String currency,
        @Nullable String number,
        @Nullable StatedBalance opening,
        @Nullable StatedBalance closing,
        @Nullable Boolean balanceProven,
        boolean duplicate,
        @Nullable String holderName,
        @Nullable EnterpriseNumber holderNumber,
        @Nullable String bic,
        List<BankEntry> entries) {
    public BankStatement {
        entries = List.copyOf(entries);
    }

    /** The same statement, of an account that its reader knows and the file does not name. */
    public BankStatement withAccount(String number) {
        return new BankStatement(
                number,
                currency,
                this.number,
                opening,
                closing,
                balanceProven,
                duplicate,
                holderName,
                holderNumber,
                bic,
                entries);
    }
}
