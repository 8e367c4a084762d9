package com.billify.intake.core;

import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.extraction.core.BankEntry;
import com.billify.extraction.core.BankFileFormat;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.StatedBalance;
import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a file states to what the bank book keeps; what cannot be kept exactly is refused by name. */
public final class StatementMapping {
    /** More than CODA can state. Without a limit two absurd amounts have a sum that nothing can show. */
    private static final long MOST_MINOR_UNITS = 1_000_000_000_000_000L;

    private StatementMapping() {}

    /** A statement that can be kept, or why it cannot. */
    public sealed interface Mapped {
        record Keepable(StatedStatement statement, int pendingLeftOut) implements Mapped {}

        record Unkeepable(String code, String message) implements Mapped {}
    }

    /** What can be kept of a statement; lines that are not booked yet are left out, and counted. */
    public static Mapped map(BankFileFormat format, BankStatement read) {
        if (read.account() == null) {
            return new Mapped.Unkeepable("no-account", "The statement does not say of which account it is.");
        }
        Currency currency = currencyOf(read.currency());
        if (currency == null) {
            return new Mapped.Unkeepable(
                    "unknown-currency", "The statement is in a currency that cannot be kept: " + read.currency());
        }
        try {
            return keep(format, read, read.account(), currency);
        } catch (ArithmeticException e) {
            return new Mapped.Unkeepable(
                    "finer-than-cents",
                    "The statement has an amount that is finer than " + currency + " allows, or too large.");
        }
    }

    private static Mapped keep(BankFileFormat format, BankStatement read, String account, Currency currency) {
        List<StatedLine> lines = new ArrayList<>();
        int pending = 0;
        for (BankEntry entry : read.entries()) {
            if (entry.pending()) {
                pending++;
                continue;
            }
            LocalDate day = entry.bookingDate() != null ? entry.bookingDate() : entry.valueDate();
            if (day == null) {
                return new Mapped.Unkeepable("no-date", "The statement has a line without a date.");
            }
            lines.add(toLine(entry, day, currency));
        }
        StatedStatement statement = new StatedStatement(
                account,
                currency,
                format.slug(),
                read.number(),
                toBalance(read.opening(), currency),
                toBalance(read.closing(), currency),
                read.holderName(),
                read.bic(),
                lines);
        return new Mapped.Keepable(statement, pending);
    }

    private static StatedLine toLine(BankEntry entry, LocalDate day, Currency currency) {
        return new StatedLine(
                day,
                entry.valueDate(),
                amountOf(entry.amount(), currency),
                entry.counterpartyName(),
                entry.counterpartyAccount(),
                entry.remittanceInformation(),
                entry.structuredReference(),
                entry.bankReference(),
                entry.endToEndId(),
                entry.details().stream()
                        .map(detail -> new StatedLine.Part(
                                detail.amount(),
                                detail.counterpartyName(),
                                detail.remittanceInformation(),
                                detail.counterpartyAccount(),
                                detail.structuredReference()))
                        .toList());
    }

    private static StatedStatement.@Nullable Balance toBalance(@Nullable StatedBalance balance, Currency currency) {
        return balance == null || balance.date() == null
                ? null
                : new StatedStatement.Balance(
                        balance.date(), amountOf(balance.amount(), currency).minorUnits());
    }

    /** @throws ArithmeticException when the amount cannot be kept: finer than the currency allows, or absurdly large */
    public static Money amountOf(BigDecimal stated, Currency currency) {
        Money amount = Money.exactly(stated, currency);
        if (amount.minorUnits() > MOST_MINOR_UNITS || amount.minorUnits() < -MOST_MINOR_UNITS) {
            throw new ArithmeticException(amount + " is no amount of a company");
        }
        return amount;
    }

    /** The currency of an ISO 4217 code; null when there is none of that code, or it has no minor unit. */
    public static @Nullable Currency currencyOf(@Nullable String code) {
        if (code == null) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
