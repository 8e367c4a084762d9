package com.billify.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/** Someone a company trades with. */
record Party(String name, String iban, String enterpriseNumber, String city) {

    private static final List<String> FIRST = List.of(
            "Bouwwerken",
            "Garage",
            "Drukkerij",
            "Apotheek",
            "Schrijnwerkerij",
            "Brasserie",
            "Traiteur",
            "Tuinen",
            "Transport",
            "Imprimerie",
            "Boulangerie",
            "Menuiserie",
            "Etablissements",
            "Slagerij",
            "Immo",
            "Studio");
    private static final List<String> LAST = List.of(
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
            "Laurent",
            "Leclercq",
            "Renard",
            "Vermeulen",
            "Aerts",
            "Hermans",
            "Pauwels",
            "Michiels",
            "Desmet",
            "Stevens",
            "Van Damme",
            "Segers",
            "Hendrickx",
            "Coppens");
    private static final List<String> FORM = List.of("BV", "NV", "VOF", "SRL", "SA", "VZW", "CommV");
    private static final List<String> CITY = List.of(
            "Gent",
            "Antwerpen",
            "Brugge",
            "Leuven",
            "Mechelen",
            "Hasselt",
            "Kortrijk",
            "Aalst",
            "Liège",
            "Namur",
            "Charleroi",
            "Mons",
            "Bruxelles",
            "Oostende",
            "Genk",
            "Turnhout");

    /** The party of this number: always the same, and another one for another number. */
    static Party of(int number) {
        // Two numbers share a name only when all three words do; the number tells them apart as a town's second garage
        // is.
        int words = number;
        String first = FIRST.get(words % FIRST.size());
        words /= FIRST.size();
        String last = LAST.get(words % LAST.size());
        words /= LAST.size();
        String form = FORM.get((words + number) % FORM.size());
        String name =
                words == 0 ? first + " " + last + " " + form : first + " " + last + " " + (words + 1) + " " + form;
        return new Party(
                name,
                CheckDigits.iban(100 + number % 800, 1_000_003 + number),
                CheckDigits.enterpriseNumber(4_000_000 + number),
                CITY.get(number % CITY.size()));
    }

    /** A few parties have most of the trade, as in life. */
    static Party anyOf(int parties, RandomGenerator random) {
        double skewed = random.nextDouble();
        return of((int) (skewed * skewed * skewed * parties));
    }
}
