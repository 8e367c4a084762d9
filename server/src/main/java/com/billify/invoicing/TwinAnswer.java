package com.billify.invoicing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a document that may be the twin of something typed.
 *
 * @param with merge it with this one; null to leave it to what is beyond doubt
 * @param apart it is the twin of nothing
 * @param documentWins where the two differ the document is right, not what was typed
 */
public record TwinAnswer(@Nullable UUID with, boolean apart, boolean documentWins) {
    /** Only what is beyond doubt is merged, and what was typed stays in force. */
    public static final TwinAnswer NONE = new TwinAnswer(null, false, false);
}
