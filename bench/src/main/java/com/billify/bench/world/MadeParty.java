package com.billify.bench.world;

import org.jspecify.annotations.Nullable;

/**
 * Someone the company deals with.
 *
 * @param name as on documents
 * @param vat null for private people
 * @param iban the account used most
 * @param secondIban another one; null for most
 * @param language nl, fr, de or en
 * @param country two letters
 */
public record MadeParty(
        String id,
        String name,
        @Nullable String vat,
        String iban,
        @Nullable String secondIban,
        String language,
        String country) {
    boolean isForeign() {
        return !country.equals("BE");
    }
}
