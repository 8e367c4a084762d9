package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Layers;
import com.billify.kernel.UserId;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of something typed that was removed: all that a person said of it. */
final class KeptJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private KeptJson() {}

    record Kept(Layers layers, @Nullable SetAside setAside) {}

    static String write(Held held) {
        ObjectNode node = JSON.createObjectNode();
        node.put("direction", held.direction().wireName());
        node.put("currency", held.currency().getCurrencyCode());
        node.put("typing", held.typing());
        SetAside aside = held.setAside();
        if (aside != null) {
            ObjectNode why = node.putObject("setAside");
            why.put("reason", aside.reason());
            why.put("at", aside.at().toString());
            UserId by = aside.by();
            why.put("by", by == null ? "" : by.toString());
        }
        return node.toString();
    }

    static Kept read(String json) {
        JsonNode node = JSON.readTree(json);
        JsonNode aside = node.path("setAside");
        String by = aside.path("by").asString("");
        return new Kept(
                new Layers(
                        Direction.valueOf(node.path("direction").asString().toUpperCase(Locale.ROOT)),
                        Currency.getInstance(node.path("currency").asString()),
                        TypedJson.readTyping(node.path("typing").asString()).typed(),
                        null,
                        Set.of()),
                aside.isObject()
                        ? new SetAside(
                                aside.path("reason").asString(),
                                Instant.parse(aside.path("at").asString()),
                                by.isEmpty() ? null : new UserId(UUID.fromString(by)))
                        : null);
    }
}
