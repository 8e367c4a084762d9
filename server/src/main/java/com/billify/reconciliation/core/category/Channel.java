package com.billify.reconciliation.core.category;

import com.billify.kernel.SearchTokens;
import com.billify.reconciliation.core.matching.Payment;
import java.util.Locale;
import java.util.Set;

/** How money moved, as far as the bank's words tell. */
enum Channel {
    DIRECT_DEBIT(Set.of(
            "domiciliering",
            "domicilieringen",
            "domiciliation",
            "domiciliations",
            "dom",
            "sdd",
            "lastschrift",
            "mandaat",
            "mandat",
            "mandate",
            "incasso",
            "einzug")),
    CARD(Set.of(
            "bankkaart",
            "debetkaart",
            "kaart",
            "bancontact",
            "maestro",
            "carte",
            "kartenzahlung",
            "card",
            "kaartbetaling",
            "kaartaankoop",
            "mastercard",
            "visa",
            "terminal",
            "pos")),
    TRANSFER(Set.of());

    private final Set<String> words;

    Channel(Set<String> words) {
        this.words = words;
    }

    static Channel of(Payment line) {
        Set<String> text = SearchTokens.of(line.remittanceInformation());
        for (Channel channel : values()) {
            if (text.stream().anyMatch(channel.words::contains)) {
                return channel;
            }
        }
        return TRANSFER;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
