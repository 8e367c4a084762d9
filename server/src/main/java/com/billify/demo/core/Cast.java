package com.billify.demo.core;

import com.billify.kernel.Iban;
import java.util.List;

/** Who plays in the made-up world. No name is a company's that we know of. */
final class Cast {
    private Cast() {}

    static final Party BAKERY = Party.of(1, "Bakkerij Ganzenpoot BV", "Meelmuis 27", "9000", "Gent");
    static final Iban SAVINGS = Party.account(2);

    /** How often a customer gets an invoice. */
    enum Rhythm {
        WEEKLY,
        MONTHLY,
        /** Monthly while school is on. */
        SCHOOL_MONTHS,
        /** Monthly from April to October. */
        BOATING_SEASON
    }

    /** How a customer pays. */
    enum Habit {
        EARLY,
        ON_THE_DAY,
        LATE,
        VERY_LATE,
        /** With the number of the invoice instead of its reference. */
        BY_NUMBER,
        IN_TWO_PARTS,
        SEVERAL_AT_ONCE,
        OFTEN_WITHOUT_REFERENCE,
        OFTEN_WRONG_REFERENCE,
        SOMETIMES_TWICE,
        GOES_BANKRUPT
    }

    /** @param netMinor of a usual invoice, in cents of 2024 */
    record Customer(Party party, Rhythm rhythm, Habit habit, int termDays, long netMinor) {}

    static final List<Customer> CUSTOMERS = List.of(
            new Customer(
                    party(11, "Hotel De Witte Pauw NV", "Pauwenlaan 4", "9000", "Gent"),
                    Rhythm.WEEKLY,
                    Habit.ON_THE_DAY,
                    30,
                    410_00),
            new Customer(
                    party(12, "Woonzorgcentrum Lindenhoek VZW", "Lindenhoek 60", "9040", "Gent"),
                    Rhythm.MONTHLY,
                    Habit.ON_THE_DAY,
                    30,
                    2_950_00),
            new Customer(
                    party(13, "Brasserie Kattekop BV", "Kattesteeg 9", "9000", "Gent"),
                    Rhythm.WEEKLY,
                    Habit.LATE,
                    30,
                    255_00),
            new Customer(
                    party(14, "Basisschool De Zevensprong VZW", "Sprongstraat 7", "9050", "Gent"),
                    Rhythm.SCHOOL_MONTHS,
                    Habit.BY_NUMBER,
                    30,
                    890_00),
            new Customer(
                    party(15, "Restaurant Nachtuil BV", "Uilenspiegel 31", "9000", "Gent"),
                    Rhythm.MONTHLY,
                    Habit.IN_TWO_PARTS,
                    30,
                    1_240_00),
            new Customer(
                    party(16, "Traiteur Zoutkist BV", "Zoutkist 2", "9820", "Merelbeke"),
                    Rhythm.WEEKLY,
                    Habit.SEVERAL_AT_ONCE,
                    30,
                    390_00),
            new Customer(
                    party(17, "Coffeebar Noorderwind BV", "Windgat 15", "9000", "Gent"),
                    Rhythm.WEEKLY,
                    Habit.EARLY,
                    30,
                    175_00),
            new Customer(
                    party(18, "Feestzaal Zilveren Lepel NV", "Lepelstraat 88", "9070", "Destelbergen"),
                    Rhythm.MONTHLY,
                    Habit.OFTEN_WITHOUT_REFERENCE,
                    30,
                    760_00),
            new Customer(
                    party(19, "Rederij Waterjuffer BV", "Juffersteiger 1", "9000", "Gent"),
                    Rhythm.BOATING_SEASON,
                    Habit.OFTEN_WRONG_REFERENCE,
                    30,
                    540_00),
            new Customer(
                    party(20, "Studentenresto Kantelberg VZW", "Kantelberg 44", "9000", "Gent"),
                    Rhythm.SCHOOL_MONTHS,
                    Habit.SOMETIMES_TWICE,
                    30,
                    1_450_00),
            new Customer(
                    party(21, "Eetcafe Scheve Toren BV", "Torenhoek 3", "9000", "Gent"),
                    Rhythm.WEEKLY,
                    Habit.GOES_BANKRUPT,
                    30,
                    110_00),
            new Customer(
                    party(22, "Bedrijfsrestaurant Dokzicht NV", "Dokzicht 200", "9042", "Gent"),
                    Rhythm.MONTHLY,
                    Habit.VERY_LATE,
                    30,
                    1_400_00));

