package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
import com.billify.reconciliation.core.OpenItem;
import com.billify.reconciliation.core.Payment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentRepository {
    private static final String UNSETTLED = """
            SELECT line.id, line.amount_minor, line.currency, line.booking_date, line.structured_reference,
                   line.remittance_information, line.counterparty_name, line.counterparty_account
              FROM banking.transaction AS line
             WHERE line.company_id = :company
               AND NOT EXISTS (SELECT FROM reconciliation.settlement
                                WHERE (company_id, transaction_id) = (line.company_id, line.id))
            """;

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, so that of two equal payments the first pays the invoice. */
    List<Payment> findUnsettled(CompanyId company, List<UUID> ids) {
        return jdbc.sql(UNSETTLED + " AND line.id = ANY (:ids) ORDER BY line.booking_date, line.id")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(PaymentRepository::toPayment)
                .list();
    }

    /** Payments of exactly what is outstanding that name the item's reference, or a word of its number. */
    List<Payment> findUnsettledFor(CompanyId company, OpenItem item) {
        String word = SearchTokens.of(item.numberKey()).stream()
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        String longest = openNumberWord(company, item);
        return jdbc.sql(UNSETTLED + """
                           AND line.amount_minor = :amount AND line.currency = :currency
                           AND (line.structured_reference = :reference
                                OR line.id IN (SELECT unnest(transaction_ids) FROM banking.transaction_token
                                                WHERE company_id = :company AND token IN (:word, :longest)))
                         ORDER BY line.booking_date, line.id
                        """)
                .param("company", company.value())
                .param("amount", item.outstanding().minorUnits())
                .param("currency", item.outstanding().currency().getCurrencyCode())
                .param("reference", item.paymentReference())
                .param("word", word)
                .param("longest", longest)
                .query(PaymentRepository::toPayment)
                .list();
    }

    /** Payments of an amount within some days, whoever the other side is. */
    List<Payment> findUnsettledOf(CompanyId company, Money amount, LocalDate from, LocalDate to) {
        return jdbc.sql(UNSETTLED + """
                           AND line.amount_minor = :amount AND line.currency = :currency
                           AND line.balance_date BETWEEN :from AND :to
                         ORDER BY line.booking_date, line.id
                        """)
                .param("company", company.value())
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .param("from", from)
                .param("to", to)
                .query(PaymentRepository::toPayment)
                .list();
    }

    /** The payments that settle an invoice by a rule, with what each settles of it. */
    List<Payment> findSettledByRule(CompanyId company, UUID invoiceId) {
        return jdbc.sql("""
                        SELECT line.id, line.amount_minor, line.currency, line.booking_date, line.structured_reference,
                               line.remittance_information, line.counterparty_name, line.counterparty_account
                          FROM reconciliation.settlement AS settlement
                          JOIN banking.transaction AS line
                                 ON (line.company_id, line.id) = (settlement.company_id, settlement.transaction_id)
                         WHERE settlement.company_id = :company AND settlement.invoice_id = :invoice
                           AND settlement.made_by IS NULL
                         ORDER BY line.booking_date, line.id
                        """)
                .param("company", company.value())
                .param("invoice", invoiceId)
                .query(PaymentRepository::toPayment)
                .list();
    }

    /** The longest word of the number as printed: 2026-0041 is written as two words by most payers. */
    private String openNumberWord(CompanyId company, OpenItem item) {
        String printed = jdbc.sql("SELECT number FROM invoicing.invoice WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", item.invoiceId())
                .query((row, number) -> row.getString("number"))
                .single();
        return SearchTokens.of(printed).stream()
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static Payment toPayment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getObject("booking_date", LocalDate.class),
                row.getString("structured_reference"),
                row.getString("remittance_information"),
                row.getString("counterparty_name"),
                row.getString("counterparty_account"));
    }
}
