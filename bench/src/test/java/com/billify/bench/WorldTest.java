package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 2);

    private final World world = new World(7, 20_000, 300, LAST_DAY);

    private record Statement(int account, LocalDate day, long openingCents, List<BankLine> lines) {
        long closingCents() {
            return openingCents + lines.stream().mapToLong(BankLine::cents).sum();
        }
    }

    private final List<Statement> first = new ArrayList<>();
    private final Truth truth = world.first(
            (account, number, day, opening, lines) -> first.add(new Statement(account, day, opening, lines)));

    private List<BankLine> lines() {
        return first.stream().flatMap(statement -> statement.lines().stream()).toList();
    }

    @Test
    void theFirstDeliveryHasAsManyLinesAsWereAskedFor() {
        assertThat(lines()).hasSize(20_000);
        assertThat(truth.lines()).isEqualTo(20_000);
    }

    @Test
    void theSameSeedMakesTheSameCompany() {
        List<Statement> again = new ArrayList<>();
        Truth same = new World(7, 20_000, 300, LAST_DAY)
                .first((account, number, day, opening, lines) ->
                        again.add(new Statement(account, day, opening, lines)));

        assertThat(again).isEqualTo(first);
        assertThat(same).isEqualTo(truth);
    }

    @Test
    void theBalancesOfAnAccountFollowOneAnother() {
        Map<Integer, Long> closing = new HashMap<>();
        for (Statement statement : first) {
            Long before = closing.put(statement.account(), statement.closingCents());
            if (before != null) {
                assertThat(statement.openingCents()).isEqualTo(before);
            }
        }
        assertThat(closing.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(truth.balanceCents());
        assertThat(closing.get(0)).isEqualTo(truth.firstAccountCents());
    }

    @Test
    void halfOfTheOverlappingDeliveryIsThatOfTheFirst() {
        List<Statement> overlapping = new ArrayList<>();
        Truth afterAll = world.overlapping(
                (account, number, day, opening, lines) -> overlapping.add(new Statement(account, day, opening, lines)));

        List<Statement> known = overlapping.stream().filter(first::contains).toList();
        assertThat(known).hasSize(overlapping.size() / 2);
        assertThat(afterAll.lines() - truth.lines())
                .isEqualTo(overlapping.stream()
                        .filter(statement -> !first.contains(statement))
                        .mapToInt(statement -> statement.lines().size())
                        .sum());
        assertThat(overlapping.getLast().day()).isEqualTo(LAST_DAY);
    }

    @Test
    void everyPaymentOfAnInvoiceIsAmongTheLinesOnceAndToTheCent() {
        Map<String, Long> paid = new HashMap<>();
        for (BankLine line : lines()) {
            if (line.reference() != null && line.reference().startsWith("1")) {
                assertThat(paid.put(line.reference(), line.cents())).isNull();
            }
        }
        long open = world.invoices().stream()
                .filter(invoice -> !paid.containsKey(invoice.reference()))
                .mapToLong(Invoice::cents)
                .sum();
        world.invoices().stream()
                .filter(invoice -> paid.containsKey(invoice.reference()))
                .forEach(invoice -> assertThat(paid.get(invoice.reference())).isEqualTo(invoice.cents()));
        assertThat(paid).hasSize(300 - truth.openInvoices());
        assertThat(open).isEqualTo(truth.openCents());
    }

    @Test
    void theRareWordStandsInOneLineAndTheCommonOneInMany() {
        assertThat(lines().stream().filter(line -> has(line, World.RARE_WORD))).hasSize(1);
        assertThat(lines().stream().filter(line -> has(line, World.COMMON_WORD)).count())
                .isBetween(4_000L, 6_000L);
    }

    private static boolean has(BankLine line, String word) {
        return line.text().toLowerCase(Locale.ROOT).contains(word);
    }
}
