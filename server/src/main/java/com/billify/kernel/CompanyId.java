package com.billify.kernel;

import java.util.UUID;

/** The company whose money a piece of work is about: the tenant. */
public record CompanyId(UUID value) {
    public static CompanyId random() {
        return new CompanyId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static CompanyId parse(String text) {
        return new CompanyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
