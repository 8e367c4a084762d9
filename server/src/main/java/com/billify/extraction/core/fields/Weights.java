package com.billify.extraction.core.fields;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each feature says of each kind of candidate, in logarithms of odds: fitted to documents whose fields are known,
 * shipped as the text {@code weights.txt}, one {@code kind feature weight} a line.
 */
final class Weights {
    private static final String RESOURCE = "weights.txt";
    private static final Weights SHIPPED = parse(LabelBook.resource(RESOURCE));
    private static final String BIAS = "bias";

    private final Map<String, Map<String, Double>> byKind;

    private Weights(Map<String, Map<String, Double>> byKind) {
        this.byKind = byKind;
    }

    static Weights shipped() {
        return SHIPPED;
    }

    static Weights parse(String text) {
        Map<String, Map<String, Double>> byKind = new HashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] parts = line.strip().split("\\s+");
            byKind.computeIfAbsent(parts[0], none -> new HashMap<>()).put(parts[1], Double.parseDouble(parts[2]));
        });
        return new Weights(byKind);
    }

    /** The logarithm of the odds that such a candidate is right. */
    double logit(String kind, Features features) {
        Map<String, Double> weights = byKind.getOrDefault(kind, Map.of());
        double sum = weights.getOrDefault(BIAS, 0.0);
        for (Map.Entry<String, Double> feature : features.values().entrySet()) {
            sum += weights.getOrDefault(feature.getKey(), 0.0) * feature.getValue();
        }
        return sum;
    }
}
