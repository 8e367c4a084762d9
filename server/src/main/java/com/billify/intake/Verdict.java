package com.billify.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of one line or document of a file. */
enum Verdict {
    /** It was not known. */
    NEW,
    /** It was known, with the same content. */
    KNOWN,
    /** An invoice that a person typed before: it is one with that. */
    MERGED,
    /** It was known with another content, which stays as it is. */
    DIFFERS,
    /** An invoice of which it is not clear who owes whom: a person decides. */
    UNDECIDED,
    /** It cannot be kept as it is. */
    REFUSED;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in one letter, for where there are very many. */
    char letter() {
        return wireName().charAt(0);
    }
}
