package com.billify.demo.core;

import java.time.LocalDate;
import java.util.List;

/**
 * All that happens on one day.
 *
 * @param takingsMinor what the shop sold, by card and cash, with 6 % VAT within; in cents
 * @param mainMinor balance of the current account at its end, in cents
 * @param savingsMinor the same of the savings account
 */
record Day(
        LocalDate date,
        List<BankLine> lines,
        List<Bill> bills,
        List<HandMatch> handMatches,
        long takingsMinor,
        long mainMinor,
        long savingsMinor) {

    long balanceMinor(BankLine.Account account) {
        return switch (account) {
            case MAIN -> mainMinor;
            case SAVINGS -> savingsMinor;
        };
    }
}
