package com.billify.invoicing;

import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class InvoiceRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    InvoiceRepository(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** What is compared when the same invoice comes again. */
    record Known(UUID id, Money amount, LocalDate issueDate, LocalDate dueDate, boolean dueDateStated) {}

    Optional<Known> find(CompanyId company, StatedInvoice stated) {
        return jdbc.sql("""
                        SELECT id, amount_minor, currency, issue_date, due_date, due_date_stated
                          FROM invoicing.invoice
                         WHERE company_id = :company AND direction = :direction AND kind = :kind
                           AND counterparty_key = :counterpartyKey AND number_key = :numberKey
                           AND issue_year = :issueYear
                        """)
                .param("company", company.value())
                .param("direction", stated.direction().wireName())
                .param("kind", stated.kind().wireName())
                .param("counterpartyKey", stated.counterpartyKey())
                .param("numberKey", stated.number().key())
                .param("issueYear", stated.issueDate().getYear())
                .query((row, number) -> new Known(
                        row.getObject("id", UUID.class),
                        new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                        row.getObject("issue_date", LocalDate.class),
                        row.getObject("due_date", LocalDate.class),
                        row.getBoolean("due_date_stated")))
                .optional();
    }

    void add(CompanyId company, UUID id, StatedInvoice stated) {
        jdbc.sql("""
                        INSERT INTO invoicing.invoice
                               (company_id, id, direction, kind, number, number_key, counterparty_name, counterparty_vat,
                                counterparty_key, issue_date, due_date, due_date_stated, currency, amount_minor,
                                net_minor, vat_minor, gross_minor, iban, payment_reference, lines)
                        VALUES (:company, :id, :direction, :kind, :number, :numberKey, :counterpartyName,
                                :counterpartyVat, :counterpartyKey, :issueDate, :dueDate, :dueDateStated, :currency,
                                :amount, :net, :vat, :gross, :iban, :paymentReference, :lines::jsonb)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("direction", stated.direction().wireName())
                .param("kind", stated.kind().wireName())
                .param("number", stated.number().printed())
                .param("numberKey", stated.number().key())
                .param("counterpartyName", stated.counterpartyName())
                .param("counterpartyVat", stated.counterpartyVat())
                .param("counterpartyKey", stated.counterpartyKey())
                .param("issueDate", stated.issueDate())
                .param("dueDate", stated.expectedDueDate())
                .param("dueDateStated", stated.dueDate() != null)
                .param("currency", stated.payable().currency().getCurrencyCode())
                .param("amount", stated.cash().minorUnits())
                .param("net", minor(stated.net()))
                .param("vat", minor(stated.vat()))
                .param("gross", minor(stated.gross()))
                .param("iban", stated.iban())
                .param("paymentReference", stated.paymentReference())
                .param("lines", json.writeValueAsString(stated.lines()))
                .update();
        List<Object[]> tokens = new ArrayList<>();
        for (String token : SearchTokens.of(
                stated.number().printed(),
                stated.number().key(),
                stated.counterpartyName(),
                stated.counterpartyVat(),
                stated.paymentReference(),
                SearchTokens.ofAmount(stated.payable()))) {
            tokens.add(new Object[] {company.value(), token, id});
        }
        template.batchUpdate(
                "INSERT INTO invoicing.invoice_token (company_id, token, invoice_id) VALUES (?, ?, ?)", tokens);
    }

    void addSource(CompanyId company, UUID invoice, UUID delivery, UUID document) {
        jdbc.sql("""
                        INSERT INTO invoicing.invoice_source (company_id, invoice_id, delivery_id, document_id)
                        VALUES (:company, :invoice, :delivery, :document)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("invoice", invoice)
                .param("delivery", delivery)
                .param("document", document)
                .update();
    }

    int withdraw(CompanyId company, UUID delivery) {
        List<UUID> touched = jdbc.sql("""
                        DELETE FROM invoicing.invoice_source
                         WHERE company_id = :company AND delivery_id = :delivery
                        RETURNING invoice_id
                        """)
                .param("company", company.value())
                .param("delivery", delivery)
                .query((row, number) -> row.getObject("invoice_id", UUID.class))
                .list();
        return jdbc.sql("""
                        DELETE FROM invoicing.invoice AS invoice
                         WHERE invoice.company_id = :company AND invoice.id = ANY (:ids)
                           AND NOT EXISTS (SELECT FROM invoicing.invoice_source
                                            WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id))
                        """)
                .param("company", company.value())
                .param("ids", touched.toArray(UUID[]::new))
                .update();
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minorUnits();
    }
}
