package com.billify.bench.paper;

import java.util.List;
import java.util.Map;

/**
 * What some firms do on their papers beside what all do, drawn from the number of a layout alone. Layouts below {@link #FIRST} have none of
 * these: what they look like, and so the figures about them, stay comparable.
 *
 * @param sideBySide sender and buyer stand beside each other under headings, in place of a letterhead
 * @param buyerFirst then the buyer on the left
 * @param carriesOver what the lines come to so far is printed at the foot of a page and at the head of the next
 * @param discount less is to be paid within eight days, and that is printed as a total of its own
 * @param colouredHeads the head of the table is white on a dark band
 * @param watermark large pale letters lie behind the page
 * @param twoBanks a second account is printed
 */
record Habits(
        boolean sideBySide,
        boolean buyerFirst,
        boolean carriesOver,
        boolean discount,
        boolean colouredHeads,
        boolean watermark,
        boolean twoBanks) {
    static final int FIRST = 10_000;

    private static final Map<Language, List<String>> SENDER = Map.of(
            Language.NL, List.of("Leverancier", "Van", "Uw dienstverlener", "Verkoper"),
            Language.FR, List.of("Émetteur", "Prestataire", "Vendeur", "Fournisseur"),
            Language.DE, List.of("Rechnungssteller", "Lieferant", "Leistungserbringer"),
            Language.EN, List.of("From", "Supplier", "Issued by", "Service provider"));
    private static final Map<Language, List<String>> CARRIED = Map.of(
            Language.NL, List.of("Over te dragen", "Transport"),
            Language.FR, List.of("À reporter", "Report"),
            Language.DE, List.of("Übertrag", "Zwischensumme"),
            Language.EN, List.of("Carried forward", "Page total"));
    private static final Map<Language, String> DISCOUNT = Map.of(
            Language.NL, "Totaal bij betaling binnen 8 dagen (-2 %)",
            Language.FR, "Total avec escompte de 2 % à 8 jours",
            Language.DE, "Bei Zahlung binnen 8 Tagen abzgl. 2 % Skonto",
            Language.EN, "Total if paid within 8 days (2 % discount)");

    static Habits of(int layout) {
        if (layout < FIRST) {
            return new Habits(false, false, false, false, false, false, false);
        }
        Draw draw = new Draw(104_729L * layout + 3);
        return new Habits(
                draw.happens(0.45),
                draw.happens(0.5),
                draw.happens(0.7),
                draw.happens(0.15),
                draw.happens(0.4),
                draw.happens(0.25),
                draw.happens(0.3));
    }

    /** Drawn once for a paper. */
    static String sender(Draw draw, Language language) {
        return draw.oneOf(SENDER.getOrDefault(language, List.of()));
    }

    static String carried(Draw draw, Language language) {
        return draw.oneOf(CARRIED.getOrDefault(language, List.of()));
    }

    static String discount(Language language) {
        return DISCOUNT.getOrDefault(language, "");
    }

    static String watermark(Language language) {
        return switch (language) {
            case NL -> "KOPIE";
            case FR -> "DUPLICATA";
            case DE -> "KOPIE";
            case EN -> "COPY";
        };
    }
}
