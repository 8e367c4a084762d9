package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Books;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Said;
import com.billify.reconciliation.core.matching.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Lines and documents that may belong together, all of them: whatever shares a key with one of them is one of them. So what
 * is decided of it is what would be decided if the whole company were looked at.
 *
 * @param standing all that settles one of the lines or documents
 * @param said lines that a person decided
 * @param byHand those of them of which a person said what they settle
 */
record Neighbourhood(
        List<Payment> payments,
        List<Document> documents,
        List<BooksRepository.Standing> standing,
        Set<UUID> said,
        Set<UUID> byHand,
        List<Said> words,
        Set<String> ownAccounts) {

    Books books() {
        return new Books(payments, documents, words, ownAccounts);
    }

    static Neighbourhood of(
            CompanyId company, BooksRepository books, List<Payment> payments, List<Document> documents) {
        Set<UUID> lines = new HashSet<>();
        Set<String> counterparties = new HashSet<>();
        for (Payment payment : payments) {
            lines.add(UUID.fromString(payment.id()));
            String counterparty = BooksRepository.counterpartyKey(payment);
            if (counterparty != null) {
                counterparties.add(counterparty);
            }
        }
        List<UUID> invoices = documents.stream()
                .map(document -> UUID.fromString(document.id()))
                .toList();
        List<BooksRepository.Standing> standing = books.standing(company, lines, invoices);
        Set<UUID> byHand = new HashSet<>();
        Map<UUID, Map<UUID, Money>> settles = new HashMap<>();
        Map<UUID, Money> elsewhere = new HashMap<>();
        for (BooksRepository.Standing one : standing) {
            UUID line = one.transactionId();
            if (line == null || !lines.contains(line)) {
                elsewhere.merge(one.invoiceId(), one.amount(), Money::plus);
            } else {
                settles.computeIfAbsent(line, id -> new HashMap<>()).merge(one.invoiceId(), one.amount(), Money::plus);
                if (one.byHand()) {
                    byHand.add(line);
                }
            }
        }
        Set<UUID> without = books.withoutDocument(company, lines);
        Map<String, BooksRepository.Remembered> remembered = books.remembered(company, counterparties);

        Set<UUID> said = new HashSet<>();
        List<Said> words = new ArrayList<>();
        for (Payment payment : payments) {
            UUID line = UUID.fromString(payment.id());
            // What a rule had posted of a line to which a person added, that person left as it is.
            Map<UUID, Money> shares = byHand.contains(line) ? settles.get(line) : null;
            String counterparty = BooksRepository.counterpartyKey(payment);
            BooksRepository.Remembered always = counterparty == null ? null : remembered.get(counterparty);
            if (shares != null) {
                said.add(line);
                words.add(new Said.Confirmed(
                        payment.id(),
                        shares.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(share -> new Share(share.getKey().toString(), share.getValue()))
                                .toList()));
            } else if (without.contains(line) || (always != null && always.withoutDocument())) {
                said.add(line);
                words.add(new Said.Confirmed(payment.id(), List.of()));
            }
        }
        for (Posting.Pair pair : books.refused(company, lines)) {
            words.add(new Said.Refused(
                    pair.transactionId().toString(), pair.invoiceId().toString()));
        }
        List<Document> open = documents.stream()
                .map(document -> {
                    Money settled = elsewhere.get(UUID.fromString(document.id()));
                    return settled == null ? document : BooksRepository.settledElsewhere(document, settled);
                })
                .toList();
        return new Neighbourhood(payments, open, standing, said, byHand, words, books.ownAccounts(company));
    }
}
