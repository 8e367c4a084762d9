package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.Rule;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person says of bank lines. It is done at once, with all that follows from it, and it can be taken back: the line is
 * then as it was before, and so is what the matcher concludes, which hangs on what is known alone.
 */
@Service
class Answers {
    /** Lines that one call answers. */
    static final int MOST_LINES = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CompanyTransaction transaction;
    private final AnswerRepository answers;
    private final BooksRepository books;
    private final SuggestionRepository suggestions;
    private final PostingRepository postings;
    private final KeyRepository keys;
    private final ChangeRepository changes;
    private final Pairing pairing;
    private final AuditTrail audit;

    Answers(
            CompanyTransaction transaction,
            AnswerRepository answers,
            BooksRepository books,
            SuggestionRepository suggestions,
            PostingRepository postings,
            KeyRepository keys,
            ChangeRepository changes,
            Pairing pairing,
            AuditTrail audit) {
        this.transaction = transaction;
        this.answers = answers;
        this.books = books;
        this.suggestions = suggestions;
        this.postings = postings;
        this.keys = keys;
        this.changes = changes;
        this.pairing = pairing;
        this.audit = audit;
    }

    /** A line that was not answered, as something else is true of it by now. */
    record Skipped(UUID transactionId, String reason) {}

    /**
     * What came of answers.
     *
     * @param changeId takes all of it back; null when nothing was done
     * @param alsoChanged other lines of which something else is posted or asked now
     */
    record AnswersOutcome(@Nullable UUID changeId, List<Skipped> skipped, int alsoChanged) {}

