package com.billify.reconciliation.core.category;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.category.CompanyMemory.Chosen;
import com.billify.reconciliation.core.category.Suggestion.Source;
import com.billify.reconciliation.core.matching.Payment;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private int ids;

    private Payment line(long cents, @Nullable String name, @Nullable String account, String text) {
        return new Payment(
                "%04d".formatted(ids),
                "BE1",
                DAY.plusDays(ids++),
                new Money(cents, EUR),
                name,
                account,
                null,
                text,
                null);
    }

    @Test
    void whatWasSaidOfACounterpartyIsSaidOfItAgain() {
        List<Chosen> chosen = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            chosen.add(new Chosen(
                    line(-30_00 - index, "Wasserij Blinkt BV", "BE91738209331476", "factuur " + index),
                    Category.CLEANING));
            chosen.add(new Chosen(
                    line(-90_00 - index, "Drukkerij Noord NV", "BE68539007547034", "factuur 8" + index),
                    Category.MARKETING));
        }
        CompanyMemory memory = CompanyMemory.of(chosen);

        Suggestion recalled = memory.recall(line(-33_10, "WASSERIJ BLINKT", "BE91738209331476", "fact 77"))
                .orElseThrow();
        assertThat(recalled.category()).isEqualTo(Category.CLEANING);
        assertThat(recalled.source()).isEqualTo(Source.MEMORY);
        assertThat(recalled.confidence()).isBetween(0.6, 0.99);
    }

    @Test
    void ofTheVeryLineItIsCertainAndOfStrangersItSaysNothing() {
        Payment said = line(-30_00, "Wasserij Blinkt BV", "BE91738209331476", "factuur 1");
        CompanyMemory memory = CompanyMemory.of(List.of(new Chosen(said, Category.CLEANING)));

        assertThat(memory.recall(said)).contains(new Suggestion(Category.CLEANING, Source.USER, 1));
        assertThat(memory.recall(line(-12_00, "Iemand anders", "BE68539007547034", "bestelling")))
                .isEmpty();
        assertThat(CompanyMemory.of(List.of()).recall(said)).isEmpty();
    }

    @Test
    void aPersonWhoChangesHerMindIsFollowed() {
        List<Chosen> chosen = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            chosen.add(new Chosen(
                    line(-50_00, "Studio Zuid", "BE91738209331476", "werk"),
                    index < 4 ? Category.GOODS : Category.MARKETING));
        }
        Optional<Suggestion> recalled =
                CompanyMemory.of(chosen).recall(line(-50_00, "Studio Zuid", "BE91738209331476", "werk"));
        assertThat(recalled.map(Suggestion::category)).contains(Category.MARKETING);
    }

    @Test
    void memoryComesBeforeRulesAndOrderOfTellingDoesNotMatter() {
        List<Chosen> chosen = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            chosen.add(new Chosen(line(-7_00, null, null, "BEHEERSKOSTEN REKENING 0" + index), Category.OTHER));
        }
        Payment next = line(-7_00, null, null, "BEHEERSKOSTEN REKENING 09");
        Map<String, Suggestion> told = Categories.of(
                        List.of(next), Map.of(), Set.of(), DAY, CompanyMemory.of(chosen.reversed()))
                .suggestions();
        assertThat(Objects.requireNonNull(told.get(next.id())).category()).isEqualTo(Category.OTHER);
        assertThat(CompanyMemory.of(chosen).recall(next))
                .isEqualTo(CompanyMemory.of(chosen.reversed()).recall(next));
    }

    /** Every line of a real account is guessed before its label is told; majority guesses .764, equal texts .857 of them. */
    @Test
    void aRealAccountIsLearntAsOneGoes() throws IOException {
        Path file = Stream.of(
                        Stream.ofNullable(System.getenv("BILLIFY_SHARED")), Stream.of("../../shared", "../shared"))
                .flatMap(place -> place)
                .map(place -> Path.of(place).resolve("data/bank_account/makerspace_checking.csv.gz"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(file != null, "the real account is not on this machine");
        List<Map<String, String>> rows;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(Objects.requireNonNull(file)))) {
            rows = new ArrayList<>(Worlds.rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        }
        rows.sort(Comparator.comparing(row -> Objects.requireNonNull(row.get("date"))));
        Experience<String> experience = new Experience<>();
        List<Double> confidenceOfRight = new ArrayList<>();
        List<Double> confidenceOfWrong = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Payment line = new Payment(
                    "line",
                    "A",
                    LocalDate.parse(Objects.requireNonNull(row.get("date"))),
                    Money.exactly(
                            new BigDecimal(Objects.requireNonNull(row.get("amount"))), Currency.getInstance("USD")),
                    null,
                    null,
                    null,
                    row.get("description"),
                    null);
            String label = Objects.requireNonNull(row.get("label"));
            experience
                    .guess(line)
                    .ifPresent(guess -> (guess.label().equals(label) ? confidenceOfRight : confidenceOfWrong)
                            .add(guess.confidence()));
            experience.learn(line, label);
        }
        assertThat((double) confidenceOfRight.size() / rows.size()).isGreaterThan(0.88);
        double least = Stream.concat(confidenceOfRight.stream(), confidenceOfWrong.stream())
                .sorted(Comparator.reverseOrder())
                .skip((long) (0.7 * rows.size()))
                .findFirst()
                .orElseThrow();
        long right = confidenceOfRight.stream()
                .filter(confidence -> confidence > least)
                .count();
        long wrong = confidenceOfWrong.stream()
                .filter(confidence -> confidence > least)
                .count();
        assertThat((double) right / (right + wrong)).isGreaterThan(0.98);
    }
}
