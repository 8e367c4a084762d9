package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes one company: what it is, and all that happens to it, until some months after the day on which one stands. */
final class Making {
    private static final LocalDate EARLIEST = LocalDate.of(2025, 6, 1);
    private static final int PAST_DAYS = 800;
    private static final int FUTURE_DAYS = 120;

    private final Chance chance;
    private final Naming naming;
    private final Words words;
    private final String language;
    private final String name;
    private final String vat;
    private final boolean monthlyVat;
    private final boolean collects;
    private final LocalDate asOf;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<MadeDocument> documents = new ArrayList<>();
    private final Map<String, MadeSeries> series = new LinkedHashMap<>();
    private final List<String> ibans;
    private final int profile;
    private int employees;
    private long references;
    private int creditNotes;

    Making(long seed) {
        this.chance = new Chance(seed);
        this.naming = new Naming(chance.split());
        this.language = chance.weighted(List.of("nl", "fr", "de"), 6, 5, 1);
        this.words = new Words(chance.split(), language);
        MadeParty self = naming.party("C", language, false);
        this.name = self.name();
        this.vat = "BE" + CheckDigits.enterpriseNumber(chance.between(4_000_000, 8_999_999));
        this.monthlyVat = chance.happens(0.35);
        this.profile = chance.between(0, 3);
        this.collects = profile == 3;
        this.asOf = EARLIEST.plusDays(chance.between(0, 450));
        this.ibans = chance.happens(0.7) ? List.of(naming.iban("BE"), naming.iban("BE")) : List.of(naming.iban("BE"));
        this.references = chance.between(1_000_000, 900_000_000);
    }

    String language() {
        return language;
    }

    String vat() {
        return vat;
    }

    boolean monthlyVat() {
        return monthlyVat;
    }

    boolean collects() {
        return collects;
    }

    LocalDate first() {
        return asOf.minusDays(PAST_DAYS);
    }

    LocalDate asOf() {
        return asOf;
    }

    LocalDate last() {
        return asOf.plusDays(FUTURE_DAYS);
    }

    long nextReference() {
        references += chance.between(1, 40);
        return references;
    }

    String nextCreditNote() {
        creditNotes++;
        return String.format(Locale.ROOT, "%04d", creditNotes);
    }

    String word(String meaning) {
        return words.of(meaning, meaning);
    }

    String wordOr(String meaning, String otherwise) {
        return words.of(meaning, otherwise);
    }

    void series(String id, String category, String cadence) {
        series.putIfAbsent(id, new MadeSeries(id, category, cadence));
    }

    /** What happens before the first day or after the last one is not seen. */
    void add(Draft draft) {
        if (draft.cents != 0 && !draft.day.isBefore(first()) && !draft.day.isAfter(last())) {
            drafts.add(draft);
        }
    }

    MadeDocument issue(
            String number,
            boolean sale,
            boolean creditNote,
            MadeParty party,
            LocalDate issued,
            LocalDate due,
            long netCents,
            long grossCents,
            @org.jspecify.annotations.Nullable String reference,
            @org.jspecify.annotations.Nullable String credited) {
        String id = (creditNote ? "C" : sale ? "V" : "A") + String.format(Locale.ROOT, "%06d", documents.size() + 1);
        MadeDocument document = new MadeDocument(
                id, number, sale, creditNote, party, issued, due, netCents, grossCents, reference, credited);
        documents.add(document);
        return document;
    }

    /** Own collections: one line a month for all that is due, and some that come back. */
    void collect(List<MadeDocument> due, String shownName) {
        for (MadeDocument document : due) {
            LocalDate day = BankDays.onOrAfter(
                    document.due().withDayOfMonth(Math.min(4 + 0, 28)).plusMonths(1));
            collections.computeIfAbsent(day, none -> new ArrayList<>()).add(document);
            if (chance.happens(0.02)) {
                add(new Draft(day.plusDays(chance.between(2, 6)), -document.grossCents(), "sdd_return", "sdd_return")
                        .with(
                                shownName,
                                document.party().iban(),
                                word("returned").formatted(document.number()))
                        .of(document.party())
                        .settling(document, -document.grossCents()));
            }
        }
    }

    private final Map<LocalDate, List<MadeDocument>> collections = new LinkedHashMap<>();

