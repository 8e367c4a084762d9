package com.billify.intake;

import com.billify.invoicing.Twin;
import com.billify.kernel.Money;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line or document of a file, and what becomes of it.
 *
 * @param id names the row within its import
 * @param text what the payer wrote, or the number of the invoice
 * @param amount of a line: signed; of an invoice: what is payable
 * @param reason code, where the row is refused or undecided
 * @param twins what a person typed: of a merged invoice what it is one with, of a new one what it may be
 * @param print of an invoice that was read from its pages; null of what was stated as data
 * @param doubt of an invoice that a person has to look at before it is booked; null of others
 */
record ImportRow(
        String id,
        UUID fileId,
        Kind kind,
        Verdict verdict,
        @Nullable LocalDate date,
        @Nullable String counterpartyName,
        @Nullable String text,
        @Nullable Money amount,
        @Nullable String direction,
        @Nullable LocalDate dueDate,
        List<Difference> differences,
        @Nullable String reason,
        List<Twin> twins,
        @Nullable Print print,
        @Nullable Doubt doubt) {

    /** The name of the row at this place of its import. */
    static String idOf(int file, int position) {
        return file + "-" + position;
    }

    /** The same row at this place. */
    ImportRow at(int file, int position) {
        return new ImportRow(
                idOf(file, position),
                fileId,
                kind,
                verdict,
                date,
                counterpartyName,
                text,
                amount,
                direction,
                dueDate,
                differences,
                reason,
                twins,
                print,
                doubt);
    }

    /** As it is, and the twin of these. */
    ImportRow withTwins(List<Twin> found) {
        return new ImportRow(
                id,
                fileId,
                kind,
                verdict,
                date,
                counterpartyName,
                text,
                amount,
                direction,
                dueDate,
                differences,
                reason,
                found,
                print,
                doubt);
    }

    /** As it is, but not new. */
    ImportRow judged(Verdict other, List<Difference> found) {
        return new ImportRow(
                id,
                fileId,
                kind,
                other,
                date,
                counterpartyName,
                text,
                amount,
                direction,
                dueDate,
                found,
                reason,
                twins,
                print,
                doubt);
    }

    /** As it is, read from pages. */
    ImportRow withPrint(Print read) {
        return new ImportRow(
                id,
                fileId,
                kind,
                verdict,
                date,
                counterpartyName,
                text,
                amount,
                direction,
                dueDate,
                differences,
                reason,
                twins,
                read,
                doubt);
    }

    /** As it is, and this a person has to know. */
    ImportRow withDoubt(@Nullable Doubt found) {
        return new ImportRow(
                id,
                fileId,
                kind,
                verdict,
                date,
                counterpartyName,
                text,
                amount,
                direction,
                dueDate,
                differences,
                reason,
                twins,
                print,
                found);
    }

    /**
     * What may be wrong with an invoice though it can be read: the marks of a forged one.
     *
     * @param account where its supplier was paid elsewhere until now; null otherwise
     * @param printedDiffers a person sees another number, total or account on the page than the e-invoice within states
     */
    record Doubt(@Nullable AccountChange account, boolean printedDiffers) {
        /** The code of the reason why it waits. */
        String reason() {
            return account != null ? "new-account" : "printed-differs";
        }
    }

    /**
     * The account of a supplier is another than that of all its invoices before.
     *
     * @param known of its latest invoice
     */
    record AccountChange(String known, String incoming) {}

    /**
     * That an invoice was read from its pages.
     *
     * @param confirmed a person looked at the page and said that it is so
     * @param check the fields that are less than sure, by name
     */
    record Print(boolean confirmed, List<String> check) {}

    /** What a row is. */
    enum Kind {
        TRANSACTION("transaction"),
        INVOICE("invoice"),
        CREDIT_NOTE("creditNote");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        String wireName() {
            return wireName;
        }
    }

    /** A field that is known otherwise. */
    record Difference(
            String field, @Nullable String known, @Nullable String incoming) {}
}
