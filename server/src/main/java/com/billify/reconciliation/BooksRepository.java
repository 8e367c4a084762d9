package com.billify.reconciliation;

import com.billify.banking.core.StatedLine;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Parties;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Keys;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lines, documents, settlements and what people said of them, as the matcher takes them. */
@Repository
class BooksRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    BooksRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A settlement as it stands.
     *
     * @param transactionId the line; of a difference the line that came short; null outside the bank
     * @param difference it is no money of the line
     * @param byHand a person made it
     */
    record Standing(
            UUID id,
            @Nullable UUID transactionId,
            UUID invoiceId,
            Money amount,
            boolean difference,
            boolean byHand,
            String rule,
            @Nullable String way,
            @Nullable Integer confidenceMillionths,
            @Nullable String evidence) {}

    /**
     * What a person said of all lines of a counterparty.
     *
     * @param party they pay the invoices of this party; null when nothing was said of that
     */
    record Remembered(
            boolean withoutDocument,
            @Nullable String party,
            @Nullable String category) {}

    /** Whether there are more lines than this. */
    boolean hasMoreLinesThan(CompanyId company, int count) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM banking.transaction WHERE company_id = :company OFFSET :count)
                        """)
                .param("company", company.value())
                .param("count", count)
                .query(Boolean.class)
                .single();
    }

    /** Those of the lines that are there, oldest first. */
    List<Payment> payments(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT line.id, account.number, line.booking_date, line.amount_minor, line.currency,
                               line.counterparty_name, line.counterparty_account, line.structured_reference,
                               line.remittance_information, line.end_to_end_id, line.parts
                          FROM banking.transaction AS line
                          JOIN banking.account AS account
                                 ON (account.company_id, account.id) = (line.company_id, line.account_id)
                         WHERE line.company_id = :company AND line.id = ANY (:ids)
                         ORDER BY line.booking_date, line.id
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::toPayment)
                .list();
    }

    /**
     * Those of the documents that are there and not set aside, in the order of their ids. What people settled of them, by a
     * line or outside the bank, is settled elsewhere; so is what a rule had posted of a line to which a person added.
     */
    List<Document> documents(CompanyId company, Collection<UUID> ids) {
        List<Document> found = jdbc.sql("""
                        SELECT invoice.id, invoice.direction, invoice.kind, invoice.number, invoice.issue_date,
                               invoice.due_date, invoice.amount_minor, invoice.currency, invoice.payment_reference,
                               invoice.counterparty_name, invoice.counterparty_vat, invoice.iban,
                               said.amount_minor AS settled_minor
                          FROM invoicing.invoice AS invoice
                         CROSS JOIN LATERAL (
                               SELECT coalesce(sum(made.amount_minor), 0)::bigint AS amount_minor
                                 FROM reconciliation.settlement AS made
                                WHERE (made.company_id, made.invoice_id) = (invoice.company_id, invoice.id)
                                  AND (made.made_by IS NOT NULL
                                       OR EXISTS (SELECT FROM reconciliation.settlement AS other
                                                   WHERE other.company_id = made.company_id
                                                     AND other.transaction_id
                                                         = coalesce(made.transaction_id, made.because_of)
                                                     AND other.made_by IS NOT NULL))) AS said
                         WHERE invoice.company_id = :company AND invoice.id = ANY (:ids)
                           AND invoice.set_aside_at IS NULL
                         ORDER BY invoice.id
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(BooksRepository::toDocument)
                .list();
        Map<String, Set<String>> accounts = new HashMap<>();
        jdbc.sql("""
                        SELECT party, counterparty_key FROM reconciliation.memory
                         WHERE company_id = :company AND party IS NOT NULL
                        """).param("company", company.value()).query(row -> {
            accounts.computeIfAbsent(row.getString("party"), party -> new TreeSet<>())
                    .add(row.getString("counterparty_key"));
        });
        return accounts.isEmpty()
                ? found
                : found.stream()
                        .map(document -> withAccounts(document, accounts.getOrDefault(partyOf(document), Set.of())))
                        .toList();
    }

    /** Numbers of the company's own accounts. */
    Set<String> ownAccounts(CompanyId company) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT number FROM banking.account WHERE company_id = :company")
                .param("company", company.value())
                .query(String.class)
                .list());
    }

    /** All that settles one of the lines or one of the documents. */
    List<Standing> standing(CompanyId company, Collection<UUID> transactionIds, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        SELECT * FROM reconciliation.settlement
                         WHERE company_id = :company AND invoice_id = ANY (:invoices)
                        UNION
                        SELECT * FROM reconciliation.settlement
                         WHERE company_id = :company AND transaction_id = ANY (:transactions)
                        UNION
                        SELECT * FROM reconciliation.settlement
                         WHERE company_id = :company AND because_of = ANY (:transactions)
                        ORDER BY id
                        """)
                .param("company", company.value())
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .param("transactions", transactionIds.toArray(UUID[]::new))
                .query(BooksRepository::toStanding)
                .list();
    }

    /** What each of the lines settles to which a person put something by hand, what the payer kept included. */
    Map<UUID, List<Share>> settledByHand(CompanyId company, Collection<UUID> transactionIds) {
        Map<UUID, List<Share>> found = new HashMap<>();
        jdbc.sql("""
                        WITH made AS (
                            SELECT transaction_id AS line, invoice_id, amount_minor, currency, made_by
                              FROM reconciliation.settlement
                             WHERE company_id = :company AND transaction_id = ANY (:ids)
                            UNION ALL
                            SELECT because_of, invoice_id, amount_minor, currency, made_by
                              FROM reconciliation.settlement
                             WHERE company_id = :company AND because_of = ANY (:ids))
                        SELECT line, invoice_id, currency, sum(amount_minor)::bigint AS amount_minor
                          FROM made
                         WHERE line IN (SELECT line FROM made WHERE made_by IS NOT NULL)
                         GROUP BY line, invoice_id, currency
                         ORDER BY line, invoice_id
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("line", UUID.class), line -> new ArrayList<>())
                            .add(new Share(row.getString("invoice_id"), money(row)));
                });
        return found;
    }

    /** Those of the lines of which a person said that they pay no invoice. */
    Set<UUID> withoutDocument(CompanyId company, Collection<UUID> transactionIds) {
        return new HashSet<>(jdbc.sql("""
                        SELECT transaction_id FROM reconciliation.without_document
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** The pairs of the lines that a person took apart or refused. */
    List<Posting.Pair> refused(CompanyId company, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        SELECT transaction_id, invoice_id
                          FROM reconciliation.refused_pair
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                         ORDER BY transaction_id, invoice_id
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query((row, number) -> new Posting.Pair(
                        row.getObject("transaction_id", UUID.class), row.getObject("invoice_id", UUID.class)))
                .list();
    }

    /** What was said of counterparties, by their key. */
    Map<String, Remembered> remembered(CompanyId company, Collection<String> counterpartyKeys) {
        Map<String, Remembered> found = new HashMap<>();
        jdbc.sql("""
                        SELECT counterparty_key, without_document, party, category FROM reconciliation.memory
                         WHERE company_id = :company AND counterparty_key = ANY (:keys)
                        """)
                .param("company", company.value())
                .param("keys", counterpartyKeys.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("counterparty_key"),
                            new Remembered(
                                    row.getBoolean("without_document"),
                                    row.getString("party"),
                                    row.getString("category")));
                });
        return found;
    }

    /** True when nothing is to be posted by a rule. */
    boolean isWatchOnly(CompanyId company) {
        return jdbc.sql("SELECT watch_only FROM reconciliation.setting WHERE company_id = :company")
                .param("company", company.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** One text for all lines of a counterparty: its account, else its name in plain letters; null when neither is known. */
    static @Nullable String counterpartyKey(@Nullable String account, @Nullable String name) {
        if (account != null) {
            return account;
        }
        return name == null || Parties.key(name).isEmpty() ? null : Parties.key(name);
    }

    static @Nullable String counterpartyKey(Payment payment) {
        return counterpartyKey(payment.counterpartyAccount(), payment.counterpartyName());
    }

    /** The party of a document as the matcher names it. */
    static String partyOf(Document document) {
        return Keys.of(document).stream()
                .filter(key -> key.startsWith(KeyRepository.PARTY))
                .findFirst()
                .orElseThrow()
                .substring(KeyRepository.PARTY.length());
    }

    private static Document withAccounts(Document document, Set<String> more) {
        Set<String> accounts = new TreeSet<>(document.partyAccounts());
        accounts.addAll(more);
        return new Document(
                document.id(),
                document.direction(),
                document.kind(),
                document.number(),
                document.issueDate(),
                document.dueDate(),
                document.amount(),
                document.settledElsewhere(),
                document.paymentReference(),
                document.partyName(),
                document.partyVat(),
                accounts,
                document.creditedNumber());
    }

    private Payment toPayment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getString("id"),
                row.getString("number"),
                row.getObject("booking_date", LocalDate.class),
                money(row),
                row.getString("counterparty_name"),
                row.getString("counterparty_account"),
                row.getString("structured_reference"),
                row.getString("remittance_information"),
                row.getString("end_to_end_id"),
                parts(row.getString("parts"), money(row)));
    }

    private List<Payment.Part> parts(@Nullable String stored, Money whole) {
        return stored == null
                ? List.of()
                : Payment.parts(json.readValue(stored, new TypeReference<List<StatedLine.Part>>() {}), whole);
    }

    private static Document toDocument(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.ofWireName(row.getString("kind"));
        Direction direction = row.getString("direction").equals("payable") ? Direction.PAYABLE : Direction.RECEIVABLE;
        String iban = row.getString("iban");
        Money amount = money(row);
        return new Document(
                row.getString("id"),
                direction,
                kind,
                kind == Kind.EXPECTED ? null : row.getString("number"),
                row.getObject("issue_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                amount,
                new Money(row.getLong("settled_minor"), amount.currency()),
                row.getString("payment_reference"),
                row.getString("counterparty_name"),
                row.getString("counterparty_vat"),
                // What is to be received goes to an account of our own: that is not the party's.
                direction == Direction.PAYABLE && iban != null ? Set.of(iban) : Set.of(),
                null);
    }

    private static Standing toStanding(ResultSet row, int number) throws SQLException {
        UUID becauseOf = row.getObject("because_of", UUID.class);
        int confidence = row.getInt("confidence_millionths");
        boolean sure = !row.wasNull();
        return new Standing(
                row.getObject("id", UUID.class),
                becauseOf != null ? becauseOf : row.getObject("transaction_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                money(row),
                becauseOf != null,
                row.getObject("made_by", UUID.class) != null,
                row.getString("rule"),
                row.getString("way"),
                sure ? confidence : null,
                row.getString("evidence"));
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")));
    }
}
