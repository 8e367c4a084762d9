package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import com.billify.reconciliation.core.category.Categories;
import com.billify.reconciliation.core.category.Category;
import com.billify.reconciliation.core.category.CompanyMemory;
import com.billify.reconciliation.core.category.Matched;
import com.billify.reconciliation.core.category.Suggestion;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what lines are for and which of them come back. What a person chose is never overwritten; lines like it follow. It hangs
 * on the lines, what they pay and what people chose, and is worked out anew when one of these has changed.
 */
@Service
class Categorising {
    /** As many of the newest lines as memory has room for: years of a small company. Older ones keep what they are called. */
    private static final int MOST_LINES = 20_000;

    private static final double LEAST_LEARNED_CONFIDENCE = 0.9;

    private static final int MOST_ATTEMPTS = 3;

    /** Whoever brings month after month has the lines looked at a few times, not once a month. */
    private static final int REST_SHARE = 9;

    private static final String LOCK = "categories";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CompanyTransaction transaction;
    private final CategoryRepository categories;
    private final BooksRepository books;
    private final ChangeRepository changes;
    private final TransactionList transactions;
    private final AuditTrail audit;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TurnOfCompany turn = new TurnOfCompany(REST_SHARE);

    Categorising(
            CompanyTransaction transaction,
            CategoryRepository categories,
            BooksRepository books,
            ChangeRepository changes,
            TransactionList transactions,
            AuditTrail audit,
            LiveUpdates live,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.categories = categories;
        this.books = books;
        this.changes = changes;
        this.transactions = transactions;
        this.audit = audit;
        this.live = live;
        this.events = events;
    }

    /** May come twice: what is known already stays as it is. */
    @Async
    @TransactionalEventListener
    void on(CategoriesStale event) {
        turn.take(event.company(), () -> attempt(event.company()));
    }

    private void attempt(CompanyId company) {
        for (int attempt = 1; ; attempt++) {
            try {
                lookAtAll(company);
                return;
            } catch (DataIntegrityViolationException e) {
                // An import is being taken back meanwhile, and took a line away: look at what is there now.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    void lookAtAll(CompanyId company) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            List<UUID> ids = categories.newest(company, MOST_LINES);
            List<Payment> lines = ids.isEmpty() ? List.of() : books.payments(company, ids);
            if (lines.isEmpty()) {
                categories.replaceSeries(company, List.of(), Map.of());
                return;
            }
            LocalDate asOf = lines.getLast().bookingDate();
            Map<UUID, Category> chosen = categories.chosen(company);
            List<CompanyMemory.Chosen> choices = new ArrayList<>();
            Map<String, Payment> byId = new HashMap<>();
            for (Payment line : lines) {
                byId.put(line.id(), line);
                Category category = chosen.get(UUID.fromString(line.id()));
                if (category != null) {
                    choices.add(new CompanyMemory.Chosen(line, category));
                }
            }
            Map<String, Matched> matched = categories.matched(company, ids);
            Categories found =
                    Categories.of(lines, matched, books.ownAccounts(company), asOf, CompanyMemory.of(choices));
            int changed = categories.suggest(company, sure(found.suggestions(), byId, matched));
            categories.replaceSeries(company, found.series(), byId);
            if (changed > 0) {
                live.publish(company, LiveUpdates.Topic.BOOKS, "");
            }
        });
    }

    /**
     * What other companies taught is said only where the line's own words say so too: amounts and rhythm alone take a weekly
     * delivery of milk for cleaning, and a wrong word is worse than none. What pays an invoice for something bought is at least that.
     */
    private static Map<String, Suggestion> sure(
            Map<String, Suggestion> suggestions, Map<String, Payment> lines, Map<String, Matched> matched) {
        Map<String, Suggestion> sure = new HashMap<>();
        suggestions.forEach((id, said) -> {
            Payment line = lines.get(id);
            boolean told = line != null && Categories.isTold(line, said.category());
            boolean doubtful = said.source() == Suggestion.Source.LEARNED
                    && (!told || said.confidence() < LEAST_LEARNED_CONFIDENCE);
            Category plain = matched.get(id) == Matched.PAYABLE ? Category.GOODS : Category.OTHER;
            sure.put(id, doubtful ? new Suggestion(plain, said.source(), said.confidence()) : said);
        });
        return sure;
    }

    /**
     * A person says what lines are for.
     *
     * @return the change that takes it back
     */
    UUID choose(CompanyId company, UserId user, List<UUID> ids, Category category) {
        return transaction.call(company, () -> {
            transaction.lock(company, Reconciliation.LOCK);
            Map<UUID, String> labels = transactions.labels(company, ids);
            if (labels.isEmpty()) {
                throw ProblemException.notFound();
            }
            Map<UUID, String> before = categories.rows(company, labels.keySet());
            categories.choose(company, user, labels.keySet(), category);
            Map<UUID, String> after = categories.rows(company, labels.keySet());
            List<ChangeRepository.Row> rows = new ArrayList<>();
            labels.forEach((id, label) -> rows.add(
                    new ChangeRepository.Row(id, label, before.getOrDefault(id, "[]"), after.getOrDefault(id, "[]"))));
            UUID change = UUID.randomUUID();
            changes.add(company, change, ChangeKind.CATEGORISED, user, rows);
            audit.record(
                    company,
                    user,
                    "linesCategorised",
                    Map.of(
                            "change", change.toString(),
                            "category", category.wireName(),
                            "rows", String.valueOf(rows.size()),
                            "row", rows.getFirst().label()));
            events.publishEvent(new CategoriesStale(company));
            return change;
        });
    }

    /** Makes a line what it was called before a change; null when it is done, else why not. */
    @Nullable
    String putBack(CompanyId company, ChangeRepository.Row row) {
        String now = categories.rows(company, List.of(row.subject())).get(row.subject());
        if (now == null) {
            return "gone";
        }
        if (!JSON.readTree(now).equals(JSON.readTree(row.after()))) {
            return "changed-since";
        }
        categories.putBack(company, row.subject(), row.before());
        events.publishEvent(new CategoriesStale(company));
        return null;
    }
}
