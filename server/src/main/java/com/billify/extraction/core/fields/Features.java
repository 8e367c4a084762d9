package com.billify.extraction.core.fields;

import java.util.LinkedHashMap;
import java.util.Map;

/** What speaks for and against a candidate, each with how strongly, mostly 0 to 1. */
final class Features {
    private final Map<String, Double> values = new LinkedHashMap<>();

    Features with(String name, double value) {
        if (value != 0) {
            values.put(name, value);
        }
        return this;
    }

    Features with(String name, boolean holds) {
        return with(name, holds ? 1 : 0);
    }

    double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    Map<String, Double> values() {
        return values;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
