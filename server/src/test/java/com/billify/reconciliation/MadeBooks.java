package com.billify.reconciliation;

import com.billify.banking.BankBook;
import com.billify.banking.Delivery;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.InvoiceBook.Registration;
import com.billify.invoicing.TwinAnswer;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.InvoiceNumber;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts invoices and bank lines into a company as a delivery does, with what a test cares for. */
@Component
class MadeBooks {
    static final Currency EUR = Currency.getInstance("EUR");
    private static final String OWN_ACCOUNT = "BE71096123456769";

    private final CompanyTransaction transaction;
    private final BankBook bankBook;
    private final InvoiceBook invoiceBook;
    private final JdbcClient jdbc;

    MadeBooks(CompanyTransaction transaction, BankBook bankBook, InvoiceBook invoiceBook, JdbcClient jdbc) {
        this.transaction = transaction;
        this.bankBook = bankBook;
        this.invoiceBook = invoiceBook;
        this.jdbc = jdbc;
    }

    /** A line as the bank states it. */
    static StatedLine line(
            LocalDate day, long cents, @Nullable String name, @Nullable String account, @Nullable String text) {
        return new StatedLine(day, day, new Money(cents, EUR), name, account, text, null, null, null, List.of());
    }

    /** A line of these parts, each with its amount in cents and a name. */
    static StatedLine batch(LocalDate day, Map<String, Long> parts) {
        List<StatedLine.Part> stated = parts.entrySet().stream()
                .map(part ->
                        new StatedLine.Part(BigDecimal.valueOf(part.getValue(), 2), part.getKey(), null, null, null))
                .toList();
        long cents = parts.values().stream().mapToLong(Long::longValue).sum();
        return new StatedLine(day, day, new Money(cents, EUR), null, null, "VERZAMELING", null, null, null, stated);
    }

    /** An invoice to a customer, or a credit note where cents are negative; due after thirty days. */
    static StatedInvoice receivable(String number, String party, LocalDate issued, long cents) {
        return document(Direction.RECEIVABLE, number, party, issued, cents);
    }

    static StatedInvoice payable(String number, String party, LocalDate issued, long cents) {
        return document(Direction.PAYABLE, number, party, issued, cents);
    }

    private static StatedInvoice document(
            Direction direction, String number, String party, LocalDate issued, long cents) {
        return new StatedInvoice(
                direction,
                cents < 0 ? Kind.CREDIT_NOTE : Kind.INVOICE,
                new InvoiceNumber(number),
                party,
                null,
                issued,
                issued.plusDays(30),
                new Money(Math.abs(cents), EUR),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Takes the lines in; answers the delivery, by which they are taken back. */
    UUID bring(CompanyId company, StatedLine... lines) {
        return transaction.call(company, () -> {
            UUID delivery = UUID.randomUUID();
            bankBook.take(
                    company,
                    new Delivery(delivery, document(company)),
                    List.of(new StatedStatement(
                            OWN_ACCOUNT, EUR, "csv", null, null, null, null, null, List.of(lines))));
            return delivery;
        });
    }

    /** Registers the invoices; answers their delivery, by which they are taken back. */
    UUID bring(CompanyId company, StatedInvoice... invoices) {
        return transaction.call(company, () -> {
            UUID delivery = UUID.randomUUID();
            UUID document = document(company);
            for (StatedInvoice invoice : invoices) {
                Registration registration = invoiceBook.register(company, delivery, document, invoice, TwinAnswer.NONE);
                if (!(registration instanceof Registration.Added)) {
                    throw new IllegalArgumentException("known already: " + invoice.number());
                }
            }
            return delivery;
        });
    }

    void takeBack(CompanyId company, UUID delivery) {
        transaction.run(company, () -> {
            bankBook.withdraw(company, delivery);
            invoiceBook.withdraw(company, delivery);
        });
    }

    UUID invoice(CompanyId company, String number) {
        return transaction.read(
                company,
                () -> jdbc.sql("SELECT id FROM invoicing.invoice WHERE number = :number")
                        .param("number", number)
                        .query(UUID.class)
                        .single());
    }

    /** The line of that text. */
    UUID line(CompanyId company, String text) {
        return transaction.read(
                company,
                () -> jdbc.sql("SELECT id FROM banking.transaction WHERE remittance_information = :text")
                        .param("text", text)
                        .query(UUID.class)
                        .single());
    }

    private UUID document(CompanyId company) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO documents.document
                               (company_id, id, sha256, name, media_type, size_bytes, content, stored_at)
                        VALUES (:company, :id, :sha256, 'a file', 'text/plain', 0, '', now())
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("sha256", id.toString().getBytes(StandardCharsets.US_ASCII))
                .update();
        return id;
    }

    /**
     * What is settled and what is asked, line by line, with reasons and how sure that is, but for ids and the clock.
     */
    String conclusions(CompanyId company) {
        return transaction.read(
                company,
                () -> String.join(
                        "\n",
                        jdbc.sql("""
                        SELECT concat_ws(' | ', line.booking_date, line.remittance_information, line.id, invoice.number,
                                         made.amount_minor, made.rule, made.way, made.confidence_millionths,
                                         made.made_by IS NOT NULL, made.evidence) AS said
                          FROM reconciliation.settlement AS made
                          LEFT JOIN banking.transaction AS line
                                 ON line.id = coalesce(made.transaction_id, made.because_of)
                          JOIN invoicing.invoice AS invoice ON invoice.id = made.invoice_id
                        UNION ALL
                        SELECT concat_ws(' | ', 'asked', line.booking_date, line.remittance_information, asked.certain,
                                         asked.proposals)
                          FROM reconciliation.suggestion AS asked
                          JOIN banking.transaction AS line ON line.id = asked.transaction_id
                        UNION ALL
                        SELECT concat_ws(' | ', 'without', transaction_id) FROM reconciliation.without_document
                        UNION ALL
                        SELECT concat_ws(' | ', 'refused', transaction_id, invoice_id) FROM reconciliation.refused_pair
                        UNION ALL
                        SELECT concat_ws(' | ', 'remembered', counterparty_key, without_document, party)
                          FROM reconciliation.memory
                         ORDER BY said
                        """)
                                .query((row, number) -> row.getString("said"))
                                .list()));
    }

    /** Forgets all that rules concluded, and has everything looked at as if it had come just now, at once. */
    void forgetConclusions(CompanyId company) {
        transaction.run(company, () -> {
            for (String sql : List.of(
                    "DELETE FROM reconciliation.settlement WHERE made_by IS NULL",
                    "DELETE FROM reconciliation.suggestion",
                    "DELETE FROM reconciliation.placement",
                    "DELETE FROM reconciliation.payment_key",
                    "DELETE FROM reconciliation.document_key",
                    "DELETE FROM reconciliation.seen_document",
                    "INSERT INTO reconciliation.waiting (company_id, id, of_invoice, asked, indexed) SELECT company_id, id, false, id, false FROM banking.transaction",
                    "INSERT INTO reconciliation.waiting (company_id, id, of_invoice, asked, indexed) SELECT company_id, id, true, id, false FROM invoicing.invoice")) {
                jdbc.sql(sql).update();
            }
        });
    }
}
