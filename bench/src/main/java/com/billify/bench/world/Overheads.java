package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a company pays regularly: people, the state, banks, and contracts of all cadences; and what only looks regular. */
final class Overheads {
    private final Making company;
    private final Chance chance;
    private final Naming naming;
    private int contracts;

    Overheads(Making company, Chance chance, Naming naming) {
        this.company = company;
        this.chance = chance;
        this.naming = naming;
    }

    void all(double size) {
        people(Math.max(1, (int) Math.round(5 * size)), size);
        state(size);
        bank(size);
        contracts(size);
        noise();
    }

    /** Days on which something comes back, from its start to its stop. */
    private List<LocalDate> days(String cadence, int anchor, LocalDate start, LocalDate stop) {
        List<LocalDate> days = new ArrayList<>();
        switch (cadence) {
            case "w", "2w", "4w" -> {
                int weeks = cadence.equals("w") ? 1 : cadence.equals("2w") ? 2 : 4;
                for (LocalDate day = start.with(TemporalAdjusters.nextOrSame(java.time.DayOfWeek.of(anchor % 5 + 1)));
                        !day.isAfter(stop);
                        day = day.plusWeeks(weeks)) {
                    days.add(BankDays.onOrAfter(day));
                }
            }
            case "m-end" -> {
                for (YearMonth month = YearMonth.from(start);
                        !month.atDay(1).isAfter(stop);
                        month = month.plusMonths(1)) {
                    days.add(BankDays.fromEnd(month.atDay(1), anchor % 3 + 1));
                }
            }
            default -> {
                int months = switch (cadence) {
                    case "m" -> 1;
                    case "2m" -> 2;
                    case "q" -> 3;
                    case "h" -> 6;
                    default -> 12;
                };
                YearMonth month = YearMonth.from(start).plusMonths(months == 1 ? 0 : chance.between(0, months - 1));
                for (; !month.atDay(1).isAfter(stop); month = month.plusMonths(months)) {
                    LocalDate day = month.atDay(Math.min(anchor, month.lengthOfMonth()));
                    days.add(anchor % 2 == 0 ? BankDays.onOrAfter(day) : BankDays.onOrBefore(day));
                }
            }
        }
        return days.stream()
                .filter(day -> !day.isBefore(start) && !day.isAfter(stop))
                .toList();
    }

    private void people(int employees, double size) {
        boolean lastDay = chance.happens(0.5);
        boolean together = chance.happens(0.35);
        List<MadeParty> staff = new ArrayList<>();
        List<Long> pay = new ArrayList<>();
        for (int index = 0; index < employees; index++) {
            staff.add(naming.party("E", company.language(), true));
            pay.add(Math.round(chance.logNormal(2_350_00, 0.2)));
        }
        List<LocalDate> days = days(lastDay ? "m-end" : "m", lastDay ? 0 : 25, company.first(), company.last());
        if (together) {
            company.series("payroll", "salary", lastDay ? "m-end" : "m");
        }
        for (LocalDate day : days) {
            long total = 0;
            for (int index = 0; index < employees; index++) {
                long net = Math.round(pay.get(index)
                        * Math.pow(1.02, day.getYear() - company.first().getYear())
                        * (1 + chance.normal(0, 0.015)));
                total += net;
                if (!together) {
                    person(day, net, "salary", staff.get(index), company.word("wage"), day, "m");
                }
                if (day.getMonthValue() == 12) {
                    person(
                            BankDays.onOrBefore(day.withDayOfMonth(20)),
                            net * 8 / 10,
                            "yearend_premium",
                            staff.get(index),
                            company.word("premium"),
                            day,
                            "y");
                }
                if (day.getMonthValue() == 6) {
                    person(
                            BankDays.onOrAfter(day.withDayOfMonth(10)),
                            net * 85 / 100,
                            "holiday_pay",
                            staff.get(index),
                            company.word("holiday"),
                            day,
                            "y");
                }
            }
            if (together) {
                company.add(new Draft(day, -total, "salary", "other")
                        .with(null, null, company.word("wages").formatted(employees) + " " + period(day))
                        .in("payroll"));
            }
        }
        MadeParty secretariat = naming.party("S", company.language(), false);
        company.series("secretariat", "accountant", "m");
        for (LocalDate day : days("m", 12, company.first(), company.last())) {
            company.add(new Draft(
                            day, -Math.round(employees * 38_50 * (1 + chance.normal(0, 0.08))), "accountant", "other")
                    .with(secretariat.name(), secretariat.iban(), company.word("secretariat") + " " + period(day))
                    .of(secretariat)
                    .in("secretariat"));
        }
        if (chance.happens(0.8)) {
            MadeParty owner = naming.party("O", company.language(), true);
            company.series("owner", "owner_draw", "m");
            long draw = Math.round(size * 2_800) * 100;
            for (LocalDate day : days("m", 27, company.first(), company.last())) {
                company.add(new Draft(day, -draw, "owner_draw", "other")
                        .with(owner.name(), owner.iban(), company.word("owner"))
                        .of(owner)
                        .in("owner"));
            }
            if (chance.happens(0.5)) {
                company.add(new Draft(company.first().plusMonths(7), -15_000_00, "dividend", "other")
                        .with(owner.name(), owner.iban(), company.word("dividend"))
                        .of(owner));
            }
        }
    }

