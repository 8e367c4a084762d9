package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes parties, and writes their names as banks, bookkeepers and people do. */
final class Naming {
    private static final int BANK_NAME_LENGTH = 35;

    private static final List<String> TRADES_NL = List.of(
            "Garage",
            "Apotheek",
            "Slagerij",
            "Bouwbedrijf",
            "Tuincentrum",
            "Kapsalon",
            "Interieur",
            "Traiteur",
            "Fietsen",
            "Optiek",
            "Loodgieterij",
            "Aannemingen",
            "Immo",
            "Advocatenkantoor",
            "Kinderopvang",
            "Hoeve",
            "Drankenhandel");
    private static final List<String> TRADES_FR = List.of(
            "Garage",
            "Pharmacie",
            "Boucherie",
            "Entreprise",
            "Jardinerie",
            "Salon",
            "Décoration",
            "Traiteur",
            "Cycles",
            "Optique",
            "Plomberie",
            "Travaux",
            "Immobilière",
            "Cabinet",
            "Crèche",
            "Ferme",
            "Brasserie",
            "Établissements");
    private static final List<String> TRADES_DE =
            List.of("Bäckerei", "Autohaus", "Apotheke", "Baugesellschaft", "Gärtnerei", "Metallbau", "Möbelhaus");
    private static final List<String> FAMILIES = List.of(
            "Peeters",
            "Janssens",
            "Maes",
            "Jacobs",
            "Mertens",
            "Willems",
            "Claes",
            "Goossens",
            "Wouters",
            "De Smet",
            "Van den Broeck",
            "Van Damme",
            "D'Hondt",
            "De Backer",
            "Vandenberghe",
            "Coppens",
            "Hendrickx",
            "Dubois",
            "Lambert",
            "Dupont",
            "Martin",
            "Simon",
            "Laurent",
            "Leroy",
            "Lefèvre",
            "Gérard",
            "Noël",
            "Collard",
            "Thiry",
            "Delvaux",
            "Müller",
            "Schmitz",
            "Jansen",
            "Pauwels",
            "Michiels",
            "Aerts",
            "Bogaert",
            "Verstraete",
            "Cuypers");
    private static final List<String> COINED = List.of(
            "Novexo",
            "Trivium",
            "Altera",
            "Kwadrant",
            "Belinox",
            "Orvanto",
            "Polaris",
            "Quintessa",
            "Sanitas",
            "Tempora",
            "Unisono",
            "Vitrilux",
            "Westhoek",
            "Zonnebloem",
            "Aquilon",
            "Bastide",
            "Corvus",
            "Dynaflex",
            "Ecobat",
            "Fidelis");
    private static final List<String> COINED_ENDS = List.of(
            "",
            " Projects",
            " & Co",
            " Services",
            " Group",
            " Solutions",
            " International",
            " België",
            " Belux",
            " Invest");
    private static final List<String> FORMS_NL = List.of("BV", "NV", "VOF", "CommV", "CV", "BVBA", "VZW");
    private static final List<String> FORMS_FR = List.of("SRL", "SA", "SNC", "SComm", "SC", "SPRL", "ASBL");
    private static final List<String> GIVEN = List.of(
            "Jan",
            "An",
            "Pieter",
            "Katrien",
            "Joris",
            "Lies",
            "Luc",
            "Marie-Claire",
            "Jean-Pierre",
            "Sophie",
            "Nicolas",
            "Céline",
            "Benoît",
            "Fatima",
            "Mehmet",
            "Ingrid",
            "Stéphane",
            "Wout",
            "Karel",
            "Hélène",
            "Günter",
            "Els");

    private final Chance chance;
    private final Set<String> taken = new HashSet<>();
    private int count;

    Naming(Chance chance) {
        this.chance = chance;
    }

    /** A company or, where asked, a private person; in no other name that was given out. */
    MadeParty party(String prefix, String language, boolean person) {
        count++;
        boolean foreign = !person && chance.happens(0.09);
        String country = foreign ? chance.oneOf(List.of("NL", "FR", "DE", "LU", "IE")) : "BE";
        String name = person ? person() : company(language, country);
        while (!taken.add(name)) {
            name = person ? person() : company(language, country) + " " + chance.between(2, 9);
        }
        String id = prefix + String.format(Locale.ROOT, "%03d", count);
        return new MadeParty(
                id,
                name,
                person ? null : vat(country),
                iban(country),
                chance.happens(0.12) ? iban("BE") : null,
                language,
                country);
    }

    private String vat(String country) {
        return switch (country) {
            case "NL" -> "NL" + chance.between(100_000_000, 899_999_999) + "B01";
            case "FR" -> "FR" + chance.between(10, 99) + chance.between(300_000_000, 899_999_999);
            case "DE" -> "DE" + chance.between(100_000_000, 399_999_999);
            case "LU" -> "LU" + chance.between(10_000_000, 39_999_999);
            case "IE" -> "IE" + chance.between(1_000_000, 9_999_999) + "X";
            default -> "BE" + CheckDigits.enterpriseNumber(chance.between(4_000_000, 8_999_999));
        };
    }

