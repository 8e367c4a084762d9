package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.InvoiceKey;
import com.billify.invoicing.core.InvoiceNumber;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.invoicing.core.Typed;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
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

    /** The invoice of that key, as its own or as one of its documents spells it. */
    Optional<UUID> find(CompanyId company, InvoiceKey key) {
        return jdbc.sql("""
                        SELECT id
                          FROM invoicing.invoice
                         WHERE company_id = :company AND direction = :direction AND kind = :kind
                           AND counterparty_key = :counterpartyKey AND number_key = :numberKey
                           AND issue_year = :issueYear
                        UNION ALL
                        SELECT invoice_id
                          FROM invoicing.invoice_alias
                         WHERE company_id = :company AND direction = :direction AND kind = :kind
                           AND counterparty_key = :counterpartyKey AND number_key = :numberKey
                           AND issue_year = :issueYear
                         LIMIT 1
                        """)
                .param("company", company.value())
                .param("direction", key.direction())
                .param("kind", key.kind())
                .param("counterpartyKey", key.counterpartyKey())
                .param("numberKey", key.numberKey())
                .param("issueYear", key.issueYear())
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    /** Rows with all that is said of them, in no order; ids of nothing are passed over. */
    List<Held> load(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql(HELD + " AND invoice.id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::toHeld)
                .list();
    }

    /**
     * What was typed or told by a link and no document states so far, as far as the document may be its twin: the same way
     * round, with the same number or nearly the same amount. Set aside or not.
     */
    List<Held> withoutDocument(CompanyId company, StatedInvoice stated) {
        return jdbc.sql(HELD + """
                           AND invoice.direction = :direction AND invoice.currency = :currency
                           AND (invoice.id IN (SELECT id FROM invoicing.invoice
                                                WHERE company_id = :company AND by_hand AND direction = :direction)
                                OR invoice.id IN (""" + ALIKE + """
                                ) AND EXISTS (SELECT FROM invoicing.feed_statement
                                               WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)))
                           AND (invoice.number_key = :numberKey OR abs(invoice.amount_minor - :amount) <= :near)
                           AND NOT EXISTS (SELECT FROM invoicing.invoice_source
                                            WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id))
                         ORDER BY invoice.due_date, invoice.id
                        """)
                .param("near", stated.payable().minorUnits() / 8)
                .param("amount", stated.cash().minorUnits())
                .params(alike(company, stated))
                .query(this::toHeld)
                .list();
    }

    /** What may be the same as a link now tells, and it has not told under another id: with its number or its amount. */
    List<Held> withoutFeed(CompanyId company, UUID feed, StatedInvoice stated) {
        return jdbc.sql(HELD + """
                           AND invoice.direction = :direction AND invoice.currency = :currency
                           AND invoice.id IN (""" + ALIKE + """
                           )
                           AND (invoice.number_key = :numberKey OR invoice.amount_minor = :amount)
                           AND NOT EXISTS (SELECT FROM invoicing.feed_statement
                                            WHERE (company_id, feed_id, invoice_id)
                                                  = (invoice.company_id, :feed, invoice.id))
                         ORDER BY invoice.due_date, invoice.id
                        """)
                .param("feed", feed)
                .param("amount", stated.cash().minorUnits())
                .params(alike(company, stated))
                .query(this::toHeld)
                .list();
    }

    /** Found by what is indexed, the number and the whole units of the amount, as an import asks thousands of times. */
    private static final String ALIKE = """
            SELECT id FROM invoicing.invoice WHERE company_id = :company AND number_key = :numberKey
             UNION
            SELECT invoice_id FROM invoicing.invoice_token WHERE company_id = :company AND token = :unitsToken
            """;

    private static Map<String, Object> alike(CompanyId company, StatedInvoice stated) {
        return Map.of(
                "company", company.value(),
                "direction", stated.direction().wireName(),
                "currency", stated.payable().currency().getCurrencyCode(),
                "numberKey", stated.number().key(),
                "unitsToken",
                        SearchTokens.of(SearchTokens.ofAmount(stated.payable()))
                                .iterator()
                                .next());
    }

    private static final String HELD = """
            SELECT invoice.*,
                   EXISTS (SELECT FROM invoicing.invoice_alias
                            WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id)) AS has_aliases,
                   (SELECT jsonb_agg(jsonb_build_object('delivery', source.delivery_id, 'document', source.document_id,
                                                        'stated', source.stated::text, 'wins', source.wins)
                                     ORDER BY source.arrival)
                      FROM invoicing.invoice_source AS source
                     WHERE (source.company_id, source.invoice_id) = (invoice.company_id, invoice.id)) AS sources,
                   (SELECT jsonb_agg(jsonb_build_object('feed', told.feed_id, 'upstream', told.upstream_id,
                                                        'stated', told.stated::text, 'wins', told.wins)
                                     ORDER BY told.feed_id, told.upstream_id)
                      FROM invoicing.feed_statement AS told
                     WHERE (told.company_id, told.invoice_id) = (invoice.company_id, invoice.id)) AS feeds
              FROM invoicing.invoice AS invoice
             WHERE invoice.company_id = :company
            """;

    /** With another VAT number it is another supplier, unless its name is spelt alike: "Garage De Smet" is not "Garage Desmet". */
    private static final String NAMED_ALIKE = """
            name_key = nullif(:nameKey, '')
            AND (counterparty_vat IS NULL OR :vat::text IS NULL OR lower(counterparty_name) = lower(:name))""";

    /** A document that nothing is known of yet. */
    void add(CompanyId company, UUID id, StatedInvoice stated) {
        insert(company, id, stated, Typed.NOTHING, null);
    }

    /** What a person typed. */
    void add(CompanyId company, UUID id, Layers layers) {
        insert(company, id, layers.inForce(), layers.typed(), layers.certainty());
    }

    private void insert(CompanyId company, UUID id, StatedInvoice stated, Typed typed, @Nullable String certainty) {
        InvoiceKey key = InvoiceKey.of(id, stated);
        jdbc.sql("""
                        INSERT INTO invoicing.invoice
                               (company_id, id, direction, kind, number, number_key, counterparty_name, counterparty_vat,
                                counterparty_key, issue_date, due_date, due_date_stated, currency, amount_minor,
                                net_minor, vat_minor, gross_minor, iban, payment_reference, lines, by_hand, typed,
                                certainty)
                        VALUES (:company, :id, :direction, :kind, :number, :numberKey, :counterpartyName,
                                :counterpartyVat, :counterpartyKey, :issueDate, :dueDate, :dueDateStated, :currency,
                                :amount, :net, :vat, :gross, :iban, :paymentReference, :lines::jsonb, :byHand,
                                :typed::jsonb, :certainty)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("direction", stated.direction().wireName())
                .param("kind", stated.kind().wireName())
                .param("number", stated.number().printed())
                .param("numberKey", key.numberKey())
                .param("counterpartyName", stated.counterpartyName())
                .param("counterpartyVat", stated.counterpartyVat())
                .param("counterpartyKey", key.counterpartyKey())
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
                .param("byHand", typed.isWhole())
                .param("typed", TypedJson.write(typed))
                .param("certainty", certainty)
                .update();
        addTokens(company, id, stated);
    }

    /** An invoice as it was and what is to be in force of it now. */
    record Rewrite(Held before, Layers now) {}

    /** Brings the rows in line with what is said of them, with the words and keys under which they are found. */
    void rewrite(CompanyId company, List<Rewrite> rewrites) {
        List<Object[]> rows = new ArrayList<>();
        for (Rewrite rewrite : rewrites) {
            StatedInvoice now = rewrite.now().inForce();
            InvoiceKey key = InvoiceKey.of(rewrite.before().id(), now);
            rows.add(new Object[] {
                now.kind().wireName(),
                now.number().printed(),
                key.numberKey(),
                now.counterpartyName(),
                now.counterpartyVat(),
                key.counterpartyKey(),
                now.issueDate(),
                now.expectedDueDate(),
                now.dueDate() != null,
                now.cash().minorUnits(),
                minor(now.net()),
                minor(now.vat()),
                minor(now.gross()),
                now.iban(),
                now.paymentReference(),
                json.writeValueAsString(now.lines()),
                TypedJson.write(rewrite.now().typed()),
                rewrite.now().certainty(),
                company.value(),
                rewrite.before().id()
            });
        }
        template.batchUpdate("""
                UPDATE invoicing.invoice
                   SET kind = ?, number = ?, number_key = ?, counterparty_name = ?, counterparty_vat = ?,
                       counterparty_key = ?, issue_date = ?, due_date = ?, due_date_stated = ?, amount_minor = ?,
                       net_minor = ?, vat_minor = ?, gross_minor = ?, iban = ?, payment_reference = ?,
                       lines = ?::jsonb, typed = ?::jsonb, certainty = ?
                 WHERE company_id = ? AND id = ?
                """, rows);
        for (Rewrite rewrite : rewrites) {
            UUID id = rewrite.before().id();
            StatedInvoice now = rewrite.now().inForce();
            if (!tokens(rewrite.before().row()).equals(tokens(now))) {
                jdbc.sql("DELETE FROM invoicing.invoice_token WHERE company_id = :company AND invoice_id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update();
                addTokens(company, id, now);
            }
        }
    }

    /** Every other way in which the documents, and the person who typed it, spell what makes the invoice one. */
    void rewriteAliases(CompanyId company, Held held) {
        jdbc.sql("DELETE FROM invoicing.invoice_alias WHERE company_id = :company AND invoice_id = :id")
                .param("company", company.value())
                .param("id", held.id())
                .update();
        for (InvoiceKey key : aliases(held)) {
            jdbc.sql("""
                            INSERT INTO invoicing.invoice_alias
                                   (company_id, direction, kind, counterparty_key, number_key, issue_year, invoice_id)
                            VALUES (:company, :direction, :kind, :counterpartyKey, :numberKey, :issueYear, :id)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("direction", key.direction())
                    .param("kind", key.kind())
                    .param("counterpartyKey", key.counterpartyKey())
                    .param("numberKey", key.numberKey())
                    .param("issueYear", key.issueYear())
                    .param("id", held.id())
                    .update();
        }
    }

    private static Set<InvoiceKey> aliases(Held held) {
        Set<InvoiceKey> keys = new LinkedHashSet<>();
        for (Held.SourceOf source : held.sources()) {
            StatedInvoice stated = source.stated();
            if (stated != null) {
                keys.add(InvoiceKey.of(held.id(), stated));
            }
        }
        held.feeds().forEach(told -> keys.add(InvoiceKey.of(held.id(), told.stated())));
        Typed typed = held.typed();
        if (typed.isWhole() && typed.kind() != Kind.EXPECTED) {
            keys.add(InvoiceKey.of(
                    held.id(), new Layers(held.direction(), held.currency(), typed, null, Set.of()).inForce()));
        }
        keys.remove(InvoiceKey.of(held.id(), held.row()));
        return keys;
    }

    /** @param stated null while the row says just that */
    void addSource(
            CompanyId company,
            UUID invoice,
            UUID delivery,
            UUID document,
            @Nullable StatedInvoice stated,
            Set<Field> wins) {
        jdbc.sql("""
                        INSERT INTO invoicing.invoice_source
                               (company_id, invoice_id, delivery_id, document_id, stated, wins)
                        VALUES (:company, :invoice, :delivery, :document, :stated::jsonb, :wins)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("invoice", invoice)
                .param("delivery", delivery)
                .param("document", document)
                .param("stated", stated == null ? null : json.writeValueAsString(stated))
                .param("wins", names(wins))
                .update();
    }

    /** What a link told last under an id of its own. */
    record Told(UUID invoice, StatedInvoice stated) {}

    /** By the id of the source. */
    Map<String, Told> told(CompanyId company, UUID feed) {
        Map<String, Told> told = new HashMap<>();
        jdbc.sql("""
                        SELECT upstream_id, invoice_id, stated::text AS stated FROM invoicing.feed_statement
                         WHERE company_id = :company AND feed_id = :feed
                        """).param("company", company.value()).param("feed", feed).query(row -> {
            told.put(
                    row.getString("upstream_id"),
                    new Told(
                            row.getObject("invoice_id", UUID.class),
                            json.readValue(row.getString("stated"), StatedInvoice.class)));
        });
        return told;
    }

    /** @param wins fields in which the link goes before what was typed; kept when it tells of the invoice already */
    void tell(CompanyId company, UUID feed, String upstreamId, UUID invoice, StatedInvoice stated, Set<Field> wins) {
        jdbc.sql("""
                        INSERT INTO invoicing.feed_statement (company_id, feed_id, upstream_id, invoice_id, stated, wins)
                        VALUES (:company, :feed, :upstream, :invoice, :stated::jsonb, :wins)
                        ON CONFLICT (company_id, feed_id, upstream_id) DO UPDATE SET stated = excluded.stated
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("upstream", upstreamId)
                .param("invoice", invoice)
                .param("stated", json.writeValueAsString(stated))
                .param("wins", names(wins))
                .update();
    }

    /** Writes down what the documents of each say, before its row says something else. */
    void keepStated(CompanyId company, List<Held> held) {
        List<Object[]> rows = new ArrayList<>();
        for (Held one : held) {
            for (Held.SourceOf source : one.sources()) {
                if (source.stated() == null) {
                    rows.add(new Object[] {
                        json.writeValueAsString(one.row()),
                        company.value(),
                        one.id(),
                        source.delivery(),
                        source.document()
                    });
                }
            }
        }
        template.batchUpdate("""
                UPDATE invoicing.invoice_source SET stated = ?::jsonb
                 WHERE company_id = ? AND invoice_id = ? AND delivery_id = ? AND document_id = ?
                """, rows);
    }

    /** Of the first document of the invoice, or of its link where it has none. */
    void setWins(CompanyId company, Held held, Set<Field> wins) {
        if (held.documentWins().equals(wins)) {
            return;
        }
        if (held.sources().isEmpty()) {
            jdbc.sql("""
                            UPDATE invoicing.feed_statement SET wins = :wins
                             WHERE company_id = :company AND invoice_id = :invoice
                            """)
                    .param("wins", names(wins))
                    .param("company", company.value())
                    .param("invoice", held.id())
                    .update();
            return;
        }
        Held.SourceOf first = held.sources().getFirst();
        jdbc.sql("""
                        UPDATE invoicing.invoice_source SET wins = :wins
                         WHERE company_id = :company AND invoice_id = :invoice AND delivery_id = :delivery
                           AND document_id = :document
                        """)
                .param("wins", names(wins))
                .param("company", company.value())
                .param("invoice", held.id())
                .param("delivery", first.delivery())
                .param("document", first.document())
                .update();
    }

    List<UUID> ofDelivery(CompanyId company, UUID delivery) {
        return jdbc.sql("""
                        SELECT DISTINCT invoice_id FROM invoicing.invoice_source
                         WHERE company_id = :company AND delivery_id = :delivery
                        """)
                .param("company", company.value())
                .param("delivery", delivery)
                .query((row, number) -> row.getObject("invoice_id", UUID.class))
                .list();
    }

    /** Forgets that a delivery states anything. */
    void removeSources(CompanyId company, UUID delivery) {
        jdbc.sql("DELETE FROM invoicing.invoice_source WHERE company_id = :company AND delivery_id = :delivery")
                .param("company", company.value())
                .param("delivery", delivery)
                .update();
    }

    /** Removes those of the invoices that nobody says any more. */
    int removeUnstated(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql("""
                        DELETE FROM invoicing.invoice AS invoice
                         WHERE invoice.company_id = :company AND invoice.id = ANY (:ids) AND NOT invoice.by_hand
                           AND NOT EXISTS (SELECT FROM invoicing.invoice_source
                                            WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id))
                           AND NOT EXISTS (SELECT FROM invoicing.feed_statement
                                            WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id))
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void remove(CompanyId company, Collection<UUID> ids) {
        jdbc.sql("DELETE FROM invoicing.invoice WHERE company_id = :company AND id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /**
     * The account that the supplier of this invoice had last, where none of its invoices names that of this one; the supplier by its
     * key, and where that says nothing by its name. What was set aside, which a forged invoice may be, says nothing.
     */
    Optional<String> otherAccount(CompanyId company, StatedInvoice stated) {
        return otherAccount(company, stated, "counterparty_key = :key")
                .or(() -> otherAccount(company, stated, NAMED_ALIKE))
                .filter(account -> !account.equals(stated.iban()));
    }

    /** @return the account of the latest invoice of these; the one that is asked for when any of them names it */
    private Optional<String> otherAccount(CompanyId company, StatedInvoice stated, String ofSupplier) {
        return jdbc.sql("""
                        SELECT iban
                          FROM invoicing.invoice
                         WHERE company_id = :company AND direction = 'payable' AND iban IS NOT NULL AND set_aside_at IS NULL
                           AND %s
                         ORDER BY iban = :iban DESC, issue_date DESC, id
                         LIMIT 1
                        """.formatted(ofSupplier))
                .param("company", company.value())
                .param("iban", stated.iban())
                .param("key", stated.counterpartyKey())
                .param("nameKey", stated.nameKey())
                .param("name", stated.counterpartyName())
                .param("vat", stated.counterpartyVat())
                .query(String.class)
                .optional();
    }

    void setAside(CompanyId company, Collection<UUID> ids, @Nullable SetAside why) {
        UserId by = why == null ? null : why.by();
        jdbc.sql("""
                        UPDATE invoicing.invoice
                           SET set_aside_reason = :reason, set_aside_at = :at, set_aside_by = :by
                         WHERE company_id = :company AND id = ANY (:ids)
                        """)
                .param("reason", why == null ? null : why.reason())
                .param(
                        "at",
                        why == null ? null : why.at().atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static Set<String> tokens(StatedInvoice stated) {
        return SearchTokens.of(
                stated.number().printed(),
                stated.number().key(),
                stated.counterpartyName(),
                stated.counterpartyVat(),
                stated.paymentReference(),
                SearchTokens.ofAmount(stated.payable()));
    }

    private void addTokens(CompanyId company, UUID id, StatedInvoice stated) {
        List<Object[]> tokens = new ArrayList<>();
        for (String token : tokens(stated)) {
            tokens.add(new Object[] {company.value(), token, id});
        }
        template.batchUpdate(
                "INSERT INTO invoicing.invoice_token (company_id, token, invoice_id) VALUES (?, ?, ?)", tokens);
    }

    private Held toHeld(ResultSet row, int number) throws SQLException {
        List<Held.SourceOf> sources = new ArrayList<>();
        for (JsonNode source : array(row.getString("sources"))) {
            sources.add(new Held.SourceOf(
                    UUID.fromString(source.path("delivery").asString()),
                    UUID.fromString(source.path("document").asString()),
                    source.path("stated").isString() ? stated(source) : null,
                    wins(source)));
        }
        List<Held.Fed> feeds = new ArrayList<>();
        for (JsonNode told : array(row.getString("feeds"))) {
            feeds.add(new Held.Fed(
                    UUID.fromString(told.path("feed").asString()),
                    told.path("upstream").asString(),
                    stated(told),
                    wins(told)));
        }
        OffsetDateTime asideAt = row.getObject("set_aside_at", OffsetDateTime.class);
        UUID asideBy = row.getObject("set_aside_by", UUID.class);
        return new Held(
                row.getObject("id", UUID.class),
                toStated(row),
                TypedJson.read(row.getString("typed")),
                asideAt == null
                        ? null
                        : new SetAside(
                                row.getString("set_aside_reason"),
                                asideAt.toInstant(),
                                asideBy == null ? null : new UserId(asideBy)),
                row.getBoolean("has_aliases"),
                List.copyOf(sources),
                List.copyOf(feeds));
    }

    private JsonNode array(@Nullable String stored) {
        return stored == null ? json.createArrayNode() : json.readTree(stored);
    }

    /** As a text of its own: its numbers are read digit by digit, never by way of a float. */
    private StatedInvoice stated(JsonNode of) {
        return json.readValue(of.path("stated").asString(), StatedInvoice.class);
    }

    private static Set<Field> wins(JsonNode of) {
        Set<Field> wins = EnumSet.noneOf(Field.class);
        of.path("wins").forEach(name -> Field.ofWireName(name.asString()).ifPresent(wins::add));
        return wins;
    }

    private StatedInvoice toStated(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new StatedInvoice(
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                Kind.ofWireName(row.getString("kind")),
                new InvoiceNumber(row.getString("number")),
                row.getString("counterparty_name"),
                row.getString("counterparty_vat"),
                row.getObject("issue_date", LocalDate.class),
                row.getBoolean("due_date_stated") ? row.getObject("due_date", LocalDate.class) : null,
                new Money(Math.absExact(row.getLong("amount_minor")), currency),
                money(row, "net_minor", currency),
                money(row, "vat_minor", currency),
                money(row, "gross_minor", currency),
                row.getString("iban"),
                row.getString("payment_reference"),
                json.readValue(row.getString("lines"), new TypeReference<List<StatedInvoice.Line>>() {}));
    }

    private static String[] names(Set<Field> fields) {
        return fields.stream().sorted().map(Field::wireName).toArray(String[]::new);
    }

    private static @Nullable Money money(ResultSet row, String column, Currency currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, currency);
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minorUnits();
    }
}
