package com.billify.bench.paper;

import java.util.List;

/** What the firms sell. */
final class Goods {
    private static final List<String> NL = List.of(
            "Onderhoud ketel",
            "Papier A4 80 g, 5 riemen",
            "Uurloon technieker",
            "Levering bloem T55 25 kg",
            "Banden winter 205/55 R16",
            "Consultancy maart",
            "Abonnement glasvezel",
            "Verplaatsing",
            "Reiniging kantoor",
            "Drukwerk flyers 500 ex.",
            "Elektriciteit piek 1.240 kWh",
            "Huur magazijn",
            "Koffiebonen 1 kg",
            "Montage kast",
            "Licentie software 12 maanden");
    private static final List<String> FR = List.of(
            "Entretien chaudière",
            "Papier A4 80 g, 5 rames",
            "Main-d'œuvre technicien",
            "Livraison farine T55 25 kg",
            "Pneus hiver 205/55 R16",
            "Consultance mars",
            "Abonnement fibre",
            "Déplacement",
            "Nettoyage bureaux",
            "Impression flyers 500 ex.",
            "Électricité heures pleines 1.240 kWh",
            "Loyer entrepôt",
            "Café en grains 1 kg",
            "Montage armoire",
            "Licence logiciel 12 mois");
    private static final List<String> DE = List.of(
            "Wartung Heizung",
            "Papier A4 80 g, 5 Pakete",
            "Arbeitszeit Techniker",
            "Lieferung Mehl 25 kg",
            "Winterreifen 205/55 R16",
            "Beratung März",
            "Anschluss Glasfaser",
            "Anfahrt",
            "Büroreinigung",
            "Flyer 500 Stück",
            "Strom 1.240 kWh",
            "Miete Lager",
            "Kaffeebohnen 1 kg",
            "Montage Schrank",
            "Softwarelizenz 12 Monate");
    private static final List<String> EN = List.of(
            "Boiler maintenance",
            "Paper A4 80 gsm, 5 reams",
            "Technician hours",
            "Delivery flour 25 kg",
            "Winter tyres 205/55 R16",
            "Consulting March",
            "Fibre subscription",
            "Travel",
            "Office cleaning",
            "Flyers 500 pcs",
            "Electricity 1,240 kWh",
            "Warehouse rent",
            "Coffee beans 1 kg",
            "Cabinet assembly",
            "Software licence 12 months");

    private Goods() {}

    static String text(Draw draw, Language language) {
        return draw.oneOf(
                switch (language) {
                    case NL -> NL;
                    case FR -> FR;
                    case DE -> DE;
                    case EN -> EN;
                });
    }
}
