package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.reconciliation.core.QuotedNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The invoices of a company as lists with what is still owed of each. Reads what invoicing keeps, writes nothing. */
@Repository
class InvoiceList {
    /** What a row of a list shows or is looked for by, so that what only one page of a document shows is not read for all. */
    private static final String SELECT_WITH = """
            SELECT * FROM (
            SELECT invoice.company_id, invoice.id, invoice.direction, invoice.kind, invoice.number, invoice.number_key,
                   invoice.counterparty_name, invoice.counterparty_key, invoice.issue_date, invoice.due_date,
                   invoice.due_date_stated, invoice.currency, invoice.amount_minor, invoice.vat_minor,
                   invoice.payment_reference, invoice.certainty, invoice.by_hand, invoice.set_aside_at,
                   invoice.amount_minor - settled.amount_minor AS outstanding_minor,
                   (invoice.amount_minor = settled.amount_minor)::integer AS is_settled,
                   CASE WHEN invoice.amount_minor = settled.amount_minor
                        THEN DATE '2000-01-01' - invoice.due_date ELSE invoice.due_date - DATE '2000-01-01' END AS rank,
                   coalesce(noted.count, 0)::integer AS note_count,
                   coalesce(attached.count, 0)::integer AS attachment_count
              FROM invoicing.invoice AS invoice
             %s
             WHERE invoice.company_id = :company) AS invoice
             WHERE invoice.company_id = :company
            """;

    /** Few invoices, by their ids: what hangs on each is looked up. */
    private static final String SELECT_FEW = SELECT_WITH.formatted("""
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS amount_minor
                                  FROM reconciliation.settlement
                                 WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)) AS settled
             CROSS JOIN LATERAL (SELECT count(*) FROM reconciliation.note
                                  WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)) AS noted
             CROSS JOIN LATERAL (SELECT count(*) FROM reconciliation.attachment
                                  WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)) AS attached
            """);

    /**
     * Lists: all settlements, notes and attachments of the company are gone through once, which takes less than half as long as
     * looking up those of each.
     */
    private static final String SELECT = SELECT_WITH.formatted("""
            LEFT JOIN (SELECT invoice_id, sum(amount_minor)::bigint AS amount_minor
                         FROM reconciliation.settlement
                        WHERE company_id = :company
                        GROUP BY invoice_id) AS summed ON summed.invoice_id = invoice.id
             CROSS JOIN LATERAL (SELECT coalesce(summed.amount_minor, 0) AS amount_minor) AS settled
              LEFT JOIN (SELECT invoice_id, count(*) FROM reconciliation.note
                          WHERE company_id = :company AND invoice_id IS NOT NULL
                          GROUP BY invoice_id) AS noted ON noted.invoice_id = invoice.id
              LEFT JOIN (SELECT invoice_id, count(*) FROM reconciliation.attachment
                          WHERE company_id = :company AND invoice_id IS NOT NULL
                          GROUP BY invoice_id) AS attached ON attached.invoice_id = invoice.id
            """);

    private static final String TOKENS = "SELECT invoice_id FROM invoicing.invoice_token WHERE company_id = :company";
    private static final String NOTE_TOKENS =
            "SELECT invoice_id FROM reconciliation.note_token WHERE company_id = :company AND invoice_id IS NOT NULL";
    /** Documents state it without a sign: a credit note gives back what it says. */
    private static final String VAT = "CASE WHEN amount_minor < 0 THEN -abs(vat_minor) ELSE abs(vat_minor) END";

    private static final Set<String> URGENCIES = Set.of("overdue", "within7", "within30", "later");
    private static final int MOST_CANDIDATES = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    InvoiceList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Documents are owed; what is only expected is a list of its own, so that no sum mixes the two. */
    enum Kinds {
        DOCUMENTS,
        EXPECTED,
        ALL
    }

    /**
     * What to show; null leaves it open.
     *
     * @param setAside what was set aside and nothing else; else it is left out
     */
    record Filter(
            Kinds kinds,
            boolean setAside,
            @Nullable String direction,
            @Nullable Boolean open,
            @Nullable String urgency,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            @Nullable LocalDate issuedFrom,
            @Nullable LocalDate issuedTo,
            @Nullable String counterparty,
            @Nullable String search,
            @Nullable String currency,
            @Nullable UUID importId) {

        /** All open ones of a kind, both directions. */
        static Filter open(Kinds kinds, Currency currency, @Nullable LocalDate dueFrom, @Nullable String search) {
            return new Filter(
                    kinds,
                    false,
                    null,
                    true,
                    null,
                    dueFrom,
                    null,
                    null,
                    null,
                    null,
                    search,
                    currency.getCurrencyCode(),
                    null);
        }
    }

