package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import com.billify.bench.world.Referring.Habit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers of a company: what is sent to them, and how and when they pay. */
final class Selling {
    /** When a customer pays. */
    private enum Rule {
        /** Some days after it came. */
        SOON,
        /** About the due date. */
        ON_TIME,
        /** A fixed weekday, all that is due by then. */
        WEEKLY_RUN,
        /** Once a month, all of the month before together. */
        MONTHLY_RUN,
        /** Long after. */
        LATE,
        /** As it comes. */
        ERRATIC
    }

    private record Customer(
            MadeParty party,
            List<String> shownNames,
            String payerIban,
            Rule rule,
            DayOfWeek weekday,
            int dayOfMonth,
            Habit habit,
            String number,
            double invoicesAMonth,
            double medianCents,
            long retainerCents,
            int termDays,
            boolean bundles,
            boolean losesFee,
            boolean takesDiscount,
            boolean netsCreditNotes,
            double lateScale,
            boolean collected) {}

    private final Making company;
    private final Chance chance;
    private final Naming naming;
    private final int numbering;
    private final boolean structuredOnInvoices;

    Selling(Making company, Chance chance, Naming naming) {
        this.company = company;
        this.chance = chance;
        this.naming = naming;
        this.numbering = chance.between(0, 5);
        this.structuredOnInvoices = chance.happens(0.75);
    }

    void all(int customers, double invoicesAMonth, double medianCents, double share) {
        List<Customer> book = new ArrayList<>();
        for (int index = 0; index < customers; index++) {
            book.add(customer(invoicesAMonth / customers, medianCents, share));
        }
        List<MadeDocument> documents = invoices(book);
        Map<MadeParty, List<MadeDocument>> byParty = new LinkedHashMap<>();
        documents.forEach(document -> byParty.computeIfAbsent(document.party(), none -> new ArrayList<>())
                .add(document));
        for (Customer customer : book) {
            List<MadeDocument> theirs = byParty.getOrDefault(customer.party(), List.of());
            if (customer.collected()) {
                company.collect(theirs, customer.shownNames().getFirst());
            } else {
                pay(customer, theirs);
            }
        }
    }

    private Customer customer(double invoicesAMonth, double medianCents, double personShare) {
        boolean person = chance.happens(personShare);
        String language = chance.weighted(List.of(company.language(), "nl", "fr", "de", "en"), 6, 2, 2, 0.5, 0.4);
        MadeParty party = naming.party("K", language, person);
        List<String> shown = new ArrayList<>();
        shown.add(naming.asBankShows(party, chance));
        if (chance.happens(0.25)) {
            shown.add(naming.asBankShows(party, chance));
        }
        if (chance.happens(0.03)) {
            // a holding or a spouse pays
            shown.set(
                    0,
                    person
                            ? naming.person().toUpperCase(Locale.ROOT)
                            : naming.party("H", language, false).name());
        }
        Habit habit = chance.weighted(
                List.of(Habit.values()), structuredOnInvoices ? 40 : 0, 9, 26, 6, 5, 2, 3, 3, 2, person ? 10 : 5);
        boolean retained = !person && chance.happens(0.2);
        return new Customer(
                party,
                shown,
                party.iban(),
                chance.weighted(
                        List.of(Rule.values()), person ? 4 : 1.5, 3, person ? 0 : 1.5, person ? 0 : 1.5, 2, 0.7),
                DayOfWeek.of(chance.between(1, 5)),
                chance.oneOf(List.of(5, 10, 15, 20, 25, 28)),
                habit,
                Integer.toString(chance.between(10_000, 99_999)),
                chance.logNormal(invoicesAMonth, 0.8),
                chance.logNormal(medianCents, 0.6),
                retained ? Math.round(chance.logNormal(45_000, 0.7) / 500) * 500 : 0,
                person ? chance.oneOf(List.of(8, 15, 30)) : chance.oneOf(List.of(14, 30, 30, 30, 45, 60)),
                chance.happens(0.6),
                party.isForeign() && chance.happens(0.5),
                !person && chance.happens(0.06),
                chance.happens(0.6),
                chance.uniform(4, 25),
                company.collects() && chance.happens(0.5));
    }

