package com.billify.kernel;

import java.util.Locale;

/** How a person wants numbers written, whatever the language: by what stands between the thousands. */
public enum NumberWriting {
    /** 1.234,56 */
    POINTS,
    /** 1,234.56 */
    COMMAS,
    /** 1 234,56 */
    SPACES;

    /** points, commas, spaces. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other code */
    public static NumberWriting of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
