package com.billify.extraction.core;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codes of UNTDID 1001 by which e-invoices say what they are. */
final class InvoiceType {
    /** Documents that give money back. */
    private static final Set<String> CREDIT =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");
    /** Orders, quotes, pro-forma invoices and delivery notes: nobody owes anything by them. */
    private static final Set<String> NO_INVOICE =
            Set.of("220", "221", "224", "226", "230", "231", "270", "310", "320", "325", "351");

    private InvoiceType() {}

    static boolean isCredit(@Nullable String code) {
        return code != null && CREDIT.contains(code);
    }

    /** @throws Refused when the code names a document that asks for no money */
    static void refuseOthers(@Nullable String code) {
        if (code != null && NO_INVOICE.contains(code)) {
            throw new Refused(
                    RefusalCode.NOT_AN_INVOICE,
                    "This document says of itself that it is no invoice and no credit note (type %s).".formatted(code));
        }
    }
}
