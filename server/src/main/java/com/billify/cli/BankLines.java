package com.billify.cli;

import com.billify.banking.core.Evidence;
import com.billify.banking.core.KnownStatement;
import com.billify.banking.core.Overlap;
import com.billify.banking.core.Period;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The booked lines of all statements, each once: what the bank book of the server keeps, decided by the same
 * {@link Overlap}, in memory.
 */
final class BankLines {
    private final Map<Account, List<Taken>> statements = new HashMap<>();
    private final List<Nameless> nameless = new ArrayList<>();
    private final Map<UUID, Found> lines = new LinkedHashMap<>();
    private final List<CompanyBooks.Balance> balances = new ArrayList<>();

    private record Account(String number, Currency currency) {}

    /** A statement that was taken in, and the days that its lines and balances speak of. */
    private record Taken(KnownStatement known, @Nullable Period period, byte[] digest) {}

    /** A statement that does not say of which account it is, as tables do not. */
    private record Nameless(String file, int firstPlace, StatedStatement statement) {}

    /** A line, where it was found first, and the first reference that any bank file gave it. */
    private record Found(
            String account,
            StatedLine line,
            String file,
            int place,
            @Nullable String bankReference) {
        Found withReference(@Nullable String other) {
            return bankReference != null ? this : new Found(account, line, file, place, other);
        }
    }

    /**
     * @param file its name, for lines to which no bank gives a reference
     * @param firstPlace of the first line of the statement among the booked lines of its file, from 1
     */
    void add(String file, int firstPlace, StatedStatement statement) {
        Account account = new Account(statement.accountNumber(), statement.currency());
        List<Taken> known = statements.computeIfAbsent(account, none -> new ArrayList<>());
        known.add(take(file, firstPlace, statement, known));
    }

    /** A statement of an account that it does not name: one of those that other files name, or one beside them. */
    void addNameless(String file, int firstPlace, StatedStatement statement) {
        nameless.add(new Nameless(file, firstPlace, statement));
    }

    /** Every line once, in the order in which the files state them; to be called when all statements are added. */
    List<CompanyBooks.Line> all() {
        for (Nameless late : nameless) {
            StatedStatement statement = late.statement();
            List<Taken> known = statements.entrySet().stream()
                    .filter(entry -> entry.getKey().currency().equals(statement.currency()))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
            Taken taken = take(late.file(), late.firstPlace(), statement, known);
            statements
                    .computeIfAbsent(
                            new Account(statement.accountNumber(), statement.currency()), none -> new ArrayList<>())
                    .add(taken);
        }
        nameless.clear();
        List<CompanyBooks.Line> all = new ArrayList<>();
        Names names = new Names();
        lines.forEach((key, found) -> all.add(new CompanyBooks.Line(
                key,
                names.free(found.bankReference() != null ? found.bankReference() : found.file() + "#" + found.place()),
                found.account(),
                found.line())));
        return all;
    }

    /** Every balance that a statement states, in the order of the files. */
    List<CompanyBooks.Balance> balances() {
        return List.copyOf(balances);
    }

    /** The numbers of the accounts that the statements name. */
    Set<String> accounts() {
        Set<String> numbers = new HashSet<>();
        statements.keySet().forEach(account -> numbers.add(account.number()));
        nameless.forEach(late -> numbers.remove(late.statement().accountNumber()));
        return numbers;
    }

    private void noteBalances(StatedStatement statement) {
        Period days = statement.span();
        StatedStatement.Balance opening = statement.opening();
        StatedStatement.Balance closing = statement.closing();
        if (opening != null && days != null) {
            noteBalance(statement, days.first().minusDays(1), opening.minorUnits());
        }
        if (closing != null) {
            noteBalance(statement, closing.date(), closing.minorUnits());
        }
    }

    private void noteBalance(StatedStatement statement, LocalDate endOf, long minorUnits) {
        balances.add(new CompanyBooks.Balance(
                statement.accountNumber(), endOf, new Money(minorUnits, statement.currency())));
    }

    private Taken take(String file, int firstPlace, StatedStatement statement, List<Taken> known) {
        noteBalances(statement);
        Period period = statement.period();
        byte[] digest = statement.digest();
        List<@Nullable UUID> decided = known.stream()
                .filter(taken -> Arrays.equals(taken.digest(), digest))
                .findFirst()
                .<List<@Nullable UUID>>map(same -> idsOf(same.known()))
                .orElseGet(() -> Overlap.decide(
                        statement, period == null ? List.of() : overlapping(known, span(statement, period))));
        List<KnownStatement.Line> itsLines = new ArrayList<>();
        for (int index = 0; index < decided.size(); index++) {
            StatedLine line = statement.lines().get(index);
            UUID id = decided.get(index);
            if (id == null) {
                id = new UUID(0, lines.size());
                lines.put(
                        id, new Found(statement.accountNumber(), line, file, firstPlace + index, line.bankReference()));
            } else {
                lines.computeIfPresent(id, (same, found) -> found.withReference(line.bankReference()));
            }
            itsLines.add(new KnownStatement.Line(
                    id, line.bookingDate(), line.amount().minorUnits(), Evidence.of(line)));
        }
        StatedStatement.Balance opening = statement.opening();
        StatedStatement.Balance closing = statement.closing();
        KnownStatement taken = new KnownStatement(
                statement.format(),
                statement.number(),
                opening == null ? null : opening.minorUnits(),
                closing == null ? null : closing.minorUnits(),
                itsLines);
        return new Taken(taken, period == null ? null : span(statement, period), digest);
    }

    private static List<@Nullable UUID> idsOf(KnownStatement statement) {
        return statement.lines().stream()
                .<@Nullable UUID>map(KnownStatement.Line::transactionId)
                .toList();
    }

    private static List<KnownStatement> overlapping(List<Taken> known, Period days) {
        return known.stream()
                .filter(taken -> taken.period() != null
                        && !taken.period().first().isAfter(days.last())
                        && !taken.period().last().isBefore(days.first()))
                .map(Taken::known)
                .toList();
    }

    /** Lines may be booked outside of the period that the balances name. */
    private static Period span(StatedStatement statement, Period period) {
        Period span = period;
        for (StatedLine line : statement.lines()) {
            span = new Period(
                    line.bookingDate().isBefore(span.first()) ? line.bookingDate() : span.first(),
                    line.bookingDate().isAfter(span.last()) ? line.bookingDate() : span.last());
        }
        return span;
    }
}
