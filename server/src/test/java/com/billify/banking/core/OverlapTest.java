package com.billify.banking.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final Account account = new Account();

    @Test
    void aFirstStatementIsAllNew() {
        assertThat(account.take(statement(100_00, coffee(), coffee(), rent()))).isEqualTo(3);
    }

    @Test
    void theSameStatementAgainAddsNothing() {
        account.take(statement(100_00, coffee(), coffee(), rent()));

        assertThat(account.take(statement(100_00, coffee(), coffee(), rent()))).isZero();
    }

    @Test
    void anOverlapCutThroughTheMiddleOfTwinsAddsExactlyTheNewOne() {
        account.take(statement(100_00, coffee(), coffee()));

        assertThat(account.take(statement(97_00, coffee(), coffee()))).isEqualTo(1);
    }

    @Test
    void aSecondStatementOfTheDayWithAnEqualPaymentIsNotSwallowed() {
        account.take(statement(100_00, coffee()));

        assertThat(account.take(statement(97_00, coffee()))).isEqualTo(1);
    }

    @Test
    void numberedStatementsThatJoinShareNoLineEvenWhenEachSumsToNothing() {
        account.take(numbered("45", statement(100_00, line(50_00, "deposit"), line(-50_00, "refund"))));

        assertThat(account.take(numbered("46", statement(100_00, line(50_00, "deposit"), line(-50_00, "refund")))))
                .isEqualTo(2);
    }

    @Test
    void aDayThatSumsToNothingIsOneDayInBothFormats() {
        account.take(statement(100_00, line(50_00, "deposit"), line(-50_00, "refund")));

        assertThat(account.take(camt(statement(100_00, line(50_00, "Deposit"), line(-50_00, "REFUND")))))
                .isZero();
    }

    @Test
    void aLineWordedOtherwiseByTheOtherFormatIsTheSameLine() {
        account.take(statement(100_00, line(-12_50, "BANCONTACT 12/11 BAKKER GENT")));

        assertThat(account.take(camt(statement(100_00, line(-12_50, "Betaling met kaart, Bakker")))))
                .isZero();
    }

    @Test
    void equalAmountsFromTwoAccountsAreTwoLines() {
        account.take(statement(100_00, from("BE68539007547034", 25_00)));

        assertThat(account.take(statement(100_00, from("BE54000000000097", 25_00))))
                .isEqualTo(1);
    }

    @Test
    void withoutBalancesTwinsAreCounted() {
        account.take(withoutBalances(statement(0, coffee(), coffee())));

        assertThat(account.take(withoutBalances(statement(0, coffee(), coffee(), coffee()))))
                .isEqualTo(1);
    }

    /** Any cutting of one chain of lines into overlapping statements, delivered in any order and in two formats. */
    @Test
    void anyOverlappingDeliveriesEndAsTheChainOfLinesItself() {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            int length = 1 + random.nextInt(14);
            List<StatedLine> chain = new ArrayList<>();
            for (int at = 0; at < length; at++) {
                LocalDate day = MONDAY.plusDays(at / (1 + random.nextInt(6)));
                day = at > 0 && day.isBefore(chain.getLast().bookingDate())
                        ? chain.getLast().bookingDate()
                        : day;
                chain.add(line(day, new int[] {5_00, 5_00, 7_00, 11_00}[random.nextInt(4)], "card"));
            }
            Account replay = new Account();
            Set<Integer> covered = new HashSet<>();
            for (int delivery = 0; delivery < 5; delivery++) {
                int from = random.nextInt(length);
                int to = from + 1 + random.nextInt(length - from);
                IntStream.range(from, to).forEach(covered::add);
                StatedStatement cut = statement(balanceAt(chain, from), chain.subList(from, to));
                replay.take(random.nextBoolean() ? cut : camt(cut));
            }
            assertThat(replay.transactions()).as("seed %d", seed).isEqualTo(covered.size());
        }
    }

    /** The bank may list a day's lines in another order in its other format. */
    @Test
    void theOrderWithinADayDoesNotMatter() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<StatedLine> day = new ArrayList<>();
            for (int at = 0; at < 8; at++) {
                day.add(line(new int[] {5_00, -5_00, 7_00, 7_00}[random.nextInt(4)], "payment " + random.nextInt(2)));
            }
            Account replay = new Account();
            replay.take(statement(0, day));
            List<StatedLine> shuffled = new ArrayList<>(day);
            Collections.shuffle(shuffled, random);
            replay.take(camt(statement(0, shuffled)));
            replay.take(statement(0, day));

            assertThat(replay.transactions()).as("seed %d", seed).isEqualTo(day.size());
        }
    }

    private static long balanceAt(List<StatedLine> chain, int index) {
        return chain.subList(0, index).stream()
                .mapToLong(line -> line.amount().minorUnits())
                .sum();
    }

    private static StatedLine coffee() {
        return line(-3_00, "coffee");
    }

    private static StatedLine rent() {
        return line(-900_00, "rent");
    }

    private static StatedLine line(long amountMinor, String text) {
        return line(MONDAY, amountMinor, text);
    }

    private static StatedLine line(LocalDate day, long amountMinor, String text) {
        return new StatedLine(day, day, new Money(amountMinor, EUR), null, null, text, null, null, null, List.of());
    }

    private static StatedLine from(String account, long amountMinor) {
        return new StatedLine(
                MONDAY, MONDAY, new Money(amountMinor, EUR), null, account, "thanks", null, null, null, List.of());
    }

    private static StatedStatement statement(long openingMinor, StatedLine... lines) {
        return statement(openingMinor, Arrays.asList(lines));
    }

    private static StatedStatement statement(long openingMinor, List<StatedLine> lines) {
        long closing = openingMinor
                + lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
        return new StatedStatement(
                "BE68539007547034",
                EUR,
                "coda",
                null,
                new StatedStatement.Balance(lines.getFirst().bookingDate().minusDays(1), openingMinor),
                new StatedStatement.Balance(lines.getLast().bookingDate(), closing),
                null,
                null,
                lines);
    }

    private static StatedStatement numbered(String number, StatedStatement s) {
        return new StatedStatement(
                s.accountNumber(), EUR, s.format(), number, s.opening(), s.closing(), null, null, s.lines());
    }

    private static StatedStatement camt(StatedStatement s) {
        return new StatedStatement(
                s.accountNumber(), EUR, "camt.053", s.number(), s.opening(), s.closing(), null, null, s.lines());
    }

    private static StatedStatement withoutBalances(StatedStatement s) {
        return new StatedStatement(s.accountNumber(), EUR, s.format(), null, null, null, null, null, s.lines());
    }

    /** What a bank account keeps of its statements, in memory. */
    private static final class Account {
        private final List<KnownStatement> known = new ArrayList<>();
        private final Map<UUID, Evidence> firstEvidence = new HashMap<>();

        int take(StatedStatement statement) {
            List<@Nullable UUID> decided = Overlap.decide(statement, known);
            int added = 0;
            List<KnownStatement.Line> lines = new ArrayList<>();
            for (int index = 0; index < decided.size(); index++) {
                StatedLine line = statement.lines().get(index);
                UUID id = decided.get(index);
                if (id == null) {
                    id = UUID.randomUUID();
                    firstEvidence.put(id, Evidence.of(line));
                    added++;
                }
                lines.add(new KnownStatement.Line(
                        id,
                        line.bookingDate(),
                        line.amount().minorUnits(),
                        Objects.requireNonNull(firstEvidence.get(id))));
            }
            StatedStatement.Balance opening = statement.opening();
            StatedStatement.Balance closing = statement.closing();
            known.add(new KnownStatement(
                    statement.format(),
                    statement.number(),
                    opening == null ? null : opening.minorUnits(),
                    closing == null ? null : closing.minorUnits(),
                    lines));
            return added;
        }

        int transactions() {
            return firstEvidence.size();
        }
    }
}
