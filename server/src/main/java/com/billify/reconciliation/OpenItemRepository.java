package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.Candidates;
import com.billify.reconciliation.core.ExactMatcher;
import com.billify.reconciliation.core.ExpectedItem;
import com.billify.reconciliation.core.OpenItem;
import com.billify.reconciliation.core.Payment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invoices with something outstanding, which is derived and never stored. */
@Repository
class OpenItemRepository {
    private static final String OPEN_ITEMS = """
            SELECT invoice.id, invoice.number_key, invoice.payment_reference, invoice.currency,
                   invoice.counterparty_name, invoice.iban, invoice.due_date, invoice.kind,
                   invoice.amount_minor - settled.amount_minor AS outstanding_minor
              FROM invoicing.invoice AS invoice
             CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS amount_minor
                                   FROM reconciliation.settlement
                                  WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)) AS settled
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

    /** Open items that any of the payments names by reference or number: one look-up for all of them. */
    Candidates findCandidates(CompanyId company, List<Payment> payments) {
        Set<String> references = new HashSet<>();
        Set<String> numberKeys = new HashSet<>();
        for (Payment payment : payments) {
            if (payment.structuredReference() != null) {
                references.add(payment.structuredReference());
            }
            numberKeys.addAll(ExactMatcher.numberKeys(payment.remittanceInformation()));
        }
        List<UUID> named = jdbc.sql("""
                        SELECT id FROM invoicing.invoice
                         WHERE company_id = :company AND payment_reference = ANY (:references)
                        UNION
                        SELECT id FROM invoicing.invoice
                         WHERE company_id = :company AND number_key = ANY (:numberKeys)
                        """)
                .param("company", company.value())
                .param("references", references.toArray(String[]::new))
                .param("numberKeys", numberKeys.toArray(String[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        return new Candidates(
                named.isEmpty() ? List.of() : find(company, named),
                named.isEmpty() ? List.of() : findRefused(company, payments));
    }

    private List<Candidates.Pair> findRefused(CompanyId company, List<Payment> payments) {
        return jdbc.sql("""
                        SELECT transaction_id, invoice_id
                          FROM reconciliation.refused_pair
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", payments.stream().map(Payment::transactionId).toArray(UUID[]::new))
                .query((row, number) -> new Candidates.Pair(
                        row.getObject("transaction_id", UUID.class), row.getObject("invoice_id", UUID.class)))
                .list();
    }

    /** Open items of that outstanding amount: those that are expected, or the documents. */
    List<ExpectedItem> findOf(CompanyId company, Money outstanding, boolean expected) {
        return jdbc.sql(OPEN_ITEMS + " AND (invoice.kind = 'expected') = :expected"
                        + " AND invoice.amount_minor - settled.amount_minor = :outstanding"
                        + " AND invoice.currency = :currency ORDER BY invoice.due_date, invoice.id")
                .param("company", company.value())
                .param("expected", expected)
                .param("outstanding", outstanding.minorUnits())
                .param("currency", outstanding.currency().getCurrencyCode())
                .query((row, number) -> new ExpectedItem(
                        row.getObject("id", UUID.class),
                        row.getString("counterparty_name"),
                        row.getString("iban"),
                        row.getObject("due_date", LocalDate.class),
                        outstanding))
                .list();
    }

    /** True for an expected item that a person took apart from the transaction. */
    boolean isRefused(CompanyId company, UUID transactionId, UUID invoiceId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM reconciliation.refused_pair
                                        WHERE company_id = :company AND transaction_id = :transaction
                                          AND invoice_id = :invoice)
                        """)
                .param("company", company.value())
                .param("transaction", transactionId)
                .param("invoice", invoiceId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** The distinct amounts that are expected still. */
    Set<Money> expectedAmounts(CompanyId company) {
        return new HashSet<>(jdbc.sql(OPEN_ITEMS + " AND invoice.by_hand AND invoice.kind = 'expected'")
                .param("company", company.value())
                .query((row, number) ->
                        new Money(row.getLong("outstanding_minor"), Currency.getInstance(row.getString("currency"))))
                .list());
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
