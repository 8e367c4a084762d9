package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.Accounts;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/companies/{company}/transactions")
class TransactionController {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final TransactionList transactions;
    private final InvoiceList invoices;
    private final SettlementRepository settlements;
    private final NoteRepository notes;
    private final AttachmentRepository attachments;
    private final CompanyTransaction transaction;
    private final Accounts users;
    private final JsonMapper json;

    TransactionController(
            TransactionList transactions,
            InvoiceList invoices,
            SettlementRepository settlements,
            NoteRepository notes,
            AttachmentRepository attachments,
            CompanyTransaction transaction,
            Accounts users,
            JsonMapper json) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.settlements = settlements;
        this.notes = notes;
        this.attachments = attachments;
        this.transaction = transaction;
        this.users = users;
        this.json = json;
    }

    /**
     * Some lines of a filtered list.
     *
     * @param summed false when the words looked for are on so many lines that these are added up only when asked for
     * @param sum of the whole filtered list, one a currency; none when it was not summed
     * @param count of the whole filtered list; 0 when it was not summed
     */
    record TransactionPage(
            List<Transaction> items, @Nullable String nextCursor, boolean summed, List<Money> sum, int count) {
        static TransactionPage of(Page<Transaction> page, Optional<TransactionList.Totals> totals) {
            return new TransactionPage(
                    page.items(),
                    page.nextCursor(),
                    totals.isPresent(),
                    totals.map(TransactionList.Totals::sums).orElse(List.of()),
                    totals.map(TransactionList.Totals::count).orElse(0));
        }
    }

    /**
     * A line with all that is known of it.
     *
     * @param details what a batch consists of
     * @param past settlements that were taken back, last one first
     * @param unsettled what of it settles nothing yet
     */
    record TransactionDetail(
            UUID id,
            UUID accountId,
            LocalDate bookingDate,
            @Nullable LocalDate valueDate,
            LocalDate balanceDate,
            Money amount,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            @Nullable String remittanceInformation,
            @Nullable String structuredReference,
            String status,
            boolean ownTransfer,
            @Nullable String category,
            @Nullable String categoryBy,
            List<Transaction.SettledInvoice> settles,
            @Nullable String bankReference,
            @Nullable String endToEndId,
            List<TransactionPart> details,
            List<Settlement> settlements,
            List<Settlement> past,
            Money unsettled,
            List<Source> sources,
            List<LinkSource> links,
            List<Note> notes,
            List<Attachment> attachments) {}

    /** One part of a batch; never money of its own. */
    record TransactionPart(
            @Nullable String amount,
            @Nullable String counterpartyName,
            @Nullable String remittanceInformation,
            @Nullable String counterpartyAccount,
            @Nullable String structuredReference) {}

    /** An open invoice that a payment may be for, and what speaks for it. */
    record Candidate(Invoice invoice, String reason) {}

    /** @param addUp whether to add up however many lines there are */
    @For(Role.VIEWER)
    @GetMapping
    TransactionPage list(
            CompanyId company,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String transfers,
            @RequestParam(required = false) @Nullable String matched,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false, name = "import") @Nullable UUID importId,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String series,
            @RequestParam(defaultValue = "false") boolean addUp,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        TransactionList.Filter filter = new TransactionFilter(
                        account, from, to, direction, transfers, matched, search, currency, importId, category, series)
                .checked();
        int size = limit == null ? USUAL_PAGE : Math.clamp(limit, 1, LARGEST_PAGE);
        return transaction.read(company, () -> {
            Page<Transaction> page = transactions.page(company, filter, cursor, size);
            return TransactionPage.of(
                    page,
                    addUp
                            ? Optional.of(transactions.totals(company, filter))
                            : transactions.quickTotals(company, filter));
        });
    }

    @For(Role.VIEWER)
    @GetMapping("/{id}")
    TransactionDetail get(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            Transaction line = transactions.find(company, id).orElseThrow(ProblemException::notFound);
            TransactionList.More more = transactions.more(company, id);
            return new TransactionDetail(
                    line.id(),
                    line.accountId(),
                    line.bookingDate(),
                    line.valueDate(),
                    line.balanceDate(),
                    line.amount(),
                    line.counterpartyName(),
                    line.counterpartyAccount(),
                    line.remittanceInformation(),
                    line.structuredReference(),
                    line.status(),
                    line.ownTransfer(),
                    line.category(),
                    line.categoryBy(),
                    line.settles(),
                    more.bankReference(),
                    more.endToEndId(),
                    parts(more.parts()),
                    settlements.ofTransaction(company, id).stream()
                            .map(made -> Settlement.of(made, users))
                            .toList(),
                    settlements.past(company, id).stream()
                            .map(made -> Settlement.of(made, users))
                            .toList(),
                    settlements.unsettled(company, id).orElseThrow(ProblemException::notFound),
                    transactions.sources(company, id),
                    transactions.links(company, id),
                    notes.on(company, Subject.ofTransaction(id)),
                    attachments.on(company, Subject.ofTransaction(id)));
        });
    }

    /** Open invoices that this line may pay, best first, at most twenty. */
    @For(Role.VIEWER)
    @GetMapping("/{id}/candidates")
    List<Candidate> candidates(
            CompanyId company, @PathVariable UUID id, @RequestParam(required = false) @Nullable String search) {
        return transaction.read(company, () -> {
            Transaction line = transactions.find(company, id).orElseThrow(ProblemException::notFound);
            Money left = settlements.unsettled(company, id).orElseThrow(ProblemException::notFound);
            return invoices.candidates(company, line, left, search);
        });
    }

    private List<TransactionPart> parts(@Nullable String stored) {
        return stored == null ? List.of() : json.readValue(stored, new TypeReference<List<TransactionPart>>() {});
    }
}
