package com.billify.bench.paper;

import java.util.List;

/** Streets, towns and telephones. */
final class Places {
    private Places() {}

    static String street(Draw draw, Language language) {
        int number = draw.between(1, 380);
        return switch (language) {
            case NL ->
                draw.oneOf(List.of(
                                "Kerkstraat",
                                "Stationsstraat",
                                "Molenweg",
                                "Steenweg op Gent",
                                "Industrielaan",
                                "Grote Markt",
                                "Koning Albertlaan",
                                "Nijverheidskaai"))
                        + " " + number + (draw.happens(0.2) ? " bus " + draw.between(1, 20) : "");
            case FR ->
                draw.happens(0.5)
                        ? draw.oneOf(List.of(
                                        "Rue de la Station",
                                        "Avenue Louise",
                                        "Chaussée de Namur",
                                        "Rue du Moulin",
                                        "Place Saint-Lambert",
                                        "Boulevard d'Avroy"))
                                + " " + number
                        : number + ", "
                                + draw.oneOf(List.of(
                                        "rue Haute", "rue de l'Église", "avenue des Combattants", "quai des Usines"));
            case DE ->
                draw.oneOf(List.of(
                                "Hauptstraße",
                                "Bahnhofstr.",
                                "Gartenweg",
                                "Industriestraße",
                                "Am Markt",
                                "Klosterstraße"))
                        + " " + number;
            case EN ->
                draw.happens(0.5)
                        ? number + " " + draw.oneOf(List.of("High Street", "Station Road", "Mill Lane", "Park Avenue"))
                        : "Kerkstraat " + number;
        };
    }

    static String town(Draw draw, String country) {
        return switch (country) {
            case "NL" ->
                draw.between(1000, 9899) + " "
                        + draw.oneOf(List.of("AB Breda", "KL Utrecht", "CN Rotterdam", "GH Eindhoven"));
            case "FR" ->
                draw.between(10000, 94999) + " "
                        + draw.oneOf(List.of("Lille", "Lyon", "Valenciennes", "Paris Cedex 12"));
            case "DE" ->
                draw.between(10000, 98999) + " " + draw.oneOf(List.of("Aachen", "Köln", "Düsseldorf", "Berlin"));
            case "LU" -> "L-" + draw.between(1000, 9899) + " " + draw.oneOf(List.of("Luxembourg", "Esch-sur-Alzette"));
            default ->
                (draw.happens(0.2) ? "B-" : "")
                        + draw.oneOf(List.of(
                                "9000 Gent",
                                "2000 Antwerpen",
                                "1000 Brussel",
                                "8000 Brugge",
                                "3000 Leuven",
                                "4000 Liège",
                                "5000 Namur",
                                "7000 Mons",
                                "6000 Charleroi",
                                "4700 Eupen",
                                "8500 Kortrijk",
                                "2800 Mechelen",
                                "3500 Hasselt",
                                "1300 Wavre",
                                "9300 Aalst"));
        };
    }

    static String phone(Draw draw, String country) {
        return switch (country) {
            case "NL" -> "+31 " + draw.between(10, 79) + " " + draw.digits(3) + " " + draw.digits(4);
            case "FR" ->
                "+33 " + draw.between(1, 5) + " " + draw.digits(2) + " " + draw.digits(2) + " " + draw.digits(2) + " "
                        + draw.digits(2);
            case "DE" -> "+49 " + draw.digits(3) + " / " + draw.digits(7);
            case "LU" -> "+352 " + draw.digits(2) + " " + draw.digits(2) + " " + draw.digits(2);
            default ->
                draw.happens(0.5)
                        ? "0" + draw.between(2, 9) + "/" + draw.digits(3) + "." + draw.digits(2) + "." + draw.digits(2)
                        : "+32 " + draw.between(2, 9) + " " + draw.digits(3) + " " + draw.digits(2) + " "
                                + draw.digits(2);
        };
    }
}
