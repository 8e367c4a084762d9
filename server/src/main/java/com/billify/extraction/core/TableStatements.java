package com.billify.extraction.core;

import com.billify.extraction.core.table.BalanceChain;
import com.billify.extraction.core.table.BankAccounts;
import com.billify.extraction.core.table.BankLine;
import com.billify.extraction.core.table.BankLines;
import com.billify.extraction.core.table.TableFormat;
import com.billify.extraction.core.table.TableMapping;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of the lines of a table: one for each account and currency, oldest line first, with the balances that
 * the table states. Balances that do not follow from the lines refuse the file.
 */
final class TableStatements {
    private static final String USUAL_CURRENCY = "EUR";
    private static final Pattern MASKED = Pattern.compile(".*(?:\\*|[Xx]{2}).*");
    private static final Pattern FIVE_DIGITS = Pattern.compile("(?:\\D*\\d){5}.*");

    private final TableFormat format;
    private final BankLines table;
    private final TableMapping mapping;
    private final List<Warning> warnings = new ArrayList<>();

    private TableStatements(TableFormat format, BankLines table, TableMapping mapping, List<Warning> ofFile) {
        this.format = format;
        this.table = table;
        this.mapping = mapping;
        warnings.addAll(ofFile);
    }

    /**
     * @param ofFile what is odd about the file around the table
     * @throws Refused when a balance does not follow from the lines, or there is no line
     */
    static BankFile of(TableFormat format, BankLines table, TableMapping mapping, List<Warning> ofFile) {
        return new TableStatements(format, table, mapping, ofFile).read();
    }

