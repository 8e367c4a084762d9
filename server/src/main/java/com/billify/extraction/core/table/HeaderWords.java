package com.billify.extraction.core.table;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a column says it is, in Dutch, French, English and German, as Belgian banks, bookkeeping programs and
 * people name their columns.
 */
final class HeaderWords {
    private static final String ACCOUNT_WORDS =
            "rekening rekeningnummer rekeningnr compte account iban konto kontonummer accountnumber";
    private static final String COUNTERPARTY_WORDS =
            "tegenpartij tegenrekening tegenpart contrepartie counterparty counterpart gegenpartei gegenkonto begunstigde"
                    + " beneficiaire beneficiary begunstigter payee payer partner recipient empfanger empfaenger zahlungsempfanger"
                    + " zahlungsempfaenger auftraggeber zahlungspflichtiger betaler ontvanger merchant debtor creditor tiers"
                    + " destinataire donneur opdrachtgever afzender";
    private static final String ADDRESS_WORDS =
            "bic swift adres adresse address straat rue street land country pays landcode postcode postal plaats localite city"
                    + " bank banque sort routing email mail";
    private static final String NUMBER_WORDS =
            "nummer numero number nr no n num volgnummer omzetnummer afschriftnummer transactienummer"
                    + " rekeningafschriftnummer rekeninguittrekselnummer";
    private static final String AMOUNT_WORDS = "bedrag montant amount betrag umsatz";
    private static final String OTHER_MONEY_WORDS =
            "orig original originele oorspronkelijk oorspronkelijke local lokale locale foreign vreemde exchange wisselkoers"
                    + " etranger fremdwahrung";

    /** The rank of a column that is one of status only if all its cells say what became of the line. */
    static final int STATUS_BY_CELLS = 1;

    private HeaderWords() {}

    /**
     * What a column may be.
     *
     * @param rank of two columns for one role the higher ranked has it
     */
    record Guess(ColumnRole role, int rank) {
        static final Guess NOTHING = new Guess(ColumnRole.NONE, 0);

        static Guess of(ColumnRole role) {
            return new Guess(role, 5);
        }
    }

    /** True where a table with such a column is a ledger of bookkeeping and no statement of a bank. */
    static boolean isLedger(Words header) {
        return header.any("grootboek* dagboek* journaal* grand ledger boekstuk* kostenplaats* sachkonto")
                || header.is("journal|code journal|compte general|tegenrekening grootboek");
    }

    static Guess ofBankLine(Words header) {
        if (header.isEmpty()) {
            return Guess.NOTHING;
        }
        Guess counterparty = counterparty(header);
        if (counterparty != null) {
            return counterparty;
        }
        if (header.any("gestructureerd* structure* structured strukturiert* ogm vcs")) {
            boolean free = header.any("niet non not vrij* libre free unstructured");
            return Guess.of(free ? ColumnRole.REMITTANCE : ColumnRole.STRUCTURED_REFERENCE);
        }
        if (header.any("saldo saldi solde balance kontostand")) {
            return isDate(header) ? Guess.NOTHING : Guess.of(ColumnRole.BALANCE);
        }
        Guess currency = currency(header);
        if (currency != null) {
            return currency;
        }
        if (isDate(header) || header.is("valuta|valeur|val|wertstellung|buchung") || isMoment(header)) {
            return bankDate(header);
        }
        if (header.is("af bij|bij af|debet credit|debit credit|credit debit|credit debet|d c|c d|dc|cd|soll haben|s h"
                + "|sens|teken|sign|signe|side|debit ou credit|debet of credit|debit or credit|in uit|credit debit indicator"
                + "|debit credit indicator|soll haben kennzeichen|af of bij|bij of af")) {
            return Guess.of(ColumnRole.SIGN);
        }
        if (header.any("fee fees kosten frais gebuhr gebuehr gebuhren")) {
            return Guess.of(ColumnRole.FEE);
        }
        Guess money = bankMoney(header);
        return money != null ? money : bankText(header);
    }