    private void person(
            LocalDate day,
            long cents,
            String category,
            MadeParty person,
            String word,
            LocalDate month,
            String cadence) {
        String series = category + "-" + person.id();
        company.series(series, category, cadence);
        company.add(new Draft(day, -cents, category, "other")
                .with(person.name(), person.iban(), word + (chance.happens(0.8) ? " " + period(month) : ""))
                .of(person)
                .in(series));
    }

    private static String period(LocalDate day) {
        return String.format(Locale.ROOT, "%02d/%d", day.getMonthValue(), day.getYear());
    }

    private void state(double size) {
        boolean monthly = company.monthlyVat();
        toState(
                "vat",
                monthly ? "m" : "q",
                monthly ? 20 : 25,
                size * (monthly ? 3_500_00 : 9_000_00),
                0.35,
                company.word("vat"),
                monthly ? List.of() : List.of(1, 4, 7, 10));
        toState("payroll_tax", "m", 15, size * 3_100_00, 0.05, company.word("payroll_tax"), List.of());
        toState("social_security", "q", 31, size * 8_600_00, 0.06, company.word("social"), List.of(1, 4, 7, 10));
        if (chance.happens(0.7)) {
            toState(
                    "social_security",
                    "m",
                    5,
                    size * 2_900_00,
                    0.01,
                    company.word("advance"),
                    List.of(2, 3, 5, 6, 8, 9, 11, 12));
        }
        if (chance.happens(0.6)) {
            toState(
                    "corp_tax_prepay",
                    "q",
                    10,
                    Math.round(size * 12) * 250_00,
                    0,
                    company.word("prepay"),
                    List.of(4, 7, 10, 12));
        }
    }

    private void toState(
            String category,
            String cadence,
            int anchor,
            double median,
            double spread,
            String name,
            List<Integer> months) {
        String series = category + "-" + cadence;
        String iban = CheckDigits.iban(679, chance.between(20_000, 9_999_999));
        company.series(series, category, cadence);
        String reference = CheckDigits.structuredReference(chance.between(100_000_000, 999_999_999));
        for (LocalDate day : days("m", anchor, company.first(), company.last())) {
            if (months.isEmpty() || months.contains(day.getMonthValue())) {
                Draft line = new Draft(day, -Math.round(median * (1 + chance.normal(0, spread))), category, "other")
                        .with(name, iban, null)
                        .in(series);
                line.reference = chance.happens(0.9) ? reference : null;
                line.text = line.reference == null ? company.vat() + " " + period(day.minusMonths(1)) : null;
                if (line.cents < 0) {
                    company.add(line);
                }
            }
        }
    }

    private void bank(double size) {
        company.series("bank_fee", "bank_fee", "q");
        for (LocalDate day : days("m", 31, company.first(), company.last())) {
            if (day.getMonthValue() % 3 == 0) {
                company.add(new Draft(day, -Math.round(chance.normal(48_00, 6_00)), "bank_fee", "other")
                        .with(null, null, company.word("fees") + " " + period(day))
                        .in("bank_fee"));
            }
            if (chance.happens(0.3)) {
                company.add(new Draft(
                                day.withDayOfMonth(chance.between(1, 28)),
                                -chance.between(2, 18) * 125L,
                                "bank_fee",
                                "other")
                        .with(null, null, company.word("charge")));
            }
        }
        company.series("creditcard", "creditcard", "m");
        for (LocalDate day : days("m", 6, company.first(), company.last())) {
            company.add(new Draft(day, -Math.round(chance.logNormal(size * 900_00, 0.5)), "creditcard", "other")
                    .with(
                            company.word("card_issuer"),
                            null,
                            company.word("card_statement") + " " + period(day.minusMonths(1)))
                    .in("creditcard"));
        }
        // of each instalment a growing part is capital, so that the amount falls where capital is constant
        boolean falling = chance.happens(0.4);
        company.series("loan", "loan", "m");
        long number = chance.between(100_000_000, 999_999_999);
        double instalment = chance.logNormal(size * 1_100_00, 0.3);
        int month = 0;
        for (LocalDate day : days("m", chance.between(1, 28), company.first(), company.last())) {
            double cents = falling ? instalment * (1 - 0.003 * month++) : instalment;
            company.add(new Draft(day, -Math.round(cents), "loan", "other")
                    .with(null, null, company.word("loan") + " " + number)
                    .in("loan"));
        }
    }

