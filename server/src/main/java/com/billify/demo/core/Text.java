package com.billify.demo.core;

import com.billify.kernel.Language;
import java.util.Locale;

/** What people and banks write in the made-up world, in the language of the visitor. */
enum Text {
    RENT("Huur bakkerij %s", "Loyer boulangerie %s", "Rent of the bakery %s", "Miete Bäckerei %s"),
    TERMINAL_FEE(
            "Kosten betaalterminal, ontvangsten %s",
            "Frais terminal de paiement, recettes du %s",
            "Card terminal costs, takings of %s",
            "Kosten Kartenterminal, Einnahmen vom %s"),
    CASH_DEPOSIT(
            "Storting contant geld week %s",
            "Versement d'espèces semaine %s", "Cash paid in, week %s", "Bareinzahlung Woche %s"),
    WAGES("Lonen %s", "Salaires %s", "Wages %s", "Löhne %s"),
    DIRECTOR_PAY(
            "Bezoldiging zaakvoerder %s", "Rémunération gérante %s", "Director's pay %s", "Geschäftsführerbezüge %s"),
    HOLIDAY_PAY(
            "Dubbel vakantiegeld %s",
            "Double pécule de vacances %s", "Double holiday pay %s", "Doppeltes Urlaubsgeld %s"),
    YEAR_END_PREMIUM("Eindejaarspremie %s", "Prime de fin d'année %s", "Year-end premium %s", "Jahresendprämie %s"),
    WAGE_TAX(
            "Bedrijfsvoorheffing %s",
            "Précompte professionnel %s", "Withholding tax on wages %s", "Lohnsteuervorabzug %s"),
    SOCIAL_SECURITY(
            "RSZ-bijdragen kwartaal %s",
            "Cotisations ONSS trimestre %s", "Social security, quarter %s", "LSS-Beiträge Quartal %s"),
    HOLIDAY_NOTE(
            "RSZ debetbericht jaarlijkse vakantie %s",
            "ONSS avis de débit vacances annuelles %s",
            "Social security, yearly holiday note %s",
            "LSS Belastungsanzeige Jahresurlaub %s"),
    VAT("Btw kwartaal %s", "TVA trimestre %s", "VAT, quarter %s", "MwSt. Quartal %s"),
    VAT_REFUND(
            "Teruggave btw kwartaal %s",
            "Remboursement TVA trimestre %s", "VAT refund, quarter %s", "MwSt.-Erstattung Quartal %s"),
    PREPAYMENT(
            "Voorafbetaling vennootschapsbelasting VA%s",
            "Versement anticipé impôt des sociétés VA%s",
            "Prepayment of corporate tax VA%s",
            "Vorauszahlung Körperschaftsteuer VZ%s"),
    CONTRIBUTION(
            "Jaarlijkse vennootschapsbijdrage %s",
            "Cotisation annuelle des sociétés %s",
            "Yearly company contribution %s",
            "Jährlicher Gesellschaftsbeitrag %s"),
    LOAN("Aflossing krediet oven, %s", "Remboursement crédit four, %s", "Loan for the oven, %s", "Rate Ofenkredit, %s"),
    BANK_COSTS(
            "Kosten rekening kwartaal %s",
            "Frais de compte trimestre %s", "Account costs, quarter %s", "Kontogebühren Quartal %s"),
    INTEREST("Rente %s", "Intérêts %s", "Interest %s", "Zinsen %s"),
    TO_SAVINGS("Naar spaarrekening", "Vers compte d'épargne", "To savings", "Auf das Sparkonto"),
    FROM_SAVINGS("Van spaarrekening", "Du compte d'épargne", "From savings", "Vom Sparkonto"),
    DIVIDEND("Dividend boekjaar %s", "Dividende exercice %s", "Dividend of %s", "Dividende Geschäftsjahr %s"),
    DIVIDEND_TAX(
            "Roerende voorheffing dividend %s",
            "Précompte mobilier dividende %s",
            "Withholding tax on dividend of %s",
            "Mobiliensteuervorabzug Dividende %s"),
    INVOICE_NUMBER("Factuur %s", "Facture %s", "Invoice %s", "Rechnung %s"),
    PART_PAYMENT(
            "Deelbetaling factuur %s",
            "Paiement partiel facture %s", "Part payment of invoice %s", "Teilzahlung Rechnung %s"),
    REST_PAYMENT("Saldo factuur %s", "Solde facture %s", "Rest of invoice %s", "Restbetrag Rechnung %s"),
    THANKS(
            "Levering brood %s, bedankt",
            "Livraison de pain %s, merci", "Bread deliveries %s, thank you", "Brotlieferung %s, danke"),
    PAID_TWICE(
            "Terugbetaling dubbele betaling %s",
            "Remboursement double paiement %s", "Refund, %s was paid twice", "Erstattung, %s war doppelt bezahlt"),
    CREDIT_NOTE("Creditnota %s", "Note de crédit %s", "Credit note %s", "Gutschrift %s"),
    CARD_PAYMENT("Betaling met kaart %s", "Paiement par carte %s", "Card payment %s", "Kartenzahlung %s"),
    SALE_FILE("verkoop-%s.xml", "vente-%s.xml", "sale-%s.xml", "verkauf-%s.xml"),
    PURCHASE_FILE("aankoop-%s.xml", "achat-%s.xml", "purchase-%s.xml", "einkauf-%s.xml"),
    SAVINGS_FILE("spaarrekening-%s.xml", "epargne-%s.xml", "savings-%s.xml", "sparkonto-%s.xml"),
    STATEMENT_FILE("rekening-%s.cod", "compte-%s.cod", "account-%s.cod", "konto-%s.cod"),
    VISITOR("Bezoeker", "Visiteur", "Visitor", "Besucher"),
    CURRENT_ACCOUNT("Zichtrekening", "Compte à vue", "Current account", "Girokonto"),
    SAVINGS_ACCOUNT("Spaarrekening", "Compte d'épargne", "Savings account", "Sparkonto"),
    THIRTY_DAYS(
            "Te betalen binnen %s dagen",
            "Payable dans les %s jours", "Payable within %s days", "Zahlbar innerhalb %s Tagen"),

