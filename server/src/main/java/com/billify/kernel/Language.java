package com.billify.kernel;

import java.util.Locale;

/** The languages that Billify speaks in full. */
public enum Language {
    NL,
    FR,
    EN,
    DE;

    /** The ISO 639-1 code: nl, fr, en, de. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other code */
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
