package com.billify.extraction.core.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often answers of a score were right, on layouts that the weights were not fitted to: shipped as the text
 * {@code calibration.txt}, rising steps of {@code field score share}.
 */
final class Calibration {
    private static final String RESOURCE = "calibration.txt";
    private static final Calibration SHIPPED = parse(LabelBook.resource(RESOURCE));

    private final Map<String, NavigableMap<Double, Double>> byField;

    private Calibration(Map<String, NavigableMap<Double, Double>> byField) {
        this.byField = byField;
    }

    static Calibration shipped() {
        return SHIPPED;
    }

    static Calibration parse(String text) {
        Map<String, NavigableMap<Double, Double>> byField = new HashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] parts = line.strip().split("\\s+");
            byField.computeIfAbsent(parts[0], none -> new TreeMap<>())
                    .put(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        });
        return new Calibration(byField);
    }

    /** Between two steps in proportion; a field without steps by its odds alone. */
    double confidence(Field field, double logit) {
        NavigableMap<Double, Double> steps = byField.get(field.slug());
        if (steps == null) {
            return Candidate.probability(logit);
        }
        Map.Entry<Double, Double> below = steps.floorEntry(logit);
        Map.Entry<Double, Double> above = steps.ceilingEntry(logit);
        if (below == null || above == null) {
            Map.Entry<Double, Double> only = below == null ? steps.firstEntry() : steps.lastEntry();
            boolean isLower = below == null;
            return isLower ? Math.min(only.getValue(), Candidate.probability(logit)) : only.getValue();
        }
        double width = above.getKey() - below.getKey();
        double share = width == 0 ? 0 : (logit - below.getKey()) / width;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
