package com.billify.reconciliation;

import com.billify.kernel.Language;
import java.util.List;

/** The words of exported tables, in the language of who asks for them. */
final class ExportWords {
    private final Language language;

    ExportWords(Language language) {
        this.language = language;
    }

    private String in(String nl, String fr, String en, String de) {
        return switch (language) {
            case NL -> nl;
            case FR -> fr;
            case EN -> en;
            case DE -> de;
        };
    }

    String transactions() {
        return in("Bankverrichtingen", "Opérations bancaires", "Bank lines", "Bankbuchungen");
    }

    String invoices() {
        return in("Facturen", "Factures", "Invoices", "Rechnungen");
    }

    private String counterparty() {
        return in("Tegenpartij", "Contrepartie", "Counterparty", "Gegenpartei");
    }

    private String amount() {
        return in("Bedrag", "Montant", "Amount", "Betrag");
    }

    private String currency() {
        return in("Munt", "Devise", "Currency", "Währung");
    }

    List<String> transactionColumns() {
        return List.of(
                in("Boekingsdatum", "Date de comptabilisation", "Booking date", "Buchungstag"),
                in("Valutadatum", "Date valeur", "Value date", "Valuta"),
                in("Rekening", "Compte", "Account", "Konto"),
                counterparty(),
                in(
                        "Rekening tegenpartij",
                        "Compte de la contrepartie",
                        "Counterparty account",
                        "Konto der Gegenpartei"),
                in("Mededeling", "Communication", "Message", "Mitteilung"),
                in(
                        "Gestructureerde mededeling",
                        "Communication structurée",
                        "Structured reference",
                        "Strukturierte Mitteilung"),
                amount(),
                currency(),
                in("Betaalt", "Paie", "Settles", "Begleicht"),
                in("Eigen overschrijving", "Transfert interne", "Own transfer", "Eigene Umbuchung"));
    }

    List<String> invoiceColumns() {
        return List.of(
                in("Nummer", "Numéro", "Number", "Nummer"),
                in("Richting", "Sens", "Direction", "Richtung"),
                in("Soort", "Type", "Kind", "Art"),
                counterparty(),
                in("Factuurdatum", "Date de facture", "Invoice date", "Rechnungsdatum"),
                in("Vervaldag", "Échéance", "Due date", "Fälligkeit"),
                amount(),
                in("Nog open", "Reste ouvert", "Outstanding", "Noch offen"),
                currency(),
                in("Status", "Statut", "Status", "Status"),
                in("Dagen te laat", "Jours de retard", "Days overdue", "Tage überfällig"));
    }

    String yes() {
        return in("ja", "oui", "yes", "ja");
    }

    String direction(String wireName) {
        return wireName.equals("receivable")
                ? in("te ontvangen", "à recevoir", "to receive", "zu erhalten")
                : in("te betalen", "à payer", "to pay", "zu zahlen");
    }

    String kind(String wireName) {
        return switch (wireName) {
            case "creditNote" -> in("creditnota", "note de crédit", "credit note", "Gutschrift");
            case "expected" -> in("verwacht", "attendu", "expected", "erwartet");
            default -> in("factuur", "facture", "invoice", "Rechnung");
        };
    }

    String status(String wireName) {
        return switch (wireName) {
            case "settled" -> in("betaald", "payée", "settled", "beglichen");
            case "partlySettled" -> in("deels betaald", "payée en partie", "partly settled", "teils beglichen");
            default -> in("open", "ouverte", "open", "offen");
        };
    }
}