    private BankFile read() {
        if (table.lines().isEmpty()) {
            throw new Refused(RefusalCode.EMPTY, "There is no bank line in this table.");
        }
        warnings.addAll(TableReader.leftOut(table.leftOut()));
        Map<String, List<BankLine>> pending = new LinkedHashMap<>();
        for (BankLine line : table.lines()) {
            if (line.pending()) {
                pending.computeIfAbsent(BankAccounts.keyOf(line), key -> new ArrayList<>())
                        .add(line);
            }
        }
        List<List<BankLine>> accounts = BankAccounts.split(table.lines());
        List<BankStatement> statements = new ArrayList<>();
        for (List<BankLine> lines : accounts) {
            List<BankLine> waiting = pending.remove(BankAccounts.keyOf(lines.getFirst()));
            statements.add(statement(lines, waiting == null ? List.of() : waiting, accounts.size() == 1));
        }
        pending.values().forEach(lines -> statements.add(statement(List.of(), lines, false)));
        if (accounts.size() == 1) {
            checkTotal(accounts.getFirst());
        }
        if (statements.stream().anyMatch(statement -> statement.account() == null)) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("the table names no account"));
        }
        return new BankFile(formatOf(format), statements, warnings);
    }

    private static BankFileFormat formatOf(TableFormat format) {
        return switch (format) {
            case CSV -> BankFileFormat.CSV;
            case XLSX -> BankFileFormat.XLSX;
            case ODS -> BankFileFormat.ODS;
        };
    }

    /** @param only the table holds no other account, so that what it says above its lines is said of this one */
    private BankStatement statement(List<BankLine> booked, List<BankLine> pending, boolean only) {
        BankLine any = booked.isEmpty() ? pending.getFirst() : booked.getFirst();
        String currency = currency(any);
        Balances balances = booked.isEmpty() ? new Balances(booked, null, null) : balances(booked, only);
        List<BankEntry> entries = new ArrayList<>();
        balances.lines.forEach(line -> entries.add(entry(line, currency)));
        pending.forEach(line -> entries.add(entry(line, currency)));
        return new BankStatement(
                account(any),
                currency,
                null,
                trimmed(balances.opening, currency),
                trimmed(balances.closing, currency),
                balances.opening == null || balances.closing == null ? null : Boolean.TRUE,
                false,
                any.holder() != null ? any.holder() : only ? table.facts().holder() : null,
                null,
                null,
                entries);
    }

    private static @Nullable StatedBalance trimmed(@Nullable StatedBalance balance, String currency) {
        return balance == null ? null : new StatedBalance(balance.date(), Amounts.trimmed(balance.amount(), currency));
    }

    private @Nullable String account(BankLine line) {
        String stated = line.account() != null ? line.account() : mapping.account();
        return stated == null ? null : AccountNumbers.readBelgian(stated);
    }

    private String currency(BankLine line) {
        String stated = line.currency() != null ? line.currency() : mapping.currency();
        if (stated != null) {
            return stated;
        }
        Warning assumed =
                WarningCode.CURRENCY_ASSUMED.with("the table names no currency; its amounts are taken for euro");
        if (!warnings.contains(assumed)) {
            warnings.add(assumed);
        }
        return USUAL_CURRENCY;
    }

    /** @param lines oldest first */
    private record Balances(
            List<BankLine> lines,
            @Nullable StatedBalance opening,
            @Nullable StatedBalance closing) {}

    private Balances balances(List<BankLine> lines, boolean only) {
        return switch (BalanceChain.of(lines)) {
            case BalanceChain.Proven(var ordered, var opening, var closing, var proofs) -> {
                if (only) {
                    checkAgainstFacts(lines, opening, closing);
                }
                yield between(ordered, opening, closing);
            }
            case BalanceChain.Broken(BankLine line, BigDecimal expected) ->
                throw new Refused(
                        RefusalCode.BALANCE_MISMATCH,
                        "Row %d: the balance is %s, but %s follows from the rows beside it; lines are missing, or amounts are other than they look."
                                .formatted(
                                        line.row(),
                                        line.balance() == null
                                                ? "none"
                                                : line.balance().toPlainString(),
                                        expected.toPlainString()));
            case BalanceChain.EitherWay() -> {
                warnings.add(WarningCode.BALANCE_UNREADABLE.with(
                        "the balances of the lines fit both ways up, so none is taken"));
                yield new Balances(oldestFirst(lines), null, null);
            }
            case BalanceChain.Absent() ->
                only ? stated(oldestFirst(lines)) : new Balances(oldestFirst(lines), null, null);
        };
    }

    private static Balances between(List<BankLine> ordered, BigDecimal opening, BigDecimal closing) {
        LocalDate first = ordered.stream()
                .map(BankLine::bookingDate)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return new Balances(ordered, new StatedBalance(first, opening), new StatedBalance(last(ordered), closing));
    }

    private static LocalDate last(List<BankLine> lines) {
        return lines.stream()
                .map(BankLine::bookingDate)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private void checkAgainstFacts(List<BankLine> lines, BigDecimal opening, BigDecimal closing) {
        BigDecimal statedOpening = table.facts().openingBalance(mapping);
        BigDecimal statedClosing = table.facts().closingBalance(mapping, last(lines));
        if (statedOpening != null && statedOpening.compareTo(opening) != 0) {
            throw mismatch("opening", statedOpening, opening);
        }
        if (statedClosing != null && table.facts().closingDay() == null && statedClosing.compareTo(closing) != 0) {
            throw mismatch("closing", statedClosing, closing);
        }
    }

    private static Refused mismatch(String which, BigDecimal stated, BigDecimal found) {
        return new Refused(
                RefusalCode.BALANCE_MISMATCH,
                "The %s balance is stated as %s, but %s follows from the lines."
                        .formatted(which, stated.toPlainString(), found.toPlainString()));
    }

    /** The balances that stand outside of the lines; one alone is kept and proves nothing. */
    private Balances stated(List<BankLine> lines) {
        BigDecimal opening = table.facts().openingBalance(mapping);
        BigDecimal closing = table.facts().closingBalance(mapping, last(lines));
        if (opening != null && closing != null) {
            BigDecimal found = lines.stream().map(BankLine::amount).reduce(opening, BigDecimal::add);
            if (found.compareTo(closing) != 0) {
                throw mismatch("closing", closing, found);
            }
        }
        return new Balances(
                lines,
                opening == null ? null : new StatedBalance(lines.getFirst().bookingDate(), opening),
                closing == null ? null : new StatedBalance(last(lines), closing));
    }

    /** Without balances the days alone tell which way up the table is. */
    private static List<BankLine> oldestFirst(List<BankLine> lines) {
        int up = 0;
        for (int i = 1; i < lines.size(); i++) {
            up += lines.get(i).bookingDate().compareTo(lines.get(i - 1).bookingDate());
        }
        if (up >= 0) {
            return lines;
        }
        List<BankLine> turned = new ArrayList<>(lines);
        Collections.reverse(turned);
        return turned;
    }

    private void checkTotal(List<BankLine> lines) {
        if (table.statedTotal() != null) {
            BigDecimal sum = lines.stream().map(BankLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(table.statedTotal()) != 0) {
                warnings.add(WarningCode.CONTROL_TOTAL.with("the table says its amounts sum to %s, they sum to %s"
                        .formatted(table.statedTotal().toPlainString(), sum.toPlainString())));
            }
        }
    }

    private static BankEntry entry(BankLine line, String currency) {
        String written = Texts.line(line.remittance());
        String said = Texts.line(line.description());
        String field = Texts.line(line.structuredReference());
        Optional<String> reference = Optional.ofNullable(field)
                .flatMap(References::stated)
                .or(() -> Optional.ofNullable(written).flatMap(References::inFreeText))
                .or(() -> Optional.ofNullable(said).flatMap(References::inFreeText));
        // a reference in a column of its own is all that the payer wrote
        String text = written != null || field == null
                ? written == null ? said : written
                : References.stated(field).isPresent() ? null : field;
        boolean nothingElse =
                text != null && reference.isPresent() && References.stated(text).equals(reference);
        return new BankEntry(
                line.bookingDate(),
                line.valueDate(),
                Amounts.trimmed(line.amount(), currency),
                currency,
                Texts.line(line.counterpartyName()),
                counterpartyAccount(line.counterpartyAccount()),
                nothingElse ? null : text,
                reference.orElse(null),
                Texts.line(line.bankReference()),
                null,
                line.pending(),
                List.of());
    }

    /** An IBAN, else what may be an account number; never a masked card. */
    private static @Nullable String counterpartyAccount(@Nullable String printed) {
        String account = printed == null ? null : AccountNumbers.readBelgian(printed);
        if (account == null || AccountNumbers.isIban(account)) {
            return account;
        }
        return FIVE_DIGITS.matcher(account).matches()
                        && !MASKED.matcher(account).matches()
                ? account
                : null;
    }
}
