package com.billify.reconciliation.core.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits the weights of {@link Fact} on companies whose truth is known, and says how good they are on companies that they have
 * not seen. Run by hand with the folder of a world: it prints the weights to be copied, and a table of what each fold got.
 */
final class WeightsFit {
    private static final int FOLDS = 4;
    private static final int ROUNDS = 2;
    private static final int STEPS = 300;
    /** Pulls towards the weights there are, as one wrong lesson in so many would: facts that hardly occur keep theirs. */
    private static final double PULL = 3;

    private WeightsFit() {}

    public static void main(String[] arguments) {
        List<WorldBooks> companies = WorldBooks.all(Path.of(arguments[0]));
        Quality unseen = new Quality();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<WorldBooks> seen = new ArrayList<>();
            for (int index = 0; index < companies.size(); index++) {
                if (index % FOLDS != fold) {
                    seen.add(companies.get(index));
                }
            }
            Weights weights = fit(seen);
            for (int index = fold; index < companies.size(); index += FOLDS) {
                unseen.add(companies.get(index), weights);
            }
        }
        System.out.println("companies not seen: " + unseen);
        Quality fitted = new Quality();
        companies.forEach(company -> fitted.add(company, Weights.FITTED));
        System.out.println("weights as they stand: " + fitted);
        double[] weights = fit(companies).values();
        for (int index = 0; index < weights.length; index++) {
            System.out.printf(Locale.ROOT, "%s(%.1f)%n", Weights.names().get(index), weights[index]);
        }
    }

    private static Weights fit(List<WorldBooks> companies) {
        Weights weights = Weights.FITTED;
        for (int round = 0; round < ROUNDS; round++) {
            List<Lessons.Lesson> lessons = new ArrayList<>();
            for (WorldBooks company : companies) {
                ShelfInMemory shelf = Matcher.shelf(company.books());
                Matching matching = new Matching(shelf, company.books().ownAccounts(), weights);
                matching.ledgers(List.copyOf(shelf.payments()), List.copyOf(shelf.documents()))
                        .forEach(ledger -> lessons.addAll(Lessons.of(ledger, company)));
            }
            weights = descend(lessons, weights);
        }
        return weights;
    }

    /** Steepest descent with momentum on the logarithm of the chance that is given to what is right. */
    private static Weights descend(List<Lessons.Lesson> lessons, Weights from) {
        double[] prior = from.values();
        double[] values = prior.clone();
        double[] mean = new double[values.length];
        double[] square = new double[values.length];
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = new double[values.length];
            for (int index = 0; index < slope.length; index++) {
                slope[index] = PULL * (values[index] - prior[index]);
            }
            Weights weights = Weights.of(values);
            lessons.forEach(lesson -> addSlope(lesson, weights, slope));
            double rate = step < STEPS * 7 / 10 ? 0.05 : 0.01;
            for (int index = 0; index < values.length; index++) {
                mean[index] = 0.9 * mean[index] + 0.1 * slope[index];
                square[index] = 0.99 * square[index] + 0.01 * slope[index] * slope[index];
                double steady = mean[index] / (1 - Math.pow(0.9, step));
                double usual = Math.sqrt(square[index] / (1 - Math.pow(0.99, step)));
                values[index] -= rate * steady / (usual + 1e-8);
            }
        }
        return Weights.of(values);
    }

    private static void addSlope(Lessons.Lesson lesson, Weights weights, double[] slope) {
        double[] scores = lesson.facts().stream().mapToDouble(weights::score).toArray();
        double best = Arrays.stream(scores).max().orElse(0);
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - best)).sum();
        for (int option = 0; option < scores.length; option++) {
            double excess = Math.exp(scores[option] - best) / sum - (option == lesson.right() ? 1 : 0);
            if (Math.abs(excess) > 1e-7) {
                double[] facts = lesson.facts().get(option);
                for (int index = 0; index < facts.length; index++) {
                    slope[index] += excess * facts[index];
                }
            }
        }
    }

    /** Counts as the scorer of the worlds does. */
    private static final class Quality {
        private int documentLines;
        private int right;
        private int posted;
        private int postedDocuments;
        private int postedWrong;
        private int said;
        private int sure;
        private int sureWrong;
        private double square;

        void add(WorldBooks company, Weights weights) {
            for (Decision decision : Matcher.decide(company.books(), weights)) {
                if (!company.unknowable().contains(decision.paymentId()) && !company.isBatch(decision.paymentId())) {
                    add(decision, company.shares().containsKey(decision.paymentId()), company.isRight(decision));
                }
            }
        }

        private void add(Decision decision, boolean hasDocuments, boolean isRight) {
            documentLines += hasDocuments ? 1 : 0;
            right += hasDocuments && isRight ? 1 : 0;
            if (decision.best().shares().isEmpty()) {
                return;
            }
            said++;
            double confidence = decision.best().confidence();
            square += Math.pow(confidence - (isRight ? 1 : 0), 2);
            sure += confidence >= 0.99 ? 1 : 0;
            sureWrong += confidence >= 0.99 && !isRight ? 1 : 0;
            if (decision.certain()) {
                posted++;
                postedDocuments += hasDocuments ? 1 : 0;
                postedWrong += isRight ? 0 : 1;
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d document lines, exact %.4f; posted alone %.4f of them, %d wrong of %d; Brier %.4f; of %d with"
                            + " confidence from .99 wrong %d",
                    documentLines,
                    (double) right / documentLines,
                    (double) postedDocuments / documentLines,
                    postedWrong,
                    posted,
                    square / said,
                    sure,
                    sureWrong);
        }
    }
}
