package com.billify.invoicing;

import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Typed;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person set, as text in the database: the fields in one order, so that equal ones read alike. */
final class TypedJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TypedJson() {}

    /** What a person set, and where the first document goes before it. */
    record Typing(Typed typed, Set<Field> documentWins) {}

    /** Null when nothing is set. */
    static @Nullable String write(Typed typed) {
        return typed.isEmpty() ? null : node(typed).toString();
    }

    static Typed read(@Nullable String json) {
        return json == null ? Typed.NOTHING : typed(JSON.readTree(json));
    }

    static String write(Typing typing) {
        ObjectNode node = JSON.createObjectNode();
        node.set("typed", node(typing.typed()));
        ArrayNode wins = node.putArray("wins");
        typing.documentWins().stream().sorted().map(Field::wireName).forEach(wins::add);
        return node.toString();
    }

    static Typing readTyping(String json) {
        JsonNode node = JSON.readTree(json);
        Set<Field> wins = EnumSet.noneOf(Field.class);
        node.path("wins").forEach(name -> Field.ofWireName(name.asString()).ifPresent(wins::add));
        return new Typing(typed(node.path("typed")), wins);
    }

    private static ObjectNode node(Typed typed) {
        ObjectNode node = JSON.createObjectNode();
        Kind kind = typed.kind();
        if (kind != null) {
            node.put("kind", kind.wireName());
        }
        ObjectNode fields = node.putObject("fields");
        new TreeMap<>(typed.fields()).forEach((field, text) -> fields.put(field.wireName(), text.orElse(null)));
        return node;
    }

    private static Typed typed(JsonNode node) {
        Map<Field, Optional<String>> fields = new EnumMap<>(Field.class);
        node.path("fields")
                .properties()
                .forEach(entry -> Field.ofWireName(entry.getKey())
                        .ifPresent(field -> fields.put(
                                field,
                                entry.getValue().isNull()
                                        ? Optional.empty()
                                        : Optional.of(entry.getValue().asString()))));
        String kind = node.path("kind").asString("");
        return new Typed(kind.isEmpty() ? null : Kind.ofWireName(kind), fields);
    }
}
