package com.billify.extraction.core.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Exports of Belgian banks whose way of writing dates is known, told by names of columns that no other export has together.
 * It matters in the first days of a month, when every date of an export can be read in two ways.
 */
final class KnownLayouts {
    /** KBC and CBC, Belfius, ING, BNP Paribas Fortis and Fintro, Argenta and Crelan, as each of them names its columns. */
    private static final List<Set<String>> DAY_FIRST = List.of(
            Set.of("rubrieknaam", "afschriftnummer", "omschrijving", "bedrag", "saldo"),
            Set.of("nom de la rubrique", "numero de l extrait", "montant", "solde"),
            Set.of("rekeninguittrekselnummer", "transactienummer", "naam tegenpartij bevat", "devies"),
            Set.of("numero d extrait", "numero de transaction", "nom contrepartie contient", "devise"),
            Set.of("naam van de rekening", "omzetnummer", "munteenheid", "detail van de omzet"),
            Set.of("nom du compte", "numero de mouvement", "libelles", "details du mouvement"),
            Set.of("volgnummer", "uitvoeringsdatum", "valutadatum", "valuta rekening", "details"),
            Set.of("n de sequence", "date d execution", "date valeur", "devise du compte", "details"),
            Set.of("boekdatum", "verrichtingsdatum", "beschrijving", "naam tegenpartij", "munt"),
            Set.of("solde apres operation", "type d operation", "compte donneur d ordre"),
            Set.of("saldo na verrichting", "type verrichting", "rekening opdrachtgever"));

    private KnownLayouts() {}

    /** True for the columns of an export that is known to write 05/01/2026 for the fifth of January. */
    static boolean writeDayFirst(List<String> headers) {
        Set<String> names = new HashSet<>();
        headers.forEach(header -> names.add(Words.of(header).joined()));
        return DAY_FIRST.stream().anyMatch(names::containsAll);
    }
}
