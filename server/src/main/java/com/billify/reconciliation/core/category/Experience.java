package com.billify.reconciliation.core.category;

import com.billify.kernel.SearchTokens;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Counterparty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns from one company's lines, one after the other, what its people call them. Several views of a line each remember what
 * lines alike were called, the latest counting most; two simple learners look at its words one by one; how much each of them
 * is believed is learnt as well. The same lines in the same order teach the same.
 *
 * @param <L> what lines are called; told apart by {@code equals}
 */
final class Experience<L> {
    /** Of what a view remembers, so much is left when another line comes. */
    private static final double KEPT = 0.9;
    /** A view that has seen nothing says what its sign says, with the weight of half a line. */
    private static final double BACKED = 0.5;
    /** How much each voice is believed at first. */
    private static final double FIRST_TRUST = 0.2;

    private static final double TRUST_RATE = 0.03;
    private static final double WORD_RATE = 0.5;
    /** Lines after which rates have fallen by a third. */
    private static final double SETTLING_LINES = 200;
    /** A learner of words is never quite sure. */
    private static final double DOUBT = 0.02;

    private static final int WORDS_OF_STEM = 40;

    private final List<L> labels = new ArrayList<>();
    private final Map<L, Integer> numbers = new HashMap<>();
    private final Map<String, double[]> remembered = new HashMap<>();
    private final Map<String, double[]> weights = new HashMap<>();
    private final Map<String, double[]> squares = new HashMap<>();
    private final Map<String, double[]> counts = new HashMap<>();
    private double[] linesOfLabel = new double[8];
    private double[][] trust = new double[0][0];
    private int lines;

    /** What it would call a line, and the chance that this is right. */
    record Guess<L>(L label, double confidence) {}

    /** What every voice says of a line: a chance for each label, and how much it has seen (0 to 3). */
    private record Voices(double[][] chances, int[] seen, double[] together, double[] ofWords) {}

