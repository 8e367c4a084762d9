package com.billify.reconciliation.core.category;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.SeriesFinder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Learns the pooled weights anew from made-up companies. {@code -Dbillify.worlds=DIR,DIR} names folders of them (the sample
 * worlds, unpacked, and what {@code ./billify bench world} writes); {@code -Dbillify.write=true} keeps what was learnt.
 */
@EnabledIfSystemProperty(named = "billify.worlds", matches = ".+")
class CategoryLearningTest {
    private static final Path WEIGHTS =
            Path.of("src/main/resources/com/billify/reconciliation/core/category/weights.txt.gz");
    private static final int FOLDS = 4;

    /** A company is told by what the others taught: those of one fold of each world are never learnt from. */
    @Test
    void companiesAreToldByWhatOthersTaught() throws IOException {
        List<List<Worlds.Company>> worlds = worlds();
        for (List<Worlds.Company> world : worlds) {
            int right = 0;
            int all = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                Learning learning = new Learning();
                int number = 0;
                for (List<Worlds.Company> other : worlds) {
                    for (int index = 0; index < other.size(); index++) {
                        number++;
                        if (index % FOLDS != fold) {
                            teach(learning, number, other.get(index));
                        }
                    }
                }
                LinearModel model = learning.learn();
                for (int index = fold; index < world.size(); index += FOLDS) {
                    Worlds.Company company = world.get(index);
                    Categories told = Categories.of(
                            company.lines(),
                            company.matched(),
                            company.ownAccounts(),
                            company.lastDay(),
                            Categories.Memory.NONE,
                            model);
                    for (Payment line : company.lines()) {
                        all++;
                        right += Objects.requireNonNull(told.suggestions().get(line.id()))
                                                .category()
                                        == company.truth().get(line.id())
                                ? 1
                                : 0;
                    }
                }
            }
            System.out.printf("categories, companies never learnt from: %.4f of %d lines%n", (double) right / all, all);
            assertThat((double) right / all).isGreaterThan(0.97);
        }
    }

    @Test
    void whatIsLearntFromAllIsKept() throws IOException {
        Learning learning = new Learning();
        int number = 0;
        for (List<Worlds.Company> world : worlds()) {
            for (Worlds.Company company : world) {
                teach(learning, ++number, company);
            }
        }
        String written = learning.learn().written();
        assertThat(written.lines()).hasSizeGreaterThan(300);
        if (Boolean.getBoolean("billify.write")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(WEIGHTS))) {
                out.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void teach(Learning learning, int number, Worlds.Company company) {
        List<Payment> between = company.lines().stream()
                .filter(line -> !company.ownAccounts().contains(String.valueOf(line.counterpartyAccount())))
                .toList();
        Features features =
                new Features(company.lines(), SeriesFinder.find(between, company.lastDay()), company.matched());
        for (Payment line : company.lines()) {
            learning.add(
                    number,
                    features.of(line),
                    Objects.requireNonNull(company.truth().get(line.id())),
                    1);
        }
    }

    private static List<List<Worlds.Company>> worlds() throws IOException {
        List<List<Worlds.Company>> worlds = new ArrayList<>();
        for (String folder : System.getProperty("billify.worlds").split(",")) {
            worlds.add(Worlds.read(Path.of(folder)));
        }
        return worlds;
    }
}
