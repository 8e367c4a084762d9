package com.billify.reconciliation.core.category;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A weight for each feature and category; the chance of a category is the softmax of the sums of weights. Written as text,
 * one feature a line, so that anybody can read what was learnt.
 */
final class LinearModel {
    private static final Category[] CATEGORIES = Category.values();

    private final Map<String, float[]> weights;

    LinearModel(Map<String, float[]> weights) {
        this.weights = weights;
    }

    /** The one that was learnt from many companies. */
    static LinearModel pooled() {
        return Pooled.MODEL;
    }

    /** Read when first asked for. */
    private static final class Pooled {
        private static final LinearModel MODEL = read();

        private static LinearModel read() {
            try (InputStream stream = Objects.requireNonNull(LinearModel.class.getResourceAsStream("weights.txt.gz"))) {
                return LinearModel.read(new GZIPInputStream(stream));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The chance of each category, in the order of {@link Category}. */
    double[] chances(Collection<String> features) {
        double[] sums = new double[CATEGORIES.length];
        for (String feature : features) {
            float[] row = weights.get(feature);
            if (row != null) {
                for (int category = 0; category < sums.length; category++) {
                    sums[category] += row[category];
                }
            }
        }
        return softmax(sums);
    }

    static double[] softmax(double[] sums) {
        double most = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            most = Math.max(most, sum);
        }
        double total = 0;
        double[] chances = new double[sums.length];
        for (int index = 0; index < sums.length; index++) {
            chances[index] = Math.exp(sums[index] - most);
            total += chances[index];
        }
        for (int index = 0; index < sums.length; index++) {
            chances[index] /= total;
        }
        return chances;
    }

    /** {@code feature TAB category=weight …}, hundredths, without those that are nothing. */
    String written() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(weights).forEach((feature, row) -> {
            StringJoiner line = new StringJoiner(" ");
            for (int category = 0; category < row.length; category++) {
                int hundredths = Math.round(row[category] * 100);
                if (Math.abs(hundredths) >= 3) {
                    line.add(CATEGORIES[category].wireName() + "=" + hundredths);
                }
            }
            if (line.length() > 0) {
                text.append(feature).append('\t').append(line).append('\n');
            }
        });
        return text.toString();
    }

    static LinearModel read(InputStream written) throws IOException {
        Map<String, float[]> weights = new HashMap<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(written, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            List<String> parts = List.of(line.split("\t", -1));
            float[] row = new float[CATEGORIES.length];
            for (String one : parts.get(1).split(" ", -1)) {
                int equals = one.indexOf('=');
                Category category =
                        Category.ofWireName(one.substring(0, equals)).orElseThrow();
                row[category.ordinal()] = Integer.parseInt(one.substring(equals + 1)) / 100f;
            }
            weights.put(parts.getFirst(), row);
        }
        return new LinearModel(weights);
    }
}
