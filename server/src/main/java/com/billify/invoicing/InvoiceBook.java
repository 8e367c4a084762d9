package com.billify.invoicing;

import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The invoices of a company, each once over all channels: the one door of this module. To be called within a transaction
 * of the company; what changes the book takes the company's invoicing lock first.
 */
@Component
public class InvoiceBook {
    private static final String LOCK = "invoicing";

    private final CompanyTransaction transaction;
    private final InvoiceRepository invoices;
    private final ApplicationEventPublisher events;

    InvoiceBook(CompanyTransaction transaction, InvoiceRepository invoices, ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.invoices = invoices;
        this.events = events;
    }

    /** What registering a document came to. */
    public sealed interface Registration {
        /** Not known before. */
        record Added(UUID id) implements Registration {}

        /** Known with the same content: it gained a source. */
        record Known(UUID id) implements Registration {}

        /** Known with another content: what is known stays as it is. */
        record Differs(UUID id, List<Difference> differences) implements Registration {}
    }

    /** A field that a second document states otherwise; values as text, null where not stated. */
    public record Difference(
            String field, @Nullable String known, @Nullable String incoming) {}

    /** Registers an invoice, or finds it. Repeating it with the same document changes nothing. */
    public Registration register(CompanyId company, UUID deliveryId, UUID documentId, StatedInvoice stated) {
        transaction.lock(company, LOCK);
        Optional<InvoiceRepository.Known> known = invoices.find(company, stated);
        if (known.isPresent()) {
            List<Difference> differences = differences(known.get(), stated);
            if (!differences.isEmpty()) {
                return new Registration.Differs(known.get().id(), differences);
            }
            invoices.addSource(company, known.get().id(), deliveryId, documentId);
            return new Registration.Known(known.get().id());
        }
        UUID id = UUID.randomUUID();
        invoices.add(company, id, stated);
        invoices.addSource(company, id, deliveryId, documentId);
        events.publishEvent(new InvoiceRegistered(company, List.of(id)));
        return new Registration.Added(id);
    }

    /**
     * Takes back what a delivery brought, and nothing that another delivery also states.
     *
     * @return how many invoices are gone
     */
    public int withdraw(CompanyId company, UUID deliveryId) {
        transaction.lock(company, LOCK);
        return invoices.withdraw(company, deliveryId);
    }

    private static List<Difference> differences(InvoiceRepository.Known known, StatedInvoice stated) {
        List<Difference> differences = new ArrayList<>();
        if (!known.amount().equals(stated.cash())) {
            differences.add(new Difference(
                    "amount", known.amount().toString(), stated.cash().toString()));
        }
        if (!known.issueDate().equals(stated.issueDate())) {
            differences.add(new Difference(
                    "issueDate",
                    known.issueDate().toString(),
                    stated.issueDate().toString()));
        }
        if (known.dueDateStated() && stated.dueDate() != null && !Objects.equals(known.dueDate(), stated.dueDate())) {
            differences.add(new Difference(
                    "dueDate", known.dueDate().toString(), stated.dueDate().toString()));
        }
        return differences;
    }
}
