package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers one camt.053 statement and proves what it states against its entries. */
final class CamtStatement {
    private static final List<String> OPENING = List.of("OPBD", "PRCD");
    private static final List<String> CLOSING = List.of("CLBD");
    /** DUPL: sent again; CODU: a copy, sent again. A plain COPY is the first the reader of it sees. */
    private static final Set<String> SENT_AGAIN = Set.of("DUPL", "CODU");

    private final List<XmlElement> parts = new ArrayList<>();
    private final List<CamtEntry> entries = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** Takes anything but an entry. */
    void add(XmlElement part) {
        parts.add(part);
    }

    void add(CamtEntry entry) {
        entries.add(entry);
    }

    /** What the parts come to. Every oddity goes to {@code oddities}, none is passed over. */
    BankStatement read(List<Warning> oddities) {
        String currency = currency();
        Optional<Balance> opening = balance(OPENING);
        Optional<Balance> closing = balance(CLOSING);
        String account = account();
        if (account == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no account number"));
        }
        if (currency == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no currency"));
        }
        Boolean proven = prove(opening, closing, currency);
        checkTotals();
        checkParts();
        LocalDate statementDate = closing.map(Balance::date).orElseGet(this::periodEnd);
        checkBookingDates(statementDate);
        List<BankEntry> read = entries.stream()
                .map(entry -> toEntry(entry, currency, statementDate))
                .toList();
        oddities.addAll(warnings.stream()
                .map(warning -> new Warning(warning.code(), name() + ": " + warning.message()))
                .toList());
        String duplicate = value("CpyDplctInd");
        return new BankStatement(
                account,
                currency,
                number(),
                opening.map(balance -> balance.stated(currency)).orElse(null),
                closing.map(balance -> balance.stated(currency)).orElse(null),
                proven,
                duplicate != null && SENT_AGAIN.contains(duplicate),
                value("Acct", "Ownr", "Nm"),
                null,
                bic(),
                read);
    }

    /** @param currency of the balance; null when not stated */
    private record Balance(
            @Nullable LocalDate date,
            BigDecimal amount,
            @Nullable String currency) {
        StatedBalance stated(@Nullable String accountCurrency) {
            return new StatedBalance(date, Amounts.trimmed(amount, accountCurrency));
        }
    }

    private BankEntry toEntry(CamtEntry entry, @Nullable String currency, @Nullable LocalDate statementDate) {
        LocalDate stated = entry.statedDate();
        LocalDate bookingDate = stated != null ? stated : statementDate;
        return entry.completed(bookingDate, currency);
    }

    private Stream<XmlElement> parts(String name) {
        return parts.stream().filter(part -> part.name().equals(name));
    }

