package com.billify.bench.matching;

import com.billify.bench.world.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Companies from one source, with what was said of them by the product and by simpler ways. */
final class Sample {
    private final String name;
    private final Quality product = new Quality();
    private final Answers answers = new Answers();
    private final Quality reference = new Quality();
    private final Quality ladder = new Quality();

    private Sample(String name) {
        this.name = name;
    }

    /** Runs the command on each company of a folder. */
    static Sample measure(String name, Path world, Reconcile reconcile) throws IOException {
        Sample sample = new Sample(name);
        for (Path folder : companies(world)) {
            Company company = new Company(folder);
            Path answers = reconcile.run(folder);
            company.score(answers.resolve("matches.csv"), sample.product);
            sample.answers.add(folder, answers);
            company.score(Simpler.byReference(company), sample.reference);
            company.score(Simpler.byLadder(company), sample.ladder);
            System.err.println(name + ": " + folder.getFileName());
        }
        return sample;
    }

    static List<Path> companies(Path world) throws IOException {
        try (Stream<Path> folders = Files.list(world)) {
            return folders.filter(folder -> Files.exists(folder.resolve("truth/truth_links.csv")))
                    .sorted()
                    .toList();
        }
    }

    String name() {
        return name;
    }

    Quality product() {
        return product;
    }

    /** On what comes back, and what lines are for. */
    Answers answers() {
        return answers;
    }

    Quality reference() {
        return reference;
    }

    Quality ladder() {
        return ladder;
    }
}
