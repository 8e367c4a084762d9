package com.billify.extraction.core.table;

import org.jspecify.annotations.Nullable;

/** What the words within cells mean, where a column holds a few words and no more. */
final class Vocabulary {
    private Vocabulary() {}

    /** What became of a bank line. */
    enum Booking {
        BOOKED,
        PENDING,
        /** Never happened: turned down, taken back before it was booked. */
        NOT_EXECUTED
    }

    /** True for out, false for in; null for a word that says neither. */
    static @Nullable Boolean isOut(String text) {
        if (text.equals("-") || text.equals("\u2212")) {
            return true;
        }
        if (text.equals("+")) {
            return false;
        }
        Words words = Words.of(text);
        if (words.is(
                "d|db|dr|dt|debit|debet|dbit|af|uit|out|soll|s|uitgaand|sortie|depense|belastung|debitering|debiteur|sent"
                        + "|uitgave|withdrawal|outgoing|ausgang")) {
            return true;
        }
        if (words.is(
                "c|cr|ct|credit|crdt|bij|in|haben|h|inkomend|entree|recette|gutschrift|creditering|crediteur|received"
                        + "|ontvangst|deposit|incoming|eingang")) {
            return false;
        }
        return null;
    }

    static @Nullable Booking booking(String text) {
        Words words = Words.of(text);
        if (words.any(
                "geweigerd refuse refusee rejected declined failed reverted cancelled canceled geannuleerd annule annulee"
                        + " abgelehnt mislukt storniert voided denied expired echoue niet nicht reversed")) {
            return Booking.NOT_EXECUTED;
        }
        if (words.any(
                        "pending processing vorgemerkt gereserveerd reserve reserved authorised authorized onderweg lopend")
                || words.is("in behandeling|en attente|en cours|in afwachting|in verwerking|on hold|in bearbeitung")) {
            return Booking.PENDING;
        }
        if (words.any(
                "completed complete settled executed uitgevoerd execute executee accepte acceptee geaccepteerd accepted"
                        + " booked gebucht verwerkt voltooid termine terminee posted ausgefuhrt aanvaard geboekt comptabilise cleared"
                        + " effectue abgeschlossen comptabilisee paid sent received ok success")) {
            return Booking.BOOKED;
        }
        return null;
    }

    /** True for a word that says an invoice is paid in full, false for one that says it is not; null for any other. */
    static @Nullable Boolean isPaid(String text) {
        Words words = Words.of(text);
        boolean not = words.any(
                "niet non not un unpaid onbetaald impaye impayee unbezahlt open openstaand ouvert ouverte offen"
                        + " deels gedeeltelijk partial partially partiel partiellement teilweise te to a vervallen echue overdue due nee no nein"
                        + " verzonden sent envoyee envoye uberfallig posted partly");
        if (not) {
            return false;
        }
        return words.any("betaald paye payee paid bezahlt voldaan regle reglee ja oui yes settled afgepunt")
                ? true
                : null;
    }

    /** True for a draft or a cancelled document, which asks for nothing. */
    static boolean isVoid(String text) {
        return Words.of(text)
                .any(
                        "concept ontwerp draft brouillon entwurf geannuleerd annule annulee cancelled canceled storniert offerte devis"
                                + " quote angebot proforma");
    }

    /** True for a credit note, false for an invoice; null for a word that says neither. */
    static @Nullable Boolean isCreditNote(String text) {
        Words words = Words.of(text);
        if (words.any("creditnota creditnotas credit cn nc avoir gutschrift refund creditfactuur kreditnota tegoed")
                || words.is(
                        "note de credit|notes de credit|verkoopcreditnota|aankoopcreditnota|in refund|out refund")) {
            return true;
        }
        return words.any(
                        "factuur facture invoice rechnung verkoopfactuur aankoopfactuur bill vf af f fa inv facturen vente achat"
                                + " verkoop aankoop purchase sale")
                ? false
                : null;
    }

    static TableMapping.@Nullable Side side(String text) {
        Words words = Words.of(text);
        boolean sent =
                words.any("verkoop* vente ventes sale sales uitgaand uitgaande sortant verkauf* ausgang* receivable"
                                + " debiteur* out customer customers klant klanten client clients kunden")
                        || words.is("ar");
        boolean received = words.any(
                        "aankoop* achat achats purchase purchases inkoop* inkomend inkomende entrant einkauf* eingang*"
                                + " payable crediteur* in supplier suppliers vendor bill bills leverancier leveranciers fournisseur fournisseurs"
                                + " lieferanten")
                || words.is("ap");
        return sent == received ? null : sent ? TableMapping.Side.RECEIVABLE : TableMapping.Side.PAYABLE;
    }

    /** True for the name of a row that sums up others. */
    static boolean isTotal(Words words) {
        return words.any(
                "totaal totalen total totaux totals subtotaal subtotal summe gesamt gesamtsumme som somme eindtotaal"
                        + " algemeen general");
    }

    static boolean isOpening(Words words) {
        return words.any("beginsaldo openingssaldo anfangssaldo anfangsbestand startsaldo")
                || (words.any("saldo solde balance kontostand")
                        && words.any(
                                "begin opening initial ancien vorig vorige precedent start anfang oud openings previous depart alt"
                                        + " anfangs beginning"));
    }

    static boolean isClosing(Words words) {
        return words.any("eindsaldo slotsaldo endsaldo schlusssaldo endbestand")
                || (words.any("saldo solde balance kontostand")
                        && words.any(
                                "eind closing final nouveau nieuw nieuwe laatste dernier end slot last new actuel huidig huidige"
                                        + " current aktueller neuer ending schluss"));
    }

    /** True for the name of a row that states a balance and is nothing else. */
    static boolean isBalance(Words words) {
        return isOpening(words) || isClosing(words) || words.is("saldo|solde|balance|kontostand");
    }
}
