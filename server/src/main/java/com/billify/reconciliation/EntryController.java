package com.billify.reconciliation;

import com.billify.company.Companies;
import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.invoicing.Entry;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person types of invoices and expected items, and corrects of any. */
@RestController
@RequestMapping("/api/v1/companies/{company}")
class EntryController {
    private final Changes changes;
    private final Counterparties counterparties;
    private final Companies companies;
    private final CompanyTransaction transaction;

    EntryController(
            Changes changes, Counterparties counterparties, Companies companies, CompanyTransaction transaction) {
        this.changes = changes;
        this.counterparties = counterparties;
        this.companies = companies;
        this.transaction = transaction;
    }

    /** What a person may enter. */
    enum EntryKind {
        INVOICE(Kind.INVOICE),
        CREDIT_NOTE(Kind.CREDIT_NOTE),
        EXPECTED(Kind.EXPECTED);

        private final Kind kind;

        EntryKind(Kind kind) {
            this.kind = kind;
        }
    }

    /**
     * An invoice, a credit note or an expected item.
     *
     * @param id chosen by the client, so that sending it twice enters it once; null to have one chosen
     * @param currency null for the company's own
     * @param fields by name: number, counterpartyName, counterpartyVat, issueDate, dueDate, amount, net, vat, iban,
     *     paymentReference, certainty
     */
    record EntryRequest(
            @Nullable UUID id,
            EntryKind kind,
            Direction direction,
            @Nullable String currency,
            Map<String, @Nullable String> fields,
            @Nullable String note) {}

    /** Where to find what was entered or changed, and the change that can be taken back; null when nothing changed. */
    record EntryAnswer(UUID invoiceId, @Nullable UUID changeId) {}

    /** Fields to set; null clears one. */
    record EditRequest(Map<String, @Nullable String> fields) {}

    /** Fields that are to be again what the document says. */
    record RestoreRequest(List<String> fields) {}

    @For(Role.EDITOR)
    @PostMapping("/invoices")
    @ResponseStatus(HttpStatus.CREATED)
    EntryAnswer enter(CompanyId company, CurrentUser user, @RequestBody EntryRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        Entry entry = new Entry(
                id,
                request.kind().kind,
                request.direction(),
                currency(company, request.currency()),
                fields(request.fields()));
        return new EntryAnswer(id, changes.enter(company, user.id(), entry, request.note()));
    }

    @For(Role.EDITOR)
    @PatchMapping("/invoices/{id}")
    EntryAnswer edit(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody EditRequest request) {
        return new EntryAnswer(
                id,
                changes.edit(company, user.id(), id, fields(request.fields())).orElse(null));
    }

    @For(Role.EDITOR)
    @PostMapping("/invoices/{id}/restore")
    EntryAnswer restore(
            CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody RestoreRequest request) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        request.fields().forEach(name -> fields.add(field(name)));
        return new EntryAnswer(
                id, changes.restore(company, user.id(), id, fields).orElse(null));
    }

    /** Parties of invoices and bank lines whose name begins so, most recent first, at most ten. */
    @For(Role.VIEWER)
    @GetMapping("/counterparties")
    List<Counterparties.Counterparty> counterparties(
            CompanyId company,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String search) {
        Choice.of("direction", direction, "receivable", "payable");
        return transaction.read(company, () -> counterparties.find(company, direction, search));
    }

    private Currency currency(CompanyId company, @Nullable String code) {
        if (code == null) {
            return transaction.read(company, () -> companies.get(company)).currency();
        }
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField("currency", "unknown-currency", "There is no such currency.");
        }
        throw ProblemException.ofField("currency", "unknown-currency", "Amounts in this cannot be kept.");
    }

    private static Map<Field, Optional<String>> fields(Map<String, @Nullable String> given) {
        Map<Field, Optional<String>> fields = new EnumMap<>(Field.class);
        given.forEach((name, text) -> fields.put(field(name), Optional.ofNullable(text)));
        return fields;
    }

    private static Field field(String name) {
        return Field.ofWireName(name)
                .orElseThrow(() -> ProblemException.ofField(name, "unknown-field", "There is no such field."));
    }
}
