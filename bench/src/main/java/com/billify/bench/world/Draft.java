package com.billify.bench.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bank line on its way: it gets its id when all lines of the company are known and in order. */
final class Draft {
    final LocalDate day;
    final long cents;
    final String category;
    final String kind;
    int account;

    @Nullable
    String name;

    @Nullable
    String iban;

    @Nullable
    String reference;

    @Nullable
    String text;

    @Nullable
    String endToEndId;

    @Nullable
    String series;

    @Nullable
    String partyId;

    String note = "";
    String referenceState = "";
    final List<Part> parts = new ArrayList<>();

    /** What it settles of a document, as {@link MadeLink} has it. */
    record Part(String documentId, long cents) {}

    Draft(LocalDate day, long cents, String category, String kind) {
        this.day = BankDays.onOrAfter(day);
        this.cents = cents;
        this.category = category;
        this.kind = kind;
    }

    Draft with(@Nullable String shownName, @Nullable String shownIban, @Nullable String shownText) {
        this.name = shownName;
        this.iban = shownIban;
        this.text = shownText;
        return this;
    }

    Draft of(@Nullable MadeParty party) {
        this.partyId = party == null ? null : party.id();
        return this;
    }

    Draft in(String itsSeries) {
        this.series = itsSeries;
        return this;
    }

    Draft noted(String what) {
        this.note = what;
        return this;
    }

    Draft settling(MadeDocument document, long settledCents) {
        parts.add(new Part(document.id(), settledCents));
        return this;
    }

    Draft referring(Referring.Reference how) {
        this.reference = how.structured();
        this.text = how.text();
        this.endToEndId = how.endToEndId();
        this.referenceState = how.state();
        return this;
    }
}
