package com.billify.reconciliation.core.category;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes a {@link LinearModel} from lines of which it is known what they are for: multinomial logistic regression by AdaGrad,
 * with decay, on features that stand in more than one company.
 */
final class Learning {
    private static final int ROUNDS = 12;
    private static final double RATE = 0.25;
    private static final double DECAY = 2e-5;
    private static final float DICTIONARY = 6;

    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Set<Integer>> companiesOfFeature = new HashMap<>();

    private record Example(List<String> features, int category, float weight) {}

    /** Takes in a line of a company, with what it is for. */
    void add(int company, List<String> features, Category category, float weight) {
        examples.add(new Example(features, category.ordinal(), weight));
        features.forEach(feature -> companiesOfFeature
                .computeIfAbsent(feature, none -> new HashSet<>())
                .add(company));
    }

    /** Always the same for the same lines in the same order. */
    LinearModel learn() {
        int categories = Category.values().length;
        Map<String, float[]> weights = new HashMap<>();
        Map<String, float[]> squares = new HashMap<>();
        // in made-up companies names mean nothing: their worth is given, not learnt
        Set<String> given = new HashSet<>();
        for (Category category : Category.values()) {
            for (String sign : List.of("+", "-")) {
                weights.put(sign + Features.term(category), dictionary(category));
                weights.put(sign + Features.name(category), dictionary(category));
                given.add(sign + Features.name(category));
            }
        }
        List<Example> order = new ArrayList<>(examples);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, new Random(round));
            for (Example example : order) {
                double[] sums = new double[categories];
                List<float[]> rows = new ArrayList<>();
                List<float[]> squareRows = new ArrayList<>();
                for (String feature : example.features()) {
                    if (companiesOfFeature.getOrDefault(feature, Set.of()).size() > 1 || weights.containsKey(feature)) {
                        float[] row = weights.computeIfAbsent(feature, none -> new float[categories]);
                        if (!given.contains(feature)) {
                            rows.add(row);
                            squareRows.add(squares.computeIfAbsent(feature, none -> new float[categories]));
                        }
                        for (int category = 0; category < categories; category++) {
                            sums[category] += row[category];
                        }
                    }
                }
                double[] chances = LinearModel.softmax(sums);
                for (int index = 0; index < rows.size(); index++) {
                    float[] row = rows.get(index);
                    float[] square = squareRows.get(index);
                    for (int category = 0; category < categories; category++) {
                        double gradient =
                                example.weight() * (chances[category] - (category == example.category() ? 1 : 0))
                                        + DECAY * row[category];
                        square[category] += (float) (gradient * gradient);
                        row[category] -= (float) (RATE * gradient / (1e-3 + Math.sqrt(square[category])));
                    }
                }
            }
        }
        return new LinearModel(weights);
    }

    /** What a word of the dictionary is worth before anything was learnt: companies are made up, the dictionary is not. */
    private static float[] dictionary(Category category) {
        float[] row = new float[Category.values().length];
        row[category.ordinal()] = DICTIONARY;
        return row;
    }
}
