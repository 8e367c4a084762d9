package com.billify.invoicing.core;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person set of an invoice.
 *
 * @param kind what it was typed as; null when it came as a document and a person changed some of it
 * @param fields as text; empty text is never there: a field that was cleared is an empty optional
 */
public record Typed(@Nullable Kind kind, Map<Field, Optional<String>> fields) {
    /** Nothing is set. */
    public static final Typed NOTHING = new Typed(null, Map.of());

    public Typed {
        fields = Map.copyOf(fields);
    }

    /** True when it would be there without any document. */
    public boolean isWhole() {
        return kind != null;
    }

    public boolean isEmpty() {
        return kind == null && fields.isEmpty();
    }

    /** What was set of a field; null when it was not, and when it was cleared. */
    public @Nullable String text(Field field) {
        return fields.getOrDefault(field, Optional.empty()).orElse(null);
    }

    /** With these fields set on top. */
    public Typed with(Map<Field, Optional<String>> more) {
        Map<Field, Optional<String>> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        all.putAll(more);
        return new Typed(kind, all);
    }

    /** With these fields never set. */
    public Typed without(Collection<Field> gone) {
        Map<Field, Optional<String>> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        gone.forEach(all::remove);
        return new Typed(kind, all);
    }
}
