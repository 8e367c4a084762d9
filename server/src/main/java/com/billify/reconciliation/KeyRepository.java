package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Keys;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Placement;
import com.billify.reconciliation.core.matching.Shelf;
import com.billify.tenancy.OrderedIds;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Under which keys lines and documents find each other, of which party each line is, and what is to be looked at anew. */
@Repository
class KeyRepository {
    /** How the key of a party begins, and that of a row's own id: these two are looked up without a table of keys. */
    static final String PARTY = "p:";

    private static final String OWN_ID = "i:";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeyRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // ---- what waits

    /**
     * A line or an invoice that waits.
     *
     * @param asked tells whether it was asked again since
     * @param beside the same for those that are looked at together; null for one that stands alone
     */
    record Waiting(UUID id, UUID asked, @Nullable String beside) {
        static List<UUID> ids(List<Waiting> all) {
            return all.stream().map(Waiting::id).toList();
        }
    }

    /** Lines or invoices that are new or changed, in the transaction that changed them. */
    void await(CompanyId company, Collection<UUID> ids, boolean ofInvoice) {
        jdbc.sql("""
                        INSERT INTO reconciliation.waiting AS known (company_id, id, of_invoice, asked, indexed)
                        SELECT :company, id, :ofInvoice, gen_random_uuid(), false FROM unnest(:ids::uuid[]) AS id
                        ON CONFLICT (company_id, of_invoice, id) DO UPDATE SET asked = excluded.asked, indexed = false
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("ofInvoice", ofInvoice)
                .update();
    }

    /** Lines that are about to go, as they are. */
    void awaitGone(CompanyId company, List<Payment> going) {
        jdbc.sql("""
                        INSERT INTO reconciliation.waiting (company_id, id, of_invoice, asked, indexed, gone)
                        SELECT :company, id, false, gen_random_uuid(), true, gone::jsonb
                          FROM unnest(:ids::uuid[], :gone::text[]) AS line (id, gone)
                        ON CONFLICT (company_id, of_invoice, id) DO UPDATE SET asked = excluded.asked, gone = excluded.gone
                        """)
                .param("company", company.value())
                .param(
                        "ids",
                        going.stream().map(line -> UUID.fromString(line.id())).toArray(UUID[]::new))
                .param("gone", going.stream().map(json::writeValueAsString).toArray(String[]::new))
                .update();
    }

    /** The companies where something waits since before then: what should have looked at it did not come to its end. */
    List<CompanyId> waitingSince(Instant before) {
        return jdbc.sql("SELECT company_id FROM reconciliation.waiting_since(:before)")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CompanyId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether anything of the company waits, with its keys or without. */
    boolean isAnyWaiting(CompanyId company) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM reconciliation.waiting WHERE company_id = :company)")
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether any line of the company waits and has its keys. */
    boolean isAnyLineWaiting(CompanyId company) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM reconciliation.waiting
                                        WHERE company_id = :company AND NOT of_invoice AND indexed)
                        """)
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether more than that many wait whose keys are not written yet. */
    boolean isAnyUnindexedAfter(CompanyId company, int many) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM reconciliation.waiting
                                        WHERE company_id = :company AND NOT indexed OFFSET :many)
                        """)
                .param("company", company.value())
                .param("many", many)
                .query(Boolean.class)
                .single();
    }

    /** Those whose keys are not written yet. */
    List<Waiting> unindexed(CompanyId company, boolean ofInvoice, int limit) {
        return waiting(company, ofInvoice, "AND NOT indexed ORDER BY id", limit);
    }

    /**
     * Lines to be looked at, those of one party beside each other. What came meanwhile and has no keys yet is for the next time,
     * else it would never have any.
     */
    List<Waiting> waitingLines(CompanyId company, int limit) {
        return jdbc.sql("""
                        SELECT waiting.id, waiting.asked, waiting.beside
                          FROM reconciliation.waiting AS waiting
                          LEFT JOIN banking.transaction AS line
                                 ON (line.company_id, line.id) = (waiting.company_id, waiting.id)
                         WHERE waiting.company_id = :company AND NOT waiting.of_invoice AND waiting.indexed
                         ORDER BY waiting.beside, line.counterparty_account, line.counterparty_name, waiting.id
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query(KeyRepository::toWaiting)
                .list();
    }

    /** Invoices to be looked at, those of one party beside each other. */
    List<Waiting> waitingInvoices(CompanyId company, int limit) {
        return jdbc.sql("""
                        SELECT waiting.id, waiting.asked, seen.party AS beside
                          FROM reconciliation.waiting AS waiting
                          LEFT JOIN reconciliation.seen_document AS seen
                                 ON (seen.company_id, seen.invoice_id) = (waiting.company_id, waiting.id)
                         WHERE waiting.company_id = :company AND waiting.of_invoice AND waiting.indexed
                         ORDER BY seen.party, waiting.id
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query(KeyRepository::toWaiting)
                .list();
    }

    /** Those of them that still wait as they did. */
    List<Waiting> stillWaiting(CompanyId company, List<Waiting> before, boolean ofInvoice) {
        if (before.isEmpty()) {
            return before;
        }
        Set<UUID> asked = Set.copyOf(jdbc.sql("""
                        SELECT asked FROM reconciliation.waiting
                         WHERE company_id = :company AND of_invoice = :ofInvoice AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("ids", Waiting.ids(before).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return before.stream().filter(one -> asked.contains(one.asked())).toList();
    }

    /** Those of the invoices that wait to be looked at. */
    List<Waiting> waitingOf(CompanyId company, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        SELECT id, asked, beside FROM reconciliation.waiting
                         WHERE company_id = :company AND of_invoice AND indexed AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query(KeyRepository::toWaiting)
                .list();
    }

    private List<Waiting> waiting(CompanyId company, boolean ofInvoice, String condition, int limit) {
        return jdbc.sql(
                        "SELECT id, asked, beside FROM reconciliation.waiting WHERE company_id = :company AND of_invoice = :ofInvoice "
                                + condition + " LIMIT :limit")
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("limit", limit)
                .query(KeyRepository::toWaiting)
                .list();
    }

    /** Those of the lines that are gone, as they were. */
    List<Payment> gone(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT gone FROM reconciliation.waiting
                         WHERE company_id = :company AND NOT of_invoice AND gone IS NOT NULL AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> json.readValue(row.getString("gone"), Payment.class))
                .list();
    }

    /** Before documents get other keys: they wait with what they were, too. */
    void keepAsTheyWere(CompanyId company, Collection<UUID> invoiceIds) {
        jdbc.sql("""
                        UPDATE reconciliation.waiting AS waiting
                           SET gone = coalesce(waiting.gone, seen.document)
                          FROM reconciliation.seen_document AS seen
                         WHERE waiting.company_id = :company AND waiting.of_invoice AND waiting.id = ANY (:ids)
                           AND seen.company_id = :company AND seen.invoice_id = waiting.id
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .update();
    }

    /** Those of the documents that wait and were otherwise, as they were. */
    List<Document> before(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT gone FROM reconciliation.waiting
                         WHERE company_id = :company AND of_invoice AND gone IS NOT NULL AND id = ANY (:ids)
                         ORDER BY id
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> json.readValue(row.getString("gone"), Document.class))
                .list();
    }

    /** @param done each with what it is to be looked at beside */
    void setIndexed(CompanyId company, List<Waiting> done, boolean ofInvoice) {
        finish(
                "UPDATE reconciliation.waiting AS waiting SET indexed = true, beside = done.beside FROM",
                company,
                done,
                ofInvoice);
    }

    void setLookedAt(CompanyId company, List<Waiting> done, boolean ofInvoice) {
        finish("DELETE FROM reconciliation.waiting AS waiting USING", company, done, ofInvoice);
    }

    /** But for what was asked again meanwhile: that is looked at once more. */
    private void finish(String what, CompanyId company, List<Waiting> done, boolean ofInvoice) {
        jdbc.sql(what + """
                         unnest(:ids::uuid[], :asked::uuid[], :beside::text[]) AS done (id, asked, beside)
                         WHERE waiting.company_id = :company AND waiting.of_invoice = :ofInvoice
                           AND waiting.id = done.id AND waiting.asked = done.asked
                        """)
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("ids", done.stream().map(Waiting::id).toArray(UUID[]::new))
                .param("asked", done.stream().map(Waiting::asked).toArray(UUID[]::new))
                .param("beside", done.stream().map(Waiting::beside).toArray(String[]::new))
                .update();
    }

    private static Waiting toWaiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class), row.getObject("asked", UUID.class), row.getString("beside"));
    }

    // ---- keys

    /** Writes the keys of lines, which never change. Repeating it does no harm. */
    void indexPayments(CompanyId company, List<Payment> payments) {
        Map<Long, StringBuilder> lines = new TreeMap<>();
        for (Payment payment : payments) {
            for (long key : hashes(Keys.of(payment))) {
                StringBuilder ids = lines.computeIfAbsent(key, hash -> new StringBuilder("{"));
                ids.append(ids.length() == 1 ? "" : ",").append(payment.id());
            }
        }
        jdbc.sql("""
                        INSERT INTO reconciliation.payment_key (company_id, key, part, transaction_ids)
                        SELECT :company, line.key, :part, (line.ids || '}')::uuid[]
                          FROM unnest(:keys::bigint[], :ids::text[]) AS line (key, ids)
                        """)
                .param("company", company.value())
                .param("part", OrderedIds.next())
                .param("keys", lines.keySet().toArray(Long[]::new))
                .param(
                        "ids",
                        lines.values().stream().map(StringBuilder::toString).toArray(String[]::new))
                .update();
    }

    /** Writes the keys of documents in place of those that they had; one that is gone has none. */
    void indexDocuments(CompanyId company, Collection<UUID> ids, List<Document> documents) {
        jdbc.sql("DELETE FROM reconciliation.document_key WHERE company_id = :company AND invoice_id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        List<Long> keys = new ArrayList<>();
        List<UUID> owners = new ArrayList<>();
        for (Document document : documents) {
            for (long key : hashes(Keys.of(document))) {
                keys.add(key);
                owners.add(UUID.fromString(document.id()));
            }
        }
        jdbc.sql("""
                        INSERT INTO reconciliation.document_key (company_id, key, invoice_id)
                        SELECT :company, key, id FROM unnest(:keys::bigint[], :ids::uuid[]) AS row (key, id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("keys", keys.toArray(Long[]::new))
                .param("ids", owners.toArray(UUID[]::new))
                .update();
    }

    // ---- documents as they were

    /** Remembers documents as they are now in place of what they were; forgets those that are gone. */
    void see(CompanyId company, Collection<UUID> ids, List<Document> documents) {
        jdbc.sql("""
                        DELETE FROM reconciliation.seen_document
                         WHERE company_id = :company AND invoice_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO reconciliation.seen_document (company_id, invoice_id, party, party_name, document)
                        SELECT :company, id, party, name, document::jsonb
                          FROM unnest(:ids::uuid[], :parties::text[], :names::text[], :documents::text[])
                               AS seen (id, party, name, document)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param(
                        "ids",
                        documents.stream()
                                .map(document -> UUID.fromString(document.id()))
                                .toArray(UUID[]::new))
                .param(
                        "parties",
                        documents.stream().map(BooksRepository::partyOf).toArray(String[]::new))
                .param("names", documents.stream().map(KeyRepository::nameOf).toArray(String[]::new))
                .param(
                        "documents",
                        documents.stream().map(json::writeValueAsString).toArray(String[]::new))
                .update();
    }

    static String nameOf(Document document) {
        return document.partyName() == null ? "" : document.partyName();
    }

    // ---- looking up

    /** The lines that have one of the keys; some may be gone. */
    Set<UUID> lines(CompanyId company, Set<String> keys) {
        Set<UUID> found = ownIds(keys);
        found.addAll(jdbc.sql("""
                        SELECT DISTINCT unnest(transaction_ids) FROM reconciliation.payment_key
                         WHERE company_id = :company AND key = ANY (:keys)
                        """)
                .param("company", company.value())
                .param("keys", hashes(keys).toArray(Long[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
        String[] parties = parties(keys);
        if (parties.length > 0) {
            found.addAll(jdbc.sql("""
                            SELECT transaction_id FROM reconciliation.placement
                             WHERE company_id = :company AND party = ANY (:parties)
                            """)
                    .param("company", company.value())
                    .param("parties", parties)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list());
        }
        return found;
    }

    /** About how many lines have one of the keys. */
    long countLines(CompanyId company, Set<String> keys) {
        return jdbc.sql("""
                        SELECT (SELECT coalesce(sum(cardinality(transaction_ids)), 0)::bigint
                                  FROM reconciliation.payment_key
                                 WHERE company_id = :company AND key = ANY (:keys))
                             + (SELECT count(*) FROM reconciliation.placement
                                 WHERE company_id = :company AND party = ANY (:parties))
                        """)
                .param("company", company.value())
                .param("keys", hashes(keys).toArray(Long[]::new))
                .param("parties", parties(keys))
                .query(Long.class)
                .single();
    }

    /** How many lines are placed with each of the parties; none for those with none. */
    Map<String, Integer> sizes(CompanyId company, Set<String> parties) {
        Map<String, Integer> sizes = new HashMap<>();
        jdbc.sql("""
                        SELECT party, count(*) AS lines FROM reconciliation.placement
                         WHERE company_id = :company AND party = ANY (:parties)
                         GROUP BY party
                        """)
                .param("company", company.value())
                .param("parties", parties.toArray(String[]::new))
                .query(row -> {
                    sizes.put(row.getString("party"), row.getInt("lines"));
                });
        return sizes;
    }

    /** The invoices that have one of the keys; some may be set aside. */
    Set<UUID> documents(CompanyId company, Set<String> keys) {
        Set<UUID> found = ownIds(keys);
        found.addAll(jdbc.sql("""
                        SELECT DISTINCT invoice_id FROM reconciliation.document_key
                         WHERE company_id = :company AND key = ANY (:keys)
                        """)
                .param("company", company.value())
                .param("keys", hashes(keys).toArray(Long[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
        return found;
    }

    /** The parties of documents that have one of the keys, with their names. */
    Set<Shelf.NamedParty> parties(CompanyId company, Set<String> keys) {
        Map<Long, String> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(hash(key), key));
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT known.key, seen.party, seen.party_name
                          FROM reconciliation.document_key AS known
                          JOIN reconciliation.seen_document AS seen
                                 ON (seen.company_id, seen.invoice_id) = (known.company_id, known.invoice_id)
                         WHERE known.company_id = :company AND known.key = ANY (:keys)
                        """)
                .param("company", company.value())
                .param("keys", byHash.keySet().toArray(Long[]::new))
                .query((row, number) -> new Shelf.NamedParty(
                        java.util.Objects.requireNonNull(byHash.get(row.getLong("key"))),
                        row.getString("party"),
                        row.getString("party_name")))
                .list());
    }

    // ---- placements

    Map<UUID, Placement> placements(CompanyId company, Collection<UUID> transactionIds) {
        Map<UUID, Placement> found = new HashMap<>();
        jdbc.sql("""
                        SELECT transaction_id, party, vote, account_stated, account_learnt, likeness
                          FROM reconciliation.placement
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("transaction_id", UUID.class),
                            new Placement(
                                    row.getString("party"),
                                    row.getString("vote"),
                                    row.getBoolean("account_stated"),
                                    row.getBigDecimal("account_learnt").doubleValue(),
                                    row.getBigDecimal("likeness").doubleValue()));
                });
        return found;
    }

    /** Of each account, how many lines vote for which party. */
    Map<String, Map<String, Integer>> votes(CompanyId company, Set<String> accounts) {
        Map<String, Map<String, Integer>> found = new HashMap<>();
        accounts.forEach(account -> found.put(account, new HashMap<>()));
        jdbc.sql("""
                        SELECT counterparty_account, vote, count(*) AS votes
                          FROM reconciliation.placement
                         WHERE company_id = :company AND counterparty_account = ANY (:accounts) AND vote IS NOT NULL
                         GROUP BY counterparty_account, vote
                        """)
                .param("company", company.value())
                .param("accounts", accounts.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString("counterparty_account"), account -> new HashMap<>())
                            .put(row.getString("vote"), row.getInt("votes"));
                });
        return found;
    }

    /** A line and where it is placed now. */
    record PlacedLine(UUID transactionId, @Nullable String account, Placement placement) {}

    void place(CompanyId company, List<PlacedLine> lines) {
        jdbc.sql("""
                        INSERT INTO reconciliation.placement AS known
                               (company_id, transaction_id, counterparty_account, party, vote, account_stated,
                                account_learnt, likeness)
                        SELECT :company, id, account, party, vote, stated, learnt, likeness
                          FROM unnest(:ids::uuid[], :accounts::text[], :parties::text[], :votes::text[],
                                      :stated::boolean[], :learnt::numeric[], :likeness::numeric[])
                               AS line (id, account, party, vote, stated, learnt, likeness)
                        ON CONFLICT (company_id, transaction_id) DO UPDATE
                           SET party = excluded.party, vote = excluded.vote, account_stated = excluded.account_stated,
                               account_learnt = excluded.account_learnt, likeness = excluded.likeness
                         WHERE (known.party, known.vote, known.account_stated, known.account_learnt, known.likeness)
                               IS DISTINCT FROM (excluded.party, excluded.vote, excluded.account_stated,
                                                 excluded.account_learnt, excluded.likeness)
                        """)
                .param("company", company.value())
                .param("ids", lines.stream().map(PlacedLine::transactionId).toArray(UUID[]::new))
                .param("accounts", lines.stream().map(PlacedLine::account).toArray(String[]::new))
                .param(
                        "parties",
                        lines.stream().map(line -> line.placement().party()).toArray(String[]::new))
                .param(
                        "votes",
                        lines.stream().map(line -> line.placement().vote()).toArray(String[]::new))
                .param(
                        "stated",
                        lines.stream()
                                .map(line -> line.placement().accountStated())
                                .toArray(Boolean[]::new))
                .param(
                        "learnt",
                        lines.stream()
                                .map(line -> BigDecimal.valueOf(line.placement().accountLearnt()))
                                .toArray(BigDecimal[]::new))
                .param(
                        "likeness",
                        lines.stream()
                                .map(line -> BigDecimal.valueOf(line.placement().likeness()))
                                .toArray(BigDecimal[]::new))
                .update();
    }

    void forgetPlacements(CompanyId company, Collection<UUID> transactionIds) {
        jdbc.sql("DELETE FROM reconciliation.placement WHERE company_id = :company AND transaction_id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .update();
    }

    // ---- hashes

    private static Set<UUID> ownIds(Set<String> keys) {
        Set<UUID> ids = new HashSet<>();
        for (String key : keys) {
            if (key.startsWith(OWN_ID)) {
                ids.add(UUID.fromString(key.substring(OWN_ID.length())));
            }
        }
        return ids;
    }

    private static String[] parties(Set<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(PARTY))
                .map(key -> key.substring(PARTY.length()))
                .toArray(String[]::new);
    }

    /** Those of keys that stand in a table of keys. */
    private static List<Long> hashes(Set<String> keys) {
        return keys.stream()
                .filter(key -> !key.startsWith(OWN_ID))
                .map(KeyRepository::hash)
                .distinct()
                .toList();
    }

    /** FNV-1a: the same on every node and in every version of Java. */
    static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < key.length(); index++) {
            hash = (hash ^ key.charAt(index)) * 0x100000001b3L;
        }
        return hash;
    }
}
