package com.billify.demo.core;

import com.billify.kernel.Iban;
import java.time.LocalDate;
import java.util.List;

/**
 * What the bank says of one account for some days; amounts are in cents.
 *
 * @param openingDate the bank day before the first
 * @param closingDate the last bank day
 */
record Statement(
        BankLine.Account account,
        LocalDate openingDate,
        long openingMinor,
        LocalDate closingDate,
        long closingMinor,
        List<BankLine> lines) {

    /** No bank's; of the form that they have. */
    static final String BIC = "DEMOBEB1";

    Iban iban() {
        return switch (account) {
            case MAIN -> Cast.BAKERY.account();
            case SAVINGS -> Cast.SAVINGS;
        };
    }

    /** The day of the year on which it ends, as some banks number them. */
    int number() {
        return closingDate.getDayOfYear();
    }
}