    /** @param indexed goes up once a year */
    private record Contract(
            String category,
            String cadence,
            double cents,
            double spread,
            boolean indexed,
            String channel,
            boolean invoiced) {}

    private void contracts(double size) {
        List<Contract> offers = List.of(
                new Contract("rent", "m", size * 1_900_00, 0, true, "transfer", false),
                new Contract("rent", "q", size * 5_400_00, 0, true, "transfer", true),
                new Contract("energy", "m", size * 420_00, 0, false, "sdd", false),
                new Contract("energy", "2m", size * 510_00, 0.2, false, "sdd", true),
                new Contract("telecom", "m", size * 110_00, 0.08, false, "sdd", true),
                new Contract("telecom", "m", size * 65_00, 0, true, "sdd", false),
                new Contract("insurance", "y", size * 1_900_00, 0, true, "transfer", false),
                new Contract("insurance", "h", size * 700_00, 0, true, "sdd", false),
                new Contract("insurance", "q", size * 480_00, 0, true, "transfer", false),
                new Contract("lease", "m-end", size * 640_00, 0, false, "sdd", true),
                new Contract("lease", "m", size * 455_00, 0, false, "sdd", false),
                new Contract("software", "m", 59_00, 0.03, false, "card", false),
                new Contract("software", "m", 24_90, 0, true, "card", false),
                new Contract("software", "y", 480_00, 0, true, "card", true),
                new Contract("software", "m", 139_00, 0, false, "sdd", true),
                new Contract("cleaning", "w", size * 145_00, 0, true, "transfer", false),
                new Contract("cleaning", "2w", size * 210_00, 0.05, false, "transfer", true),
                new Contract("waste", "q", size * 160_00, 0.06, false, "sdd", true),
                new Contract("accountant", "q", size * 890_00, 0, true, "transfer", true),
                new Contract("marketing", "m", size * 250_00, 0.35, false, "card", false),
                new Contract("fuel", "2w", size * 280_00, 0.25, false, "sdd", true),
                new Contract("other", "4w", size * 95_00, 0, false, "transfer", false));
        for (Contract offer : offers) {
            if (chance.happens(0.62)) {
                contract(offer);
            }
        }
    }

    private void contract(Contract offer) {
        contracts++;
        MadeParty party = naming.party("R", company.language(), false);
        String shown = naming.asBankShows(party, chance);
        String series = offer.category() + "-" + contracts;
        company.series(series, offer.category(), offer.cadence());
        LocalDate start = chance.happens(0.2) ? company.first().plusDays(chance.between(40, 400)) : company.first();
        LocalDate stop = chance.happens(0.15) ? company.asOf().minusDays(chance.between(-60, 400)) : company.last();
        String mandate = chance.oneOf(List.of("", "MND-", "B2B")) + chance.between(1_000, 9_999_999);
        String customer = Integer.toString(chance.between(100_000, 9_999_999));
        double median = chance.logNormal(offer.cents(), 0.35);
        UnaryOperator<LocalDate> late = offer.channel().equals("transfer") && offer.spread() > 0
                ? day -> BankDays.onOrAfter(day.plusDays(chance.between(0, 3)))
                : UnaryOperator.identity();
        int running = chance.between(1_000, 99_999);
        for (LocalDate planned : days(offer.cadence(), chance.between(1, 28), start, stop)) {
            if (chance.happens(0.015)) {
                continue; // one is forgotten, or paid otherwise
            }
            LocalDate day = late.apply(planned);
            double indexed = offer.indexed() ? Math.pow(1.028, day.getYear() - start.getYear()) : 1;
            long cents = Math.round(median * indexed * (1 + chance.normal(0, offer.spread())));
            cents = Math.max(cents, 100);
            running += chance.between(1, 400);
            MadeDocument document = offer.invoiced()
                    ? company.issue(
                            "R" + running,
                            false,
                            false,
                            party,
                            day.minusDays(chance.between(8, 20)),
                            day,
                            Math.round(cents / 1.21),
                            cents,
                            offer.channel().equals("transfer") && chance.happens(0.5)
                                    ? CheckDigits.structuredReference(company.nextReference())
                                    : null,
                            null)
                    : null;
            Draft line = draft(offer, day, cents, party, shown, mandate, customer, document)
                    .of(party)
                    .in(series);
            if (document != null) {
                line.settling(document, cents);
            }
            company.add(line);
            if (offer.category().equals("energy") && day.getMonthValue() == 10 && chance.happens(0.7)) {
                long settlement = Math.round(cents * chance.normal(0.3, 1.1));
                if (settlement != 0) {
                    company.add(new Draft(day.plusDays(9), -settlement, settlement > 0 ? "energy" : "refund", "other")
                            .with(shown, party.iban(), company.word("settlement") + " " + customer)
                            .of(party));
                }
            }
        }
    }