    /** What else is known of one invoice. */
    record More(
            @Nullable String counterpartyVat,
            @Nullable String iban,
            @Nullable String paymentReference,
            @Nullable Money net,
            @Nullable Money vat,
            @Nullable Money gross,
            String lines) {}

    /** Sums of all that a filter lets through, one of each a currency. */
    record Totals(List<Money> outstanding, List<Money> amounts, List<Money> vat, int count) {}

    /** Open ones by due date, then settled ones, newest first. */
    Page<Invoice> page(CompanyId company, Filter filter, @Nullable String cursor, int limit) {
        LocalDate today = LocalDate.now(clock);
        Conditions conditions = conditions(filter, today);
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 3);
            conditions
                    .and("(invoice.is_settled, invoice.rank, invoice.id) > (:afterSettled, :afterRank, :afterId)")
                    .with("afterSettled", after.integer(0))
                    .with("afterRank", after.integer(1))
                    .with("afterId", after.uuid(2));
        }
        List<Ranked> found = conditions
                .applyTo(jdbc.sql(
                        SELECT + conditions + "\n ORDER BY invoice.is_settled, invoice.rank, invoice.id LIMIT :limit"))
                .param("company", company.value())
                .param("limit", limit + 1)
                .query((row, number) -> new Ranked(toInvoice(row, today), row.getInt("is_settled"), row.getInt("rank")))
                .list();
        return Page.of(
                        found,
                        limit,
                        last -> Cursor.of(
                                last.settled(), last.rank(), last.invoice().id()))
                .map(Ranked::invoice);
    }

    /** All invoices, in the order of the pages, fetched while they are read; to be closed within the transaction. */
    Stream<Invoice> all(CompanyId company, Filter filter) {
        LocalDate today = LocalDate.now(clock);
        Conditions conditions = conditions(filter, today);
        return conditions
                .applyTo(jdbc.sql(SELECT + conditions + "\n ORDER BY invoice.is_settled, invoice.rank, invoice.id")
                        .withFetchSize(TransactionList.FETCHED_ROWS))
                .param("company", company.value())
                .query((row, number) -> toInvoice(row, today))
                .stream();
    }

    private record Ranked(Invoice invoice, int settled, int rank) {}

    Totals totals(CompanyId company, Filter filter) {
        Conditions conditions = conditions(filter, LocalDate.now(clock));
        List<Money> outstanding = new ArrayList<>();
        List<Money> amounts = new ArrayList<>();
        List<Money> vat = new ArrayList<>();
        int[] count = {0};
        conditions
                .applyTo(jdbc.sql(
                        """
                        SELECT currency, count(*) AS count, sum(outstanding_minor)::bigint AS outstanding_minor,
                               sum(amount_minor)::bigint AS amount_minor,
                               coalesce(sum(%s), 0)::bigint AS vat_minor
                          FROM (""".formatted(VAT) + SELECT + conditions + ") AS filtered GROUP BY currency ORDER BY currency"))
                .param("company", company.value())
                .query(row -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    outstanding.add(new Money(row.getLong("outstanding_minor"), currency));
                    amounts.add(new Money(row.getLong("amount_minor"), currency));
                    vat.add(new Money(row.getLong("vat_minor"), currency));
                    count[0] += row.getInt("count");
                });
        return new Totals(outstanding, amounts, vat, count[0]);
    }

    /** What a filter lets through that does not ask what is open, party by party, largest amount first. */
    List<Invoiced.Party> parties(CompanyId company, Filter filter, Currency currency) {
        Conditions conditions = conditions(filter, LocalDate.now(clock));
        return conditions
                .applyTo(jdbc.sql("""
                        SELECT counterparty_key, max(counterparty_name) AS name, count(*) AS count,
                               count(*) FILTER (WHERE vat_minor IS NULL) AS without_vat,
                               sum(amount_minor)::bigint AS amount_minor,
                               coalesce(sum(%s), 0)::bigint AS vat_minor
                          FROM invoicing.invoice AS invoice
                         WHERE company_id = :company
                        """.formatted(VAT) + conditions
                        + "\n GROUP BY counterparty_key ORDER BY amount_minor DESC, counterparty_key"))
                .param("company", company.value())
                .query((row, number) -> new Invoiced.Party(
                        row.getString("counterparty_key"),
                        row.getString("name"),
                        new Money(row.getLong("amount_minor"), currency),
                        new Money(row.getLong("vat_minor"), currency),
                        row.getInt("count"),
                        row.getInt("without_vat")))
                .list();
    }

    /** Of the documents that count; empty where there is none. */
    Optional<LocalDate> firstIssued(CompanyId company, Currency currency, String direction) {
        return jdbc.sql("""
                        SELECT issue_date FROM invoicing.invoice
                         WHERE company_id = :company AND direction = :direction AND currency = :currency
                           AND kind <> 'expected' AND set_aside_at IS NULL
                         ORDER BY issue_date LIMIT 1
                        """)
                .param("company", company.value())
                .param("direction", direction)
                .param("currency", currency.getCurrencyCode())
                .query(LocalDate.class)
                .optional();
    }

    /** All open items of a kind in one currency by due date. */
    List<Invoice> open(CompanyId company, Kinds kinds, Currency currency, @Nullable LocalDate dueFrom) {
        LocalDate today = LocalDate.now(clock);
        Conditions conditions = conditions(Filter.open(kinds, currency, dueFrom, null), today);
        return conditions
                .applyTo(jdbc.sql(SELECT + conditions + " ORDER BY due_date, id"))
                .param("company", company.value())
                .query((row, number) -> toInvoice(row, today))
                .list();
    }

    /** The ids of all that a filter lets through, in the order of the list, but no more than the limit. */
    List<UUID> ids(CompanyId company, Filter filter, int limit) {
        Conditions conditions = conditions(filter, LocalDate.now(clock));
        return conditions
                .applyTo(jdbc.sql(
                        SELECT + conditions + "\n ORDER BY invoice.is_settled, invoice.rank, invoice.id LIMIT :limit"))
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    Optional<Invoice> find(CompanyId company, UUID id) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(SELECT_FEW + " AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> toInvoice(row, today))
                .optional();
    }

    /** Those of the invoices that are there, set aside or not. */
    List<Invoice> find(CompanyId company, Collection<UUID> ids) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(SELECT_FEW + " AND id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> toInvoice(row, today))
                .list();
    }

    More more(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT counterparty_vat, iban, payment_reference, net_minor, vat_minor, gross_minor, currency, lines
                          FROM invoicing.invoice
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new More(
                        row.getString("counterparty_vat"),
                        row.getString("iban"),
                        row.getString("payment_reference"),
                        money(row, "net_minor"),
                        money(row, "vat_minor"),
                        money(row, "gross_minor"),
                        row.getString("lines")))
                .single();
    }

    /** Every file that states the invoice, first one first. */
    List<Source> sources(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT source.delivery_id, source.document_id, file.name, import.taken_in_at,
                               coalesce(file.report ->> 'format', '') AS format
                          FROM invoicing.invoice_source AS source
                          JOIN intake.import AS import
                                 ON (import.company_id, import.id) = (source.company_id, source.delivery_id)
                          JOIN intake.import_file AS file
                                 ON (file.company_id, file.import_id, file.document_id)
                                    = (import.company_id, import.id, source.document_id)
                         WHERE source.company_id = :company AND source.invoice_id = :id
                         ORDER BY import.taken_in_at
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(Source::of)
                .list();
    }

    /** Every link that tells the invoice, the first one first. */
    List<LinkSource> links(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT connection.id, connection.provider, connection.name, max(item.stated_at) AS seen_at
                          FROM connection.book_item AS item
                          JOIN connection.connection AS connection
                                 ON (connection.company_id, connection.id) = (item.company_id, item.connection_id)
                         WHERE item.company_id = :company AND item.invoice_id = :id
                         GROUP BY connection.id, connection.provider, connection.name, connection.made_at
                         ORDER BY connection.made_at, connection.id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(LinkSource::of)
                .list();
    }

    /** Open invoices that a payment may be for: what it names first, then the same amount, then the same party. */
    List<TransactionController.Candidate> candidates(
            CompanyId company, Transaction line, Money left, @Nullable String search) {
        LocalDate today = LocalDate.now(clock);
        Conditions conditions = conditions(Filter.open(Kinds.ALL, line.amount().currency(), null, search), today);
        boolean comesIn = line.amount().isPositive();
        conditions
                .and("((invoice.amount_minor > 0) = :comesIn"
                        + " OR (invoice.kind = 'creditNote' AND (invoice.direction = 'receivable') = :comesIn))")
                .with("comesIn", comesIn);
        Set<String> keys = QuotedNumbers.keys(line.remittanceInformation());
        List<TransactionController.Candidate> found = new ArrayList<>(conditions
                .applyTo(jdbc.sql(SELECT + conditions + "\n ORDER BY invoice.due_date, invoice.id LIMIT 500"))
                .param("company", company.value())
                .query((row, number) -> {
                    Invoice invoice = toInvoice(row, today);
                    return new TransactionController.Candidate(invoice, reason(row, invoice, line, left, keys));
                })
                .list());
        List<String> order = List.of("reference", "number", "amount", "counterparty", "other");
        found.sort(Comparator.comparingInt(candidate -> order.indexOf(candidate.reason())));
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_CANDIDATES)));
    }

    private static String reason(ResultSet row, Invoice invoice, Transaction line, Money left, Set<String> keys)
            throws SQLException {
        String reference = line.structuredReference();
        if (reference != null && reference.equals(row.getString("payment_reference"))) {
            return "reference";
        }
        if (keys.contains(row.getString("number_key"))) {
            return "number";
        }
        if (invoice.outstanding().equals(left)) {
            return "amount";
        }
        String name = invoice.counterpartyName();
        String payer = line.counterpartyName();
        return name != null && payer != null && name.equalsIgnoreCase(payer) ? "counterparty" : "other";
    }

    private static Conditions conditions(Filter filter, LocalDate today) {
        Conditions conditions = new Conditions()
                .andIf(filter.direction(), "invoice.direction = :direction", "direction")
                .andIf(filter.dueTo(), "invoice.due_date <= :dueTo", "dueTo")
                .andIf(filter.currency(), "invoice.currency = :currency", "currency")
                .andIf(filter.importId(), """
                        invoice.id IN (SELECT invoice_id FROM invoicing.invoice_source
                                        WHERE company_id = :company AND delivery_id = :import)""", "import")
                .andWords(filter.search(), "invoice.id", TOKENS, NOTE_TOKENS)
                .andIf(filter.dueFrom(), "invoice.due_date >= :dueFrom", "dueFrom")
                .andIf(filter.issuedFrom(), "invoice.issue_date >= :issuedFrom", "issuedFrom")
                .andIf(filter.issuedTo(), "invoice.issue_date <= :issuedTo", "issuedTo")
                .andIf(filter.counterparty(), "invoice.counterparty_key = :counterparty", "counterparty")
                .and("invoice.set_aside_at IS " + (filter.setAside() ? "NOT NULL" : "NULL"));
        switch (filter.kinds()) {
            case DOCUMENTS -> conditions.and("invoice.kind <> 'expected'");
            case EXPECTED -> conditions.and("invoice.kind = 'expected'");
            case ALL -> {}
        }
        if (filter.open() != null) {
            conditions.and("invoice.is_settled = " + (filter.open() ? 0 : 1));
        }
        if (filter.urgency() != null) {
            addUrgency(conditions, filter.urgency(), today);
        }
        return conditions;
    }

    private static void addUrgency(Conditions conditions, String urgency, LocalDate today) {
        if (!URGENCIES.contains(urgency)) {
            throw new ProblemException(400, "invalid-parameter", "There is no such urgency.").at("urgency");
        }
        LocalDate soon = today.plusDays(Invoice.SOON_DAYS);
        LocalDate near = today.plusDays(Invoice.NEAR_DAYS);
        conditions.and("invoice.is_settled = 0");
        switch (urgency) {
            case "overdue" -> conditions.and("invoice.due_date < :today").with("today", today);
            case "within7" ->
                conditions
                        .and("invoice.due_date BETWEEN :today AND :soon")
                        .with("today", today)
                        .with("soon", soon);
            case "within30" ->
                conditions
                        .and("invoice.due_date > :soon AND invoice.due_date <= :near")
                        .with("soon", soon)
                        .with("near", near);
            default -> conditions.and("invoice.due_date > :near").with("near", near);
        }
    }

    private static Invoice toInvoice(ResultSet row, LocalDate today) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Money amount = new Money(row.getLong("amount_minor"), currency);
        Money outstanding = new Money(row.getLong("outstanding_minor"), currency);
        LocalDate dueDate = row.getObject("due_date", LocalDate.class);
        boolean open = !outstanding.isZero();
        return new Invoice(
                row.getObject("id", UUID.class),
                row.getString("direction"),
                row.getString("kind"),
                row.getString("number"),
                row.getString("counterparty_name"),
                row.getObject("issue_date", LocalDate.class),
                dueDate,
                row.getBoolean("due_date_stated"),
                amount,
                outstanding,
                vat(row, amount),
                Invoice.statusOf(amount, outstanding),
                open ? Invoice.urgencyOf(dueDate, today) : null,
                open && dueDate.isBefore(today) ? (int) ChronoUnit.DAYS.between(dueDate, today) : null,
                row.getString("certainty"),
                row.getBoolean("by_hand"),
                row.getObject("set_aside_at") != null,
                row.getInt("note_count"),
                row.getInt("attachment_count"));
    }

    private static @Nullable Money vat(ResultSet row, Money amount) throws SQLException {
        long minor = Math.abs(row.getLong("vat_minor"));
        return row.wasNull() ? null : new Money(amount.isNegative() ? -minor : minor, amount.currency());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, Currency.getInstance(row.getString("currency")));
    }
}
