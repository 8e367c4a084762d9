package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.invoicing.core.Statements;
import com.billify.invoicing.core.Typed;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the book with all that is said of it.
 *
 * @param row what its columns say is in force
 * @param hasAliases it is known under other keys than its own
 * @param sources the documents that state it, first one first
 * @param feeds the links that state it, in no order that matters
 */
record Held(
        UUID id,
        StatedInvoice row,
        Typed typed,
        @Nullable SetAside setAside,
        boolean hasAliases,
        List<SourceOf> sources,
        List<Fed> feeds) {

    /**
     * A document that states it.
     *
     * @param stated what it says; null while the row is just that
     */
    record SourceOf(UUID delivery, UUID document, @Nullable StatedInvoice stated, Set<Field> wins) {}

    /** A link that states it, under an id of its source. */
    record Fed(UUID feed, String upstreamId, StatedInvoice stated, Set<Field> wins) {}

    Direction direction() {
        return row.direction();
    }

    Currency currency() {
        return row.payable().currency();
    }

    /** What documents say, and where they say nothing what links do; null where only a person does. */
    @Nullable
    StatedInvoice document() {
        return Statements.inForce(documents(), feeds.stream().map(Fed::stated).toList());
    }

    /** What documents alone say; null where none does. */
    @Nullable
    StatedInvoice ofDocuments() {
        return Statements.inForce(documents(), List.of());
    }

    private List<StatedInvoice> documents() {
        return sources.stream()
                .map(SourceOf::stated)
                .map(stated -> stated == null ? row : stated)
                .toList();
    }

    /** Who says what is in force, field by field; fields that nobody states are left out. */
    Map<Field, Origin> origins() {
        StatedInvoice documents = ofDocuments();
        Layers layers = layers();
        Map<Field, Origin> origins = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (layers.isTyped(field)) {
                origins.put(field, Origin.PERSON);
            } else if (documents != null && field.of(documents) != null) {
                origins.put(field, Origin.DOCUMENT);
            } else if (field.of(row) != null) {
                origins.put(field, Origin.FEED);
            }
        }
        return origins;
    }

    /** False for what one kind of document says and nobody else: nearly all there is. */
    boolean isLayered() {
        return !typed.isEmpty()
                || hasAliases
                || !feeds.isEmpty()
                || sources.stream().anyMatch(source -> source.stated() != null);
    }

    Set<Field> documentWins() {
        if (!sources.isEmpty()) {
            return sources.getFirst().wins();
        }
        return feeds.isEmpty() ? Set.of() : feeds.getFirst().wins();
    }

    Layers layers() {
        return layers(typed, documentWins());
    }

    /** With something else set. */
    Layers layers(Typed nowTyped, Set<Field> nowWins) {
        return new Layers(direction(), currency(), nowTyped, document(), nowWins);
    }

    String typing() {
        return TypedJson.write(new TypedJson.Typing(typed, documentWins()));
    }
}