    private static @Nullable Guess counterparty(Words header) {
        if (!header.any(COUNTERPARTY_WORDS)) {
            return null;
        }
        if (header.any("donneur opdrachtgever") && header.any(ACCOUNT_WORDS)) {
            return new Guess(ColumnRole.ACCOUNT, 4);
        }
        if (header.any(ADDRESS_WORDS)) {
            return Guess.NOTHING;
        }
        if (header.any(ACCOUNT_WORDS) || header.any("tegenrekening gegenkonto")) {
            return Guess.of(ColumnRole.COUNTERPARTY_ACCOUNT);
        }
        return Guess.of(ColumnRole.COUNTERPARTY_NAME);
    }

    private static @Nullable Guess currency(Words header) {
        if (header.any(AMOUNT_WORDS)) {
            return null;
        }
        if (header.any("munt munteenheid muntsoort munteenhe* devies devise currency wahrung waehrung ccy")
                || header.is("valuta rekening")) {
            return header.any(OTHER_MONEY_WORDS) ? Guess.NOTHING : Guess.of(ColumnRole.CURRENCY);
        }
        return null;
    }

    private static boolean isDate(Words header) {
        return header.any("date datum dag jour tag day buchungstag")
                || header.anyEnding("datum")
                || header.anyEnding("date");
    }

    /** When a payment service made a line, as "Created (UTC)". */
    private static boolean isMoment(Words header) {
        return header.is("created|created utc|created at|available on|available on utc");
    }

    private static Guess bankDate(Words header) {
        if (header.any("valuta* valeur value wertstellung* rente* interest available")) {
            return Guess.of(ColumnRole.VALUE_DATE);
        }
        int rank = header.any("boeking* boek* booking booked comptable comptabilisation buchung* posting posted")
                ? 9
                : header.any(
                                "uitvoering* execution completed settlement verrichting* operation transactie* transaction")
                        ? 7
                        : header.any("start* started created debut aanmaak* vervaldatum")
                                ? 2
                                : header.any("transfer payout") ? 1 : 5;
        return new Guess(ColumnRole.BOOKING_DATE, rank);
    }

    private static @Nullable Guess bankMoney(Words header) {
        if (header.any(OTHER_MONEY_WORDS)) {
            return header.any(AMOUNT_WORDS) || header.any("rate koers cours kurs") ? Guess.NOTHING : null;
        }
        if (header.any(AMOUNT_WORDS) && header.any("devise devises deviezen")) {
            return Guess.NOTHING;
        }
        if (header.any(
                        "debet debit debits soll uitgaand uitgaven sortie sorties depense depenses withdrawal withdrawals"
                                + " outflow afschrijving afschrijvingen belastung ausgabe ausgaben uitgave")
                || header.is("af|uit|out|paid out|money out|spent|paid out eur|bedrag af|bedrag uit")) {
            return Guess.of(ColumnRole.DEBIT);
        }
        if (header.any("credit credits haben inkomend inkomsten entree entrees recette recettes deposit deposits inflow"
                                + " bijschrijving bijschrijvingen gutschrift einnahme einnahmen ontvangsten")
                        && !header.any("card carte kaart")
                || header.is("bij|in|paid in|money in|received|paid in eur|bedrag bij|bedrag in")) {
            return Guess.of(ColumnRole.CREDIT);
        }
        if (header.any(AMOUNT_WORDS)) {
            boolean vat = header.any("vat btw tva") && !header.any("incl inclusief");
            return vat ? Guess.NOTHING : Guess.of(ColumnRole.AMOUNT);
        }
        if (header.is("net|netto")) {
            return new Guess(ColumnRole.AMOUNT, 7);
        }
        return header.is("gross|bruto|brutto|brut") ? new Guess(ColumnRole.AMOUNT, 2) : null;
    }

