package com.billify.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import com.billify.kernel.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorldTest {
    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final int SETTLING_IN_DAYS = 180;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dayIsNotChangedByWhatComesAfterIt(long seed) {
        World world = new World(seed, START, Language.FR);
        List<Day> told = world.until(START.plusDays(900)).days();

        for (int days : new int[] {1, 30, 200, 899}) {
            assertThat(world.until(START.plusDays(days)).days()).isEqualTo(told.subList(0, days + 1));
        }
    }

    @Test
    void languageChangesWordsAndNothingElse() {
        List<Day> dutch = days(7, Language.NL);
        List<Day> german = days(7, Language.DE);

        for (int index = 0; index < dutch.size(); index++) {
            assertThat(german.get(index).lines().stream().map(BankLine::amountMinor))
                    .isEqualTo(dutch.get(index).lines().stream()
                            .map(BankLine::amountMinor)
                            .toList());
            assertThat(german.get(index).bills().stream().map(Bill::grossMinor))
                    .isEqualTo(dutch.get(index).bills().stream()
                            .map(Bill::grossMinor)
                            .toList());
        }
        assertThat(german.stream().flatMap(day -> day.lines().stream()).map(BankLine::text))
                .contains("Löhne November 2026")
                .doesNotContain("Lonen november 2026");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void balancesAreTheSumOfTheLines(long seed) {
        List<Day> days = days(seed, Language.NL);
        for (Account account : Account.values()) {
            long balanceMinor = days.getFirst().balanceMinor(account) - sum(days.getFirst(), account);
            for (Day day : days) {
                balanceMinor += sum(day, account);
                assertThat(day.balanceMinor(account))
                        .as("%s on %s", account, day.date())
                        .isEqualTo(balanceMinor);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void banksBookOnBankDaysAndTheShopIsClosedOnMondays(long seed) {
        for (Day day : days(seed, Language.NL)) {
            if (!BankDays.isBankDay(day.date())) {
                assertThat(day.lines()).as("lines on %s", day.date()).isEmpty();
            }
            if (day.date().getDayOfWeek() == DayOfWeek.MONDAY) {
                assertThat(day.takingsMinor()).as("takings on %s", day.date()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void transfersBetweenTheAccountsHaveTwoSides(long seed) {
        for (Day day : days(seed, Language.NL)) {
            long movedMinor = day.lines().stream()
                    .filter(line -> line.kind() == Kind.TO_OWN_ACCOUNT || line.kind() == Kind.FROM_OWN_ACCOUNT)
                    .mapToLong(BankLine::amountMinor)
                    .sum();
            assertThat(movedMinor).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void vatThatIsPaidIsWhatTheDocumentsComeTo(long seed) {
        List<Day> days = days(seed, Language.NL);
        for (YearMonth quarter = YearMonth.of(2025, 1);
                quarter.isBefore(YearMonth.of(2027, 10));
                quarter = quarter.plusMonths(3)) {
            LocalDate from = quarter.atDay(1);
            LocalDate to = quarter.plusMonths(2).atEndOfMonth();
            long dueMinor = 0;
            long takingsMinor = 0;
            for (Day day : between(days, from, to)) {
                takingsMinor += day.takingsMinor();
                for (Bill bill : day.bills()) {
                    dueMinor += bill.sale() == bill.creditNote() ? -bill.vatMinor() : bill.vatMinor();
                }
            }
            dueMinor += Math.round(takingsMinor * 6 / 106.0);
            String text = Text.VAT.in(Language.NL, (quarter.getMonthValue() + 2) / 3 + "/" + quarter.getYear());
            assertThat(days.stream()
                            .flatMap(day -> day.lines().stream())
                            .filter(line -> text.equals(line.text()))
                            .map(BankLine::amountMinor))
                    .as("VAT of %s", quarter)
                    .containsExactly(-dueMinor);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsCountedTwice(long seed) {
        Set<String> lines = new HashSet<>();
        Set<String> bills = new HashSet<>();
        for (Day day : days(seed, Language.EN)) {
            day.lines()
                    .forEach(line -> assertThat(lines.add(line.bankReference()))
                            .as("%s", line)
                            .isTrue());
            day.bills()
                    .forEach(bill -> assertThat(bills.add(
                                    (bill.sale() ? "own" : bill.party().name()) + bill.number()))
                            .as("%s", bill)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moneyIsSometimesTightAndNeverAbsurd(long seed) {
        List<Day> days = days(seed, Language.NL);

        assertThat(days).allSatisfy(day -> {
            assertThat(day.mainMinor()).isBetween(2_000_00L, 70_000_00L);
            assertThat(day.savingsMinor()).isBetween(0L, 90_000_00L);
        });
        assertThat(days.stream()
                        .mapToLong(day -> day.mainMinor() + day.savingsMinor())
                        .min()
                        .orElseThrow())
                .isLessThan(25_000_00);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDayHasSomethingToTell(long seed) {
        Books books = new Books();
        int told = 0;
        int dips = 0;
        int late = 0;
        for (Day day : days(seed, Language.NL)) {
            books.take(day);
            if (day.date().isBefore(START.plusDays(SETTLING_IN_DAYS))) {
                continue;
            }
            LocalDate today = day.date().plusDays(1);
            told++;
            late += lateCustomers(books, today) >= 2 ? 1 : 0;
            assertThat(books.open()).as("open on %s", today).hasSizeBetween(15, 55);
            assertThat(books.unmatched().stream().filter(line -> line.date().isAfter(today.minusDays(30))))
                    .as("unmatched on %s", today)
                    .isNotEmpty();
            long[] ahead = books.forecastMinor(day.mainMinor() + day.savingsMinor(), today, 90);
            dips += LongStream.of(ahead).min().orElseThrow() < ahead[0] ? 1 : 0;
        }
        assertThat(late * 100 / told)
                .as("days with two late customers, in percent")
                .isGreaterThan(95);
        assertThat(dips * 100 / told)
                .as("days with a lower one ahead, in percent")
                .isGreaterThan(75);
    }

    @Test
    void customersPayAsTheyUseTo() {
        List<Day> days = days(1, Language.NL);
        List<String> texts = days.stream()
                .flatMap(day -> day.lines().stream())
                .filter(line -> line.kind() == Kind.TRANSFER_IN && line.text() != null)
                .map(BankLine::text)
                .toList();

        assertThat(texts).anyMatch(text -> text.startsWith("Deelbetaling factuur "));
        assertThat(texts).anyMatch(text -> text.startsWith("Saldo factuur "));
        assertThat(texts).anyMatch(text -> text.startsWith("Levering brood "));
        assertThat(texts).anyMatch(text -> text.startsWith("+++31"));
        assertThat(texts).anyMatch(text -> text.matches("\\d{4}-C\\d{3} \\d{4}-\\d{4}.*"));
        assertThat(days.stream().flatMap(day -> day.lines().stream()).map(BankLine::text))
                .anyMatch(text -> text != null && text.startsWith("Terugbetaling dubbele betaling "));
    }

    @Test
    void oneCustomerGoesBankruptAndOwesForEver() {
        Books books = new Books();
        days(1, Language.NL).forEach(books::take);

        assertThat(books.open().stream().filter(bill -> bill.dueDate().isBefore(LAST.minusDays(365))))
                .isNotEmpty()
                .allMatch(bill -> bill.party().name().equals("Eetcafe Scheve Toren BV"));
    }

    @Test
    void easterIsWhereTheCalendarHasIt() {
        assertThat(BankDays.easter(2024)).isEqualTo("2024-03-31");
        assertThat(BankDays.easter(2026)).isEqualTo("2026-04-05");
        assertThat(BankDays.easter(2027)).isEqualTo("2027-03-28");
        assertThat(BankDays.isBankDay(LocalDate.of(2026, 4, 3))).isFalse();
        assertThat(BankDays.isBankDay(LocalDate.of(2026, 7, 21))).isTrue();
    }

    private static long lateCustomers(Books books, LocalDate today) {
        return books.open().stream()
                .filter(bill ->
                        bill.sale() && !bill.creditNote() && bill.dueDate().isBefore(today))
                .map(bill -> bill.party().name())
                .distinct()
                .count();
    }

    private static List<Day> days(long seed, Language language) {
        return new World(seed, START, language).until(LAST).days();
    }

    private static List<Day> between(List<Day> days, LocalDate from, LocalDate to) {
        return days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .toList();
    }

    private static long sum(Day day, Account account) {
        return day.lines().stream()
                .filter(line -> line.account() == account)
                .mapToLong(BankLine::amountMinor)
                .sum();
    }
}
