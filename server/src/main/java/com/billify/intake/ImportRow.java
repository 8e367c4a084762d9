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
        List<Twin> twins) {

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
                twins);
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
                found);
    }

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
