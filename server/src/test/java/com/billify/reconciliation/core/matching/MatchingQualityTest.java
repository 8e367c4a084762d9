package com.billify.reconciliation.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floor under what the matcher posts alone, on a made company with known truth (one of those free to copy). */
class MatchingQualityTest {
    private final WorldBooks world = WorldBooks.read(Path.of("src/test/resources/fixtures/worlds/tiny"));
    private final List<Decision> decisions = Matcher.decide(world.books()).stream()
            .filter(decision -> !world.unknowable().contains(decision.paymentId()))
            .toList();

    @Test
    void nothingIsPostedWrong() {
        List<Decision> posted = decisions.stream()
                .filter(decision ->
                        decision.certain() && !decision.best().shares().isEmpty())
                .toList();

        assertThat(posted).hasSizeGreaterThan(300).allMatch(world::isRight);
    }

    @Test
    void mostDocumentLinesArePostedAlone() {
        long documentLines = decisions.stream()
                .filter(decision -> world.shares().containsKey(decision.paymentId()))
                .count();
        long posted = decisions.stream()
                .filter(decision ->
                        decision.certain() && !decision.best().shares().isEmpty())
                .count();

        assertThat(posted).isGreaterThan(documentLines * 8 / 10);
    }

    @Test
    void nearlyAllDocumentLinesAreRight() {
        List<Decision> documentLines = decisions.stream()
                .filter(decision -> world.shares().containsKey(decision.paymentId()))
                .filter(decision -> !world.isBatch(decision.paymentId()))
                .toList();
        long right = documentLines.stream().filter(world::isRight).count();

        assertThat(right).isGreaterThan(documentLines.size() * 97L / 100);
    }
}