    private List<MadeDocument> invoices(List<Customer> book) {
        record Wanted(Customer customer, LocalDate day, long netCents) {}
        List<Wanted> wanted = new ArrayList<>();
        for (Customer customer : book) {
            for (LocalDate month = company.first().minusMonths(3).withDayOfMonth(1);
                    month.isBefore(company.last());
                    month = month.plusMonths(1)) {
                double season = month.getMonthValue() == 8 ? 0.6 : month.getMonthValue() == 12 ? 1.2 : 1;
                int count = chance.poisson(customer.invoicesAMonth() * season);
                for (int index = 0; index < count; index++) {
                    wanted.add(new Wanted(
                            customer,
                            month.plusDays(chance.between(0, month.lengthOfMonth() - 1)),
                            Math.round(chance.logNormal(customer.medianCents(), 0.7))));
                }
                if (customer.retainerCents() > 0) {
                    wanted.add(
                            new Wanted(customer, month.plusDays(customer.dayOfMonth() % 4), customer.retainerCents()));
                }
            }
        }
        wanted.sort(Comparator.comparing(Wanted::day));
        List<MadeDocument> documents = new ArrayList<>();
        int year = 0;
        int running = 0;
        for (Wanted one : wanted) {
            if (one.day().getYear() != year) {
                year = one.day().getYear();
                running = numbering == 4 ? running : 0;
            }
            running++;
            boolean exempt = one.customer().party().isForeign() || chance.happens(0.05);
            long net = Math.max(1_000, one.netCents());
            long gross = exempt ? net : net + Math.round(net * (chance.happens(0.15) ? 0.06 : 0.21));
            documents.add(company.issue(
                    number(year, running),
                    true,
                    false,
                    one.customer().party(),
                    one.day(),
                    one.day().plusDays(one.customer().termDays()),
                    net,
                    gross,
                    structuredOnInvoices && !one.customer().party().isForeign()
                            ? CheckDigits.structuredReference(company.nextReference())
                            : null,
                    null));
        }
        return documents;
    }

    private String number(int year, int running) {
        return switch (numbering) {
            case 0 -> String.format(Locale.ROOT, "%d/%04d", year, running);
            case 1 -> String.format(Locale.ROOT, "F%02d-%d", year % 100, 100 + running);
            case 2 -> String.format(Locale.ROOT, "VK %d %05d", year, running);
            case 3 -> String.format(Locale.ROOT, "%d%05d", year - 2000, running);
            case 4 -> Integer.toString(24_000 + running);
            default -> String.format(Locale.ROOT, "%d-%03d-A", year, running);
        };
    }

    private void pay(Customer customer, List<MadeDocument> documents) {
        Referring referring = new Referring(chance.split(), customer.party().language());
        Map<LocalDate, List<MadeDocument>> runs = new LinkedHashMap<>();
        for (MadeDocument document : documents) {
            LocalDate day = payDay(customer, document);
            if (day != null) {
                runs.computeIfAbsent(BankDays.onOrAfter(day), none -> new ArrayList<>())
                        .add(document);
            }
        }
        MadeDocument before = null;
        for (Map.Entry<LocalDate, List<MadeDocument>> run : runs.entrySet()) {
            List<MadeDocument> due = run.getValue();
            List<List<MadeDocument>> payments = customer.bundles() && due.size() > 1
                    ? List.of(
                            due.subList(0, Math.min(due.size(), 12)), due.subList(Math.min(due.size(), 12), due.size()))
                    : due.stream().map(List::of).toList();
            for (List<MadeDocument> paid : payments) {
                if (paid.isEmpty()) {
                    continue;
                }
                MadeDocument netted = null;
                if (chance.happens(0.03)) {
                    MadeDocument creditNote = credit(customer, paid.getFirst(), run.getKey());
                    if (customer.netsCreditNotes() && creditNote.grossCents() < total(paid)) {
                        netted = creditNote;
                    } else {
                        refund(customer, creditNote, run.getKey());
                    }
                }
                settle(customer, referring, run.getKey(), paid, before, netted);
                before = paid.getLast();
            }
        }
    }

    private static long total(List<MadeDocument> documents) {
        return documents.stream().mapToLong(MadeDocument::grossCents).sum();
    }

    /** Null when it is never paid. */
    private @Nullable LocalDate payDay(Customer customer, MadeDocument document) {
        if (chance.happens(0.015)) {
            return null;
        }
        LocalDate due = document.due();
        return switch (customer.rule()) {
            case SOON -> document.issued().plusDays(chance.between(1, 9));
            case ON_TIME -> due.plusDays(Math.round(chance.normal(0, 2)));
            case WEEKLY_RUN -> due.minusDays(3).with(TemporalAdjusters.nextOrSame(customer.weekday()));
            case MONTHLY_RUN -> {
                LocalDate next = document.issued().plusMonths(1).withDayOfMonth(customer.dayOfMonth());
                yield customer.termDays() > 40 ? next.plusMonths(1) : next;
            }
            case LATE -> due.plusDays(Math.round(chance.logNormal(customer.lateScale(), 0.6)));
            case ERRATIC -> document.issued().plusDays(chance.between(2, 2 * customer.termDays() + 30));
        };
    }

