package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.Accounts;
import com.billify.invoicing.Holding;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.SetAside;
import com.billify.invoicing.core.Layers;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
@RequestMapping("/api/v1/companies/{company}/invoices")
class InvoiceController {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final InvoiceList invoices;
    private final SettlementRepository settlements;
    private final InvoiceBook book;
    private final NoteRepository notes;
    private final AttachmentRepository attachments;
    private final CompanyTransaction transaction;
    private final Accounts users;
    private final JsonMapper json;

    InvoiceController(
            InvoiceList invoices,
            SettlementRepository settlements,
            InvoiceBook book,
            NoteRepository notes,
            AttachmentRepository attachments,
            CompanyTransaction transaction,
            Accounts users,
            JsonMapper json) {
        this.invoices = invoices;
        this.settlements = settlements;
        this.book = book;
        this.notes = notes;
        this.attachments = attachments;
        this.transaction = transaction;
        this.users = users;
        this.json = json;
    }

    /**
     * Some invoices of a filtered list.
     *
     * @param outstanding of the whole filtered list, one a currency, as are the amounts and the VAT within them
     */
    record InvoicePage(
            List<Invoice> items,
            @Nullable String nextCursor,
            List<Money> outstanding,
            List<Money> amounts,
            List<Money> vat,
            int count) {}

    /**
     * An invoice with all that is known of it.
     *
     * @param past settlements that were taken back, last one first
     * @param deviations fields of which a person and the document say different things, whichever is in force
     * @param origins who says what is in force, field by field
     * @param setAside null while it counts
     */
    record InvoiceDetail(
            UUID id,
            String direction,
            String kind,
            String number,
            @Nullable String counterpartyName,
            LocalDate issueDate,
            LocalDate dueDate,
            boolean dueDateStated,
            Money amount,
            Money outstanding,
            String status,
            @Nullable String urgency,
            @Nullable Integer daysOverdue,
            @Nullable String counterpartyVat,
            @Nullable String iban,
            @Nullable String paymentReference,
            @Nullable Money net,
            @Nullable Money vat,
            @Nullable Money gross,
            List<InvoiceLine> lines,
            List<Settlement> settlements,
            List<Settlement> past,
            List<Source> sources,
            List<LinkSource> links,
            @Nullable String certainty,
            boolean byHand,
            @Nullable SetAsideNote setAside,
            List<Layers.Deviation> deviations,
            List<FieldOrigin> origins,
            List<Note> notes,
            List<Attachment> attachments) {}

    /** Who says what is in force of a field: person, document or feed (an accounting system). */
    record FieldOrigin(String field, String origin) {}

    /** Why an invoice counts nowhere, since when and by whom. */
    record SetAsideNote(String reason, Instant at, @Nullable String by) {
        static @Nullable SetAsideNote of(@Nullable SetAside why, Accounts users) {
            return why == null ? null : new SetAsideNote(why.reason(), why.at(), People.nameOf(users, why.by()));
        }
    }

    /** One line of the document; amounts as the document states them. */
    record InvoiceLine(
            @Nullable String description,
            @Nullable String quantity,
            @Nullable String net) {}

    @For(Role.VIEWER)
    @GetMapping
    InvoicePage list(
            CompanyId company,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable LocalDate issuedFrom,
            @RequestParam(required = false) @Nullable LocalDate issuedTo,
            @RequestParam(required = false) @Nullable String counterparty,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false, name = "import") @Nullable UUID importId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        InvoiceList.Filter filter = new InvoiceFilter(
                        kind,
                        direction,
                        status,
                        urgency,
                        dueFrom,
                        dueTo,
                        issuedFrom,
                        issuedTo,
                        counterparty,
                        search,
                        currency,
                        importId)
                .checked();
        int size = limit == null ? USUAL_PAGE : Math.clamp(limit, 1, LARGEST_PAGE);
        return transaction.read(company, () -> {
            Page<Invoice> page = invoices.page(company, filter, cursor, size);
            InvoiceList.Totals totals = invoices.totals(company, filter);
            return new InvoicePage(
                    page.items(),
                    page.nextCursor(),
                    totals.outstanding(),
                    totals.amounts(),
                    totals.vat(),
                    totals.count());
        });
    }

    @For(Role.VIEWER)
    @GetMapping("/{id}")
    InvoiceDetail get(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            Invoice invoice = invoices.find(company, id).orElseThrow(ProblemException::notFound);
            InvoiceList.More more = invoices.more(company, id);
            Holding holding = book.holdings(company, List.of(id)).getFirst();
            return new InvoiceDetail(
                    invoice.id(),
                    invoice.direction(),
                    invoice.kind(),
                    invoice.number(),
                    invoice.counterpartyName(),
                    invoice.issueDate(),
                    invoice.dueDate(),
                    invoice.dueDateStated(),
                    invoice.amount(),
                    invoice.outstanding(),
                    invoice.status(),
                    invoice.urgency(),
                    invoice.daysOverdue(),
                    more.counterpartyVat(),
                    more.iban(),
                    more.paymentReference(),
                    more.net(),
                    more.vat(),
                    more.gross(),
                    json.readValue(more.lines(), new TypeReference<List<InvoiceLine>>() {}),
                    settlements.ofInvoice(company, id).stream()
                            .map(made -> Settlement.of(made, users))
                            .toList(),
                    settlements.past(company, id).stream()
                            .map(made -> Settlement.of(made, users))
                            .toList(),
                    invoices.sources(company, id),
                    invoices.links(company, id),
                    invoice.certainty(),
                    invoice.byHand(),
                    SetAsideNote.of(holding.setAside(), users),
                    holding.deviations(),
                    holding.origins().entrySet().stream()
                            .map(entry -> new FieldOrigin(
                                    entry.getKey().wireName(), entry.getValue().wireName()))
                            .sorted(Comparator.comparing(FieldOrigin::field))
                            .toList(),
                    notes.on(company, Subject.ofInvoice(id)),
                    attachments.on(company, Subject.ofInvoice(id)));
        });
    }
}
