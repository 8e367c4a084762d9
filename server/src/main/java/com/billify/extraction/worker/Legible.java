package com.billify.extraction.worker;

import com.billify.extraction.core.page.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the text of a page is what a person sees on it. */
final class Legible {
    /** Letters without one usual word among them, from which on their meaning is not believed. */
    private static final long LETTERS = 120;
    /** Slices of a page's height, and how many of them hold text where it is more than what a scanner prints on its edges. */
    private static final int SLICES = 20;

    private static final int LEAST_SLICES = 5;

    /** On some page of an invoice in Dutch, French, German or English one of them stands. */
    private static final Set<String> USUAL = Set.copyOf(List.of("""
            de het een van en op voor met te btw factuur totaal bedrag datum
            le la les du des et un une pour par tva facture montant date
            der die das und von mit für zu auf mwst ust rechnung betrag
            the of and to for by on vat invoice total amount due page pagina seite iban bic eur tel
            """.strip().split("\\s+")));

    private Legible() {}

    /** @param isOnImage an image covers the page: a scan, whose text may be but a line on its edge */
    static boolean isText(GlyphLines.Upright page, boolean isOnImage) {
        return !isGarbled(page.words()) && (!isOnImage || slices(page) >= LEAST_SLICES);
    }

    /** Fonts may say of their letters that they are others. */
    private static boolean isGarbled(List<Word> words) {
        long letters = words.stream()
                .flatMapToInt(word -> word.text().codePoints())
                .filter(Character::isLetter)
                .count();
        return letters >= LETTERS
                && words.stream()
                        .map(word -> word.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
                        .noneMatch(USUAL::contains);
    }

    private static long slices(GlyphLines.Upright page) {
        return page.words().stream()
                .mapToLong(word -> (long) (word.box().y() / page.height() * SLICES))
                .distinct()
                .count();
    }
}
