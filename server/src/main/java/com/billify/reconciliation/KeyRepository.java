package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Keys;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.tenancy.OrderedIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Under which keys lines and documents find each other, and what of them is to be looked at anew. */
@Repository
class KeyRepository {
    private final JdbcClient jdbc;

    KeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---- what waits

    /** Lines or invoices that are new or changed, in the transaction that changed them. */
    void await(CompanyId company, Collection<UUID> ids, boolean ofInvoice) {
        await(company, ids, ofInvoice, false);
    }

    private void await(CompanyId company, Collection<UUID> ids, boolean ofInvoice, boolean indexed) {
        jdbc.sql("""
                        INSERT INTO reconciliation.waiting AS known (company_id, id, of_invoice, indexed)
                        SELECT :company, id, :ofInvoice, :indexed FROM unnest(:ids::uuid[]) AS id
                        ON CONFLICT (company_id, of_invoice, id)
                        DO UPDATE SET indexed = known.indexed AND excluded.indexed
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("ofInvoice", ofInvoice)
                .param("indexed", indexed)
                .update();
    }

    /** Before invoices go, or get other keys: the lines that know them wait to be looked at without them. */
    void awaitLinesOf(CompanyId company, Collection<UUID> invoiceIds) {
        await(company, linesOf(company, invoiceIds), false, true);
    }

    /** Before lines go: the documents that they might have been for wait to be looked at without them. */
    void awaitDocumentsOf(CompanyId company, List<Payment> going) {
        await(company, documents(company, keysOfPayments(going)), true, true);
    }

    /** Those whose keys are not written yet. */
    List<UUID> unindexed(CompanyId company, boolean ofInvoice, int limit) {
        return waiting(company, ofInvoice, "AND NOT indexed", limit);
    }

    /** Those to be looked at, in the order of their ids. */
    List<UUID> waiting(CompanyId company, boolean ofInvoice, int limit) {
        return waiting(company, ofInvoice, "", limit);
    }

    private List<UUID> waiting(CompanyId company, boolean ofInvoice, String condition, int limit) {
        return jdbc.sql("SELECT id FROM reconciliation.waiting WHERE company_id = :company AND of_invoice = :ofInvoice "
                        + condition + " ORDER BY id LIMIT :limit")
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    void setIndexed(CompanyId company, Collection<UUID> ids, boolean ofInvoice) {
        jdbc.sql("""
                        UPDATE reconciliation.waiting SET indexed = true
                         WHERE company_id = :company AND of_invoice = :ofInvoice AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void setLookedAt(CompanyId company, Collection<UUID> ids, boolean ofInvoice) {
        jdbc.sql("""
                        DELETE FROM reconciliation.waiting
                         WHERE company_id = :company AND of_invoice = :ofInvoice AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ofInvoice", ofInvoice)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    // ---- keys

    /** Writes the keys of lines, which never change. Repeating it does no harm. */
    void indexPayments(CompanyId company, List<Payment> payments) {
        Map<Long, StringBuilder> lines = new TreeMap<>();
        for (Payment payment : payments) {
            for (String key : Keys.of(payment)) {
                StringBuilder ids = lines.computeIfAbsent(hash(key), hash -> new StringBuilder("{"));
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

    /** Writes the keys of documents in place of those that they had. */
    void indexDocuments(CompanyId company, Collection<UUID> ids, List<Document> documents) {
        jdbc.sql("DELETE FROM reconciliation.document_key WHERE company_id = :company AND invoice_id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        List<Map.Entry<Long, UUID>> rows = documents.stream()
                .flatMap(document ->
                        Keys.of(document).stream().map(key -> Map.entry(hash(key), UUID.fromString(document.id()))))
                .distinct()
                .toList();
        jdbc.sql("""
                        INSERT INTO reconciliation.document_key (company_id, key, invoice_id)
                        SELECT :company, key, id FROM unnest(:keys::bigint[], :ids::uuid[]) AS row (key, id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("keys", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("ids", rows.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
                .update();
    }

    /** The lines that share a key with one of the invoices, set aside or not; some may be gone. */
    List<UUID> linesOf(CompanyId company, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        SELECT DISTINCT unnest(line.transaction_ids)
                          FROM reconciliation.document_key AS document
                          JOIN reconciliation.payment_key AS line
                                 ON (line.company_id, line.key) = (document.company_id, document.key)
                         WHERE document.company_id = :company AND document.invoice_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The invoices that have one of the keys. */
    List<UUID> documents(CompanyId company, Collection<Long> keys) {
        return jdbc.sql("""
                        SELECT DISTINCT invoice_id FROM reconciliation.document_key
                         WHERE company_id = :company AND key = ANY (:keys)
                        """)
                .param("company", company.value())
                .param("keys", keys.toArray(Long[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    static Set<Long> keysOfPayments(Collection<Payment> payments) {
        return payments.stream()
                .flatMap(payment -> Keys.of(payment).stream())
                .map(KeyRepository::hash)
                .collect(java.util.stream.Collectors.toSet());
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