    private void addCollections() {
        collections.forEach((day, due) -> {
            long total = due.stream().mapToLong(MadeDocument::grossCents).sum();
            Draft batch = new Draft(day, total, "sdd_batch", "sdd_batch")
                    .with(null, null, word("collection").formatted(due.size()));
            due.forEach(document -> batch.settling(document, document.grossCents()));
            add(batch);
        });
    }

    MadeCompany company() {
        double size = chance.logNormal(1, 0.5);
        employees = Math.max(1, (int) Math.round(5 * size));
        new Overheads(this, chance.split(), naming).all(size);
        Selling selling = new Selling(this, chance.split(), naming);
        switch (profile) {
            case 0 -> selling.all(35, 28 * size, 1_400_00, 0.55);
            case 1 -> selling.all(70, 110 * size, 420_00, 0.02);
            case 2 -> selling.all(14, 14 * size, 3_600_00, 0);
            default -> selling.all(60, 55 * size, 150_00, 0.4);
        }
        if (profile == 3 || chance.happens(0.15)) {
            takings(size);
        }
        new Buying(this, chance.split(), naming).all(profile == 1 ? 45 : 22, (profile == 1 ? 60 : 24) * size, 520_00);
        addCollections();
        if (ibans.size() > 1) {
            ownTransfers(size);
        }
        return finished();
    }

    private void takings(double size) {
        String acquirer = word("acquirer");
        String iban = naming.iban("BE");
        for (LocalDate day = first(); day.isBefore(last()); day = BankDays.plus(day, 1)) {
            if (!chance.happens(0.93)) {
                continue;
            }
            double weekday = day.getDayOfWeek().getValue() == 1 ? 2.3 : 1;
            long gross = Math.round(chance.logNormal(size * 640_00 * weekday, 0.35));
            add(new Draft(day, Math.round(gross * 0.985), "card_settlement", "other")
                    .with(acquirer, iban, word("takings").formatted(3_000_000 + employees) + " " + day.minusDays(1))
                    .in("card"));
        }
    }

    private void ownTransfers(double size) {
        for (LocalDate day = first().plusDays(20); day.isBefore(last()); day = day.plusDays(chance.between(18, 60))) {
            boolean toSavings = chance.happens(0.65);
            long cents = Math.round(size * chance.between(2, 30)) * 250_00;
            LocalDate booked = BankDays.onOrAfter(day);
            LocalDate other = chance.happens(0.8) ? booked : BankDays.plus(booked, 1);
            Draft out = new Draft(booked, -cents, "internal_transfer", "other")
                    .with(name, ibans.get(toSavings ? 1 : 0), chance.happens(0.7) ? word("to_savings") : null)
                    .in("internal");
            out.account = toSavings ? 0 : 1;
            Draft in = new Draft(other, cents, "internal_transfer", "other")
                    .with(name.toUpperCase(Locale.ROOT), ibans.get(toSavings ? 0 : 1), out.text)
                    .in("internal");
            in.account = toSavings ? 1 : 0;
            add(out);
            add(in);
        }
    }

    private MadeCompany finished() {
        drafts.sort(Comparator.comparing((Draft draft) -> draft.day).thenComparingInt(draft -> draft.account));
        List<MadeLine> lines = new ArrayList<>();
        List<MadeLink> links = new ArrayList<>();
        long out = 0;
        for (Draft draft : drafts) {
            String id = String.format(Locale.ROOT, "B%07d", lines.size() + 1);
            lines.add(new MadeLine(
                    id,
                    draft.account,
                    draft.day,
                    draft.cents,
                    draft.name,
                    draft.iban,
                    draft.reference,
                    draft.text == null || draft.text.isBlank() ? null : draft.text.strip(),
                    draft.endToEndId,
                    draft.category,
                    draft.kind,
                    draft.series,
                    draft.partyId,
                    draft.note,
                    draft.referenceState));
            draft.parts.forEach(part -> links.add(new MadeLink(id, part.documentId(), part.cents())));
            out += Math.max(0, -draft.cents);
        }
        long monthly = out / (PAST_DAYS + FUTURE_DAYS) * 30;
        List<Long> opening = new ArrayList<>();
        for (int account = 0; account < ibans.size(); account++) {
            opening.add(account == 0 ? monthly : monthly / 2);
        }
        return new MadeCompany(
                name,
                vat,
                language,
                monthlyVat,
                employees,
                ibans,
                opening,
                first(),
                asOf,
                documents,
                lines,
                links,
                List.copyOf(series.values()));
    }
}