    private @Nullable String value(String name, String... path) {
        return parts(name)
                .flatMap(part -> part.values(path).stream())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String account() {
        String iban = value("Acct", "Id", "IBAN");
        return AccountNumbers.read(iban != null ? iban : value("Acct", "Id", "Othr", "Id"));
    }

    /** The account's own, else that of its balances, else that of its entries. */
    private @Nullable String currency() {
        String own = value("Acct", "Ccy");
        if (own != null) {
            return own;
        }
        return Stream.concat(
                        parts("Bal").flatMap(balance -> Stream.ofNullable(CamtEntry.currencyOf(balance))),
                        entries.stream().flatMap(entry -> Stream.ofNullable(entry.currency())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String number() {
        String legal = value("LglSeqNb");
        return legal != null ? legal : value("ElctrncSeqNb");
    }

    private @Nullable String bic() {
        String bic = value("Acct", "Svcr", "FinInstnId", "BIC");
        return bic != null ? bic : value("Acct", "Svcr", "FinInstnId", "BICFI");
    }

    private @Nullable LocalDate periodEnd() {
        LocalDate end = CamtEntry.day(value("FrToDt", "ToDtTm"));
        return end != null ? end : CamtEntry.day(value("CreDtTm"));
    }

    /** The first balance of the first type that is there. A balance without sign is a credit: one institution's habit. */
    private Optional<Balance> balance(List<String> types) {
        for (String type : types) {
            for (XmlElement balance : parts("Bal").toList()) {
                if (type.equals(balance.value("Tp", "CdOrPrtry", "Cd"))) {
                    return readBalance(balance, type);
                }
            }
        }
        warnings.add(WarningCode.MISSING_RECORD.with("no balance of type " + String.join(" or ", types)));
        return Optional.empty();
    }

    private Optional<Balance> readBalance(XmlElement balance, String type) {
        Optional<BigDecimal> amount = Optional.ofNullable(balance.value("Amt")).flatMap(Amounts::parse);
        if (amount.isEmpty()) {
            warnings.add(WarningCode.BALANCE_UNREADABLE.with("the balance " + type + " cannot be read"));
        }
        CamtEntry.Direction direction = CamtEntry.Direction.of(balance).orElse(CamtEntry.Direction.IN);
        return amount.map(value ->
                new Balance(CamtEntry.date(balance, "Dt"), direction.sign(value), CamtEntry.currencyOf(balance)));
    }

    private @Nullable Boolean prove(Optional<Balance> opening, Optional<Balance> closing, @Nullable String currency) {
        boolean oneCurrency = true;
        for (Balance balance :
                Stream.of(opening, closing).flatMap(Optional::stream).toList()) {
            if (balance.currency() != null && !balance.currency().equals(currency)) {
                warnings.add(WarningCode.BALANCE_UNREADABLE.with(
                        "a balance in " + balance.currency() + " on an account in " + currency));
                oneCurrency = false;
            }
        }
        for (CamtEntry entry : entries) {
            if (entry.currency() != null && !entry.currency().equals(currency)) {
                warnings.add(WarningCode.ENTRY_CURRENCY.with(
                        "an entry in " + entry.currency() + " on an account in " + currency));
                oneCurrency = false;
            }
        }
        if (opening.isEmpty() || closing.isEmpty()) {
            return null;
        }
        BigDecimal booked = entries.stream()
                .filter(CamtEntry::isBooked)
                .map(CamtEntry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gap = closing.get().amount().subtract(opening.get().amount()).subtract(booked);
        if (oneCurrency && gap.signum() != 0) {
            warnings.add(WarningCode.BALANCE_GAP.with(
                    "the entries leave " + gap.toPlainString() + " between opening and closing balance unexplained"));
        }
        return oneCurrency && gap.signum() == 0;
    }

    /** The control totals are optional; where they are given, they must hold. */
    private void checkTotals() {
        String count = value("TxsSummry", "TtlNtries", "NbOfNtries");
        if (count != null && !count.equals(Integer.toString(entries.size()))) {
            warnings.add(WarningCode.CONTROL_TOTAL.with(entries.size() + " entries where the summary counts " + count));
        }
        BigDecimal actual =
                entries.stream().map(entry -> entry.amount().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional.ofNullable(value("TxsSummry", "TtlNtries", "Sum"))
                .flatMap(Amounts::parse)
                .filter(stated -> stated.compareTo(actual) != 0)
                .ifPresent(
                        stated -> warnings.add(WarningCode.CONTROL_TOTAL.with("entries of %s where the summary says %s"
                                .formatted(actual.toPlainString(), stated.toPlainString()))));
    }

    private void checkBookingDates(@Nullable LocalDate statementDate) {
        long undated = entries.stream()
                .filter(entry -> entry.isBooked() && entry.draft().bookingDate() == null)
                .count();
        if (undated > 0) {
            warnings.add(WarningCode.BOOKING_DATE.with(undated
                    + " entries without booking date; their value date stands in, else the statement's, "
                    + (statementDate == null ? "which is unknown" : statementDate)));
        }
    }

    private void checkParts() {
        for (CamtEntry entry : entries) {
            BigDecimal sum = entry.sumOfParts();
            if (sum != null && sum.compareTo(entry.amount()) != 0) {
                warnings.add(WarningCode.DETAIL_SUM.with("the parts of an entry come to %s, not to %s"
                        .formatted(sum.toPlainString(), entry.amount().toPlainString())));
            }
        }
    }

    private String name() {
        return "Statement "
                + Objects.requireNonNullElse(number(), Objects.requireNonNullElse(value("Id"), "without number"));
    }
}