    /**
     * Does what was answered.
     *
     * @param always holds for all lines of the counterparty, past and to come: they pay no invoice, or those of this party
     * @throws ProblemException for a single line that cannot be answered so
     */
    AnswersOutcome take(CompanyId company, UserId user, List<Answer> given, boolean always) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            Set<UUID> ids = new LinkedHashSet<>();
            given.forEach(answer -> ids.add(answer.transactionId()));
            Map<UUID, AnswerRepository.State> before = answers.states(company, ids);
            Map<UUID, String> memories = new HashMap<>();
            List<Skipped> skipped = new ArrayList<>();
            Set<UUID> done = new LinkedHashSet<>();
            Set<UUID> invoices = new HashSet<>();
            Set<UUID> lines = new LinkedHashSet<>();
            for (Answer answer : given) {
                AnswerRepository.State state = before.get(answer.transactionId());
                try {
                    if (state == null) {
                        throw ProblemException.notFound();
                    }
                    if (always) {
                        memories.put(state.id(), answers.memory(company, state.counterpartyKey()));
                    }
                    invoices.addAll(invoicesOf(state));
                    invoices.addAll(take(company, user, answer));
                    if (always) {
                        lines.addAll(remember(company, user, answer, state));
                        invoices.addAll(awaitRemembered(company, answers.memory(company, state.counterpartyKey())));
                        invoices.addAll(awaitRemembered(company, memories.getOrDefault(state.id(), "[]")));
                    }
                    done.add(state.id());
                } catch (ProblemException e) {
                    if (given.size() == 1 || state == null) {
                        throw e;
                    }
                    restore(company, state.id(), JSON.readTree(state.said()), JSON.readTree(state.posted()));
                    skipped.add(new Skipped(answer.transactionId(), e.code()));
                }
            }
            if (done.isEmpty()) {
                return new AnswersOutcome(null, skipped, 0);
            }
            lines.addAll(done);
            Set<UUID> changed = new HashSet<>(pairing.lookAgain(company, lines, invoices));
            changed.removeAll(done);
            Map<UUID, AnswerRepository.State> after = answers.states(company, done);
            List<ChangeRepository.Row> rows = new ArrayList<>();
            for (UUID id : done) {
                AnswerRepository.State was = Objects.requireNonNull(before.get(id));
                AnswerRepository.State is = Objects.requireNonNull(after.get(id));
                rows.add(new ChangeRepository.Row(
                        id,
                        was.label(),
                        kept(was, memories.get(id)),
                        kept(is, memories.containsKey(id) ? answers.memory(company, is.counterpartyKey()) : null)));
            }
            UUID change = UUID.randomUUID();
            changes.add(company, change, kindOf(given), user, rows);
            audit.record(
                    company,
                    user,
                    "linesAnswered",
                    Map.of(
                            "change", change.toString(),
                            "kind", kindOf(given).wireName(),
                            "rows", String.valueOf(rows.size()),
                            "row", rows.getFirst().label(),
                            "always", String.valueOf(always)));
            return new AnswersOutcome(change, skipped, changed.size());
        });
    }

    private static ChangeKind kindOf(List<Answer> given) {
        return switch (given.getFirst()) {
            case Answer.Accept accept -> ChangeKind.MATCHED;
            case Answer.Settles settles -> ChangeKind.MATCHED;
            case Answer.WithoutDocument without -> ChangeKind.WITHOUT_DOCUMENT;
            case Answer.Refuses refuses -> ChangeKind.REFUSED;
        };
    }

    /** How many other lines would be posted or asked otherwise, with nothing done. */
    int rehearse(CompanyId company, UserId user, Answer answer) {
        return transaction.rehearse(
                company, () -> take(company, user, List.of(answer), true).alsoChanged());
    }

    /** The invoices that it touches. */
    private Collection<UUID> take(CompanyId company, UserId user, Answer answer) {
        return switch (answer) {
            case Answer.Accept(UUID id, int proposal, List<UUID> invoiceIds) ->
                accept(company, user, id, proposal, invoiceIds);
            case Answer.Settles settles -> settle(company, user, settles);
            case Answer.WithoutDocument(UUID id) -> {
                takeApart(company, user, id);
                answers.setWithoutDocument(company, user, id);
                yield List.of();
            }
            case Answer.Refuses(UUID id, List<UUID> invoiceIds) -> {
                if (invoiceIds.isEmpty()) {
                    throw ProblemException.ofField("invoiceIds", "required", "Say which invoices it is not for.");
                }
                postings.remove(
                        company,
                        invoiceIds.stream()
                                .map(invoice -> new Posting.Pair(id, invoice))
                                .toList(),
                        user);
                answers.refuse(company, user, id, invoiceIds);
                yield invoiceIds;
            }
        };
    }

    private Collection<UUID> accept(CompanyId company, UserId user, UUID id, int index, List<UUID> invoiceIds) {
        List<Suggested> proposals = suggestions
                .find(company, id)
                .map(SuggestionRepository.Suggestion::proposals)
                .orElse(List.of());
        if (index < 0 || index >= proposals.size() || !isOf(proposals.get(index), invoiceIds)) {
            throw new ProblemException(409, "changed-since", "Something else is proposed by now: look again.");
        }
        Suggested proposal = proposals.get(index);
        takeApart(company, user, id);
        if (proposal.shares().isEmpty()) {
            answers.setWithoutDocument(company, user, id);
            return List.of();
        }
        List<Posting> agreed = Posting.of(payment(company, id), proposal);
        post(company, user, id, agreed);
        return invoiceIds;
    }

    private static boolean isOf(Suggested proposal, List<UUID> invoiceIds) {
        return proposal.shares().stream()
                .map(Suggested.Share::invoiceId)
                .collect(java.util.stream.Collectors.toSet())
                .equals(new HashSet<>(invoiceIds));
    }

    private Collection<UUID> settle(CompanyId company, UserId user, Answer.Settles settles) {
        UUID id = settles.transactionId();
        List<UUID> invoiceIds =
                settles.shares().stream().map(Answer.Wanted::invoiceId).toList();
        if (invoiceIds.isEmpty() || new HashSet<>(invoiceIds).size() < invoiceIds.size()) {
            throw ProblemException.ofField("shares", "required", "Say which invoices it is for, each once.");
        }
        Payment payment = payment(company, id);
        takeApart(company, user, id);
        Map<UUID, Document> documents = new HashMap<>();
        books.documents(company, invoiceIds)
                .forEach(document -> documents.put(UUID.fromString(document.id()), document));
        Map<UUID, Money> settled = settledByPeople(company, invoiceIds);
        Money left = payment.amount();
        List<Posting> wanted = new ArrayList<>();
        for (int index = 0; index < settles.shares().size(); index++) {
            Answer.Wanted share = settles.shares().get(index);
            Document document = documents.get(share.invoiceId());
            if (document == null) {
                throw new ProblemException(409, "already-settled", "The invoice is gone, or set aside.");
            }
            Money open = document.amount()
                    .minus(settled.getOrDefault(
                            share.invoiceId(), Money.zero(document.amount().currency())));
            Money amount = Reconciliation.amountOf(left, open, document.kind() == Kind.CREDIT_NOTE, share.amount());
            boolean closes = settles.way() != null && index == settles.shares().size() - 1;
            left = left.minus(amount);
            wanted.add(new Posting(
                    id,
                    share.invoiceId(),
                    amount,
                    closes ? open.minus(amount) : Money.zero(amount.currency()),
                    closes ? settles.way() : null,
                    payment.bookingDate(),
                    Rule.BY_HAND,
                    1_000_000,
                    List.of()));
        }
        post(company, user, id, wanted);
        return invoiceIds;
    }

    private void post(CompanyId company, UserId user, UUID id, List<Posting> wanted) {
        List<UUID> invoiceIds = wanted.stream().map(Posting::invoiceId).toList();
        answers.allow(company, id, invoiceIds);
        // A rule that had taken the room of what a person says gives way: it is looked at anew in a moment.
        postings.add(company, wanted, user);
        AnswerRepository.State now =
                Objects.requireNonNull(answers.states(company, List.of(id)).get(id));
        if (!answers.fits(
                company, id, JSON.readTree(now.said()).path("settlement").toString())) {
            throw new ProblemException(409, "already-settled", "The invoice is settled, or set aside.");
        }
    }

    /** What people, and payments outside the bank, settled of invoices. */
    private Map<UUID, Money> settledByPeople(CompanyId company, List<UUID> invoiceIds) {
        Map<UUID, Money> settled = new HashMap<>();
        for (BooksRepository.Standing one : books.standing(company, List.of(), invoiceIds)) {
            if (one.byHand()) {
                settled.merge(one.invoiceId(), one.amount(), Money::plus);
            }
        }
        return settled;
    }

    /** Takes away what the line settles, and that it has no document. */
    private void takeApart(CompanyId company, UserId user, UUID id) {
        postings.remove(
                company,
                books.standing(company, List.of(id), List.of()).stream()
                        .map(one -> new Posting.Pair(id, one.invoiceId()))
                        .distinct()
                        .toList(),
                user);
        answers.removeWithoutDocument(company, id);
    }

    private Payment payment(CompanyId company, UUID id) {
        return books.payments(company, List.of(id)).stream().findFirst().orElseThrow(ProblemException::notFound);
    }

    /** The lines that it speaks of. */
    private List<UUID> remember(CompanyId company, UserId user, Answer answer, AnswerRepository.State state) {
        String key = state.counterpartyKey();
        if (key == null) {
            throw new ProblemException(
                    422,
                    "unknown-counterparty",
                    "The bank does not say who this is: there is nothing to remember it by.");
        }
        if (!(answer instanceof Answer.WithoutDocument) && !state.hasAccount()) {
            throw new ProblemException(
                    422,
                    "unknown-counterparty",
                    "The bank gives no account: whose invoices it pays cannot be known by it.");
        }
        String name = state.counterpartyName() == null ? key : state.counterpartyName();
        switch (answer) {
            case Answer.WithoutDocument without -> answers.remember(company, user, key, name, true, null, null);
            case Answer.Accept accept ->
                answers.remember(company, user, key, name, false, partyOf(company, accept.invoiceIds()), null);
            case Answer.Settles settles ->
                answers.remember(
                        company,
                        user,
                        key,
                        name,
                        false,
                        partyOf(
                                company,
                                settles.shares().stream()
                                        .map(Answer.Wanted::invoiceId)
                                        .toList()),
                        null);
            case Answer.Refuses refuses ->
                throw new ProblemException(422, "nothing-to-remember", "Say what it is, to have it remembered.");
        }
        return answers.linesOf(company, key, state.counterpartyName());
    }

    /** The documents of the party that is remembered are looked at anew: they are known under another account now. */
    private Collection<UUID> awaitRemembered(CompanyId company, String memory) {
        Set<UUID> documents = new HashSet<>();
        for (JsonNode row : JSON.readTree(memory)) {
            String party = row.path("party").asString("");
            if (!party.isEmpty()) {
                documents.addAll(keys.documents(company, Set.of(KeyRepository.PARTY + party)));
            }
        }
        keys.await(company, documents, true);
        return documents;
    }

    private String partyOf(CompanyId company, List<UUID> invoiceIds) {
        Set<String> parties = new HashSet<>();
        books.documents(company, invoiceIds).forEach(document -> parties.add(BooksRepository.partyOf(document)));
        if (parties.size() != 1) {
            throw new ProblemException(422, "many-parties", "These invoices are not of one party.");
        }
        return parties.iterator().next();
    }

    // ---- taking back

    /**
     * Makes a line as it was before a change.
     *
     * @param now its state
     * @return null when it is done, else why not: the screen puts it into words
     */
    @Nullable
    String putBack(CompanyId company, UserId user, ChangeRepository.Row row, AnswerRepository.State now) {
        JsonNode before = JSON.readTree(row.before());
        JsonNode after = JSON.readTree(row.after());
        String memory = before.path("memory").isMissingNode() ? null : answers.memory(company, now.counterpartyKey());
        if (!JSON.readTree(now.said()).equals(after.path("said"))
                || (memory != null && !JSON.readTree(memory).equals(after.path("memory")))) {
            return "changed-since";
        }
        String settlements = before.path("said").path("settlement").toString();
        if (!answers.fits(company, row.subject(), settlements)) {
            return "changed-since";
        }
        takeApart(company, user, row.subject());
        restore(company, row.subject(), before.path("said"), before.path("posted"));
        if (memory != null && now.counterpartyKey() != null) {
            answers.putMemoryBack(
                    company, now.counterpartyKey(), before.path("memory").toString());
        }
        return null;
    }

    private void restore(CompanyId company, UUID id, JsonNode said, JsonNode posted) {
        answers.clear(company, id);
        for (String table : List.of("settlement", "refused_pair", "without_document")) {
            answers.putBack(company, table, said.path(table).toString());
        }
        // A rule posts it again where it still would; where it stands as it was, it keeps its day.
        if (answers.fits(company, id, posted.toString())) {
            answers.putBack(company, "settlement", posted.toString());
        }
    }

    /** The states of lines that are to be taken back. */
    Map<UUID, AnswerRepository.State> states(CompanyId company, Collection<UUID> ids) {
        return answers.states(company, ids);
    }

    /** After lines were put back: what follows from it. */
    void follow(CompanyId company, List<ChangeRepository.Row> rows) {
        Set<UUID> lines = new LinkedHashSet<>();
        Set<UUID> invoices = new HashSet<>();
        for (ChangeRepository.Row row : rows) {
            lines.add(row.subject());
            for (String side : List.of(row.before(), row.after())) {
                JsonNode state = JSON.readTree(side);
                state.path("said").path("settlement").forEach(one -> invoices.add(invoiceOf(one)));
                state.path("said").path("refused_pair").forEach(one -> invoices.add(invoiceOf(one)));
                state.path("posted").forEach(one -> invoices.add(invoiceOf(one)));
                invoices.addAll(awaitRemembered(
                        company,
                        state.path("memory").isMissingNode()
                                ? "[]"
                                : state.path("memory").toString()));
                state.path("memory")
                        .forEach(one -> lines.addAll(answers.linesOf(
                                company,
                                one.path("counterparty_key").asString(),
                                one.path("counterparty").asString())));
            }
        }
        pairing.lookAgain(company, lines, invoices);
    }

    private static Set<UUID> invoicesOf(AnswerRepository.State state) {
        Set<UUID> invoices = new HashSet<>();
        JSON.readTree(state.said()).path("settlement").forEach(one -> invoices.add(invoiceOf(one)));
        JSON.readTree(state.posted()).forEach(one -> invoices.add(invoiceOf(one)));
        return invoices;
    }

    private static UUID invoiceOf(JsonNode row) {
        return UUID.fromString(row.path("invoice_id").asString());
    }

    private static String kept(AnswerRepository.State state, @Nullable String memory) {
        return "{\"said\":" + state.said() + ",\"posted\":" + state.posted()
                + (memory == null ? "" : ",\"memory\":" + memory) + "}";
    }

    // ---- settings

    boolean isWatchOnly(CompanyId company) {
        return transaction.read(company, () -> books.isWatchOnly(company));
    }

    /** What is posted stays posted; what waits is posted when rules may post again. */
    void setWatchOnly(CompanyId company, UserId user, boolean watchOnly) {
        transaction.run(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            answers.setWatchOnly(company, watchOnly);
            audit.record(company, user, "watchOnlySet", Map.of("watchOnly", String.valueOf(watchOnly)));
            if (!watchOnly) {
                pairing.lookAgain(company, suggestions.certain(company), List.of());
            }
        });
    }
}
