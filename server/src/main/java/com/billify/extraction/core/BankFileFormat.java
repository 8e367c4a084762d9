package com.billify.extraction.core;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A format of bank files, with its name outside. */
public enum BankFileFormat {
    CODA("coda"),
    CAMT_053("camt.053"),
    MT940("mt940"),
    CSV("csv"),
    XLSX("xlsx"),
    ODS("ods");

    private final String slug;

    BankFileFormat(String slug) {
        this.slug = slug;
    }

    /** The format of this name outside; empty for a name that is none. */
    public static Optional<BankFileFormat> ofSlug(@Nullable String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug.equals(slug))
                .findFirst();
    }

    /** True where the file leaves no choice in how it is read; of a table a person may say what its columns are. */
    public boolean isFixed() {
        return switch (this) {
            case CODA, CAMT_053, MT940 -> true;
            case CSV, XLSX, ODS -> false;
        };
    }

    /** The name outside: {@code camt.053}. */
    public String slug() {
        return slug;
    }
}
