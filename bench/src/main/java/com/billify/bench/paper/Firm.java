package com.billify.bench.paper;

import com.billify.bench.CheckDigits;
import java.util.List;
import java.util.Locale;

/**
 * A made-up firm with valid numbers.
 *
 * @param name with its legal form
 * @param brand without it
 * @param vat with country, packed
 */
record Firm(
        String name,
        String brand,
        String street,
        String town,
        String country,
        String phone,
        String mail,
        String web,
        String vat,
        String iban,
        String bic) {

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
            "Dubois",
            "Lambert",
            "Dupont",
            "Martin",
            "Simon",
            "Leclercq",
            "Renard",
            "Lejeune",
            "Hermans",
            "Van Damme",
            "Van den Broeck",
            "Verhoeven",
            "Segers",
            "Aerts",
            "Bogaerts",
            "Lemaire",
            "Gérard",
            "Noël",
            "Schmitz",
            "Weber",
            "Keller",
            "Hoffmann",
            "Thys",
            "Desmedt",
            "Vandenberghe",
            "Colpaert",
            "Delvaux",
            "Baeten",
            "Coppens",
            "Roels",
            "O'Brien",
            "Walker",
            "Carter");
    private static final List<String> TRADES_NL = List.of(
            "Bakkerij",
            "Garage",
            "Drukkerij",
            "Schrijnwerkerij",
            "Elektro",
            "Bouwmaterialen",
            "Groothandel",
            "Transport",
            "Tuincentrum",
            "Boekhoudkantoor",
            "Verwarming",
            "Slagerij",
            "Schoonmaak",
            "Kantoorbedarf",
            "Brouwerij",
            "Studio",
            "Dakwerken",
            "Advocatenkantoor");
    private static final List<String> TRADES_FR = List.of(
            "Boulangerie",
            "Garage",
            "Imprimerie",
            "Menuiserie",
            "Électricité",
            "Matériaux",
            "Grossiste",
            "Transports",
            "Jardinerie",
            "Fiduciaire",
            "Chauffage",
            "Boucherie",
            "Nettoyage",
            "Papeterie",
            "Brasserie",
            "Atelier",
            "Toitures",
            "Cabinet");
    private static final List<String> TRADES_DE = List.of(
            "Bäckerei",
            "Autohaus",
            "Druckerei",
            "Schreinerei",
            "Elektro",
            "Baustoffe",
            "Großhandel",
            "Spedition",
            "Gartencenter",
            "Steuerberatung",
            "Heizungsbau",
            "Metzgerei",
            "Reinigung",
            "Bürobedarf",
            "Brauerei",
            "Werkstatt",
            "Dachdecker",
            "Kanzlei");
    private static final List<String> TRADES_EN = List.of(
            "Bakery",
            "Motors",
            "Printing",
            "Joinery",
            "Electric",
            "Supplies",
            "Wholesale",
            "Logistics",
            "Gardens",
            "Accounting",
            "Heating",
            "Consulting",
            "Cleaning",
            "Stationery",
            "Brewery",
            "Studio",
            "Roofing",
            "Legal");
    private static final List<String> BRANDS = List.of(
            "Novatec",
            "Lumina",
            "Solvaro",
            "Kwadraat",
            "Ardena",
            "Zeebries",
            "Mosavia",
            "Teligo",
            "Energo",
            "Datamar",
            "Brixon",
            "Verdis",
            "Optilux",
            "Alumaz",
            "Fluvia",
            "Corvex",
            "Nordale",
            "Quantis",
            "Belfrix",
            "Maasdal",
            "Ostrea",
            "Pivoine",
            "Rivoli",
            "Technivar",
            "Unibloc");

    static Firm of(Draw draw, Language language, boolean isBelgian) {
        String country = isBelgian ? "BE" : draw.oneOf(List.of("NL", "FR", "DE", "LU"));
        String trade = draw.oneOf(
                switch (language) {
                    case NL -> TRADES_NL;
                    case FR -> TRADES_FR;
                    case DE -> TRADES_DE;
                    case EN -> TRADES_EN;
                });
        String family = draw.oneOf(FAMILIES);
        String brand = switch (draw.between(0, 3)) {
            case 0 -> trade + " " + family;
            case 1 -> family + " & " + draw.oneOf(FAMILIES);
            case 2 -> draw.oneOf(BRANDS);
            default -> draw.oneOf(BRANDS) + " " + trade;
        };
        String form = draw.oneOf(
                switch (country) {
                    case "DE" -> List.of("GmbH", "GmbH & Co. KG", "AG", "e.K.");
                    case "FR" -> List.of("SAS", "SARL", "SA");
                    case "NL" -> List.of("B.V.", "BV", "VOF");
                    case "LU" -> List.of("S.à r.l.", "S.A.");
                    default ->
                        language == Language.FR
                                ? List.of("SRL", "SA", "SPRL", "SCRL")
                                : List.of("BV", "NV", "BVBA", "CommV", "CV");
                });
        boolean isBefore = draw.happens(0.1);
        boolean isSoleTrader = draw.happens(0.12);
        String name = isSoleTrader ? brand : isBefore ? form + " " + brand : brand + " " + form;
        String domain = brand.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", draw.happens(0.5) ? "-" : "")
                .replaceAll("^-|-$", "");
        String host = domain + "."
                + (country.equals("BE") ? draw.oneOf(List.of("be", "com", "eu")) : country.toLowerCase(Locale.ROOT));
        return new Firm(
                name,
                brand,
                Places.street(draw, language),
                Places.town(draw, country),
                country,
                Places.phone(draw, country),
                draw.oneOf(List.of("info", "facturatie", "office", "contact", "compta")) + "@"
                        + (draw.happens(0.15) ? "telenet.be" : host),
                "www." + host,
                vat(draw, country),
                iban(draw, country),
                bic(country));
    }

    private static String vat(Draw draw, String country) {
        return switch (country) {
            case "NL" -> "NL" + draw.digits(9) + "B0" + draw.between(1, 3);
            case "FR" -> "FR" + draw.digits(11);
            case "DE" -> "DE" + draw.digits(9);
            case "LU" -> "LU" + draw.digits(8);
            default -> "BE" + CheckDigits.enterpriseNumber(draw.between(2_000_000, 9_999_999));
        };
    }

    private static String iban(Draw draw, String country) {
        return switch (country) {
            case "NL" -> CheckDigits.iban("NL", draw.oneOf(List.of("INGB", "RABO", "ABNA")) + draw.digits(10));
            case "FR" -> CheckDigits.iban("FR", draw.digits(23));
            case "DE" -> CheckDigits.iban("DE", draw.digits(18));
            case "LU" -> CheckDigits.iban("LU", draw.digits(16));
            default ->
                CheckDigits.iban(
                        draw.oneOf(List.of(1, 63, 210, 290, 320, 363, 370, 737, 751, 973)),
                        draw.between(1_000_000, 9_999_999));
        };
    }

    private static String bic(String country) {
        return switch (country) {
            case "NL" -> "INGBNL2A";
            case "FR" -> "BNPAFRPP";
            case "DE" -> "COBADEFFXXX";
            case "LU" -> "BCEELULL";
            default -> "KREDBEBB";
        };
    }
}