    private static Guess bankText(Words header) {
        if (header.any("status statut state etat")) {
            return Guess.of(ColumnRole.STATUS);
        }
        if (header.is("info")) {
            return new Guess(ColumnRole.STATUS, STATUS_BY_CELLS); // of German savings banks
        }
        if (header.any(
                        "mededeling mededelingen communication communications bericht message verwendungszweck remittance"
                                + " communicatie boodschap vrije")
                || header.is("payment reference|reference payment|betalingsreferentie|reference de paiement")) {
            return Guess.of(ColumnRole.REMITTANCE);
        }
        boolean account = header.any(ACCOUNT_WORDS) || header.is("auftragskonto|iban bban");
        if (account) {
            // what an account is called is not who holds it
            return header.any("naam nom name titulaire type soort intitule product valuta houder holder")
                            || header.any(ADDRESS_WORDS)
                    ? header.any("titulaire houder holder") ? new Guess(ColumnRole.HOLDER, 2) : Guess.NOTHING
                    : Guess.of(ColumnRole.ACCOUNT);
        }
        if (header.any("id referentie reference ref referenz bankreferentie transactionid transactieid")) {
            return new Guess(
                    ColumnRole.BANK_REFERENCE, header.any("id transactionid transactieid bankreferentie") ? 6 : 4);
        }
        if (header.any(NUMBER_WORDS)
                || header.any("extrait uittreksel mouvement kaart carte card time timezone uur heure")) {
            return Guess.NOTHING;
        }
        if (header.any("type soort method")) {
            return new Guess(ColumnRole.DESCRIPTION, 2); // what kind of line it is, where nothing says more
        }
        if (header.any(
                "omschrijving description libelle libelles detail details transactie transaction verrichting operation"
                        + " buchungstext vorgang beschrijving memo notes note nature intitule omschrijvingen label"
                        + " motif betreff")) {
            return header.any("naam nom name")
                    ? new Guess(ColumnRole.COUNTERPARTY_NAME, 3)
                    : Guess.of(ColumnRole.DESCRIPTION);
        }
        if (header.is("naam|nom|name")) {
            return new Guess(ColumnRole.COUNTERPARTY_NAME, 2);
        }
        return header.is("titulaire|rekeninghouder|kontoinhaber|account holder|houder")
                ? Guess.of(ColumnRole.HOLDER)
                : Guess.NOTHING;
    }

    static Guess ofInvoice(Words header) {
        if (header.isEmpty()) {
            return Guess.NOTHING;
        }
        if (header.any(
                        "gestructureerd* structure* structured ogm vcs betalingskenmerk betaalreferentie betalingsreferentie")
                || header.is("payment reference|reference de paiement|zahlungsreferenz|communication|mededeling")) {
            return Guess.of(ColumnRole.STRUCTURED_REFERENCE);
        }
        boolean money = header.any(AMOUNT_WORDS) || header.any("saldo solde balance totaal total");
        if (!money
                && (header.any("vervaldatum vervaldag vervalt echeance due falligkeit* fallig* faellig* uiterste")
                        || header.is("te betalen voor|a payer avant"))) {
            return Guess.of(ColumnRole.DUE_DATE);
        }
        if (isDate(header)) {
            return invoiceDate(header);
        }
        if (isInvoiceNumber(header)) {
            return invoiceNumber(header);
        }
        if (header.any("ondernemingsnummer btwnummer btwnr kbo bce ustid uidnummer")
                || (header.any("btw tva vat ust mwst entreprise enterprise tax onderneming")
                        && header.any(NUMBER_WORDS + " id idnr"))) {
            return Guess.of(ColumnRole.COUNTERPARTY_VAT);
        }
        if (header.any("iban") || header.is("rekeningnummer|rekening|compte bancaire|bankrekening|bank account")) {
            return Guess.of(ColumnRole.COUNTERPARTY_ACCOUNT);
        }
        Guess currency = currency(header);
        if (currency != null) {
            return currency;
        }
        if (header.any("status statut state etat betaalstatus betalingsstatus zahlungsstatus")) {
            return Guess.of(ColumnRole.STATUS);
        }
        Guess invoiceMoney = invoiceMoney(header);
        return invoiceMoney != null ? invoiceMoney : invoiceText(header);
    }

    private static Guess invoiceDate(Words header) {
        if (header.any(
                "betaal* betaling* paiement payment paid zahlung* periode period levering* delivery livraison")) {
            return Guess.NOTHING;
        }
        int rank =
                header.any("factuur* facture facturation invoice rechnung* document* issue emission uitgifte") ? 9 : 5;
        return new Guess(ColumnRole.ISSUE_DATE, header.any("creat* aangemaakt created boek*") ? 2 : rank);
    }

