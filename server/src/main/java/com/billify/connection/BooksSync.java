package com.billify.connection;

import com.billify.connection.core.OpenBooks;
import com.billify.documents.DocumentStore;
import com.billify.invoicing.InvoiceFeeds;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings what is open in an administration up to date, whichever accounting system tells of it. */
@Component
public class BooksSync {
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofDays(1);

    private final BookItemRepository items;
    private final ConnectionRepository connections;
    private final InvoiceFeeds invoices;
    private final DocumentStore documents;
    private final ApplicationEventPublisher events;
    private final LiveUpdates live;

    BooksSync(
            BookItemRepository items,
            ConnectionRepository connections,
            InvoiceFeeds invoices,
            DocumentStore documents,
            ApplicationEventPublisher events,
            LiveUpdates live) {
        this.items = items;
        this.connections = connections;
        this.invoices = invoices;
        this.documents = documents;
        this.events = events;
        this.live = live;
    }

    /** What is known of the administration; empty before the first look. */
    public Optional<Books> find(Run run) {
        return run.write(() -> items.find(run.company(), run.connection()));
    }

    public void keep(Run run, Books books) {
        run.write(() -> {
            items.keep(run.company(), run.connection(), books);
            return true;
        });
    }

    /**
     * A complete list of one direction. Items and what follows from them are kept in one transaction.
     *
     * @param unreadable ids of items that cannot be understood: they are not missing
     * @return whether it says anything new
     */
    public boolean take(Run run, Direction direction, List<BookItem> list, List<String> unreadable) {
        return run.write(() -> take(run, direction, list, unreadable, run.startedAt()));
    }

    private boolean take(Run run, Direction direction, List<BookItem> list, List<String> unreadable, Instant now) {
        CompanyId company = run.company();
        UUID connection = run.connection();
        Map<String, OpenBooks.Known> known = items.known(company, connection, direction);
        InvoiceFeeds.Applied applied = invoices.state(
                company,
                connection,
                list.stream()
                        .map(item -> new InvoiceFeeds.Fed(item.upstreamId(), item.stated()))
                        .toList());
        Map<String, OpenBooks.Listed> listed = list.stream()
                .collect(Collectors.toMap(
                        BookItem::upstreamId,
                        item -> new OpenBooks.Listed(
                                item.upstreamId(), item.stated().cash().minorUnits(), item.openMinor()),
                        (one, other) -> one,
                        LinkedHashMap::new));
        unreadable.forEach(known::remove);
        OpenBooks.Outcome outcome = OpenBooks.compare(known, listed, now);
        items.put(company, connection, direction, outcome.told(), applied.invoices(), now);
        items.miss(company, connection, outcome.missing(), now);
        items.settle(company, connection, outcome.settled());
        items.setDocuments(
                company,
                connection,
                list.stream()
                        .filter(item -> item.documentId() != null)
                        .collect(Collectors.toMap(
                                BookItem::upstreamId,
                                item -> Objects.requireNonNull(item.documentId()),
                                (one, other) -> one)));
        unreadable.forEach(id -> run.unreadable("item-unreadable", id));
        connections.removeDeadLetters(company, connection, List.copyOf(listed.keySet()));
        if (outcome.doubtful()) {
            run.notice("many-items-missing");
        }
        List<String> changed = new ArrayList<>(outcome.settled().keySet());
        outcome.told().forEach(item -> changed.add(item.upstreamId()));
        boolean news = !changed.isEmpty() || applied.changed() > 0;
        tell(company, items.invoices(company, connection, changed));
        if (news) {
            live.publish(company, LiveUpdates.Topic.BOOKS, "");
        }
        int otherwise = Math.max(outcome.told().size() - applied.added(), applied.changed());
        run.brought(applied.added(), otherwise, outcome.settled().size());
        return news || !outcome.missing().isEmpty();
    }

    /** The files of open items that are not here yet; a few at a time. */
    public List<WantedFile> wantedFiles(Run run, int most) {
        return run.write(() -> items.wantedFiles(
                run.company(), run.connection(), run.startedAt().minus(UNTIL_ASKED_AGAIN), most));
    }

    /**
     * What was had for it: the file is kept and hung on its invoice.
     *
     * @param content empty when the books have none to give, or none that can be kept: it is not asked for again
     */
    public void takeFile(Run run, WantedFile wanted, Optional<byte[]> content) {
        run.write(() -> {
            items.setFileAsked(run.company(), run.connection(), wanted.upstreamId(), run.startedAt());
            content.ifPresent(bytes -> keepFile(run, wanted, bytes));
            return true;
        });
    }

    private void keepFile(Run run, WantedFile wanted, byte[] content) {
        CompanyId company = run.company();
        UserId linkedBy = connections.madeBy(company, run.connection()).orElse(null);
        String name = documents.nameFor(wanted.documentId(), content).orElse(null);
        if (linkedBy == null || name == null) {
            return;
        }
        UUID document = documents.storeAttachment(company, name, content);
        events.publishEvent(new BookFileCame(company, wanted.invoice(), linkedBy, document, name));
        live.publish(company, LiveUpdates.Topic.BOOKS, "");
    }

    /** The key may not see files: they are asked for again a day later. */
    public void refuseFiles(Run run) {
        run.write(() -> {
            items.setFilesRefused(run.company(), run.connection(), run.startedAt());
            return true;
        });
    }

    private void tell(CompanyId company, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += BooksStated.MOST_IDS) {
            events.publishEvent(new BooksStated(
                    company, ids.subList(from, Math.min(from + BooksStated.MOST_IDS, ids.size()))));
        }
    }
}
