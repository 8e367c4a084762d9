package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of one MT940 message and proves its balances against its entries. */
final class Mt940Statement {
    private static final Pattern BALANCE = Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d[\\d.,]*)");
    private static final Pattern ACCOUNT_WITH_CURRENCY = Pattern.compile("(.*?)\\s*([A-Z]{3})");
    private static final Pattern BANK_AND_ACCOUNT =
            Pattern.compile("([A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\\s*/\\s*(.+)");
    private static final Pattern DASHED_BELGIAN = Pattern.compile("\\d{3}-\\d{7}-\\d{2}");

    private final int line;
    private @Nullable String accountField;
    private @Nullable String number;
    private @Nullable Mt940Field opening;
    private @Nullable Mt940Field closing;
    private boolean interim;
    private final List<Mt940Entry> entries = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** @param line of the file, from 1, on which the message begins */
    Mt940Statement(int line) {
        this.line = line;
    }

    /** @throws Refused when an entry cannot be read, or a second message hides in this one */
    void add(Mt940Field field) {
        switch (field.tag()) {
            case "25", "25P" -> {
                refuseSecond("account", accountField, field);
                accountField = field.value();
            }
            case "28", "28C" -> number = Texts.line(field.value());
            case "60F", "60M" -> {
                refuseSecond("opening balance", opening, field);
                opening = field;
            }
            case "61" -> entries.add(Mt940Entry.of(field));
            case "62F", "62M" -> {
                refuseSecond("closing balance", closing, field);
                closing = field;
            }
            case "86" -> addInformation(field);
            case "34F", "13", "13D" -> interim = true;
            default -> {} // references, available and forward balances, what only the bank knows: no money
        }
    }

    /** Behind the closing balance it informs about the statement as a whole. */
    private void addInformation(Mt940Field field) {
        if (closing == null && !entries.isEmpty()) {
            entries.getLast().addInformation(field);
        }
    }

    private static void refuseSecond(String what, @Nullable Object first, Mt940Field second) {
        if (first != null) {
            throw new Refused(
                    RefusalCode.BROKEN_STATEMENT,
                    "Line %d: a second %s within one statement.".formatted(second.number(), what));
        }
    }

    boolean isEmpty() {
        return accountField == null && opening == null && closing == null && entries.isEmpty();
    }

    /** True for MT942, which has the floor limit and the time of a report in place of balances. */
    boolean isInterimReport() {
        return interim && opening == null && closing == null;
    }

    /** True when it begins where a page before it ended. */
    boolean continuesAPage() {
        return opening != null && opening.tag().equals("60M");
    }

    /** True when another page follows it. */
    boolean isContinued() {
        return closing != null && closing.tag().equals("62M");
    }

    /** What the fields come to. Every oddity goes to {@code oddities}, none is passed over. */
    BankStatement read(List<Warning> oddities) {
        Optional<Balance> from = balance(opening, "opening");
        Optional<Balance> to = balance(closing, "closing");
        Account account = account();
        String currency = from.or(() -> to).map(Balance::currency).orElse(account.currency());
        if (account.number() == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no account number"));
        }
        if (currency == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no currency"));
        }
        Boolean proven = prove(from, to);
        LocalDate statementDate = to.or(() -> from).map(Balance::date).orElse(null);
        checkBookingDates(statementDate);
        BankStatement read = new BankStatement(
                account.number(),
                currency,
                number,
                from.map(Balance::stated).orElse(null),
                to.map(Balance::stated).orElse(null),
                proven,
                false,
                null,
                null,
                account.bic(),
                entries.stream()
                        .map(entry -> entry.completed(statementDate, currency))
                        .toList());
        warnings.forEach(warning -> oddities.add(new Warning(warning.code(), name() + ": " + warning.message())));
        return read;
    }

    String name() {
        return "Statement %s (line %d)".formatted(Objects.requireNonNullElse(number, "without number"), line);
    }

    private record Balance(@Nullable LocalDate date, BigDecimal amount, String currency) {
        StatedBalance stated() {
            return new StatedBalance(date, Amounts.trimmed(amount, currency));
        }
    }

    private Optional<Balance> balance(@Nullable Mt940Field field, String which) {
        if (field == null) {
            warnings.add(WarningCode.MISSING_RECORD.with("no " + which + " balance"));
            return Optional.empty();
        }
        Matcher stated = BALANCE.matcher(field.value());
        Optional<BigDecimal> amount = stated.matches() ? Mt940Entry.amount(stated.group(4)) : Optional.empty();
        if (amount.isEmpty()) {
            warnings.add(WarningCode.BALANCE_UNREADABLE.with(
                    "the %s balance on line %d cannot be read".formatted(which, field.number())));
        }
        return amount.map(value -> new Balance(
                Mt940Entry.date(stated.group(2)),
                stated.group(1).equals("C") ? value : value.negate(),
                stated.group(3)));
    }

    /** @param bic of the bank, where the field names it before the account */
    private record Account(
            @Nullable String number,
            @Nullable String currency,
            @Nullable String bic) {}

    /**
     * An IBAN comes out as it does from CODA and camt, whatever is written around it: the bank's code before it, the
     * currency behind it. Any other number is the bank's own and is left as it stands.
     */
    private Account account() {
        String stated = Texts.line(Objects.requireNonNullElse(accountField, ""));
        if (stated == null) {
            return new Account(null, null, null);
        }
        Matcher withBank = BANK_AND_ACCOUNT.matcher(stated);
        String bic = withBank.matches() ? withBank.group(1) : null;
        String printed = withBank.matches() ? withBank.group(2) : stated;
        String read = AccountNumbers.read(printed);
        Matcher withCurrency = ACCOUNT_WITH_CURRENCY.matcher(printed);
        if (!AccountNumbers.isIban(read) && withCurrency.matches()) {
            String bare = AccountNumbers.read(withCurrency.group(1));
            if (AccountNumbers.isIban(bare)) {
                return new Account(bare, withCurrency.group(2), bic);
            }
        }
        return new Account(
                DASHED_BELGIAN.matcher(printed).matches() ? AccountNumbers.readBelgian(printed) : read, null, bic);
    }

    private @Nullable Boolean prove(Optional<Balance> from, Optional<Balance> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        if (!from.get().currency().equals(to.get().currency())) {
            warnings.add(WarningCode.BALANCE_UNREADABLE.with("a closing balance in %s on an account in %s"
                    .formatted(to.get().currency(), from.get().currency())));
            return false;
        }
        BigDecimal booked = entries.stream().map(Mt940Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gap = to.get().amount().subtract(from.get().amount()).subtract(booked);
        if (gap.signum() == 0) {
            return true;
        }
        warnings.add(WarningCode.BALANCE_GAP.with(
                "the entries leave " + gap.toPlainString() + " between opening and closing balance unexplained"));
        return false;
    }

    private void checkBookingDates(@Nullable LocalDate statementDate) {
        long undated =
                entries.stream().filter(entry -> entry.bookingDate() == null).count();
        if (undated > 0) {
            warnings.add(WarningCode.BOOKING_DATE.with(undated
                    + " entries without booking date; their value date stands in, else the statement's, "
                    + (statementDate == null ? "which is unknown" : statementDate)));
        }
    }
}
