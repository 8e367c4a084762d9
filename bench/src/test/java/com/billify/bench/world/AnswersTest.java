package com.billify.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private final MadeCompany company = MadeCompany.of(77);

    @TempDir
    private Path folder;

    private Answers answered(String wrongCategory) throws IOException {
        Path world = folder.resolve("company_001");
        Path answers = Files.createDirectories(folder.resolve("answers"));
        WorldFolder.write(world, company);
        Map<String, Long> counts = company.visibleLines().stream()
                .filter(line -> line.series() != null)
                .collect(Collectors.groupingBy(line -> String.valueOf(line.series()), Collectors.counting()));
        StringBuilder categories = new StringBuilder("txn_id,category\n");
        StringBuilder series = new StringBuilder("series_key,txn_id\n");
        for (MadeLine line : company.visibleLines()) {
            categories.append(line.id()).append(',');
            categories
                    .append(line.category().equals("sales") ? wrongCategory : line.category())
                    .append('\n');
            String one = line.series();
            if (one != null && !one.equals("card") && !one.equals("internal") && counts.getOrDefault(one, 0L) >= 3) {
                series.append(one).append(',').append(line.id()).append('\n');
            }
        }
        StringBuilder next = new StringBuilder("series_key,next_date,next_amount\n");
        company.futureLines().stream()
                .filter(line -> "loan".equals(line.series()))
                .findFirst()
                .ifPresent(
                        line -> next.append("loan,").append(line.bookingDate()).append(",-1.00\n"));
        Files.writeString(answers.resolve("categories.csv"), categories);
        Files.writeString(answers.resolve("recurring.csv"), series);
        Files.writeString(answers.resolve("recurring_next.csv"), next);
        Answers scored = new Answers();
        scored.add(world, answers);
        return scored;
    }

    @Test
    void theTruthItselfIsRightThroughout() throws IOException {
        Answers answers = answered("sales");
        assertThat(answers.precision()).isEqualTo(1);
        assertThat(answers.recall()).isEqualTo(1);
        assertThat(answers.categoryShare()).isEqualTo(1);
        assertThat(answers.nextCount()).isEqualTo(1);
        assertThat(answers.nextDateShare()).isEqualTo(1);
        assertThat(answers.nextAmountShare()).isZero();
    }

    @Test
    void whatIsWrongCounts() throws IOException {
        Answers answers = answered("other");
        assertThat(answers.categoryShare()).isLessThan(0.9);
        assertThat(answers.categoryShares().get("sales")).startsWith("0.000 of");
    }
}