    static final Party MILL = party(41, "Molens Terbeke NV", "Molenwal 12", "9800", "Deinze");
    static final Party DAIRY = party(42, "Zuivelhuis Melkbus BV", "Weidegang 5", "9880", "Aalter");
    static final Party FILLINGS = party(43, "Cacaohuis Bonenzak NV", "Bonenkaai 77", "2030", "Antwerpen");
    static final Party ENERGY = party(44, "Energie Vuurtoren NV", "Lichtplein 1", "1000", "Brussel");
    static final Party PACKAGING = party(45, "Verpakkingen Strikje BV", "Kartonlaan 19", "8500", "Kortrijk");
    static final Party BOOKKEEPER = party(46, "Boekhoudkantoor Cijferwijs BV", "Telraam 10", "9000", "Gent");
    static final Party LANDLORD = party(47, "Immo Gevelsteen NV", "Gevelsteen 3", "9000", "Gent");
    static final Party LEASING = party(48, "Leasing Rondweg NV", "Rondweg 100", "1930", "Zaventem");
    static final Party TELECOM = party(49, "Telecom Lichtdraad NV", "Draadbaan 8", "1030", "Brussel");
    static final Party TILL_SOFTWARE = party(50, "Kassabel Software BV", "Belstraat 14", "3000", "Leuven");
    static final Party INSURER = party(51, "Verzekeringen Waakhond NV", "Wachtpost 2", "2018", "Antwerpen");
    static final Party OVEN_MAKER = party(52, "Ovenbouw Vlam BV", "Vlamweg 21", "9160", "Lokeren");
    static final Party WATER = party(53, "Waterbedrijf Druppel CV", "Bronstraat 6", "9000", "Gent");
    static final Party ACQUIRER = party(54, "Kaartbetalingen Piepje NV", "Chipsteeg 11", "1130", "Brussel");
    static final Party TAX_OFFICE = party(55, "FOD Financiën - SPF Finances", "-", "1030", "Brussel");
    static final Party SOCIAL_SECURITY = party(56, "RSZ - ONSS", "-", "1060", "Brussel");
    static final Party CONTRIBUTIONS = party(57, "Sociaal Fonds Korenbloem VZW", "Bloemhof 9", "9000", "Gent");
    static final Party OWNER = party(58, "Lotte Meulebroeck", "Meelmuis 27", "9000", "Gent");

    /** The accounts of the State are public; they alone are real. */
    static final Iban VAT_ACCOUNT = new Iban("BE22679200300047");

    static final Iban PREPAYMENT_ACCOUNT = new Iban("BE61679200229117");

    /** @param blueCollar holiday pay comes from a fund, to which the yearly holiday note goes */
    record Employee(String name, Iban account, long netMinor, long grossMinor, boolean blueCollar) {}

    static final List<Employee> EMPLOYEES = List.of(
            new Employee("Wout Dezutter", Party.account(71), 2_120_00, 2_850_00, true),
            new Employee("Samira Boukhris", Party.account(72), 2_030_00, 2_700_00, true),
            new Employee("Femke Aerts", Party.account(73), 1_840_00, 2_350_00, false),
            new Employee("Joris Van Looy", Party.account(74), 1_790_00, 2_250_00, false));

    private static Party party(int index, String name, String street, String postcode, String city) {
        return Party.of(index, name, street, postcode, city);
    }
}
