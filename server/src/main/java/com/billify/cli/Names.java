package com.billify.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names given out once each: one that is asked for again gets {@code #2}, {@code #3} and so on appended. */
final class Names {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    String free(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name = wanted + "#" + lastNumbers.compute(wanted, (same, last) -> last == null ? 2 : last + 1);
        }
        return name;
    }
}
