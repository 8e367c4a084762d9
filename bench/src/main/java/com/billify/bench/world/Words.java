package com.billify.bench.world;

import java.util.List;
import java.util.Map;

/** What banks, bookkeepers and social secretariats write, in the three languages of the country. */
final class Words {
    /** By what is meant: Dutch, French, German; several ways divided by a bar, of which a company has one. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("invoice", List.of("factuur|fact|fact.", "facture|fact.", "Rechnung")),
            Map.entry("refund", List.of("terugbetaling|teruggave", "remboursement", "Rückzahlung")),
            Map.entry(
                    "twice",
                    List.of(
                            "terugbetaling dubbel betaald|te veel ontvangen",
                            "double paiement|trop perçu",
                            "Doppelzahlung")),
            Map.entry(
                    "batch",
                    List.of(
                            "Groepsbetaling %d verrichtingen|VERZAMELBETALING AANTAL %d",
                            "PAIEMENT GROUPE %d OPERATIONS|Ordre collectif %d virements", "Sammelauftrag %d Posten")),
            Map.entry("wage", List.of("wedde|loon|nettoloon", "salaire|rémunération", "Lohn|Gehalt")),
            Map.entry(
                    "wages",
                    List.of(
                            "LONEN %d WERKNEMERS|uitbetaling lonen (%d)",
                            "SALAIRES %d TRAVAILLEURS|paie du personnel (%d)", "Löhne %d Mitarbeiter")),
            Map.entry(
                    "premium",
                    List.of("eindejaarspremie|13e maand", "prime de fin d'année|13ème mois", "Jahresendprämie")),
            Map.entry("holiday", List.of("vakantiegeld|dubbel vakantiegeld", "pécule de vacances", "Urlaubsgeld")),
            Map.entry(
                    "secretariat",
                    List.of(
                            "sociaal secretariaat|loonadministratie",
                            "secrétariat social|frais de gestion salaires",
                            "Sozialsekretariat")),
            Map.entry(
                    "owner",
                    List.of(
                            "bezoldiging bedrijfsleider|privé opname",
                            "rémunération gérant|prélèvement privé",
                            "Geschäftsführerbezug")),
            Map.entry("dividend", List.of("dividend|uitkering winst", "dividende", "Dividende")),
            Map.entry(
                    "vat",
                    List.of("BTW ONTVANGSTEN|FOD FINANCIËN BTW", "TVA RECETTES|SPF FINANCES TVA", "MWST EINNAHMEN")),
            Map.entry(
                    "payroll_tax",
                    List.of(
                            "BEDRIJFSVOORHEFFING|FOD FIN INNINGSCENTRUM BV",
                            "PRECOMPTE PROFESSIONNEL|SPF FINANCES PRP",
                            "BERUFSSTEUERVORABZUG")),
            Map.entry(
                    "social",
                    List.of("RSZ|RIJKSDIENST SOCIALE ZEKERHEID", "ONSS|OFFICE NATIONAL SECURITE SOCIALE", "LSS")),
            Map.entry(
                    "advance",
                    List.of(
                            "RSZ VOORSCHOT|RIJKSDIENST SOC ZEK PROVISIE",
                            "ONSS PROVISION|ONSS AVANCE",
                            "LSS VORSCHUSS")),
            Map.entry(
                    "prepay",
                    List.of(
                            "VOORAFBETALINGEN VENN BEL|FOD FINANCIEN VOORAFBETALINGEN",
                            "VERSEMENTS ANTICIPES ISOC|SPF FINANCES VA",
                            "VORAUSZAHLUNGEN")),
            Map.entry(
                    "fees",
                    List.of(
                            "Bijdrage zakenrekening|Kosten rekeningbeheer",
                            "Frais de gestion du compte|Cotisation compte pro",
                            "Kontoführungsgebühren")),
            Map.entry(
                    "charge",
                    List.of(
                            "Kosten internationale overschrijving|dossierkosten|aanrekening uittreksels",
                            "Frais de port|frais virement étranger",
                            "Auslandsgebühr")),
            Map.entry(
                    "card_issuer",
                    List.of(
                            "BANK CARD COMPANY|WORLDLINE KAARTEN",
                            "BANK CARD COMPANY|CARTES SERVICE",
                            "KREDITKARTENSERVICE")),
            Map.entry(
                    "card_statement",
                    List.of(
                            "Uitgavenstaat VISA|MASTERCARD AFREKENING",
                            "Etat des dépenses VISA|RELEVE MASTERCARD",
                            "Kreditkartenabrechnung")),
            Map.entry(
                    "loan",
                    List.of(
                            "Terugbetaling investeringskrediet|Afbetaling lening",
                            "Remboursement crédit d'investissement|Echéance prêt",
                            "Tilgung Darlehen")),
            Map.entry(
                    "sdd",
                    List.of(
                            "Europese domiciliëring mandaat %s|DOM %s",
                            "Domiciliation européenne mandat %s|DOM. %s", "Lastschrift Mandat %s")),
            Map.entry(
                    "card",
                    List.of(
                            "Betaling met debetkaart %s %d/%d|BANCONTACT %s %d-%d",
                            "Paiement carte %s %d/%d|ACHAT BANCONTACT %s %d-%d", "Kartenzahlung %s %d.%d.")),
            Map.entry(
                    "settlement",
                    List.of(
                            "afrekening verbruik|jaarafrekening",
                            "régularisation annuelle|décompte",
                            "Jahresabrechnung")),
            Map.entry(
                    "capex",
                    List.of(
                            "aankoop bestelwagen|investering machine",
                            "achat véhicule|achat machine",
                            "Kauf Maschine")),
            Map.entry(
                    "grantor",
                    List.of(
                            "VLAAMSE OVERHEID|AGENTSCHAP INNOVEREN",
                            "SERVICE PUBLIC DE WALLONIE|REGION BRUXELLES",
                            "DEUTSCHSPRACHIGE GEMEINSCHAFT")),
            Map.entry("grant", List.of("steun dossier|subsidie", "aide dossier|subside", "Zuschuss")),
            Map.entry("to_savings", List.of("sparen|naar reserve", "épargne|vers réserve", "Sparen")),
            Map.entry(
                    "collection",
                    List.of(
                            "Incasso domiciliëringen %d opdrachten|COLLECTIVE SDD %d",
                            "Encaissement domiciliations %d|REMISE SDD %d", "Lastschrifteinzug %d")),
            Map.entry(
                    "returned",
                    List.of(
                            "Terugkeer domiciliëring %s|SDD RETOUR MD06 %s",
                            "Domiciliation impayée %s|RETOUR SDD AM04 %s", "Rücklastschrift %s")),
            Map.entry(
                    "acquirer",
                    List.of(
                            "WORLDLINE NV|CCV BELGIUM|SUMUP PAYMENTS",
                            "WORLDLINE SA|CCV BELGIUM|MOLLIE PAYMENTS",
                            "SUMUP PAYMENTS")),
            Map.entry(
                    "takings",
                    List.of(
                            "Storting terminal %s|POS %s netto",
                            "Versement terminal %s|TPV %s net", "Gutschrift Terminal %s")),
            Map.entry("rent", List.of("huur|huurgeld", "loyer", "Miete")),
            Map.entry(
                    "energy",
                    List.of("voorschot energie|elektriciteit", "acompte énergie|électricité", "Abschlag Strom")),
            Map.entry("telecom", List.of("telefonie", "téléphonie", "Telefon")),
            Map.entry(
                    "insurance",
                    List.of("verzekeringspremie|premie polis", "prime d'assurance|assurance", "Versicherungsbeitrag")),
            Map.entry("lease", List.of("leasing", "leasing", "Leasing")),
            Map.entry("cleaning", List.of("poetsdienst|schoonmaak", "nettoyage|titres-services", "Reinigung")),
            Map.entry("accountant", List.of("boekhouding|ereloon", "honoraires comptable|comptabilité", "Buchhaltung")),
            Map.entry("other", List.of("abonnement", "abonnement|cotisation", "Mitgliedsbeitrag")));

    private final Map<String, String> chosen = new java.util.HashMap<>();
    private final Chance chance;
    private final int language;

    Words(Chance chance, String language) {
        this.chance = chance;
        this.language = language.equals("fr") ? 1 : language.equals("de") ? 2 : 0;
    }

    /** What this company's papers say for it, always the same. */
    String of(String meaning, String otherwise) {
        List<String> known = WORDS.get(meaning);
        return known == null
                ? otherwise
                : chosen.computeIfAbsent(
                        meaning,
                        none -> chance.oneOf(List.of(known.get(language).split("\\|"))));
    }
}
