package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.tenancy.CompanyTransaction;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are asked about bank lines, as it is shown: newest line first, with what may be paid by it. */
@Component
class Review {
    private static final int MILLIONTHS_A_PERCENT = 10_000;

    private final SuggestionRepository suggestions;
    private final TransactionList transactions;
    private final InvoiceList invoices;
    private final BooksRepository books;
    private final CompanyTransaction transaction;

    Review(
            SuggestionRepository suggestions,
            TransactionList transactions,
            InvoiceList invoices,
            BooksRepository books,
            CompanyTransaction transaction) {
        this.suggestions = suggestions;
        this.transactions = transactions;
        this.invoices = invoices;
        this.books = books;
        this.transaction = transaction;
    }

    /**
     * Questions, newest line first.
     *
     * @param count of all
     * @param certain of how many the answer is certain: what would be posted, if the company let it
     * @param watchOnly nothing is posted by a rule
     */
    record ReviewPage(
            List<ReviewQuestion> items, @Nullable String nextCursor, int count, int certain, boolean watchOnly) {}

    /** How many lines a person is asked about. */
    record ReviewCount(int count) {}

    /**
     * A line and what it may be.
     *
     * @param proposals best first
     */
    record ReviewQuestion(Transaction transaction, boolean certain, List<ReviewProposal> proposals) {}

    /**
     * One thing that a line may be.
     *
     * @param kind documents, returned, duplicate or refund
     * @param difference what the payer kept, signed against the payment, or gave on top; zero when neither
     * @param way what it was kept for: fee, discount, rounding or other; null when nothing was
     * @param surePercent how sure that is, rounded down
     * @param other the line that it repeats or takes back; null when it does not
     */
    record ReviewProposal(
            String kind,
            List<ReviewShare> shares,
            Money difference,
            @Nullable String way,
            int surePercent,
            List<Reason> reasons,
            @Nullable Transaction other) {}

    /**
     * An invoice and what of it the line would settle.
     *
     * @param amount signed as the invoice
     */
    record ReviewShare(Invoice invoice, Money amount) {}

    ReviewPage page(CompanyId company, @Nullable String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(cursor, 2);
        return transaction.read(company, () -> {
            Page<SuggestionRepository.Suggestion> page = Page.of(
                    suggestions.page(
                            company,
                            after == null ? null : after.date(0),
                            after == null ? null : after.uuid(1),
                            limit + 1),
                    limit,
                    last -> Cursor.of(last.bookingDate(), last.transactionId()));
            SuggestionRepository.Count count = suggestions.count(company);
            return new ReviewPage(
                    questions(company, page.items()),
                    page.nextCursor(),
                    count.lines(),
                    count.certain(),
                    books.isWatchOnly(company));
        });
    }

    ReviewCount count(CompanyId company) {
        return transaction.read(
                company, () -> new ReviewCount(suggestions.count(company).lines()));
    }

    Optional<ReviewQuestion> find(CompanyId company, UUID transactionId) {
        return suggestions.find(company, transactionId).stream()
                .flatMap(found -> questions(company, List.of(found)).stream())
                .findFirst();
    }

    private List<ReviewQuestion> questions(CompanyId company, List<SuggestionRepository.Suggestion> found) {
        Set<UUID> invoiceIds = new LinkedHashSet<>();
        found.forEach(one -> one.proposals()
                .forEach(proposal -> proposal.shares().forEach(share -> invoiceIds.add(share.invoiceId()))));
        Map<UUID, Invoice> known = new HashMap<>();
        invoices.find(company, invoiceIds).forEach(invoice -> known.put(invoice.id(), invoice));
        Set<UUID> lineIds = new LinkedHashSet<>();
        for (SuggestionRepository.Suggestion one : found) {
            lineIds.add(one.transactionId());
            one.proposals().forEach(proposal -> others(proposal).forEach(lineIds::add));
        }
        Map<UUID, Transaction> lines = new HashMap<>();
        transactions.find(company, lineIds).forEach(line -> lines.put(line.id(), line));
        return found.stream()
                .flatMap(one -> Optional.ofNullable(lines.get(one.transactionId()))
                        .map(line -> new ReviewQuestion(
                                line,
                                one.certain(),
                                one.proposals().stream()
                                        .map(proposal -> proposal(proposal, known, lines))
                                        .toList()))
                        .stream())
                .toList();
    }

    /** The lines that its reasons speak of. */
    private static Stream<UUID> others(Suggested proposal) {
        return proposal.reasons().stream().map(Reason::transactionId).flatMap(Stream::ofNullable);
    }

    private static ReviewProposal proposal(Suggested proposal, Map<UUID, Invoice> known, Map<UUID, Transaction> lines) {
        return new ReviewProposal(
                proposal.kind(),
                proposal.shares().stream()
                        .flatMap(share -> Optional.ofNullable(known.get(share.invoiceId()))
                                .map(invoice -> new ReviewShare(invoice, share.amount()))
                                .stream())
                        .toList(),
                proposal.difference(),
                proposal.way(),
                percent(proposal.confidenceMillionths()),
                proposal.reasons(),
                others(proposal)
                        .flatMap(id -> Stream.ofNullable(lines.get(id)))
                        .findFirst()
                        .orElse(null));
    }

    static int percent(int millionths) {
        return millionths / MILLIONTHS_A_PERCENT;
    }
}
