package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.invoicing.core.Typed;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the book with all that is said of it.
 *
 * @param row what its columns say is in force
 * @param hasAliases it is known under other keys than its own
 * @param sources the documents that state it, first one first
 */
record Held(
        UUID id,
        StatedInvoice row,
        Typed typed,
        @Nullable SetAside setAside,
        boolean hasAliases,
        List<SourceOf> sources) {

    /**
     * A document that states it.
     *
     * @param stated what it says; null while the row is just that
     */
    record SourceOf(UUID delivery, UUID document, @Nullable StatedInvoice stated, Set<Field> wins) {}

    Direction direction() {
        return row.direction();
    }

    Currency currency() {
        return row.payable().currency();
    }

    /** What the first document says; null without one. */
    @Nullable
    StatedInvoice document() {
        if (sources.isEmpty()) {
            return null;
        }
        StatedInvoice stated = sources.getFirst().stated();
        return stated != null ? stated : row;
    }

    /** False for what one kind of document says and nobody else: nearly all there is. */
    boolean isLayered() {
        return !typed.isEmpty() || hasAliases || sources.stream().anyMatch(source -> source.stated() != null);
    }

    Set<Field> documentWins() {
        return sources.isEmpty() ? Set.of() : sources.getFirst().wins();
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
