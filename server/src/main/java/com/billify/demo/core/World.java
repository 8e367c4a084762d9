package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bakery with a shop and customers in Ghent that does not exist, and what happens to it day by day. The same seed, start
 * and language tell the same story, however far it is told: a day is never changed by what comes after it.
 *
 * @param language of all that people and banks write in it
 */
public record World(long seed, LocalDate start, Language language) {

    /** Its days from the start to the last, both included. */
    public Chronicle until(LocalDate last) {
        return new Chronicle(language, start, List.copyOf(new Simulation(seed, start, language).until(last)));
    }

    /** What the owner calls the accounts, by number. */
    public Map<String, String> accountNames() {
        return Map.of(
                Cast.BAKERY.account().value(), Text.CURRENT_ACCOUNT.in(language),
                Cast.SAVINGS.value(), Text.SAVINGS_ACCOUNT.in(language));
    }

    /** What whoever looks around is called. */
    public static String visitorName(Language language) {
        return Text.VISITOR.in(language);
    }

    public static String bakeryName() {
        return Cast.BAKERY.name();
    }

    public static EnterpriseNumber bakeryNumber() {
        return Cast.BAKERY.number();
    }

    /** What has happened so far. */
    public static final class Chronicle {
        private final Language language;
        private final LocalDate start;
        private final List<Day> days;

        private Chronicle(Language language, LocalDate start, List<Day> days) {
            this.language = language;
            this.start = start;
            this.days = days;
        }

        List<Day> days() {
            return days;
        }

        /**
         * What arrived on these days: the statements of the bank first, then the invoices. A bank states the days on which it
         * books; of the savings account it sends one when something moved, and at the end of the month.
         *
         * @throws IndexOutOfBoundsException for days that are not told of
         */
        public List<WorldFile> files(LocalDate from, LocalDate to) {
            List<WorldFile> files = new ArrayList<>();
            List<Day> told = between(from, to);
            List<LocalDate> bankDays =
                    told.stream().map(Day::date).filter(BankDays::isBankDay).toList();
            if (!bankDays.isEmpty()) {
                LocalDate last = bankDays.getLast();
                String period = isWholeMonth(from, to) ? YearMonth.from(from).toString() : last.toString();
                Statement main = statement(Account.MAIN, told, last);
                files.add(new WorldFile(Text.STATEMENT_FILE.in(language, period), CodaWriter.write(main, language)));
                Statement savings = statement(Account.SAVINGS, told, last);
                boolean endsMonth =
                        last.equals(BankDays.onOrBefore(YearMonth.from(last).atEndOfMonth()));
                if (!savings.lines().isEmpty() || endsMonth) {
                    files.add(new WorldFile(Text.SAVINGS_FILE.in(language, period), CamtWriter.write(savings)));
                }
            }
            for (Day day : told) {
                for (Bill bill : day.bills()) {
                    Text name = bill.sale() ? Text.SALE_FILE : Text.PURCHASE_FILE;
                    files.add(new WorldFile(name.in(language, bill.number()), UblWriter.write(bill, language)));
                }
            }
            return files;
        }

        /** What the owner matched by hand on these days, in order. */
        public List<HandMatch> handMatches(LocalDate from, LocalDate to) {
            return between(from, to).stream()
                    .flatMap(day -> day.handMatches().stream())
                    .toList();
        }

        private List<Day> between(LocalDate from, LocalDate to) {
            return days.subList(index(from), index(to) + 1);
        }

        private int index(LocalDate day) {
            return Math.toIntExact(day.toEpochDay() - start.toEpochDay());
        }

        private Statement statement(Account account, List<Day> told, LocalDate last) {
            LocalDate first = told.getFirst().date();
            List<BankLine> lines = told.stream()
                    .flatMap(day -> day.lines().stream())
                    .filter(line -> line.account() == account)
                    .toList();
            long closingMinor = told.getLast().balanceMinor(account);
            long openingMinor = closingMinor
                    - lines.stream().mapToLong(BankLine::amountMinor).sum();
            return new Statement(
                    account, BankDays.onOrBefore(first.minusDays(1)), openingMinor, last, closingMinor, lines);
        }

        private static boolean isWholeMonth(LocalDate from, LocalDate to) {
            return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(from).atEndOfMonth());
        }
    }
}