    String iban(String country) {
        return switch (country) {
            case "NL" -> foreignIban("NL", "INGB", 10);
            case "FR" -> foreignIban("FR", "", 23);
            case "DE" -> foreignIban("DE", "", 18);
            case "LU" -> foreignIban("LU", "", 16);
            case "IE" -> foreignIban("IE", "AIBK", 14);
            default ->
                CheckDigits.iban(
                        chance.oneOf(List.of(1, 63, 143, 220, 310, 363, 523, 651, 731, 737, 850, 973)),
                        chance.between(1, 9_999_999));
        };
    }

    private String foreignIban(String country, String bank, int digits) {
        StringBuilder account = new StringBuilder(bank);
        for (int digit = 0; digit < digits; digit++) {
            account.append(chance.between(0, 9));
        }
        return CheckDigits.iban(country, account.toString());
    }

    String person() {
        return chance.oneOf(GIVEN) + " " + chance.oneOf(FAMILIES);
    }

    private String company(String language, String country) {
        List<String> trades = language.equals("fr") ? TRADES_FR : language.equals("de") ? TRADES_DE : TRADES_NL;
        String name = switch (chance.between(0, 5)) {
            case 0, 1 -> chance.oneOf(trades) + " " + chance.oneOf(FAMILIES);
            case 2 -> chance.oneOf(FAMILIES) + (language.equals("fr") ? " et " : " & ") + chance.oneOf(FAMILIES);
            case 3 -> chance.oneOf(COINED) + chance.oneOf(COINED_ENDS);
            case 4 -> chance.oneOf(COINED) + " " + chance.oneOf(trades);
            default -> initials() + " " + chance.oneOf(trades);
        };
        String form = switch (country) {
            case "NL" -> "B.V.";
            case "FR" -> chance.oneOf(List.of("SAS", "SARL"));
            case "DE" -> "GmbH";
            case "LU" -> "Sàrl";
            case "IE" -> "Ltd";
            default -> chance.oneOf(language.equals("fr") ? FORMS_FR : FORMS_NL);
        };
        return chance.happens(0.12) ? form + " " + name : chance.happens(0.1) ? name : name + " " + form;
    }

    private String initials() {
        return "" + (char) chance.between('A', 'Z') + "." + (char) chance.between('A', 'Z') + "."
                + (chance.happens(0.4) ? (char) chance.between('A', 'Z') + "." : "");
    }

    /** The name as a bank shows it: shortened, in capitals, cut, its form gone or in front, its words turned round. */
    String asBankShows(MadeParty party, Chance once) {
        String name = party.name();
        if (party.vat() == null && once.happens(0.45)) {
            int blank = name.indexOf(' ');
            String given = name.substring(0, blank);
            String family = name.substring(blank + 1);
            name = switch (once.between(0, 3)) {
                case 0 -> family + " " + given;
                case 1 -> given.charAt(0) + ". " + family;
                case 2 -> family + " " + given.charAt(0);
                default -> given + " " + family + "-" + chance.oneOf(FAMILIES);
            };
        } else if (party.vat() != null && once.happens(0.5)) {
            name = switch (once.between(0, 6)) {
                case 0 ->
                    name.replaceAll(
                            " (BV|NV|VOF|CommV|CV|BVBA|VZW|SRL|SA|SNC|SComm|SC|SPRL|ASBL|B\\.V\\.|GmbH|Ltd)$", "");
                case 1 -> name.replace(" & ", " EN ").replace(" et ", " & ");
                case 2 -> abbreviated(name);
                case 3 ->
                    name.replace(" BV", " B.V.")
                            .replace(" SRL", " S.R.L.")
                            .replace(" NV", " N.V.")
                            .replace(" SA", " S.A.");
                case 4 -> name.replace("-", " ").replace("'", "").replace(".", "");
                case 5 -> "B.V.B.A. " + name;
                default ->
                    once.happens(0.3)
                            ? name.substring(0, Math.max(4, name.length() / 2))
                            : name + " - " + once.oneOf(List.of("Gent", "Namur", "Hasselt", "Eupen"));
            };
        }
        if (once.happens(0.5)) {
            name = name.toUpperCase(Locale.ROOT);
        }
        if (once.happens(0.6)) {
            name = withoutAccents(name);
        }
        return name.length() > BANK_NAME_LENGTH
                ? name.substring(0, BANK_NAME_LENGTH).stripTrailing()
                : name;
    }

    private static String abbreviated(String name) {
        return name.replace("Bouwbedrijf", "Bouwbedr.")
                .replace("Entreprise", "Entr.")
                .replace("Établissements", "Ets")
                .replace("Immobilière", "Immob.")
                .replace("Advocatenkantoor", "Adv.kantoor")
                .replace("International", "Int.")
                .replace("Services", "Serv.")
                .replace("Pharmacie", "Pharm.")
                .replace("Drankenhandel", "Drankenh.")
                .replace("Van den ", "V.d. ")
                .replace("Van ", "V. ");
    }

    static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** A word or two by which a payer says whom he pays. */
    static @Nullable String firstWord(String name) {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }
}
