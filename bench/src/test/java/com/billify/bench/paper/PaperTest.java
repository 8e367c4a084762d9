package com.billify.bench.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTest {
    @TempDir
    Path folder;

    @Test
    void sameSeedMakesTheSameTruthAndAnotherLayoutAnother() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path again = Files.createDirectories(folder.resolve("again"));

        PaperCommand.write(one, 7, 2, 1);
        PaperCommand.write(again, 7, 2, 1);

        assertThat(one.resolve("paper-0007-1.truth.json"))
                .hasSameTextualContentAs(again.resolve("paper-0007-1.truth.json"));
        assertThat(Files.readString(one.resolve("paper-0007-1.truth.json")))
                .isNotEqualTo(Files.readString(one.resolve("paper-0008-1.truth.json")));
    }

    @Test
    void answerThatSaysTheTruthIsWholeAndOneWrongFieldCostsPrecision() throws IOException {
        Path truth = folder.resolve("a.truth.json");
        Files.writeString(truth, """
                {"invoiceNumber":"2026/1","issueDate":"2026-03-05","sellerName":["Maes BV","Maes"],"iban":"BE68539007547034","gross":"121.00"}
                """);
        Path right = folder.resolve("right.json");
        Files.writeString(right, """
                {"fields":{"invoiceNumber":{"value":"2026/1","confidence":0.99},"issueDate":{"value":"2026-03-05","confidence":0.9},
                 "sellerName":{"value":"MAES","confidence":0.9},"iban":{"value":"BE68539007547034","confidence":1},"gross":{"value":"121","confidence":1}}}
                """);
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, "{\"fields\":{\"invoiceNumber\":{\"value\":\"2026/2\",\"confidence\":0.99}}}");

        Answers answers = new Answers();
        answers.add(truth, right);
        assertThat(answers.precision()).isEqualTo(100);
        assertThat(answers.success()).isEqualTo(100);

        answers.add(truth, wrong);
        assertThat(answers.precision()).isLessThan(100);
        assertThat(answers.success()).isEqualTo(50);
        assertThat(answers.sureAndRight()).isEqualTo(75);
    }

    @Test
    void documentThatWasRefusedCountsAsNothingRead() throws IOException {
        Path truth = folder.resolve("a.truth.json");
        Files.writeString(truth, "{\"invoiceNumber\":\"1\",\"gross\":\"5.00\"}");

        Answers answers = new Answers();
        answers.add(truth, folder.resolve("none.json"));

        assertThat(answers.recall()).isZero();
        assertThat(answers.success()).isZero();
    }
}
