package com.billify.cli;

import com.billify.banking.core.StatedLine;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Books;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of a company as files alone tell them: each booked line once, and each invoice once, however often and in
 * whatever format the files state it.
 *
 * @param company whose books they are
 * @param lines in the order of the files
 * @param documents in the order of the files
 * @param accounts the numbers of the company's own bank accounts
 * @param balances as statements state them, in the order of the files
 */
record CompanyBooks(
        CompanyFile company, List<Line> lines, List<Filed> documents, Set<String> accounts, List<Balance> balances) {
    CompanyBooks {
        lines = List.copyOf(lines);
        documents = List.copyOf(documents);
        accounts = Set.copyOf(accounts);
        balances = List.copyOf(balances);
    }

    /** What a statement says stood on an account at the end of a day. */
    record Balance(String account, LocalDate endOf, Money amount) {}

    /** The same without all that is of a later day. */
    CompanyBooks until(LocalDate day) {
        return new CompanyBooks(
                company,
                lines.stream()
                        .filter(line -> !line.stated().bookingDate().isAfter(day))
                        .toList(),
                documents.stream()
                        .filter(document -> !document.stated().issueDate().isAfter(day))
                        .toList(),
                accounts,
                balances);
    }

    /**
     * A booked line.
     *
     * @param key its identity within these books, in the order of the files
     * @param name what it is called outside: the bank's reference of it, else its file and place there; never twice
     * @param account the company's own account it stands on
     */
    record Line(UUID key, String name, String account, StatedLine stated) {}

    /**
     * An invoice or credit note.
     *
     * @param key its identity within these books, in the order of the files
     * @param name what it is called outside: its file's name without the ending, else its number in a table; never twice
     * @param creditedNumber of a credit note: the invoice that it is about; null where it does not say
     */
    record Filed(
            UUID key,
            String name,
            StatedInvoice stated,
            @Nullable String creditedNumber) {}

    /** The last day on which a line was booked; there is one at least. */
    LocalDate lastDay() {
        return Collections.max(
                lines.stream().map(line -> line.stated().bookingDate()).toList());
    }

    /** The same as the matcher sees it; lines and documents are known there by their keys. */
    Books forMatching() {
        return new Books(
                lines.stream().map(CompanyBooks::payment).toList(),
                documents.stream().map(CompanyBooks::document).toList(),
                List.of(),
                accounts);
    }

    private static Payment payment(Line line) {
        StatedLine stated = line.stated();
        return new Payment(
                line.key().toString(),
                line.account(),
                stated.bookingDate(),
                stated.amount(),
                stated.counterpartyName(),
                stated.counterpartyAccount(),
                stated.structuredReference(),
                stated.remittanceInformation(),
                stated.endToEndId(),
                Payment.parts(stated.parts(), stated.amount()));
    }

    private static Document document(Filed filed) {
        StatedInvoice stated = filed.stated();
        boolean paidToParty = stated.direction() == Direction.PAYABLE && stated.iban() != null;
        return new Document(
                filed.key().toString(),
                stated.direction(),
                stated.kind(),
                stated.number().printed(),
                stated.issueDate(),
                stated.expectedDueDate(),
                stated.cash(),
                Money.zero(stated.cash().currency()),
                stated.paymentReference(),
                stated.counterpartyName(),
                stated.counterpartyVat(),
                paidToParty ? Set.of(stated.iban()) : Set.of(),
                filed.creditedNumber());
    }
}
