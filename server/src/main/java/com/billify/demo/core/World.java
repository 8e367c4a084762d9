package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bakery with a shop and customers in Ghent that does not exist, and what happens to it day by day. The same seed, start
 * and language tell the same story, however far it is told: a day is never changed by what comes after it.
 *
 * @param language of all that people and banks write in it
 * @param instantFrom from which day customers may pay by QR code, which a bank books at once; null for never
 */
public record World(
        long seed,
        LocalDate start,
        Language language,
        @Nullable LocalDate instantFrom) {

    /** One without instant payments. */
    public World(long seed, LocalDate start, Language language) {
        this(seed, start, language, null);
    }

    /** Its days from the start to the last, both included. */
    public Chronicle until(LocalDate last) {
        return new Chronicle(
                language, start, List.copyOf(new Simulation(seed, start, language, instantFrom).until(last)));
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

        /** What the bank booked on these days on either account, in order. */
        public List<BookedLine> booked(LocalDate from, LocalDate to) {
            return between(from, to).stream()
                    .flatMap(day -> day.lines().stream())
                    .map(BookedLine::of)
                    .toList();
        }

        /** The balance of each account at the end of a day, in cents, by its number. */
        public Map<String, Long> balances(LocalDate day) {
            Day told = days.get(index(day));
            return Map.of(Cast.BAKERY.account().value(), told.mainMinor(), Cast.SAVINGS.value(), told.savingsMinor());
        }

        /**
         * What the bookkeeper has as open: invoices up to one day, payments up to another.
         *
         * @param paidUntil not after the first; statements come a day later
         */
        public List<OpenBill> openBills(LocalDate issuedUntil, LocalDate paidUntil) {
            return OpenBills.of(between(start, issuedUntil), paidUntil);
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
            LocalDate before = BankDays.onOrBefore(told.getFirst().date().minusDays(1));
            // What was booked since the last statement, on days without one too.
            LocalDate first = before.isBefore(start) ? start : before.plusDays(1);
            List<BankLine> lines = between(first, last).stream()
                    .flatMap(day -> day.lines().stream())
                    .filter(line -> line.account() == account)
                    .toList();
            long closingMinor = days.get(index(last)).balanceMinor(account);
            long openingMinor = closingMinor
                    - lines.stream().mapToLong(BankLine::amountMinor).sum();
            return new Statement(account, before, openingMinor, last, closingMinor, lines);
        }

        private static boolean isWholeMonth(LocalDate from, LocalDate to) {
            return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(from).atEndOfMonth());
        }
    }
}
