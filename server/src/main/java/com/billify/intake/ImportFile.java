package com.billify.intake;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file of an import as it was found.
 *
 * @param id of the stored document
 * @param kind bankStatement, invoice, creditNote or invoiceList; null when refused
 * @param alreadyTakenIn the very same bytes were taken in before
 */
record ImportFile(
        UUID id,
        String name,
        int sizeBytes,
        @Nullable String kind,
        @Nullable String format,
        @Nullable Remark refusal,
        boolean alreadyTakenIn,
        List<ImportStatement> statements,
        List<Remark> warnings,
        ImportCounts counts) {

    /** A code that the screen puts into words, and the same in English. */
    record Remark(String code, String message) {}

    /** A statement of the file; {@code refusal} says why it alone cannot be kept. */
    record ImportStatement(
            @Nullable String account,
            @Nullable String currency,
            boolean newAccount,
            @Nullable String number,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Money openingBalance,
            @Nullable Money closingBalance,
            @Nullable Boolean balanceProven,
            @Nullable Remark refusal) {

        /** The same of an account that is there already. */
        ImportStatement ofKnownAccount() {
            return new ImportStatement(
                    account, currency, false, number, from, to, openingBalance, closingBalance, balanceProven, refusal);
        }
    }
}
