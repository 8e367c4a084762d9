package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.ExpectedItem;
import com.billify.reconciliation.core.ExpectedMatcher;
import com.billify.reconciliation.core.Payment;
import com.billify.reconciliation.core.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Settles what people only expect, once it comes: after documents have been looked for, by lines of which no document is
 * known or asked. All items and lines of one amount are looked at together, so the order in which they come does not matter.
 */
@Repository
class ExpectedItems {
    /** Nothing else than what they expect settles these items. */
    private static final String ITEMS = """
            SELECT item.id, item.counterparty_name, item.iban, item.due_date, item.amount_minor, item.currency
              FROM invoicing.invoice AS item
             WHERE item.company_id = :company AND item.by_hand AND item.kind = 'expected' AND item.set_aside_at IS NULL
               AND NOT EXISTS (SELECT FROM reconciliation.settlement
                                WHERE (company_id, invoice_id) = (item.company_id, item.id) AND rule <> 'expected')
            """;

    private final JdbcClient jdbc;
    private final PostingRepository postings;

    ExpectedItems(JdbcClient jdbc, PostingRepository postings) {
        this.jdbc = jdbc;
        this.postings = postings;
    }

    /**
     * @param lines that were looked at, or are gone
     * @param invoices that changed
     * @return the lines that settle something else now
     */
    Set<UUID> lookAgain(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        Set<UUID> changed = new HashSet<>();
        for (Money amount : amounts(company, lines, invoices)) {
            changed.addAll(lookAgain(company, amount));
        }
        return changed;
    }

    /** Amounts of items that the lines might be, or that changed; and of documents that may stand in their way. */
    private List<Money> amounts(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        return jdbc.sql("SELECT DISTINCT amount_minor, currency FROM (" + ITEMS + """
                        ) AS item
                         WHERE id = ANY (:invoices)
                            OR (amount_minor, currency) IN (SELECT amount_minor, currency FROM banking.transaction
                                                             WHERE company_id = :company AND id = ANY (:lines))
                            OR (amount_minor, currency) IN (SELECT amount_minor, currency FROM invoicing.invoice
                                                             WHERE company_id = :company AND id = ANY (:invoices))
                        UNION
                        SELECT amount_minor, currency FROM reconciliation.settlement
                         WHERE company_id = :company AND rule = 'expected'
                           AND (transaction_id = ANY (:lines) OR invoice_id = ANY (:invoices))
                        """)
                .param("company", company.value())
                .param("lines", lines.toArray(UUID[]::new))
                .param("invoices", invoices.toArray(UUID[]::new))
                .query(ExpectedItems::toMoney)
                .list();
    }

    private Set<UUID> lookAgain(CompanyId company, Money amount) {
        List<ExpectedItem> items = jdbc.sql(ITEMS + " AND item.amount_minor = :amount AND item.currency = :currency")
                .param("company", company.value())
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .query(ExpectedItems::toItem)
                .list();
        List<ExpectedItem> documents = documents(company, amount);
        List<Payment> payments = items.isEmpty() ? List.of() : payments(company, amount, items);
        Map<UUID, UUID> wanted = new LinkedHashMap<>();
        for (Payment payment : payments) {
            List<ExpectedItem> allowed = items.stream()
                    .filter(item -> !isRefused(company, payment.transactionId(), item.invoiceId()))
                    .toList();
            ExpectedMatcher.match(payment, allowed, documents, payments)
                    .ifPresent(item -> wanted.put(payment.transactionId(), item));
        }
        return settle(company, amount, payments, wanted);
    }

