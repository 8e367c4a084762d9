package com.billify.forecast;

import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words, days and amounts of a file of the forecast, in the language of who asks for it and with numbers as they want them. */
final class FileWords {
    private static final String NO_BREAK_SPACE = "\u00a0";

    private final Language language;
    private final Currency currency;
    private final DateTimeFormatter day;
    private final DecimalFormat exact;
    private final DecimalFormat whole;

    /** @param numbers as the reader wants them; null as the language has them */
    FileWords(Language language, @Nullable NumberWriting numbers, Currency currency) {
        this.language = language;
        this.currency = currency;
        this.day =
                DateTimeFormatter.ofPattern(language == Language.DE ? "d. MMM yyyy" : "d MMM yyyy", locale(language));
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(numbers == NumberWriting.COMMAS ? '.' : ',');
        symbols.setGroupingSeparator(
                switch (numbers) {
                    case null -> language == Language.FR ? '\u00a0' : '.';
                    case POINTS -> '.';
                    case COMMAS -> ',';
                    case SPACES -> '\u00a0';
                });
        this.whole = new DecimalFormat("#,##0", symbols);
        int decimals = currency.getDefaultFractionDigits();
        this.exact = new DecimalFormat("#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals)), symbols);
    }

    private static Locale locale(Language language) {
        return switch (language) {
            case NL -> Locale.of("nl", "BE");
            case FR -> Locale.of("fr", "BE");
            case EN -> Locale.of("en", "BE");
            case DE -> Locale.of("de", "BE");
        };
    }

    private String in(String nl, String fr, String en, String de) {
        return switch (language) {
            case NL -> nl;
            case FR -> fr;
            case EN -> en;
            case DE -> de;
        };
    }

    // ---- days and amounts

    String day(LocalDate date) {
        return day.format(date);
    }

    /** To the cent, with the currency, as the pages write it: € 1.234,50 or 1 234,50 €, and a minus before all. */
    String exact(Money money) {
        String code = money.currency().getCurrencyCode();
        String sign = code.equals("EUR") ? "€" : code;
        String digits = exact.format(money.amount().abs());
        return minus(money)
                + switch (language) {
                    case NL, EN -> sign + NO_BREAK_SPACE + digits;
                    case FR, DE -> digits + NO_BREAK_SPACE + sign;
                };
    }

    /** In whole units, for a table that says its currency above. */
    String whole(Money money) {
        String digits = whole.format(money.amount().abs());
        return digits.equals("0") ? digits : minus(money) + digits;
    }

    private static String minus(Money money) {
        return money.isNegative() ? "\u2212" : "";
    }

    /** What is nearly nothing or nearly sure is never said to be just that. */
    String chance(double chance) {
        if (chance < 0.01) {
            return "< 1" + NO_BREAK_SPACE + "%";
        }
        return chance > 0.99 ? "> 99" + NO_BREAK_SPACE + "%" : Math.round(100 * chance) + NO_BREAK_SPACE + "%";
    }

    // ---- what both files say

    String title() {
        return in("Vooruitblik 13 weken", "Prévisions 13 semaines", "13-week forecast", "Vorausschau 13 Wochen");
    }

    String basis(LocalDate asOf, LocalDate madeOn) {
        return in(
                "In " + currency + ", op basis van de bank tot " + day(asOf) + ", opgemaakt op " + day(madeOn),
                "En " + currency + ", sur base de la banque jusqu'au " + day(asOf) + ", établi le " + day(madeOn),
                "In " + currency + ", from bank data until " + day(asOf) + ", made on " + day(madeOn),
                "In " + currency + ", auf Basis der Bank bis " + day(asOf) + ", erstellt am " + day(madeOn));
    }

    String weekTo() {
        return in("Week tot", "Semaine au", "Week to", "Woche bis");
    }

    String opening() {
        return in("Beginsaldo", "Solde initial", "Opening balance", "Anfangssaldo");
    }

    String allReceipts() {
        return in("Ontvangsten", "Recettes", "Receipts", "Einnahmen");
    }

    String allPayments() {
        return in("Betalingen", "Paiements", "Payments", "Zahlungen");
    }

    String net() {
        return in("Verschil", "Variation", "Net flow", "Saldo der Woche");
    }

    String closing() {
        return in("Eindsaldo", "Solde final", "Closing balance", "Endsaldo");
    }

    String total() {
        return in("Samen", "Ensemble", "Total", "Zusammen");
    }

    /** As the pages call them. */
    String row(Weeks.RowKind kind) {
        return switch (kind) {
            case OPEN_INVOICES ->
                in(
                        "Openstaande facturen aan klanten",
                        "Factures ouvertes aux clients",
                        "Open invoices to customers",
                        "Offene Rechnungen an Kunden");
            case NEW_SALES -> in("Nieuwe verkopen", "Nouvelles ventes", "New sales", "Neue Verkäufe");
            case OTHER_IN ->
                in(
                        "Andere vaste ontvangsten",
                        "Autres recettes régulières",
                        "Other regular receipts",
                        "Andere regelmäßige Einnahmen");
            case SUPPLIERS ->
                in(
                        "Openstaande facturen van leveranciers",
                        "Factures ouvertes des fournisseurs",
                        "Open bills from suppliers",
                        "Offene Rechnungen von Lieferanten");
            case NEW_PURCHASES -> in("Nieuwe aankopen", "Nouveaux achats", "New purchases", "Neue Einkäufe");
            case FIXED ->
                in(
                        "Lonen, huur en andere vaste betalingen",
                        "Salaires, loyer et autres paiements réguliers",
                        "Wages, rent and other regular payments",
                        "Löhne, Miete und andere regelmäßige Zahlungen");
            case TAXES ->
                in(
                        "Belastingen en sociale zekerheid",
                        "Impôts et sécurité sociale",
                        "Taxes and social security",
                        "Steuern und Sozialversicherung");
            case FINANCING ->
                in(
                        "Leningen, leasing en dividenden",
                        "Emprunts, leasing et dividendes",
                        "Loans, leasing and dividends",
                        "Kredite, Leasing und Dividenden");
            case INVESTMENT -> in("Investeringen", "Investissements", "Investments", "Investitionen");
            case PLANNED -> in("Door u verwacht", "Attendu par vous", "Expected by you", "Von Ihnen erwartet");
            case REST ->
                in(
                        "Kasontvangsten en al het andere",
                        "Recettes et tout le reste",
                        "Takings and all else",
                        "Einnahmen und alles andere");
        };
    }

    // ---- the workbook

    String cumulative() {
        return in("Verschil sinds het begin", "Variation depuis le début", "Cumulative net flow", "Saldo seit Beginn");
    }

    String credit() {
        return in("Onbenut krediet", "Crédit non utilisé", "Unused credit", "Ungenutzter Kredit");
    }

    String liquidity() {
        return in("Beschikbaar", "Disponible", "Total liquidity", "Verfügbar");
    }

    String floor() {
        return in("Ondergrens", "Plancher", "Minimum required", "Untergrenze");
    }

    String headroom() {
        return in("Boven de ondergrens", "Au-dessus du plancher", "Headroom", "Über der Untergrenze");
    }

    String middle() {
        return in("Midden van de curve", "Milieu de la courbe", "Middle of the curve", "Mitte der Kurve");
    }

    String low() {
        return in(
                "Eén keer op tien lager dan",
                "Une fois sur dix moins que",
                "One time in ten below",
                "In 1 von 10 Fällen unter");
    }

    String high() {
        return in(
                "Eén keer op tien hoger dan",
                "Une fois sur dix plus que",
                "One time in ten above",
                "In 1 von 10 Fällen über");
    }

    String lowestOfWeek() {
        return in("Laagste dag van de week", "Jour le plus bas", "Lowest day of the week", "Tiefster Tag der Woche");
    }

    String meanAndMiddle() {
        return in(
                "De tabel rekent met het gemiddelde van alles wat kan gebeuren; de curve toont het midden, dat ervan kan verschillen.",
                "Le tableau prend la moyenne de tout ce qui peut arriver ; la courbe montre le milieu, qui peut en différer.",
                "The table takes the mean of all that may happen; the curve shows the middle, which may differ from it.",
                "Die Tabelle nimmt das Mittel aus allem, was geschehen kann; die Kurve zeigt die Mitte, die davon abweichen kann.");
    }

    String byDay() {
        return in("Per dag", "Par jour", "By day", "Nach Tagen");
    }

    String madeOf() {
        return in("Waaruit", "Composition", "Made of", "Woraus");
    }

    String day() {
        return in("Dag", "Jour", "Day", "Tag");
    }

    String comesIn() {
        return in("Komt binnen", "Entre", "Comes in", "Kommt herein");
    }

    String goesOut() {
        return in("Gaat buiten", "Sort", "Goes out", "Geht hinaus");
    }

    String mean() {
        return in("Gemiddeld saldo", "Solde moyen", "Mean balance", "Mittlerer Saldo");
    }

    String kind() {
        return in("Soort", "Type", "Kind", "Art");
    }

    String counterparty() {
        return in("Tegenpartij", "Contrepartie", "Counterparty", "Gegenpartei");
    }

    String number() {
        return in("Nummer", "Numéro", "Number", "Nummer");
    }

    String whole() {
        return in("Bedrag", "Montant", "Amount", "Betrag");
    }

    String chance() {
        return in("Kans", "Probabilité", "Chance", "Wahrscheinlichkeit");
    }

    String earliest() {
        return in("Vroegst", "Au plus tôt", "Earliest", "Frühestens");
    }

    String likely() {
        return in("Waarschijnlijk", "Probable", "Likely", "Wahrscheinlich");
    }

    String latest() {
        return in("Laatst", "Au plus tard", "Latest", "Spätestens");
    }

    String adds() {
        return in("In 13 weken", "En 13 semaines", "In 13 weeks", "In 13 Wochen");
    }

    String allElse() {
        return in("Al het andere", "Tout le reste", "All else", "Alles andere");
    }

    // ---- the page for the bank

    String inTheBank(LocalDate asOf, Money start) {
        return in(
                "Op " + day(asOf) + " stond er " + exact(start) + " op de bankrekeningen.",
                "Le " + day(asOf) + ", les comptes bancaires portaient " + exact(start) + ".",
                "On " + day(asOf) + " there was " + exact(start) + " in the bank accounts.",
                "Am " + day(asOf) + " standen " + exact(start) + " auf den Bankkonten.");
    }

    String lowestExpected(LocalDate date, Money amount) {
        return in(
                "Het laagste saldo wordt verwacht op " + day(date) + ": " + exact(amount) + ".",
                "Le solde le plus bas est attendu le " + day(date) + " : " + exact(amount) + ".",
                "The lowest balance is expected on " + day(date) + ": " + exact(amount) + ".",
                "Der tiefste Saldo wird am " + day(date) + " erwartet: " + exact(amount) + ".");
    }

    String belowZero(double chance) {
        return in(
                "De kans om binnen 90 dagen onder nul te gaan is " + chance(chance) + ".",
                "Le risque de passer sous zéro dans les 90 jours est de " + chance(chance) + ".",
                "The chance of falling below zero within 90 days is " + chance(chance) + ".",
                "Die Gefahr, binnen 90 Tagen unter null zu fallen, liegt bei " + chance(chance) + ".");
    }

    String chart() {
        return in(
                "Verwacht saldo per dag: het midden, en de band waarin het acht keer op tien ligt",
                "Solde attendu par jour : le milieu, et la bande où il se trouve huit fois sur dix",
                "Expected balance by day: the middle, and the band in which it lies eight times in ten",
                "Erwarteter Saldo nach Tagen: die Mitte, und das Band, in dem er in acht von zehn Fällen liegt");
    }

    String other() {
        return in("Andere", "Autres", "Other", "Anderes");
    }

    /** Short, as the head of a column: loans, leasing and dividends. */
    String financing() {
        return in("Financiering", "Financement", "Financing", "Finanzierung");
    }

    String investment() {
        return in("Investering", "Investissement", "Investment", "Investition");
    }

    String band() {
        return in("8 op 10 tussen", "8 fois sur 10 entre", "8 in 10 between", "8 von 10 zwischen");
    }

    String assumptions() {
        return in("Waarop dit steunt", "Sur quoi cela repose", "What this rests on", "Worauf dies beruht");
    }

    String ofDocuments() {
        return in(
                "Openstaande facturen worden verwacht op de dag die past bij hoe elke klant betaalde en hoe de onderneming zelf betaalt.",
                "Les factures ouvertes sont attendues au jour qui correspond aux habitudes de paiement de chaque client et de l'entreprise.",
                "Open invoices are expected on the day that fits how each customer paid before and how the company itself pays.",
                "Offene Rechnungen werden an dem Tag erwartet, der zur Zahlweise jedes Kunden und des Unternehmens passt.");
    }

    String ofPatterns() {
        return in(
                "Nieuwe verkopen, aankopen en kasontvangsten verlopen zoals voorheen, met hun seizoen; lonen, huur, leningen en belastingen op hun dagen.",
                "Nouvelles ventes, achats et recettes suivent le passé et leur saison ; salaires, loyer, emprunts et impôts tombent à leurs dates.",
                "New sales, purchases and takings go as before, with their season; wages, rent, loans and taxes come on their days.",
                "Neue Verkäufe, Einkäufe und Einnahmen verlaufen wie bisher, mit ihrer Saison; Löhne, Miete, Kredite und Steuern an ihren Tagen.");
    }

    String ofPlans(Money planned) {
        return in(
                "Wat de onderneming zelf verwacht, zonder factuur, zit erin voor " + exact(planned)
                        + " over de 13 weken.",
                "Ce que l'entreprise attend elle-même, sans facture, y compte pour " + exact(planned)
                        + " sur 13 semaines.",
                "What the company itself expects without an invoice counts for " + exact(planned)
                        + " over the 13 weeks.",
                "Was das Unternehmen selbst ohne Rechnung erwartet, zählt mit " + exact(planned) + " über 13 Wochen.");
    }

    /** @param percent of the days that lay in the band; null where there is no past to compare with */
    String ofRecord(int forecasts, @Nullable Money miss, @Nullable Long percent) {
        if (miss == null || percent == null) {
            return in(
                    "Er is nog te weinig verleden om te zeggen hoe juist eerdere vooruitblikken waren.",
                    "Il y a trop peu de passé pour dire si des prévisions antérieures étaient justes.",
                    "There is too little past to say how right earlier forecasts were.",
                    "Es gibt zu wenig Vergangenheit, um zu sagen, wie richtig frühere Vorausschauen waren.");
        }
        return in(
                forecasts
                        + " vooruitblikken van vroeger, opnieuw gemaakt: na 2 tot 4 weken zat het midden er gemiddeld "
                        + exact(miss) + " naast; " + percent + " % van de dagen lag in de band, die 80 % belooft.",
                forecasts + " prévisions passées, refaites : après 2 à 4 semaines, le milieu s'écartait en moyenne de "
                        + exact(miss) + " ; " + percent + " % des jours étaient dans la bande, qui promet 80 %.",
                forecasts + " forecasts of the past, made again: after 2 to 4 weeks the middle was " + exact(miss)
                        + " off on the mean; " + percent + " % of the days lay in the band, which promises 80 %.",
                forecasts + " frühere Vorausschauen, neu erstellt: Nach 2 bis 4 Wochen lag die Mitte im Mittel um "
                        + exact(miss) + " daneben; " + percent + " % der Tage lagen im Band, das 80 % verspricht.");
    }

    String rounded() {
        return in(
                "De tabel hierboven is afgerond op hele eenheden; gerekend wordt op de cent.",
                "Le tableau ci-dessus est arrondi à l'unité ; le calcul est fait au centime.",
                "The table above is rounded to whole units; it is worked out to the cent.",
                "Die Tabelle oben ist auf ganze Einheiten gerundet; gerechnet wird auf den Cent.");
    }

    String noPromise() {
        return in(
                "Een verwachting, geen belofte. Gemaakt met Billify uit de boeken van de onderneming.",
                "Une attente, pas une promesse. Établi avec Billify à partir des livres de l'entreprise.",
                "An expectation, not a promise. Made with Billify from the company's books.",
                "Eine Erwartung, kein Versprechen. Erstellt mit Billify aus den Büchern des Unternehmens.");
    }
}
