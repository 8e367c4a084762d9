package com.billify.identity;

import com.billify.kernel.NumberWriting;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of the pages and of mails.
 *
 * @param numbers how numbers are written; null as the language has them
 * @param digest how often they are written how their companies stand
 * @param alerts whether they are written when something is wrong in a company, such as a likely shortfall
 */
public record Preferences(@Nullable NumberWriting numbers, Digest digest, boolean alerts) {
    static final Preferences FIRST = new Preferences(null, Digest.NONE, true);
}
