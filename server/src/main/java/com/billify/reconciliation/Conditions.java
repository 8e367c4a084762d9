package com.billify.reconciliation;

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

    /** @see #andWords(List, String, String...) */
    Conditions andWords(@Nullable String search, String id, String... tokens) {
        return andWords(SearchWord.of(search), id, tokens);
    }

    /**
     * Every word must be found.
     *
     * @param tokens selects of ids from token tables, each to be completed by the condition on the token
     */
    Conditions andWords(List<SearchWord> words, String id, String... tokens) {
        for (int index = 0; index < words.size(); index++) {
            SearchWord word = words.get(index);
            String name = "word" + index;
            if (word.unfinished()) {
                and(in(id, " AND token >= :" + name + " AND token < :" + name + "End", tokens))
                        .with(name + "End", word.token() + '\uFFFF');
            } else {
                and(in(id, " AND token = :" + name, tokens));
            }
            with(name, word.token());
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
