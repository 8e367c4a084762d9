package com.billify.reconciliation;

import com.billify.kernel.SearchTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list is narrowed down by: SQL of ours with named parameters, never text of the user's. */
final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    Conditions and(String condition) {
        sql.append("\n   AND ").append(condition);
        return this;
    }

    /** Adds the condition when there is a value for it. */
    Conditions andIf(@Nullable Object value, String condition, String name) {
        return value == null ? this : and(condition).with(name, value);
    }

    /**
     * Every word must be found, the last one by its beginning, as it may still be being typed.
     *
     * @param tokens selects of ids from token tables, each to be completed by the condition on the token
     */
    Conditions andWords(@Nullable String search, String id, String... tokens) {
        List<String> words = search == null ? List.of() : new ArrayList<>(SearchTokens.of(search));
        for (int index = 0; index < words.size(); index++) {
            String name = "word" + index;
            if (index == words.size() - 1) {
                and(in(id, " AND token >= :" + name + " AND token < :" + name + "End", tokens))
                        .with(name + "End", words.get(index) + '\uFFFF');
            } else {
                and(in(id, " AND token = :" + name, tokens));
            }
            with(name, words.get(index));
        }
        return this;
    }

    private static String in(String id, String condition, String... tokens) {
        return Arrays.stream(tokens)
                .map(select -> select + condition)
                .collect(Collectors.joining(" UNION ALL ", id + " IN (", ")"));
    }

    JdbcClient.StatementSpec applyTo(JdbcClient.StatementSpec statement) {
        return statement.params(parameters);
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
