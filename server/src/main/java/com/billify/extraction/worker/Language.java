package com.billify.extraction.worker;

import com.billify.extraction.core.page.Word;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The languages in which a Belgian company gets its mail. */
enum Language {
    DUTCH(
            "nld",
            "de het een van en voor op bij met uw wij ons dit factuur bedrag totaal datum aantal prijs btw euro klant"),
    FRENCH(
            "fra",
            "le la les des du et pour sur avec votre vos nous cette facture montant total date quantité prix tva client"),
    GERMAN(
            "deu",
            "der die das und für auf mit ihr ihre wir bei dem den ist rechnung betrag gesamt datum menge preis mwst ust kunde"),
    ENGLISH(
            "eng",
            "the and for of with your our this invoice amount total date quantity price vat tax due bill customer");

    private final String model;
    private final Set<String> words;

    Language(String model, String words) {
        this.model = model;
        this.words = Set.of(words.split(" "));
    }

    /** The name of its model. */
    String model() {
        return model;
    }

    /**
     * The two that these words are most likely written in: each model costs time and memory on every further page. All of them
     * where there is too little to tell.
     */
    static List<Language> likely(List<Word> words) {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        int told = 0;
        for (Word word : words) {
            String text = word.text().toLowerCase(Locale.ROOT);
            for (Language language : values()) {
                if (language.words.contains(text)) {
                    counts.merge(language, 1, Integer::sum);
                    told++;
                }
            }
        }
        if (told < 5) {
            return List.of(values());
        }
        return counts.keySet().stream()
                .sorted(Comparator.comparing(counts::get).reversed())
                .limit(2)
                .toList();
    }
}