    private MadeDocument credit(Customer customer, MadeDocument invoice, LocalDate before) {
        long gross = chance.happens(0.3)
                ? invoice.grossCents()
                : Math.max(500, Math.round(invoice.grossCents() * chance.uniform(0.05, 0.5)));
        LocalDate issued = invoice.issued().plusDays(chance.between(2, 12));
        return company.issue(
                "CN" + company.nextCreditNote(),
                true,
                true,
                customer.party(),
                issued.isBefore(before) ? issued : before,
                invoice.due(),
                gross,
                gross,
                null,
                invoice.number());
    }

    private void refund(Customer customer, MadeDocument creditNote, LocalDate after) {
        company.add(new Draft(
                        after.plusDays(chance.between(3, 20)), -creditNote.grossCents(), "refund", "credit_note_refund")
                .with(customer.party().name(), customer.payerIban(), company.word("refund") + " " + creditNote.number())
                .of(customer.party())
                .settling(creditNote, -creditNote.grossCents()));
    }

    private void settle(
            Customer customer,
            Referring referring,
            LocalDate day,
            List<MadeDocument> paid,
            @Nullable MadeDocument before,
            @Nullable MadeDocument creditNote) {
        long total = total(paid);
        long credit = creditNote == null ? 0 : creditNote.grossCents();
        Referring.Reference reference = referring.to(paid, customer.habit(), before, customer.number());
        if (credit == 0 && paid.size() == 1 && chance.happens(0.025)) {
            inParts(customer, referring, day, paid.getFirst(), reference);
            return;
        }
        String note = credit > 0 ? "net_of_credit_note" : "";
        long cents = total - credit;
        if (customer.losesFee() && cents > 5_000) {
            cents -= chance.oneOf(List.of(250L, 500L, 750L, 1_000L, 1_210L, 1_500L));
            note = "short_fee";
        } else if (customer.takesDiscount()
                && credit == 0
                && !day.isAfter(paid.getFirst().issued().plusDays(30))) {
            cents -= Math.round(total * (chance.happens(0.5) ? 0.02 : 0.03));
            note = "discount";
        } else if (chance.happens(0.006)) {
            cents = cents / 100 * 100;
            note = "rounded";
        }
        Draft line = money(customer, day, cents).referring(reference).noted(note);
        paid.forEach(document -> line.settling(document, document.grossCents()));
        if (creditNote != null) {
            line.settling(creditNote, -credit);
        }
        company.add(line);
        if (paid.size() == 1 && chance.happens(0.006)) {
            company.add(money(customer, day.plusDays(chance.between(1, 15)), cents)
                    .referring(reference)
                    .noted("duplicate_payment"));
            company.add(new Draft(day.plusDays(chance.between(18, 35)), -cents, "refund", "refund_of_duplicate")
                    .with(
                            customer.party().name(),
                            customer.payerIban(),
                            company.word("twice") + " " + paid.getFirst().number())
                    .of(customer.party()));
        }
    }

    private void inParts(
            Customer customer,
            Referring referring,
            LocalDate day,
            MadeDocument document,
            Referring.Reference reference) {
        int parts = chance.between(2, 3);
        long left = document.grossCents();
        LocalDate on = day;
        for (int part = 1; part <= parts; part++) {
            long cents = part == parts
                    ? left
                    : chance.happens(0.5)
                            ? document.grossCents() / parts
                            : Math.round(document.grossCents() * chance.uniform(0.2, 0.6) / 5_000) * 5_000;
            cents = Math.min(Math.max(cents, 100), left);
            if (cents > 0) {
                company.add(money(customer, on, cents)
                        .referring(
                                part == 1
                                        ? reference
                                        : referring.to(List.of(document), customer.habit(), null, customer.number()))
                        .noted(part == 1 ? "partial" : "partial_rest")
                        .settling(document, cents));
            }
            left -= cents;
            on = on.plusDays(chance.between(14, 40));
            if (chance.happens(0.1)) {
                return;
            }
        }
    }

    private Draft money(Customer customer, LocalDate day, long cents) {
        boolean other = customer.party().secondIban() != null && chance.happens(0.3);
        Draft line = new Draft(day, cents, "sales", "sale").of(customer.party());
        line.name = chance.oneOf(customer.shownNames());
        line.iban = chance.happens(0.97) ? other ? customer.party().secondIban() : customer.payerIban() : null;
        return line;
    }
}
