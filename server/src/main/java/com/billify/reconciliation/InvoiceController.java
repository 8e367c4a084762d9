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
    private final CompanyTransaction transaction;
    private final Accounts users;
    private final JsonMapper json;

    InvoiceController(
            InvoiceList invoices,
            SettlementRepository settlements,
            CompanyTransaction transaction,
            Accounts users,
            JsonMapper json) {
        this.invoices = invoices;
        this.settlements = settlements;
        this.transaction = transaction;
        this.users = users;
        this.json = json;
    }

    /**
     * Some invoices of a filtered list.
     *
     * @param outstanding of the whole filtered list, one a currency
     */
    record InvoicePage(List<Invoice> items, @Nullable String nextCursor, List<Money> outstanding, int count) {}

    /** An invoice with all that is known of it. */
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
            List<Source> sources) {}

    /** One line of the document; amounts as the document states them. */
    record InvoiceLine(
            @Nullable String description,
            @Nullable String quantity,
            @Nullable String net) {}

    @For(Role.VIEWER)
    @GetMapping
    InvoicePage list(
            CompanyId company,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false, name = "import") @Nullable UUID importId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        InvoiceList.Filter filter =
                InvoiceList.Filter.asked(direction, status, urgency, dueTo, search, currency, importId);
        int size = limit == null ? USUAL_PAGE : Math.clamp(limit, 1, LARGEST_PAGE);
        return transaction.read(company, () -> {
            Page<Invoice> page = invoices.page(company, filter, cursor, size);
            InvoiceList.Totals totals = invoices.totals(company, filter);
            return new InvoicePage(page.items(), page.nextCursor(), totals.outstanding(), totals.count());
        });
    }

    @For(Role.VIEWER)
    @GetMapping("/{id}")
    InvoiceDetail get(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            Invoice invoice = invoices.find(company, id).orElseThrow(ProblemException::notFound);
            InvoiceList.More more = invoices.more(company, id);
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
                            .map(made -> Settlement.of(made, People.nameOf(users, made.madeBy())))
                            .toList(),
                    invoices.sources(company, id));
        });
    }
}
