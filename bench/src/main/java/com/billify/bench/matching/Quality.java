package com.billify.bench.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures of many lines, with the definitions of the scorer that comes with the worlds. */
final class Quality {
    private static final double NORMAL_95 = 1.96;
    private static final int BINS = 10;

    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    private List<Line> single() {
        return lines.stream().filter(line -> !line.isBatch()).toList();
    }

    private List<Line> documentLines() {
        return single().stream().filter(line -> !line.truth().isEmpty()).toList();
    }

    private List<Line> said() {
        return single().stream().filter(line -> !line.said().isEmpty()).toList();
    }

    private List<Line> posted() {
        return said().stream().filter(Line::posted).toList();
    }

    int documentLineCount() {
        return documentLines().size();
    }

    /** Share of the document lines of which exactly the right documents were said. */
    double exact() {
        return shareRight(documentLines());
    }

    double postedShare() {
        long posted = posted().stream().filter(line -> !line.truth().isEmpty()).count();
        return (double) posted / Math.max(1, documentLines().size());
    }

    double precision() {
        return shareRight(posted());
    }

    long wrong() {
        return posted().stream().filter(line -> !line.isRight()).count();
    }

    /** Wilson's lower bound of the precision, 95 %. */
    double precisionAtLeast() {
        int count = posted().size();
        double share = precision();
        double square = NORMAL_95 * NORMAL_95;
        double spread = NORMAL_95 * Math.sqrt(share * (1 - share) / count + square / 4 / count / count);
        return count == 0 ? 0 : (share + square / 2 / count - spread) / (1 + square / count);
    }

    /** Of answers with a confidence of .99 or more. */
    double rightWhereSure() {
        return shareRight(
                said().stream().filter(line -> line.confidence() >= 0.99).toList());
    }

    double brier() {
        return said().stream()
                .mapToDouble(line -> Math.pow(line.confidence() - (line.isRight() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /** Expected calibration error, in tenths of confidence. */
    double calibrationError() {
        List<Line> said = said();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int wanted = bin;
            List<Line> of = said.stream()
                    .filter(line -> Math.min((int) (line.confidence() * BINS), BINS - 1) == wanted)
                    .toList();
            if (!of.isEmpty()) {
                double confidence =
                        of.stream().mapToDouble(Line::confidence).average().orElse(0);
                error += Math.abs(confidence - shareRight(of)) * of.size() / said.size();
            }
        }
        return error;
    }

    double batches() {
        return shareRight(lines.stream().filter(Line::isBatch).toList());
    }

    long batchCount() {
        return lines.stream().filter(Line::isBatch).count();
    }

    /** Exact share and count by what a function says of a line, the most frequent first. */
    Map<String, List<Line>> documentLinesBy(Function<Line, String> part) {
        Map<String, List<Line>> parts = new TreeMap<>();
        documentLines()
                .forEach(line -> parts.computeIfAbsent(part.apply(line), absent -> new ArrayList<>())
                        .add(line));
        Map<String, List<Line>> ordered = new LinkedHashMap<>();
        parts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Line>> entry) ->
                        -entry.getValue().size()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    static double shareRight(List<Line> lines) {
        return lines.isEmpty()
                ? 1
                : (double) lines.stream().filter(Line::isRight).count() / lines.size();
    }
}
