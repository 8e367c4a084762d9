package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.OpenItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Invoices with something outstanding, which is derived and never stored. What only the books say is paid may be settled: a
 * line that pays it takes its place.
 */
@Repository
class OpenItemRepository {
    private static final String OPEN_ITEMS = """
            SELECT invoice.id, invoice.number_key, invoice.payment_reference, invoice.currency,
                   invoice.counterparty_name, invoice.iban, invoice.due_date, invoice.kind,
                   invoice.amount_minor - settled.amount_minor AS outstanding_minor
              FROM invoicing.invoice AS invoice
             CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS amount_minor
                                   FROM reconciliation.settlement
                                  WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)
                                    AND rule <> 'books') AS settled
             WHERE invoice.company_id = :company AND invoice.amount_minor <> settled.amount_minor
               AND invoice.set_aside_at IS NULL
            """;

    private final JdbcClient jdbc;

    OpenItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the invoices that are open. */
    List<OpenItem> find(CompanyId company, List<UUID> ids) {
        return jdbc.sql(OPEN_ITEMS + " AND invoice.id = ANY (:ids) ORDER BY invoice.due_date, invoice.id")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(OpenItemRepository::toOpenItem)
                .list();
    }

    boolean isCreditNote(CompanyId company, UUID invoiceId) {
        return jdbc.sql("SELECT kind = 'creditNote' FROM invoicing.invoice WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", invoiceId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static OpenItem toOpenItem(ResultSet row, int number) throws SQLException {
        return new OpenItem(
                row.getObject("id", UUID.class),
                row.getString("number_key"),
                row.getString("payment_reference"),
                row.getObject("due_date", LocalDate.class),
                new Money(row.getLong("outstanding_minor"), Currency.getInstance(row.getString("currency"))));
    }
}
