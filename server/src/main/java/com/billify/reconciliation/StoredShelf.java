package com.billify.reconciliation;

import com.billify.invoicing.core.Kind;
import com.billify.kernel.CompanyId;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Placed;
import com.billify.reconciliation.core.matching.Placement;
import com.billify.reconciliation.core.matching.Share;
import com.billify.reconciliation.core.matching.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines and documents of one company in the database, for the length of one look. What was fetched is kept, as the
 * matcher asks for the same rows under several keys.
 */
final class StoredShelf implements Shelf {
    private final CompanyId company;
    private final BooksRepository books;
    private final KeyRepository keys;
    private final Map<UUID, Placed> lines = new LinkedHashMap<>();
    private final Map<UUID, Document> documents = new LinkedHashMap<>();
    private final Set<UUID> askedLines = new HashSet<>();
    private final Set<UUID> askedDocuments = new HashSet<>();

    StoredShelf(CompanyId company, BooksRepository books, KeyRepository keys) {
        this.company = company;
        this.books = books;
        this.keys = keys;
    }

    /** Another one that knows no more than these lines: what it fetches besides is forgotten with it. */
    StoredShelf with(Collection<Placed> known) {
        StoredShelf other = new StoredShelf(company, books, keys);
        for (Placed placed : known) {
            UUID id = UUID.fromString(placed.payment().id());
            other.askedLines.add(id);
            other.lines.put(id, placed);
        }
        return other;
    }

    @Override
    public List<Document> documents(Set<String> wanted) {
        return wanted.isEmpty() ? List.of() : documentsOf(keys.documents(company, wanted));
    }

    @Override
    public List<Placed> payments(Set<String> wanted) {
        return wanted.isEmpty() ? List.of() : paymentsOf(keys.lines(company, wanted));
    }

    @Override
    public Set<NamedParty> parties(Set<String> wanted) {
        return wanted.isEmpty() ? Set.of() : keys.parties(company, wanted);
    }

    @Override
    public Map<String, Map<String, Integer>> votes(Set<String> accounts) {
        return accounts.isEmpty() ? Map.of() : keys.votes(company, accounts);
    }

    /** Those of the documents that are there and not set aside. */
    List<Document> documentsOf(Collection<UUID> ids) {
        List<UUID> missing = ids.stream().filter(askedDocuments::add).toList();
        if (!missing.isEmpty()) {
            books.documents(company, missing).stream()
                    .filter(document -> document.kind() != Kind.EXPECTED) // see ExpectedItems
                    .forEach(document -> documents.put(UUID.fromString(document.id()), document));
        }
        return found(ids, documents);
    }

    /** Those of the lines that are there. */
    List<Placed> paymentsOf(Collection<UUID> ids) {
        List<UUID> missing = ids.stream().filter(askedLines::add).toList();
        if (!missing.isEmpty()) {
            List<Payment> payments = books.payments(company, missing);
            Map<UUID, Placement> placements = keys.placements(company, missing);
            Said said = Said.of(company, books, payments);
            for (Payment payment : payments) {
                UUID id = UUID.fromString(payment.id());
                lines.put(id, new Placed(payment, placements.get(id), said.confirmed(id), said.refused(id)));
            }
        }
        return found(ids, lines);
    }

    /** A line that was looked at. */
    @Nullable
    Placed line(UUID id) {
        return lines.get(id);
    }

    /** A document that was looked at. */
    @Nullable
    Document document(UUID id) {
        return documents.get(id);
    }

    private static <T> List<T> found(Collection<UUID> ids, Map<UUID, T> rows) {
        List<T> found = new ArrayList<>();
        for (UUID id : ids) {
            T row = rows.get(id);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }

    /** What people said of lines. */
    private record Said(Map<UUID, List<Share>> confirmed, Map<UUID, Set<String>> refused) {

        static Said of(CompanyId company, BooksRepository books, List<Payment> payments) {
            Map<UUID, List<Share>> confirmed = new HashMap<>();
            Set<UUID> ids = new HashSet<>();
            Set<String> counterparties = new HashSet<>();
            for (Payment payment : payments) {
                ids.add(UUID.fromString(payment.id()));
                String counterparty = BooksRepository.counterpartyKey(payment);
                if (counterparty != null) {
                    counterparties.add(counterparty);
                }
            }
            Map<String, BooksRepository.Remembered> remembered = books.remembered(company, counterparties);
            Set<UUID> without = books.withoutDocument(company, ids);
            for (Payment payment : payments) {
                UUID id = UUID.fromString(payment.id());
                String counterparty = BooksRepository.counterpartyKey(payment);
                BooksRepository.Remembered always = counterparty == null ? null : remembered.get(counterparty);
                if (without.contains(id) || (always != null && always.withoutDocument())) {
                    confirmed.put(id, List.of());
                }
            }
            confirmed.putAll(books.settledByHand(company, ids));
            Map<UUID, Set<String>> refused = new HashMap<>();
            for (Posting.Pair pair : books.refused(company, ids)) {
                refused.computeIfAbsent(pair.transactionId(), id -> new HashSet<>())
                        .add(pair.invoiceId().toString());
            }
            return new Said(confirmed, refused);
        }

        @Nullable
        List<Share> confirmed(UUID id) {
            return confirmed.get(id);
        }

        Set<String> refused(UUID id) {
            return refused.getOrDefault(id, Set.of());
        }
    }
}
