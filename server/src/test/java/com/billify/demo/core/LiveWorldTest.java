package com.billify.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.demo.core.BankLine.Account;
import com.billify.kernel.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A world that is told over connections too. */
class LiveWorldTest {
    private static final LocalDate START = LocalDate.of(2025, 11, 1);
    private static final LocalDate INSTANT = LocalDate.of(2026, 11, 14); // a Saturday
    private static final LocalDate LAST = LocalDate.of(2027, 2, 28);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void paymentsByCodeChangeNoEarlierDayAndComeOnEveryDay(long seed) {
        List<Day> without = new World(seed, START, Language.NL).until(LAST).days();
        List<Day> with =
                new World(seed, START, Language.NL, INSTANT).until(LAST).days();
        int first = Math.toIntExact(INSTANT.toEpochDay() - START.toEpochDay());

        assertThat(with.subList(0, first)).isEqualTo(without.subList(0, first));
        assertThat(with.subList(first, with.size()))
                .allSatisfy(day -> assertThat(day.lines()).hasSizeGreaterThanOrEqualTo(4));
        assertThat(with.stream().flatMap(day -> day.lines().stream()).map(BankLine::bankReference))
                .doesNotHaveDuplicates();
        long balanceMinor = with.getFirst().mainMinor() - sum(with.getFirst());
        for (Day day : with) {
            balanceMinor += sum(day);
            assertThat(day.mainMinor()).as("%s", day.date()).isEqualTo(balanceMinor);
        }
    }

    /** Also those of days on which no statement comes; and each statement begins where the one before it ended. */
    @ParameterizedTest
    @MethodSource("seeds")
    void statementsTellEveryLineOnce(long seed) {
        World.Chronicle chronicle = new World(seed, START, Language.NL, INSTANT).until(LAST);
        StringBuilder files = new StringBuilder();
        for (LocalDate day = INSTANT.minusDays(3); day.isBefore(LAST); day = day.plusDays(1)) {
            chronicle
                    .files(day, day)
                    .forEach(file ->
                            files.append(new String(file.content(), java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
        LocalDate last = BankDays.onOrBefore(LAST.minusDays(1));

        for (BookedLine line : chronicle.booked(INSTANT.minusDays(3), last)) {
            String text = line.bankReference();
            assertThat(files.indexOf(text)).as(text).isPositive();
        }
        String byCode = chronicle.booked(INSTANT, last).stream()
                .filter(line -> line.bankReference().startsWith("GQ"))
                .findFirst()
                .orElseThrow()
                .bankReference();
        assertThat(files.indexOf(byCode, files.indexOf(byCode) + 1))
                .as("told again")
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bookkeeperHasOpenWhatTheOwnerHasOpen(long seed) {
        World.Chronicle chronicle = new World(seed, START, Language.FR, INSTANT).until(LAST);
        Books owner = new Books();
        for (Day day : chronicle.days()) {
            owner.take(day);
            if (day.date().getDayOfMonth() == 12) {
                assertThat(chronicle.openBills(day.date(), day.date()).stream().map(OpenBill::number))
                        .as("%s", day.date())
                        .containsExactlyInAnyOrderElementsOf(
                                owner.open().stream().map(Bill::number).toList());
            }
        }
    }

    @Test
    void whatIsOwedIsWhatIsNotPaid() {
        World.Chronicle chronicle = new World(7, START, Language.NL).until(LAST);

        assertThat(chronicle.openBills(LAST, LAST.minusDays(1)))
                .isNotEmpty()
                .allSatisfy(bill -> {
                    assertThat(Math.abs(bill.openMinor())).isBetween(1L, Math.abs(bill.originalMinor()));
                    assertThat(Long.signum(bill.openMinor())).isEqualTo(Long.signum(bill.originalMinor()));
                })
                .anySatisfy(bill -> assertThat(bill.sale()).isTrue())
                .anySatisfy(bill -> assertThat(bill.sale()).isFalse());
    }

    private static long sum(Day day) {
        return day.lines().stream()
                .filter(line -> line.account() == Account.MAIN)
                .mapToLong(BankLine::amountMinor)
                .sum();
    }
}