    /** Empty before the first line. */
    Optional<Guess<L>> guess(Payment line) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        double[] together = voices(View.of(line)).together();
        int best = 0;
        for (int label = 1; label < together.length; label++) {
            best = together[label] > together[best] ? label : best;
        }
        return Optional.of(new Guess<>(labels.get(best), together[best]));
    }

    void learn(Payment line, L label) {
        View view = View.of(line);
        Integer known = numbers.get(label);
        int number = known != null ? known : add(label);
        Voices voices = voices(view);
        if (known != null) {
            believe(voices, number);
        }
        lines++;
        weigh(view, voices.ofWords(), number);
        linesOfLabel[number]++;
        for (String word : view.words()) {
            counted(word)[number]++;
        }
        for (String key : view.keys()) {
            double[] memory = sized(remembered.getOrDefault(key, new double[0]));
            for (int other = 0; other < memory.length; other++) {
                memory[other] *= KEPT;
            }
            memory[number]++;
            remembered.put(key, memory);
        }
    }

    private int add(L label) {
        int number = labels.size();
        labels.add(label);
        numbers.put(label, number);
        if (number >= linesOfLabel.length) {
            linesOfLabel = Arrays.copyOf(linesOfLabel, 2 * number);
        }
        return number;
    }

    private Voices voices(View view) {
        int count = labels.size();
        int memories = view.keys().size();
        double[][] chances = new double[memories + 2][];
        int[] seen = new int[memories + 2];
        for (int index = 0; index < memories; index++) {
            double[] memory = remembered.get(view.keys().get(index));
            double total = memory == null ? 0 : Arrays.stream(memory).sum();
            chances[index] = new double[count];
            for (int label = 0; label < count; label++) {
                double behind = index == 0 ? 1.0 / count : chances[0][label];
                double own = memory == null || label >= memory.length ? 0 : memory[label];
                chances[index][label] = (own + BACKED * behind) / (total + BACKED);
            }
            seen[index] = total == 0 ? 0 : total < 1.5 ? 1 : total < 5 ? 2 : 3;
        }
        int stage = lines > 300 ? 3 : lines > 100 ? 2 : 1;
        double[] ofWords = byWeights(view);
        chances[memories] = doubted(ofWords);
        chances[memories + 1] = doubted(byCounts(view));
        seen[memories] = stage;
        seen[memories + 1] = stage;
        return new Voices(chances, seen, together(chances, seen), ofWords);
    }

    private double[] together(double[][] chances, int[] seen) {
        if (trust.length < chances.length) {
            trust = new double[chances.length][4];
            for (double[] row : trust) {
                Arrays.fill(row, FIRST_TRUST);
            }
        }
        double[] sums = new double[labels.size()];
        for (int voice = 0; voice < chances.length; voice++) {
            for (int label = 0; label < sums.length; label++) {
                sums[label] += trust[voice][seen[voice]] * Math.log(chances[voice][label]);
            }
        }
        return LinearModel.softmax(sums);
    }

    /** Voices that gave the right label more than others did are believed more from now on. */
    private void believe(Voices voices, int right) {
        double rate = TRUST_RATE / Math.sqrt(1 + lines / SETTLING_LINES);
        for (int voice = 0; voice < voices.chances().length; voice++) {
            double gain = Math.log(voices.chances()[voice][right]);
            for (int label = 0; label < voices.together().length; label++) {
                gain -= voices.together()[label] * Math.log(voices.chances()[voice][label]);
            }
            double[] row = trust[voice];
            int seen = voices.seen()[voice];
            row[seen] = Math.max(0, row[seen] + rate * Math.clamp(gain, -2, 2));
        }
    }

    /** Logistic regression on words. */
    private double[] byWeights(View view) {
        double[] sums = new double[labels.size()];
        for (String word : view.words()) {
            double[] row = weights.get(word);
            for (int label = 0; row != null && label < Math.min(row.length, sums.length); label++) {
                sums[label] += row[label];
            }
        }
        return LinearModel.softmax(sums);
    }

    private void weigh(View view, double[] chances, int right) {
        for (String word : view.words()) {
            double[] row = sized(weights.getOrDefault(word, new double[0]));
            double[] square = sized(squares.getOrDefault(word, new double[0]));
            for (int label = 0; label < chances.length; label++) {
                double gradient = chances[label] - (label == right ? 1 : 0);
                square[label] += gradient * gradient;
                row[label] -= WORD_RATE * gradient / Math.sqrt(0.1 + square[label]);
            }
            weights.put(word, row);
            squares.put(word, square);
        }
    }

    /** Bayes on words, as if they came one without the other; softened, for they do not. */
    private double[] byCounts(View view) {
        double[] sums = new double[labels.size()];
        for (int label = 0; label < sums.length; label++) {
            sums[label] = Math.log(linesOfLabel[label] + 0.1);
            for (String word : view.words()) {
                double[] row = counts.get(word);
                if (row != null) {
                    double own = label < row.length ? row[label] : 0;
                    sums[label] += Math.log((own + 0.05) / (linesOfLabel[label] + 0.1));
                }
            }
            sums[label] /= Math.sqrt(Math.max(1, view.words().size()));
        }
        return LinearModel.softmax(sums);
    }

    private double[] counted(String word) {
        double[] row = sized(counts.getOrDefault(word, new double[0]));
        counts.put(word, row);
        return row;
    }

    private double[] sized(double[] row) {
        return row.length >= labels.size() ? row : Arrays.copyOf(row, labels.size());
    }

    private static double[] doubted(double[] chances) {
        double[] doubted = new double[chances.length];
        for (int label = 0; label < chances.length; label++) {
            doubted[label] = (1 - DOUBT) * chances[label] + DOUBT / chances.length;
        }
        return doubted;
    }

    /**
     * A line as it is remembered.
     *
     * @param keys from the widest view to narrower ones, always as many
     * @param words for the learners of words
     */
    record View(List<String> keys, List<String> words) {
        static View of(Payment line) {
            String sign = line.amount().isPositive() ? "+" : "-";
            String amount = Long.toString(line.amount().minorUnits());
            List<String> all = List.copyOf(SearchTokens.of(line.counterpartyName(), line.remittanceInformation()));
            List<String> plain = all.stream()
                    .filter(word -> word.chars().noneMatch(Character::isDigit) && !word.matches("n+|x+"))
                    .limit(WORDS_OF_STEM)
                    .toList();
            String stem = part(plain, 0, plain.size());
            long size = Math.round(2 * Math.log(Math.abs(line.amount().minorUnits()) / 100.0 + 0.01));
            long finerSize = Math.round(3 * Math.log(Math.abs(line.amount().minorUnits()) / 100.0 + 0.01));
            String month =
                    line.bookingDate().getYear() + "-" + line.bookingDate().getMonthValue();
            String party = Counterparty.of(line).key();
            List<String> keys = new ArrayList<>();
            for (String view : List.of(
                    "",
                    part(plain, 0, 1),
                    part(plain, 0, 2),
                    stem,
                    stem + amount,
                    amount,
                    part(plain, plain.size() - 2, plain.size()),
                    part(all, 0, all.size()),
                    part(plain, 2, 5),
                    part(plain, 3, 5),
                    month,
                    part(plain, 0, 1) + finerSize,
                    party)) {
                keys.add(keys.size() + sign + view);
            }
            Set<String> words = new LinkedHashSet<>();
            words.add(sign);
            words.add(sign + "size " + size);
            words.add(sign + "amount " + amount);
            words.add(sign + "party " + party);
            for (int index = 0; index < plain.size(); index++) {
                String word = plain.get(index);
                words.add(sign + word);
                words.add(sign + part(plain, index, index + 2));
                if (word.length() > 5) {
                    words.add(sign + word.substring(0, 4) + "…");
                }
            }
            return new View(List.copyOf(keys), List.copyOf(words));
        }

        private static String part(List<String> words, int from, int to) {
            int first = Math.clamp(from, 0, words.size());
            return String.join(" ", words.subList(first, Math.clamp(to, first, words.size())));
        }
    }
}
