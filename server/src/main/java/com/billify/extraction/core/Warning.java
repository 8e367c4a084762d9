package com.billify.extraction.core;

import java.util.List;

/**
 * Something odd in a file that was read all the same.
 *
 * @param code kebab case, stable, one of a documented list; what a screen translates
 * @param message the same in English words, with the figures that matter
 */
public record Warning(String code, String message) {
    /** @param numbers of the invoices that stand in one file */
    public static Warning ofSeveralInvoices(List<String> numbers) {
        return WarningCode.SEVERAL_INVOICES.with(
                "Several invoices stand in this file (%s): bring each in as a file of its own."
                        .formatted(String.join(", ", numbers)));
    }
}