    private Set<UUID> settle(CompanyId company, Money amount, List<Payment> payments, Map<UUID, UUID> wanted) {
        List<Posting.Pair> standing = jdbc.sql("""
                        SELECT transaction_id, invoice_id FROM reconciliation.settlement
                         WHERE company_id = :company AND rule = 'expected' AND amount_minor = :amount
                           AND currency = :currency
                        """)
                .param("company", company.value())
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .query((row, number) -> new Posting.Pair(
                        row.getObject("transaction_id", UUID.class), row.getObject("invoice_id", UUID.class)))
                .list();
        Set<UUID> changed = new HashSet<>();
        List<Posting.Pair> gone = standing.stream()
                .filter(pair -> !pair.invoiceId().equals(wanted.get(pair.transactionId())))
                .toList();
        gone.forEach(pair -> changed.add(pair.transactionId()));
        postings.remove(company, gone, null);
        List<Posting> fresh = payments.stream()
                .filter(payment -> wanted.containsKey(payment.transactionId()))
                .map(payment -> posting(payment, java.util.Objects.requireNonNull(wanted.get(payment.transactionId()))))
                .filter(posting -> !standing.contains(posting.pair()))
                .toList();
        fresh.forEach(posting -> changed.add(posting.transactionId()));
        postings.add(company, fresh, null);
        return changed;
    }

    private static Posting posting(Payment payment, UUID item) {
        return new Posting(
                payment.transactionId(),
                item,
                payment.amount(),
                Money.zero(payment.amount().currency()),
                null,
                payment.bookingDate(),
                Rule.EXPECTED,
                CONFIDENCE_MILLIONTHS,
                List.of());
    }

    /** The same party, day and amount, and nothing else that it could be: as good as a name and an amount are. */
    private static final int CONFIDENCE_MILLIONTHS = 990_000;

    /** Lines of the amount about those days that settle nothing else, and of which nothing is asked or said. */
    private List<Payment> payments(CompanyId company, Money amount, List<ExpectedItem> items) {
        LocalDate first = items.stream()
                .map(ExpectedItem::dueDate)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = items.stream()
                .map(ExpectedItem::dueDate)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return jdbc.sql("""
                        SELECT line.id, line.amount_minor, line.currency, line.booking_date, line.structured_reference,
                               line.remittance_information, line.counterparty_name, line.counterparty_account
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company AND line.amount_minor = :amount AND line.currency = :currency
                           AND line.balance_date BETWEEN :from AND :to
                           AND NOT EXISTS (SELECT FROM reconciliation.settlement
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id)
                                              AND rule <> 'expected')
                           AND NOT EXISTS (SELECT FROM reconciliation.suggestion
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id))
                           AND NOT EXISTS (SELECT FROM reconciliation.without_document
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id))
                         ORDER BY line.booking_date, line.id
                        """)
                .param("company", company.value())
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .param("from", first.minusDays(3L * ExpectedMatcher.NEAR_DAYS))
                .param("to", last.plusDays(3L * ExpectedMatcher.NEAR_DAYS))
                .query((row, number) -> new Payment(
                        row.getObject("id", UUID.class),
                        toMoney(row, number),
                        row.getObject("booking_date", LocalDate.class),
                        row.getString("structured_reference"),
                        row.getString("remittance_information"),
                        row.getString("counterparty_name"),
                        row.getString("counterparty_account")))
                .list();
    }

    /** Open invoices and credit notes of the amount. */
    private List<ExpectedItem> documents(CompanyId company, Money amount) {
        return jdbc.sql("""
                        SELECT document.id, document.counterparty_name, document.iban, document.due_date,
                               document.amount_minor, document.currency
                          FROM invoicing.invoice AS document
                         WHERE document.company_id = :company AND document.kind <> 'expected'
                           AND document.set_aside_at IS NULL
                           AND document.amount_minor = :amount AND document.currency = :currency
                           AND NOT EXISTS (SELECT FROM reconciliation.settlement
                                            WHERE (company_id, invoice_id) = (document.company_id, document.id))
                        """)
                .param("company", company.value())
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .query(ExpectedItems::toItem)
                .list();
    }

    private boolean isRefused(CompanyId company, UUID transactionId, UUID invoiceId) {
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

    private static ExpectedItem toItem(ResultSet row, int number) throws SQLException {
        return new ExpectedItem(
                row.getObject("id", UUID.class),
                row.getString("counterparty_name"),
                row.getString("iban"),
                row.getObject("due_date", LocalDate.class),
                toMoney(row, number));
    }

    private static Money toMoney(ResultSet row, int number) throws SQLException {
        return new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")));
    }
}