    SOURDOUGH("Desembrood 800 g", "Pain au levain 800 g", "Sourdough loaf 800 g", "Sauerteigbrot 800 g"),
    ROLLS("Pistolets, per 10", "Pistolets, par 10", "Bread rolls, per 10", "Brötchen, je 10"),
    CROISSANTS(
            "Botercroissants, per 10",
            "Croissants au beurre, par 10",
            "Butter croissants, per 10",
            "Buttercroissants, je 10"),
    PASTRIES("Koffiekoeken, per 10", "Viennoiseries, par 10", "Pastries, per 10", "Plundergebäck, je 10"),
    CAKE("Taart voor 8 personen", "Gâteau pour 8 personnes", "Cake for 8", "Torte für 8 Personen"),
    BREAD_BASKETS("Huur broodmanden", "Location de corbeilles à pain", "Hire of bread baskets", "Miete Brotkörbe"),
    RETURNED("Teruggenomen: %s", "Repris : %s", "Taken back: %s", "Zurückgenommen: %s"),
    WHEAT_FLOUR(
            "Tarwebloem, zak 25 kg",
            "Farine de froment, sac 25 kg",
            "Wheat flour, 25 kg bag",
            "Weizenmehl, Sack 25 kg"),
    RYE_FLOUR("Roggemeel, zak 25 kg", "Farine de seigle, sac 25 kg", "Rye flour, 25 kg bag", "Roggenmehl, Sack 25 kg"),
    BUTTER("Boter, 5 kg", "Beurre, 5 kg", "Butter, 5 kg", "Butter, 5 kg"),
    EGGS("Eieren, 180 stuks", "Oeufs, 180 pièces", "Eggs, 180", "Eier, 180 Stück"),
    MILK("Volle melk, 10 l", "Lait entier, 10 l", "Whole milk, 10 l", "Vollmilch, 10 l"),
    CHOCOLATE("Chocolade 54 %%, 5 kg", "Chocolat 54 %%, 5 kg", "Chocolate 54 %%, 5 kg", "Schokolade 54 %%, 5 kg"),
    ALMONDS("Amandelpoeder, 5 kg", "Poudre d'amandes, 5 kg", "Ground almonds, 5 kg", "Gemahlene Mandeln, 5 kg"),
    ELECTRICITY("Elektriciteit %s", "Électricité %s", "Electricity %s", "Strom %s"),
    GAS("Aardgas %s", "Gaz naturel %s", "Natural gas %s", "Erdgas %s"),
    BREAD_BAGS("Broodzakken, 1.000 stuks", "Sacs à pain, 1.000 pièces", "Bread bags, 1,000", "Brotbeutel, 1.000 Stück"),
    CAKE_BOXES("Taartdozen, 100 stuks", "Boîtes à gâteau, 100 pièces", "Cake boxes, 100", "Tortenkartons, 100 Stück"),
    BOOKKEEPING(
            "Boekhouding en btw-aangifte kwartaal %s",
            "Comptabilité et déclaration TVA trimestre %s",
            "Bookkeeping and VAT return, quarter %s",
            "Buchhaltung und MwSt.-Erklärung Quartal %s"),
    VAN_LEASE("Leasing bestelwagen %s", "Leasing camionnette %s", "Van lease %s", "Leasing Lieferwagen %s"),
    TELEPHONE(
            "Telefoon en internet %s",
            "Téléphone et internet %s", "Telephone and internet %s", "Telefon und Internet %s"),
    TILL_SOFTWARE("Kassasoftware %s", "Logiciel de caisse %s", "Till software %s", "Kassensoftware %s"),
    INSURANCE(
            "Brand- en bedrijfsverzekering %s",
            "Assurance incendie et exploitation %s",
            "Fire and business insurance %s",
            "Feuer- und Betriebsversicherung %s"),
    OVEN_SERVICE("Onderhoud oven", "Entretien du four", "Oven service", "Wartung des Ofens"),
    WATER("Water kwartaal %s", "Eau trimestre %s", "Water, quarter %s", "Wasser Quartal %s");

    private final String nl;
    private final String fr;
    private final String en;
    private final String de;

    Text(String nl, String fr, String en, String de) {
        this.nl = nl;
        this.fr = fr;
        this.en = en;
        this.de = de;
    }

    String in(Language language, Object... values) {
        String pattern = switch (language) {
            case NL -> nl;
            case FR -> fr;
            case EN -> en;
            case DE -> de;
        };
        return String.format(Locale.ROOT, pattern, values);
    }
}
