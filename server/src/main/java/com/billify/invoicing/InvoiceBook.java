package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.InvoiceKey;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.invoicing.core.Twins;
import com.billify.invoicing.core.Typed;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The invoices of a company, each once over all channels, and the items it expects: the one door of this module. To be
 * called within a transaction of the company; what changes the book takes the company's invoicing lock first.
 *
 * <p>What a person sets lies over what documents state and is never overwritten by them.
 */
@Component
public class InvoiceBook {
    static final String LOCK = "invoicing";
    static final int MOST_IDS = 1_000;

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
        /** Not known before; it may be the twin of these, which a person typed. */
        record Added(UUID id, List<Twin> possible) implements Registration {}

        /** Known with the same content: it gained a source. */
        record Known(UUID id) implements Registration {}

        /** Known with another content: what is known stays as it is. */
        record Differs(UUID id, List<Difference> differences) implements Registration {}

        /** A person typed it, or a link told it: it is one with that. Where the two differ, both values are kept. */
        record Merged(Twin with, List<Difference> differences) implements Registration {}
    }

    /** A field that a second document states otherwise; values as text, null where not stated. */
    public record Difference(
            String field, @Nullable String known, @Nullable String incoming) {}

    /**
     * Registers an invoice, or finds it, or merges it with what a person typed. Repeating it with the same document
     * changes nothing.
     */
    public Registration register(
            CompanyId company, UUID deliveryId, UUID documentId, StatedInvoice stated, TwinAnswer answer) {
        transaction.lock(company, LOCK);
        Optional<Held> known =
                invoices.find(company, InvoiceKey.of(documentId, stated)).map(id -> held(company, id));
        if (known.isPresent()) {
            return known.get().sources().isEmpty()
                    ? merge(company, known.get(), deliveryId, documentId, stated, answer)
                    : addSource(company, known.get(), deliveryId, documentId, stated);
        }
        List<Held> typed = invoices.withoutDocument(company, stated);
        if (answer.with() != null) {
            Held chosen = typed.stream()
                    .filter(held -> held.id().equals(answer.with()) && mayBeOne(held, stated))
                    .findFirst()
                    .orElseThrow(() ->
                            new ProblemException(409, "not-a-twin", "This cannot be merged with what you chose."));
            return merge(company, chosen, deliveryId, documentId, stated, answer);
        }
        Twins.Found found = answer.apart()
                ? new Twins.Found.None()
                : Twins.find(
                        stated,
                        typed.stream()
                                .map(held -> new Twins.Candidate(held.id(), held.row()))
                                .toList());
        return switch (found) {
            case Twins.Found.Sure(UUID id) -> merge(company, held(company, id), deliveryId, documentId, stated, answer);
            case Twins.Found.Possible(List<UUID> ids) ->
                add(
                        company,
                        deliveryId,
                        documentId,
                        stated,
                        typed.stream()
                                .filter(held ->
                                        ids.contains(held.id()) && held.typed().isWhole())
                                .map(held -> twin(held, stated))
                                .toList());
            case Twins.Found.None() -> add(company, deliveryId, documentId, stated, List.of());
        };
    }

    /** True when a document has stated this invoice before: then registering it books nothing new. */
    public boolean isStated(CompanyId company, UUID documentId, StatedInvoice stated) {
        return invoices.find(company, InvoiceKey.of(documentId, stated))
                .map(id -> held(company, id).document() != null)
                .orElse(false);
    }

    /**
     * Where a supplier was paid until now, if this invoice asks to pay to an account that none of its invoices named.
     *
     * @return the account of its latest invoice; empty where nothing is known of its accounts, and of receivables
     */
    public Optional<String> otherAccount(CompanyId company, StatedInvoice stated) {
        return stated.direction() == Direction.PAYABLE && stated.iban() != null
                ? invoices.otherAccount(company, stated)
                : Optional.empty();
    }

    private Registration add(
            CompanyId company, UUID deliveryId, UUID documentId, StatedInvoice stated, List<Twin> possible) {
        UUID id = UUID.randomUUID();
        invoices.add(company, id, stated);
        invoices.addSource(company, id, deliveryId, documentId, null, Set.of());
        publish(company, List.of(id));
        return new Registration.Added(id, possible);
    }

    private Registration addSource(
            CompanyId company, Held held, UUID deliveryId, UUID documentId, StatedInvoice stated) {
        List<Difference> differences = differences(Objects.requireNonNull(held.ofDocuments()), stated);
        if (!differences.isEmpty()) {
            return new Registration.Differs(held.id(), differences);
        }
        if (!held.isLayered() && stated.equals(held.row())) {
            invoices.addSource(company, held.id(), deliveryId, documentId, null, Set.of());
            return new Registration.Known(held.id());
        }
        invoices.keepStated(company, List.of(held));
        invoices.addSource(company, held.id(), deliveryId, documentId, stated, Set.of());
        publish(company, rewrite(company, List.of(held.id())));
        return new Registration.Known(held.id());
    }

    private Registration merge(
            CompanyId company, Held held, UUID deliveryId, UUID documentId, StatedInvoice stated, TwinAnswer answer) {
        List<Difference> differences = differences(held.row(), stated);
        Set<Field> wins = EnumSet.noneOf(Field.class);
        wins.addAll(held.documentWins());
        if (held.row().kind() == Kind.EXPECTED) {
            wins.addAll(Layers.ALL);
        } else if (answer.documentWins()) {
            differences.forEach(
                    difference -> Field.ofWireName(difference.field()).ifPresent(wins::add));
            if (wins.contains(Field.AMOUNT)) {
                wins.addAll(Set.of(Field.NET, Field.VAT));
            }
        }
        invoices.addSource(company, held.id(), deliveryId, documentId, stated, wins);
        rewrite(company, List.of(held.id()));
        publish(company, List.of(held.id()));
        return held.typed().isEmpty() && differences.isEmpty()
                ? new Registration.Known(held.id())
                : new Registration.Merged(twin(held, stated), differences);
    }

    private static boolean mayBeOne(Held held, StatedInvoice stated) {
        Kind kind = held.row().kind();
        return kind == stated.kind() || (kind == Kind.EXPECTED && stated.kind() == Kind.INVOICE);
    }

    /**
     * Takes back what a delivery brought, and nothing that another delivery also states or a person typed: that is then
     * as it would be had the delivery never come.
     *
     * @return how many invoices are gone
     */
    public int withdraw(CompanyId company, UUID deliveryId) {
        transaction.lock(company, LOCK);
        List<UUID> stated = invoices.ofDelivery(company, deliveryId);
        publishWithdrawn(company, stated);
        invoices.removeSources(company, deliveryId);
        int gone = invoices.removeUnstated(company, stated);
        List<UUID> reverted = rewrite(company, stated);
        for (int from = 0; from < reverted.size(); from += MOST_IDS) {
            events.publishEvent(
                    new InvoiceReverted(company, reverted.subList(from, Math.min(from + MOST_IDS, reverted.size()))));
        }
        return gone;
    }

    /**
     * Enters what a person typed. Repeating it with the same id changes nothing.
     *
     * @throws ProblemException when a field cannot be what it is, or the invoice is there already
     */
    public void enter(CompanyId company, Entry entry) {
        transaction.lock(company, LOCK);
        if (!invoices.load(company, List.of(entry.id())).isEmpty()) {
            return;
        }
        Layers layers = layers(entry);
        EntryRules.check(layers);
        insert(company, entry.id(), layers);
    }

    /**
     * What a person typed, as it would be kept; nothing is written.
     *
     * @throws ProblemException when a field cannot be what it is
     */
    public static StatedInvoice read(Entry entry) {
        Layers layers = layers(entry);
        EntryRules.check(layers);
        return layers.inForce();
    }

    private static Layers layers(Entry entry) {
        Map<Field, Optional<String>> fields = new EnumMap<>(Field.class);
        EntryRules.read(entry.fields(), entry.currency()).forEach((field, text) -> {
            if (text.isPresent()) {
                fields.put(field, text);
            }
        });
        return new Layers(entry.direction(), entry.currency(), new Typed(entry.kind(), fields), null, Set.of());
    }

    private void insert(CompanyId company, UUID id, Layers layers) {
        requireFree(company, id, layers.inForce());
        invoices.add(company, id, layers);
        publish(company, List.of(id));
    }

    /** The invoices as the book holds them, in the order asked for; those that are gone are left out. */
    public List<Holding> holdings(CompanyId company, Collection<UUID> ids) {
        Map<UUID, Held> found =
                invoices.load(company, ids).stream().collect(Collectors.toMap(Held::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(InvoiceBook::holding)
                .toList();
    }

    /**
     * Sets fields of invoices, whatever documents say of them.
     *
     * @throws ProblemException when a field cannot be what it is; then nothing is set
     */
    public void set(CompanyId company, Map<UUID, Map<Field, Optional<String>>> changes) {
        transaction.lock(company, LOCK);
        List<Change> wanted = new ArrayList<>();
        for (Held held : invoices.load(company, changes.keySet())) {
            Map<Field, Optional<String>> fields =
                    EntryRules.read(changes.getOrDefault(held.id(), Map.of()), held.currency());
            Set<Field> wins = EnumSet.noneOf(Field.class);
            wins.addAll(held.documentWins());
            wins.removeAll(fields.keySet());
            wanted.add(new Change(held, withoutWhatIsStated(held, held.typed().with(fields)), wins));
        }
        apply(company, wanted);
    }

    /** What a person says just as the document does is not a change of it. */
    private static Typed withoutWhatIsStated(Held held, Typed typed) {
        StatedInvoice document = held.document();
        if (typed.isWhole() || document == null) {
            return typed;
        }
        return typed.without(typed.fields().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .equals(Optional.ofNullable(entry.getKey().of(document))))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Puts fields back to what the document says. */
    public void restore(CompanyId company, UUID id, Set<Field> fields) {
        transaction.lock(company, LOCK);
        List<Change> wanted = new ArrayList<>();
        for (Held held : invoices.load(company, List.of(id))) {
            if (held.document() == null) {
                throw new ProblemException(409, "no-document", "There is no document that says otherwise.");
            }
            Set<Field> wins = EnumSet.noneOf(Field.class);
            wins.addAll(held.documentWins());
            if (held.typed().isWhole()) {
                wins.addAll(fields);
            }
            wanted.add(new Change(
                    held, held.typed().isWhole() ? held.typed() : held.typed().without(fields), wins));
        }
        apply(company, wanted);
    }

    /** Makes what a person set be again what it was, as {@link Holding#typing} said it. */
    public void putBack(CompanyId company, Map<UUID, String> typings) {
        transaction.lock(company, LOCK);
        List<Change> wanted = new ArrayList<>();
        for (Held held : invoices.load(company, typings.keySet())) {
            TypedJson.Typing typing = TypedJson.readTyping(typings.getOrDefault(held.id(), held.typing()));
            wanted.add(new Change(held, typing.typed(), typing.documentWins()));
        }
        apply(company, wanted);
    }

    private record Change(Held held, Typed typed, Set<Field> wins) {
        Layers layers() {
            return held.layers(typed, wins);
        }
    }

    private void apply(CompanyId company, List<Change> changes) {
        for (Change change : changes) {
            try {
                EntryRules.check(change.layers());
                requireFree(company, change.held().id(), change.layers().inForce());
            } catch (ProblemException e) {
                throw e.with("row", label(change.held().row()));
            }
        }
        invoices.keepStated(company, changes.stream().map(Change::held).toList());
        changes.forEach(change -> invoices.setWins(company, change.held(), change.wins()));
        invoices.rewrite(
                company,
                changes.stream()
                        .map(change -> new InvoiceRepository.Rewrite(change.held(), change.layers()))
                        .toList());
        rewriteAliases(
                company,
                changes.stream()
                        .filter(change -> !InvoiceKey.of(
                                        change.held().id(), change.held().row())
                                .equals(InvoiceKey.of(
                                        change.held().id(), change.layers().inForce())))
                        .map(change -> change.held().id())
                        .toList());
        publish(company, changes.stream().map(change -> change.held().id()).toList());
    }

    /** Brings rows in line with their documents and with what was typed; answers which of them changed. */
    List<UUID> rewrite(CompanyId company, Collection<UUID> ids) {
        List<Held> standing = invoices.load(company, ids);
        List<InvoiceRepository.Rewrite> rewrites = standing.stream()
                .filter(held -> !held.layers().inForce().equals(held.row()))
                .map(held -> new InvoiceRepository.Rewrite(held, held.layers()))
                .toList();
        invoices.rewrite(company, rewrites);
        rewriteAliases(
                company, standing.stream().filter(Held::isLayered).map(Held::id).toList());
        return rewrites.stream().map(rewrite -> rewrite.before().id()).toList();
    }

    private void rewriteAliases(CompanyId company, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            invoices.load(company, ids).forEach(held -> invoices.rewriteAliases(company, held));
        }
    }

    /**
     * Sets invoices aside, so that nothing counts them and nothing is matched with them, or takes them back.
     *
     * @param why null to take them back
     */
    public void setAside(CompanyId company, Collection<UUID> ids, @Nullable SetAside why) {
        transaction.lock(company, LOCK);
        if (why != null) {
            publishWithdrawn(company, List.copyOf(ids));
        }
        invoices.setAside(company, ids, why);
        if (why == null) {
            publish(company, List.copyOf(ids));
        }
    }

    /**
     * Removes what a person typed and no document states.
     *
     * @return of each what {@link #revive} needs
     * @throws ProblemException when a document states one of them; then nothing is removed
     */
    public Map<UUID, String> remove(CompanyId company, Collection<UUID> ids) {
        transaction.lock(company, LOCK);
        List<Held> held = invoices.load(company, ids);
        for (Held one : held) {
            if (one.document() != null) {
                throw new ProblemException(
                                409, "has-document", "A document states this: set it aside, or undo its import.")
                        .with("row", label(one.row()));
            }
        }
        publishWithdrawn(company, List.copyOf(ids));
        invoices.remove(company, ids);
        return held.stream().collect(Collectors.toMap(Held::id, KeptJson::write));
    }

    /**
     * Brings back what was removed.
     *
     * @throws ProblemException when it has come back another way since
     */
    public void revive(CompanyId company, UUID id, String kept) {
        transaction.lock(company, LOCK);
        KeptJson.Kept read = KeptJson.read(kept);
        insert(company, id, read.layers());
        if (read.setAside() != null) {
            invoices.setAside(company, List.of(id), read.setAside());
        }
    }

    private void requireFree(CompanyId company, UUID id, StatedInvoice invoice) {
        invoices.find(company, InvoiceKey.of(id, invoice))
                .filter(other -> !other.equals(id))
                .ifPresent(other -> {
                    throw ProblemException.ofField(
                                    Field.NUMBER.wireName(), "invoice-exists", "There is an invoice of that number.")
                            .with("invoice", other.toString());
                });
    }

    private Held held(CompanyId company, UUID id) {
        return invoices.load(company, List.of(id)).getFirst();
    }

    private void publish(CompanyId company, List<UUID> ids) {
        Announcement.of(events, company, ids);
    }

    private void publishWithdrawn(CompanyId company, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            events.publishEvent(
                    new InvoicesWithdrawn(company, ids.subList(from, Math.min(from + MOST_IDS, ids.size()))));
        }
    }

    private static Twin twin(Held held, StatedInvoice stated) {
        StatedInvoice row = held.row();
        return new Twin(
                held.id(),
                row.kind().wireName(),
                row.number().printed(),
                row.counterpartyName(),
                row.expectedDueDate(),
                row.cash(),
                InvoiceKey.of(held.id(), row).equals(InvoiceKey.of(held.id(), stated)));
    }

    private static Holding holding(Held held) {
        StatedInvoice row = held.row();
        return new Holding(
                held.id(),
                row.kind(),
                row.number().printed(),
                row.counterpartyName(),
                row.expectedDueDate(),
                row.cash(),
                held.typed().isWhole(),
                held.sources().size(),
                held.typing(),
                held.layers().deviations(),
                held.origins(),
                held.setAside());
    }

    /** What to call an invoice in a sentence. */
    private static String label(StatedInvoice row) {
        return row.counterpartyName() == null
                ? row.number().printed()
                : row.counterpartyName() + " " + row.number().printed();
    }

    private static List<Difference> differences(StatedInvoice known, StatedInvoice stated) {
        List<Difference> differences = new ArrayList<>();
        if (!known.cash().equals(stated.cash())) {
            differences.add(new Difference(
                    "amount", known.cash().toString(), stated.cash().toString()));
        }
        if (!known.issueDate().equals(stated.issueDate()) && known.kind() != Kind.EXPECTED) {
            differences.add(new Difference(
                    "issueDate",
                    known.issueDate().toString(),
                    stated.issueDate().toString()));
        }
        if (known.dueDate() != null
                && stated.dueDate() != null
                && !known.dueDate().equals(stated.dueDate())) {
            differences.add(new Difference(
                    "dueDate", known.dueDate().toString(), stated.dueDate().toString()));
        }
        return differences;
    }
}
