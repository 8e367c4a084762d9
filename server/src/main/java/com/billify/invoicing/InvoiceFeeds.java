package com.billify.invoicing;

import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.InvoiceKey;
import com.billify.invoicing.core.InvoiceNumber;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.invoicing.core.Twins;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Invoices that a link tells, each under an id of its source: told again it is the same one, told otherwise it changes. One
 * that is known from a document, or that a person typed, is that invoice; what those say goes before what a link says. To be
 * called within a transaction of the company.
 */
@Component
public class InvoiceFeeds {
    private final CompanyTransaction transaction;
    private final InvoiceBook book;
    private final InvoiceRepository invoices;
    private final ApplicationEventPublisher events;

    InvoiceFeeds(
            CompanyTransaction transaction,
            InvoiceBook book,
            InvoiceRepository invoices,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.book = book;
        this.invoices = invoices;
        this.events = events;
    }

    /** @param upstreamId the source's own, which stays when the rest changes */
    public record Fed(String upstreamId, StatedInvoice stated) {}

    /**
     * @param added invoices that nothing was known of
     * @param changed invoices of which the link says something else than before, or that it tells for the first time
     * @param invoices which invoice each of those told is, by the source's id
     */
    public record Applied(int added, int changed, Map<String, UUID> invoices) {
        public Applied {
            invoices = Map.copyOf(invoices);
        }
    }

    /** Two of one number stay two: the source says so by their ids. */
    public Applied state(CompanyId company, UUID feed, List<Fed> told) {
        transaction.lock(company, InvoiceBook.LOCK);
        Map<String, InvoiceRepository.Told> known = invoices.told(company, feed);
        Map<String, UUID> found = new HashMap<>();
        List<UUID> touched = new ArrayList<>();
        int added = 0;
        for (Fed one : told) {
            InvoiceRepository.Told before = known.get(one.upstreamId());
            if (before != null) {
                found.put(one.upstreamId(), before.invoice());
                if (!isSaid(before.stated(), one.stated())) {
                    touched.add(before.invoice());
                    tell(company, feed, one, before.invoice(), one.stated());
                }
                continue;
            }
            Optional<Held> home = home(company, feed, one.stated());
            UUID id = home.map(Held::id).orElseGet(UUID::randomUUID);
            if (home.isPresent()) {
                invoices.keepStated(company, List.of(home.get()));
                tell(company, feed, one, id, one.stated());
            } else {
                StatedInvoice stated = numbered(company, id, one.stated());
                invoices.add(company, id, stated);
                tell(company, feed, one, id, stated);
                added++;
            }
            found.put(one.upstreamId(), id);
            touched.add(id);
        }
        book.rewrite(company, touched);
        Announcement.of(events, company, touched);
        return new Applied(added, touched.size() - added, found);
    }

    private void tell(CompanyId company, UUID feed, Fed one, UUID invoice, StatedInvoice stated) {
        Held held = invoices.load(company, List.of(invoice)).getFirst();
        Set<Field> wins = held.row().kind() == Kind.EXPECTED ? Layers.ALL : held.documentWins();
        boolean alone = held.sources().isEmpty() && held.typed().isEmpty();
        invoices.tell(
                company, feed, one.upstreamId(), invoice, alone ? numbered(company, invoice, stated) : stated, wins);
    }

    /** The same, but for the sign by which two of one number are told apart. */
    private static boolean isSaid(StatedInvoice before, StatedInvoice now) {
        return before.equals(now)
                || (before.number().printed().startsWith(now.number().printed() + " (")
                        && before.equals(withNumber(now, before.number().printed())));
    }

    /** The invoice that this is, if it is known and not told by this link under another id. */
    private Optional<Held> home(CompanyId company, UUID feed, StatedInvoice stated) {
        Optional<Held> same = invoices.find(company, InvoiceKey.of(feed, stated))
                .map(id -> invoices.load(company, List.of(id)).getFirst());
        if (same.isPresent()) {
            boolean another =
                    same.get().feeds().stream().anyMatch(told -> told.feed().equals(feed));
            return another ? Optional.empty() : same;
        }
        List<Held> likely = invoices.withoutFeed(company, feed, stated);
        Twins.Found twins = Twins.find(
                stated,
                likely.stream()
                        .map(held -> new Twins.Candidate(held.id(), held.row()))
                        .toList());
        return twins instanceof Twins.Found.Sure(UUID id)
                ? likely.stream().filter(held -> held.id().equals(id)).findFirst()
                : Optional.empty();
    }

    private StatedInvoice numbered(CompanyId company, UUID id, StatedInvoice stated) {
        StatedInvoice free = stated;
        for (int copy = 2; isTaken(company, id, free); copy++) {
            free = withNumber(stated, stated.number().printed() + " (" + copy + ")");
        }
        return free;
    }

    private boolean isTaken(CompanyId company, UUID id, StatedInvoice stated) {
        return invoices.find(company, InvoiceKey.of(id, stated))
                .filter(other -> !other.equals(id))
                .isPresent();
    }

    private static StatedInvoice withNumber(StatedInvoice stated, String number) {
        return new StatedInvoice(
                stated.direction(),
                stated.kind(),
                new InvoiceNumber(number),
                stated.counterpartyName(),
                stated.counterpartyVat(),
                stated.issueDate(),
                stated.dueDate(),
                stated.payable(),
                stated.net(),
                stated.vat(),
                stated.gross(),
                stated.iban(),
                stated.paymentReference(),
                stated.lines());
    }
}