    private static boolean isInvoiceNumber(Words header) {
        return header.any(
                        "factuurnummer factuurnr facturenummer rechnungsnummer rechnungsnr documentnummer docnummer belegnummer"
                                + " belegnr invoicenumber invoiceno")
                || (header.any("factuur facture invoice rechnung document piece doc beleg bill")
                        && header.any(NUMBER_WORDS + " referentie reference ref id"))
                || header.is("factuur|facture|invoice|rechnung|nummer|numero|number|nr|no|n|bill");
    }

    private static Guess invoiceNumber(Words header) {
        return new Guess(ColumnRole.INVOICE_NUMBER, header.is("nummer|numero|number|nr|no|n") ? 3 : 8);
    }

    private static @Nullable Guess invoiceMoney(Words header) {
        if (header.any(OTHER_MONEY_WORDS)
                || header.any("percent percentage tarief taux rate satz % korting remise discount")) {
            return Guess.NOTHING;
        }
        if (header.any(
                        "openstaand* open outstanding residual restant reste resterend saldo solde balance offen* unpaid onbetaald"
                                + " nog")
                || header.is("amount due|due amount|te betalen|a payer|montant du|zu zahlen|verschuldigd")) {
            return new Guess(ColumnRole.OPEN, header.is("te betalen|a payer|zu zahlen") ? 2 : 5);
        }
        if (header.any("betaald* paye payee paid bezahlt regle voldaan received ontvangen recu")) {
            return Guess.of(ColumnRole.PAID);
        }
        if (header.any(
                "excl exclusief hors ht htva htv net netto untaxed subtotal subtotaal zonder nettobetrag exvat exbtw ex")) {
            return Guess.of(ColumnRole.NET);
        }
        if (header.any(
                "incl inclusief ttc tvac gross brutto bruto bruttobetrag totaal total gesamt gesamtbetrag eindtotaal"
                        + " totaalbedrag factuurbedrag factuurtotaal rechnungsbetrag comprise")) {
            return new Guess(
                    ColumnRole.GROSS, header.any("incl inclusief ttc tvac gross brutto bruto comprise") ? 8 : 5);
        }
        if (header.any("btw tva vat mwst ust tax taxes btwbedrag steuer")) {
            return header.any("code regime stelsel") ? Guess.NOTHING : Guess.of(ColumnRole.VAT);
        }
        return header.any(AMOUNT_WORDS) ? new Guess(ColumnRole.GROSS, 3) : null;
    }

    private static Guess invoiceText(Words header) {
        boolean detail = header.any(NUMBER_WORDS + " code id ref referentie telefoon tel phone klantnummer")
                || header.any(ADDRESS_WORDS);
        if (header.any(
                "klant klantnaam debiteur debiteurnaam client customer kunde kundenname afnemer koper buyer acheteur")) {
            return detail ? Guess.NOTHING : Guess.of(ColumnRole.CUSTOMER_NAME);
        }
        if (header.any(
                "leverancier leveranciersnaam fournisseur supplier vendor lieferant crediteur verkoper seller vendeur")) {
            return detail ? Guess.NOTHING : Guess.of(ColumnRole.SUPPLIER_NAME);
        }
        if (header.any("richting direction dagboek journaal journal")
                || header.is("aankoop verkoop|verkoop aankoop|sens|in uit")) {
            return Guess.of(ColumnRole.DIRECTION);
        }
        if (header.any("type soort documenttype documentsoort belegart art kind")) {
            return Guess.of(ColumnRole.KIND);
        }
        if (header.any(
                "partner relatie bedrijf bedrijfsnaam societe company firma naam nom name contact tiers tegenpartij"
                        + " contrepartie counterparty organisatie raison")) {
            return detail
                    ? Guess.NOTHING
                    : new Guess(ColumnRole.COUNTERPARTY_NAME, header.any("display bedrijf* tegenpartij") ? 5 : 4);
        }
        return Guess.NOTHING;
    }
}
