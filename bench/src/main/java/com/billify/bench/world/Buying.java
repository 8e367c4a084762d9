package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The suppliers of a company: what they send, and how the company pays them. */
final class Buying {
    /** How the company pays its suppliers, all in one way. */
    private enum Way {
        /** Each invoice on its due date. */
        ONE_BY_ONE,
        /** Once a week what is due, a line for each supplier. */
        WEEKLY,
        /** Once a week what is due, one line for all. */
        BATCHES
    }

    private final Making company;
    private final Chance chance;
    private final Naming naming;
    private final Way way;
    private final DayOfWeek weekday;

    Buying(Making company, Chance chance, Naming naming) {
        this.company = company;
        this.chance = chance;
        this.naming = naming;
        this.way = chance.weighted(List.of(Way.values()), 4, 4, 2);
        this.weekday = DayOfWeek.of(chance.between(1, 5));
    }

    private record Supplier(
            MadeParty party,
            String shownName,
            int numbering,
            boolean structured,
            boolean collects,
            int termDays,
            double invoicesAMonth,
            double medianCents,
            String mandate) {}

    private record Due(Supplier supplier, MadeDocument document) {}

    void all(int suppliers, double invoicesAMonth, double medianCents) {
        Map<LocalDate, List<Due>> runs = new LinkedHashMap<>();
        for (int index = 0; index < suppliers; index++) {
            Supplier supplier = supplier(invoicesAMonth / suppliers, medianCents);
            for (MadeDocument document : documents(supplier)) {
                if (supplier.collects()) {
                    collected(supplier, document);
                } else if (chance.happens(0.985)) {
                    runs.computeIfAbsent(payDay(document), none -> new ArrayList<>())
                            .add(new Due(supplier, document));
                }
            }
        }
        runs.forEach(this::pay);
    }

    private Supplier supplier(double invoicesAMonth, double medianCents) {
        String language = chance.weighted(List.of(company.language(), "nl", "fr", "de"), 6, 2, 2, 0.5);
        MadeParty party = naming.party("L", language, false);
        return new Supplier(
                party,
                naming.asBankShows(party, chance),
                chance.between(0, 5),
                !party.isForeign() && chance.happens(0.55),
                chance.happens(0.12),
                chance.oneOf(List.of(8, 14, 30, 30, 30, 60)),
                chance.logNormal(invoicesAMonth, 0.9),
                chance.logNormal(medianCents, 0.7),
                chance.oneOf(List.of("M", "SEPA-", "KL", "")) + chance.between(10_000, 9_999_999));
    }

    private List<MadeDocument> documents(Supplier supplier) {
        List<MadeDocument> documents = new ArrayList<>();
        int running = chance.between(100, 80_000);
        for (LocalDate month = company.first().minusMonths(3).withDayOfMonth(1);
                month.isBefore(company.last());
                month = month.plusMonths(1)) {
            int count = chance.poisson(supplier.invoicesAMonth());
            for (int index = 0; index < count; index++) {
                running += chance.between(1, 60);
                LocalDate issued = month.plusDays(chance.between(0, month.lengthOfMonth() - 1));
                long net = Math.max(500, Math.round(chance.logNormal(supplier.medianCents(), 0.8)));
                documents.add(company.issue(
                        number(supplier, issued, running),
                        false,
                        false,
                        supplier.party(),
                        issued,
                        issued.plusDays(supplier.termDays()),
                        net,
                        supplier.party().isForeign() ? net : net + Math.round(net * 0.21),
                        supplier.structured() ? CheckDigits.structuredReference(company.nextReference()) : null,
                        null));
            }
        }
        return documents;
    }

    private static String number(Supplier supplier, LocalDate issued, int running) {
        return switch (supplier.numbering()) {
            case 0 -> Integer.toString(running);
            case 1 -> "FA" + issued.getYear() + "/" + running;
            case 2 -> "VF-" + running;
            case 3 ->
                String.format(Locale.ROOT, "%02d%02d-%05d", issued.getYear() % 100, issued.getMonthValue(), running);
            case 4 -> "RE " + running;
            default -> String.format(Locale.ROOT, "90%08d", running);
        };
    }

    private LocalDate payDay(MadeDocument document) {
        return switch (way) {
            case ONE_BY_ONE -> BankDays.onOrAfter(document.due().minusDays(chance.between(0, 3)));
            case WEEKLY, BATCHES ->
                BankDays.onOrAfter(document.due().minusDays(4).with(TemporalAdjusters.nextOrSame(weekday)));
        };
    }

    private void collected(Supplier supplier, MadeDocument document) {
        String text = chance.oneOf(List.of(
                        "%s mandaat %s ref %s", "DOM. EUROPEENNE %s MANDAT %s %s", "Europese domiciliering %s %s %s"))
                .formatted(supplier.shownName(), supplier.mandate(), document.number());
        company.add(new Draft(document.due(), -document.grossCents(), "goods", "sdd_in")
                .with(supplier.shownName(), supplier.party().iban(), text)
                .of(supplier.party())
                .settling(document, document.grossCents()));
    }

    private void pay(LocalDate day, List<Due> due) {
        if (way == Way.BATCHES && due.size() > 1) {
            long total =
                    due.stream().mapToLong(one -> one.document().grossCents()).sum();
            Draft batch = new Draft(day, -total, "supplier_batch", "out_batch")
                    .with(null, null, company.word("batch").formatted(due.size()));
            due.forEach(one -> batch.settling(one.document(), one.document().grossCents()));
            company.add(batch);
            return;
        }
        Map<Supplier, List<MadeDocument>> bySupplier = new LinkedHashMap<>();
        due.forEach(one -> bySupplier
                .computeIfAbsent(one.supplier(), none -> new ArrayList<>())
                .add(one.document()));
        bySupplier.forEach((supplier, documents) -> {
            if (way == Way.WEEKLY && documents.size() > 1 && chance.happens(0.5)) {
                line(supplier, day, documents);
            } else {
                documents.forEach(document -> line(supplier, day, List.of(document)));
            }
        });
    }

    private void line(Supplier supplier, LocalDate day, List<MadeDocument> documents) {
        long total = documents.stream().mapToLong(MadeDocument::grossCents).sum();
        Draft line = new Draft(day, -total, "goods", documents.size() > 1 ? "out_bundle" : "out")
                .with(
                        chance.happens(0.5) ? supplier.party().name() : supplier.shownName(),
                        supplier.party().iban(),
                        null)
                .of(supplier.party());
        String structured = documents.getFirst().structuredReference();
        if (documents.size() == 1 && structured != null && chance.happens(0.93)) {
            line.reference = structured;
        } else {
            line.text = (chance.happens(0.6) ? company.word("invoice") + " " : "")
                    + String.join(
                            " ", documents.stream().map(MadeDocument::number).toList());
        }
        documents.forEach(document -> line.settling(document, document.grossCents()));
        if (chance.happens(0.008)) {
            // paid twice, and given back
            line.noted("paid_twice");
            company.add(new Draft(day.plusDays(7), -total, "goods", "out")
                    .with(line.name, line.iban, line.text)
                    .of(supplier.party())
                    .noted("duplicate_payment"));
            company.add(new Draft(day.plusDays(chance.between(15, 30)), total, "refund", "refund_of_duplicate")
                    .with(supplier.shownName(), supplier.party().iban(), company.word("refund"))
                    .of(supplier.party()));
        }
        company.add(line);
    }
}