    private Draft draft(
            Contract offer,
            LocalDate day,
            long cents,
            MadeParty party,
            String shown,
            String mandate,
            String customer,
            @Nullable MadeDocument document) {
        String number = document == null ? "" : " " + document.number();
        return switch (offer.channel()) {
            case "sdd" ->
                new Draft(day, -cents, offer.category(), document == null ? "other" : "sdd_in")
                        .with(
                                shown,
                                party.iban(),
                                company.word("sdd").formatted(mandate)
                                        + number
                                        + (chance.happens(0.5) ? "" : " " + customer));
            case "card" ->
                new Draft(day, -cents, offer.category(), document == null ? "other" : "card")
                        .with(
                                null,
                                null,
                                company.word("card")
                                        .formatted(
                                                shown.toUpperCase(Locale.ROOT),
                                                day.getDayOfMonth(),
                                                day.getMonthValue()));
            default -> {
                Draft line = new Draft(day, -cents, offer.category(), document == null ? "other" : "out")
                        .with(party.name(), party.iban(), null);
                if (document != null && document.structuredReference() != null) {
                    line.reference = document.structuredReference();
                } else {
                    String word = company.wordOr(offer.category(), "");
                    line.text = document != null
                            ? word + number
                            : word + " " + (chance.happens(0.5) ? period(day) : customer);
                }
                yield line;
            }
        };
    }

    /** Comes often, and is no contract: coffee, fuel at the pump, parking, meals. */
    private void noise() {
        String bar = naming.party("N", company.language(), false).name().toUpperCase(Locale.ROOT);
        String station =
                "STATION " + naming.party("N", company.language(), false).name().toUpperCase(Locale.ROOT);
        for (LocalDate week = company.first(); week.isBefore(company.last()); week = week.plusWeeks(1)) {
            int coffees = chance.poisson(2.2);
            for (int index = 0; index < coffees; index++) {
                bought(week.plusDays(chance.between(0, 6)), chance.oneOf(List.of(280L, 320L, 640L)), "other", bar);
            }
            if (chance.happens(0.7)) {
                bought(week.plusDays(chance.between(0, 6)), Math.round(chance.normal(72_00, 14_00)), "fuel", station);
            }
            if (chance.happens(0.5)) {
                bought(
                        week.plusDays(chance.between(0, 6)),
                        Math.round(chance.logNormal(38_00, 0.6)),
                        "other",
                        chance.oneOf(List.of("PARKING", "BRASSERIE", "COLRUYT", "NMBS", "BPOST")) + " "
                                + chance.between(100, 999));
            }
        }
        if (chance.happens(0.5)) {
            company.add(new Draft(
                            company.first().plusDays(chance.between(60, 500)),
                            -Math.round(chance.logNormal(18_000_00, 0.4)),
                            "capex",
                            "other")
                    .with(
                            naming.party("N", company.language(), false).name(),
                            naming.iban("BE"),
                            company.word("capex")));
        }
        if (chance.happens(0.4)) {
            company.add(new Draft(
                            company.first().plusDays(chance.between(60, 500)),
                            Math.round(chance.logNormal(6_000_00, 0.5)),
                            "subsidy_or_claim",
                            "other")
                    .with(
                            company.word("grantor"),
                            naming.iban("BE"),
                            company.word("grant") + " " + chance.between(10_000, 99_999)));
        }
    }

    private void bought(LocalDate day, long cents, String category, String where) {
        company.add(new Draft(day, -Math.max(cents, 50), category, "other")
                .with(null, null, company.word("card").formatted(where, day.getDayOfMonth(), day.getMonthValue())));
    }
}
