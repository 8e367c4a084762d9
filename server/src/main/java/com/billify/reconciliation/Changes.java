package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.invoicing.Entry;
import com.billify.invoicing.Holding;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.SetAside;
import com.billify.invoicing.core.Field;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person does by hand to one row or to thousands, done as a whole or not at all, and taken back as a whole: each
 * change keeps what was before it. A row that somebody changed since is left alone and named.
 */
@Service
class Changes {
    /** What one deed may touch. */
    static final int MOST_ROWS = 10_000;

    /** Why a row is not taken back: the screen puts it into words. */
    private static final String GONE = "gone";

    private static final String CHANGED = "changed-since";
    private static final String HAS_DOCUMENT = "has-document";
    private static final String IN_THE_WAY = "invoice-exists";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CompanyTransaction transaction;
    private final InvoiceBook book;
    private final ChangeRepository changes;
    private final SettlementRepository settlements;
    private final TransactionList transactions;
    private final NoteRepository notes;
    private final Answers answers;
    private final Categorising categorising;
    private final AuditTrail audit;
    private final Clock clock;

    Changes(
            CompanyTransaction transaction,
            InvoiceBook book,
            ChangeRepository changes,
            SettlementRepository settlements,
            TransactionList transactions,
            NoteRepository notes,
            Answers answers,
            Categorising categorising,
            AuditTrail audit,
            Clock clock) {
        this.transaction = transaction;
        this.book = book;
        this.changes = changes;
        this.settlements = settlements;
        this.transactions = transactions;
        this.notes = notes;
        this.answers = answers;
        this.categorising = categorising;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row that a change could not be taken back of. */
    record Refused(String label, String reason) {}

    /** Enters something typed; the change that takes it back. Repeating it with the same id changes nothing. */
    UUID enter(CompanyId company, UserId user, Entry entry, @Nullable String note) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            Optional<UUID> before = changes.ofEntry(company, entry.id());
            if (before.isPresent()) {
                return before.get();
            }
            book.enter(company, entry);
            if (note != null && !note.isBlank()) {
                notes.add(company, user, Map.of(UUID.randomUUID(), Subject.ofInvoice(entry.id())), Remarks.words(note));
            }
            Holding entered = book.holdings(company, List.of(entry.id())).getFirst();
            return record(company, user, ChangeKind.ENTERED, List.of(row(entered, Map.of(), typing(entered))));
        });
    }

    /** Sets fields of an invoice over what its documents say; empty when that changes nothing. */
    Optional<UUID> edit(CompanyId company, UserId user, UUID id, Map<Field, Optional<String>> fields) {
        return rewrite(company, user, ChangeKind.EDITED, List.of(id), () -> book.set(company, Map.of(id, fields)));
    }

    /** Puts fields back to what the document says; empty when that changes nothing. */
    Optional<UUID> restore(CompanyId company, UserId user, UUID id, Set<Field> fields) {
        return rewrite(company, user, ChangeKind.EDITED, List.of(id), () -> book.restore(company, id, fields));
    }

    private Optional<UUID> rewrite(
            CompanyId company, UserId user, ChangeKind kind, Collection<UUID> ids, Runnable rewriting) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            Map<UUID, Holding> before = byId(book.holdings(company, ids));
            if (before.isEmpty()) {
                throw ProblemException.notFound();
            }
            rewriting.run();
            List<ChangeRepository.Row> rows = new ArrayList<>();
            for (Holding now : book.holdings(company, ids)) {
                Holding was = before.get(now.id());
                if (was != null && !was.typing().equals(now.typing())) {
                    rows.add(row(now, typing(was), typing(now)));
                }
            }
            requireRoom(company, ids);
            return rows.isEmpty() ? Optional.empty() : Optional.of(record(company, user, kind, rows));
        });
    }

    /** An invoice is never smaller than what is settled of it. */
    private void requireRoom(CompanyId company, Collection<UUID> ids) {
        settlements.overpaid(company, ids).ifPresent(label -> {
            throw ProblemException.ofField(
                            Field.AMOUNT.wireName(), "less-than-settled", "More than that has been paid of it already.")
                    .with("row", label);
        });
    }

    /**
     * Does the deed to invoices and expected items.
     *
     * @throws ProblemException when it changes nothing, or one row refuses it: then nothing is done
     */
    UUID toInvoices(CompanyId company, UserId user, Deed deed, List<UUID> ids) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            if (deed instanceof Deed.MoveDue move) {
                return rewrite(company, user, ChangeKind.DUE_MOVED, ids, () -> moveDue(company, move, ids))
                        .orElseThrow(Changes::nothing);
            }
            return switch (deed) {
                case Deed.SetAside(String reason) ->
                    record(company, user, ChangeKind.SET_ASIDE, setAside(company, user, reason, ids));
                case Deed.TakeBack() -> record(company, user, ChangeKind.TAKEN_BACK, takeBack(company, ids));
                case Deed.MoveDue move -> throw new IllegalStateException("done above: " + move);
                case Deed.WriteNote(String text) -> {
                    Map<UUID, String> labels = new LinkedHashMap<>();
                    book.holdings(company, ids).forEach(one -> labels.put(one.id(), label(one)));
                    yield record(company, user, ChangeKind.NOTED, note(company, user, text, labels, true));
                }
                case Deed.SettleOutside(String way, LocalDate on) ->
                    record(company, user, ChangeKind.SETTLED_OUTSIDE, settle(company, user, way, on, ids));
                case Deed.UndoSettlements() ->
                    record(
                            company,
                            user,
                            ChangeKind.SETTLEMENTS_UNDONE,
                            unsettle(company, user, changes.settlementsOfInvoices(company, ids)));
                case Deed.Delete() -> record(company, user, ChangeKind.DELETED, delete(company, ids));
            };
        });
    }

    /** Does the deed to bank lines, of which most deeds make no sense. */
    UUID toTransactions(CompanyId company, UserId user, Deed deed, List<UUID> ids) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            return switch (deed) {
                case Deed.WriteNote(String text) ->
                    record(
                            company,
                            user,
                            ChangeKind.NOTED,
                            note(company, user, text, transactions.labels(company, ids), false));
                case Deed.UndoSettlements() ->
                    record(
                            company,
                            user,
                            ChangeKind.SETTLEMENTS_UNDONE,
                            unsettle(company, user, changes.settlementsOfTransactions(company, ids)));
                case Deed.SetAside no -> throw notOfTransactions();
                case Deed.TakeBack no -> throw notOfTransactions();
                case Deed.MoveDue no -> throw notOfTransactions();
                case Deed.SettleOutside no -> throw notOfTransactions();
                case Deed.Delete no -> throw notOfTransactions();
            };
        });
    }

    private List<ChangeRepository.Row> setAside(CompanyId company, UserId user, String reason, List<UUID> ids) {
        SetAside why = new SetAside(reason, clock.instant().truncatedTo(ChronoUnit.MICROS), user);
        List<Holding> counting = book.holdings(company, ids).stream()
                .filter(one -> one.setAside() == null)
                .toList();
        book.setAside(company, counting.stream().map(Holding::id).toList(), why);
        return counting.stream()
                .map(one -> row(one, Map.of(), Map.of("at", why.at().toString())))
                .toList();
    }

    private List<ChangeRepository.Row> takeBack(CompanyId company, List<UUID> ids) {
        List<ChangeRepository.Row> rows = new ArrayList<>();
        for (Holding one : book.holdings(company, ids)) {
            SetAside why = one.setAside();
            if (why != null) {
                UserId by = why.by();
                rows.add(row(
                        one,
                        Map.of(
                                "reason", why.reason(),
                                "at", why.at().toString(),
                                "by", by == null ? "" : by.toString()),
                        Map.of()));
            }
        }
        book.setAside(company, rows.stream().map(ChangeRepository.Row::subject).toList(), null);
        return rows;
    }

    private void moveDue(CompanyId company, Deed.MoveDue move, List<UUID> ids) {
        Map<UUID, Map<Field, Optional<String>>> wanted = new HashMap<>();
        for (Holding one : book.holdings(company, ids)) {
            LocalDate day = move.day() != null
                    ? move.day()
                    : one.dueDate().plusDays(move.shiftDays() == null ? 0 : move.shiftDays());
            if (!day.equals(one.dueDate())) {
                wanted.put(one.id(), Map.of(Field.DUE_DATE, Optional.of(day.toString())));
            }
        }
        book.set(company, wanted);
    }

    private List<ChangeRepository.Row> note(
            CompanyId company, UserId user, String text, Map<UUID, String> labels, boolean onInvoices) {
        Map<UUID, Subject> subjects = new LinkedHashMap<>();
        List<ChangeRepository.Row> rows = new ArrayList<>();
        labels.forEach((id, label) -> {
            UUID note = UUID.randomUUID();
            subjects.put(note, onInvoices ? Subject.ofInvoice(id) : Subject.ofTransaction(id));
            rows.add(new ChangeRepository.Row(id, label, "{}", json(Map.of("note", note.toString()))));
        });
        notes.add(company, user, subjects, text);
        return rows;
    }

    private List<ChangeRepository.Row> settle(
            CompanyId company, UserId user, String way, LocalDate on, List<UUID> ids) {
        List<ChangeRepository.Row> rows = new ArrayList<>();
        for (SettlementRepository.Outside made : settlements.addOutside(company, ids, way, on, user)) {
            rows.add(new ChangeRepository.Row(
                    made.invoiceId(),
                    made.label(),
                    "{}",
                    json(Map.of("settlement", made.id().toString()))));
        }
        return rows;
    }

    private List<ChangeRepository.Row> unsettle(
            CompanyId company, UserId user, List<ChangeRepository.SettledBy> settled) {
        changes.removeSettlements(
                company,
                user,
                settled.stream().map(ChangeRepository.SettledBy::settlements).toList());
        return settled.stream()
                .map(one -> new ChangeRepository.Row(one.subject(), one.label(), one.settlements(), "{}"))
                .toList();
    }

    private List<ChangeRepository.Row> delete(CompanyId company, List<UUID> ids) {
        List<Holding> typed = book.holdings(company, ids);
        Map<UUID, ChangeRepository.Hanging> hanging = new HashMap<>();
        changes.hanging(company, ids).forEach(one -> hanging.put(one.invoiceId(), one));
        Map<UUID, String> kept = book.remove(company, ids);
        List<ChangeRepository.Row> rows = new ArrayList<>();
        for (Holding one : typed) {
            ChangeRepository.Hanging hung = hanging.get(one.id());
            String book = kept.get(one.id());
            if (hung != null && book != null) {
                rows.add(row(
                        one,
                        Map.of(
                                "book", book,
                                "settlement", hung.settlements(),
                                "refused_pair", hung.refusedPairs(),
                                "note", hung.notes(),
                                "note_token", hung.noteTokens(),
                                "attachment", hung.attachments()),
                        Map.of()));
            }
        }
        return rows;
    }

    /**
     * Takes a change back, row by row, but for those that somebody changed since.
     *
     * @return the rows that stay as they are
     */
    List<Refused> undo(CompanyId company, UserId user, UUID id) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            ChangeRepository.Head head = changes.find(company, id).orElseThrow(ProblemException::notFound);
            List<ChangeRepository.Placed> standing = changes.standing(company, id);
            if (standing.isEmpty()) {
                throw new ProblemException(409, "already-undone", "This is undone already.");
            }
            List<Integer> undone = new ArrayList<>();
            List<Refused> refused = new ArrayList<>();
            Undoing undoing = new Undoing(company, user, head.kind(), standing);
            for (ChangeRepository.Placed placed : standing) {
                String reason = undoing.undo(placed.row());
                if (reason == null) {
                    undone.add(placed.position());
                } else {
                    refused.add(new Refused(placed.row().label(), reason));
                }
            }
            undoing.finish();
            if (undone.isEmpty()) {
                throw new ProblemException(409, "changed-since", "Somebody changed this since.")
                        .with("refused", refused);
            }
            changes.setUndone(company, id, user, undone);
            audit.record(
                    company,
                    user,
                    "changeUndone",
                    Map.of(
                            "change", id.toString(),
                            "kind", head.kind().wireName(),
                            "rows", String.valueOf(undone.size()),
                            "refused", String.valueOf(refused.size())));
            return refused;
        });
    }

    /** The taking back of one change: what can be done for many rows at once waits until all are looked at. */
    private final class Undoing {
        private final CompanyId company;
        private final UserId user;
        private final ChangeKind kind;
        private final Map<UUID, Holding> now;
        private final Map<UUID, AnswerRepository.State> lines;
        private final Map<UUID, String> typings = new HashMap<>();
        private final List<ChangeRepository.Row> answered = new ArrayList<>();

        Undoing(CompanyId company, UserId user, ChangeKind kind, List<ChangeRepository.Placed> rows) {
            this.company = company;
            this.user = user;
            this.kind = kind;
            List<UUID> subjects =
                    rows.stream().map(placed -> placed.row().subject()).toList();
            this.now = kind.isAnswer() || kind == ChangeKind.CATEGORISED
                    ? Map.of()
                    : byId(book.holdings(company, subjects));
            this.lines = kind.isAnswer() ? answers.states(company, subjects) : Map.of();
        }

        /** Null when it is done, else why not. */
        @Nullable
        String undo(ChangeRepository.Row row) {
            JsonNode before = JSON.readTree(row.before());
            JsonNode after = JSON.readTree(row.after());
            Holding holding = now.get(row.subject());
            return switch (kind) {
                case ENTERED -> unenter(row, holding, after);
                case EDITED, DUE_MOVED -> unedit(holding, before, after);
                case SET_ASIDE -> unsetAside(holding, after);
                case TAKEN_BACK -> untakeBack(holding, before);
                case NOTED -> unnote(UUID.fromString(after.path("note").asString()));
                case SETTLED_OUTSIDE ->
                    settlements
                                    .remove(
                                            company,
                                            UUID.fromString(
                                                    after.path("settlement").asString()))
                                    .isPresent()
                            ? null
                            : CHANGED;
                case SETTLEMENTS_UNDONE -> resettle(row.before());
                case DELETED -> undelete(row.subject(), holding, before);
                case MATCHED, WITHOUT_DOCUMENT, REFUSED -> unanswer(row);
                case CATEGORISED -> categorising.putBack(company, row);
            };
        }

        void finish() {
            if (!typings.isEmpty()) {
                book.putBack(company, typings);
                requireRoom(company, typings.keySet());
            }
            if (!answered.isEmpty()) {
                answers.follow(company, answered);
            }
        }

        private @Nullable String unanswer(ChangeRepository.Row row) {
            AnswerRepository.State line = lines.get(row.subject());
            String reason = line == null ? GONE : answers.putBack(company, user, row, line);
            if (reason == null) {
                answered.add(row);
            }
            return reason;
        }

        private @Nullable String unenter(ChangeRepository.Row row, @Nullable Holding holding, JsonNode after) {
            if (holding == null) {
                return GONE;
            }
            if (holding.documents() > 0) {
                return HAS_DOCUMENT;
            }
            if (!isTyping(holding, after) || settlements.isTouchedByHand(company, row.subject())) {
                return CHANGED;
            }
            book.remove(company, List.of(row.subject()));
            return null;
        }

        private @Nullable String unedit(@Nullable Holding holding, JsonNode before, JsonNode after) {
            if (holding == null) {
                return GONE;
            }
            if (!isTyping(holding, after)) {
                return CHANGED;
            }
            typings.put(holding.id(), before.path("typing").asString());
            return null;
        }

        private @Nullable String unsetAside(@Nullable Holding holding, JsonNode after) {
            SetAside why = holding == null ? null : holding.setAside();
            if (holding == null) {
                return GONE;
            }
            if (why == null || !why.at().toString().equals(after.path("at").asString())) {
                return CHANGED;
            }
            book.setAside(company, List.of(holding.id()), null);
            return null;
        }

        private @Nullable String untakeBack(@Nullable Holding holding, JsonNode before) {
            if (holding == null) {
                return GONE;
            }
            if (holding.setAside() != null) {
                return CHANGED;
            }
            String by = before.path("by").asString();
            book.setAside(
                    company,
                    List.of(holding.id()),
                    new SetAside(
                            before.path("reason").asString(),
                            Instant.parse(before.path("at").asString()),
                            by.isEmpty() ? null : new UserId(UUID.fromString(by))));
            return null;
        }

        private @Nullable String unnote(UUID note) {
            Optional<NoteRepository.Written> written = notes.find(company, note);
            if (written.isEmpty()) {
                return GONE;
            }
            if (written.get().changed()) {
                return CHANGED;
            }
            notes.remove(company, note);
            return null;
        }

        private @Nullable String resettle(String kept) {
            if (!changes.fit(company, kept, false)) {
                return CHANGED;
            }
            changes.putBack(company, "settlement", kept);
            changes.allowAgain(company, kept);
            return null;
        }

        private @Nullable String undelete(UUID id, @Nullable Holding holding, JsonNode before) {
            if (holding != null
                    || !changes.fit(company, before.path("settlement").asString(), true)) {
                return CHANGED;
            }
            try {
                book.revive(company, id, before.path("book").asString());
            } catch (ProblemException e) {
                return IN_THE_WAY;
            }
            for (String table : List.of("settlement", "refused_pair", "note", "note_token", "attachment")) {
                changes.putBack(company, table, before.path(table).asString());
            }
            return null;
        }

        private static boolean isTyping(Holding holding, JsonNode after) {
            return holding.typing().equals(after.path("typing").asString());
        }
    }

    private UUID record(CompanyId company, UserId user, ChangeKind kind, List<ChangeRepository.Row> rows) {
        if (rows.isEmpty()) {
            throw nothing();
        }
        UUID id = UUID.randomUUID();
        changes.add(company, id, kind, user, rows);
        Map<String, String> details = new TreeMap<>();
        details.put("change", id.toString());
        details.put("kind", kind.wireName());
        details.put("rows", String.valueOf(rows.size()));
        if (rows.size() == 1) {
            details.put("row", rows.getFirst().label());
        }
        audit.record(company, user, "changeMade", details);
        return id;
    }

    private static ProblemException nothing() {
        return new ProblemException(422, "nothing-to-change", "That changes nothing in what you chose.");
    }

    private static ProblemException notOfTransactions() {
        return new ProblemException(422, "not-of-transactions", "That cannot be done to bank lines.");
    }

    private static ChangeRepository.Row row(Holding one, Map<String, String> before, Map<String, String> after) {
        return new ChangeRepository.Row(one.id(), label(one), json(before), json(after));
    }

    private static Map<String, String> typing(Holding one) {
        return Map.of("typing", one.typing());
    }

    private static String label(Holding one) {
        return one.counterpartyName() == null ? one.number() : one.counterpartyName() + " " + one.number();
    }

    private static Map<UUID, Holding> byId(List<Holding> holdings) {
        Map<UUID, Holding> found = new HashMap<>();
        holdings.forEach(one -> found.put(one.id(), one));
        return found;
    }

    private static String json(Map<String, String> values) {
        return JSON.writeValueAsString(values);
    }
}
