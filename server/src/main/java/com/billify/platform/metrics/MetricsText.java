package com.billify.platform.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures in Prometheus' text format 0.0.4. */
final class MetricsText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** @param name ends with its unit, or with _total where it only grows */
    MetricsText gauge(String name, String help, double value) {
        return family(name, "gauge", help).sample(name, Map.of(), value);
    }

    /** Begins a figure that has several values; they follow. */
    MetricsText family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    MetricsText sample(String name, Map<String, String> labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            List<String> said = new ArrayList<>();
            labels.forEach((label, content) -> said.add(label + "=\"" + escaped(content) + "\""));
            said.sort(null);
            text.append('{').append(String.join(",", said)).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String content) {
        return content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
