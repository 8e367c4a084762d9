package com.billify.reconciliation;

import com.billify.reconciliation.core.category.Categories;
import com.billify.reconciliation.core.category.Category;
import com.billify.reconciliation.core.category.Suggestion;
import com.billify.reconciliation.core.matching.Payment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people chose for lines: it holds for the line, and for others of its counterparty that go the same way, the latest first. */
final class ChosenBefore implements Categories.Memory {
    /** Of another line than the one that a person spoke of. */
    private static final double SURE_OF_OTHERS = 0.95;

    private final Map<String, Category> ofLine = new HashMap<>();
    private final Map<Counterparty, Category> ofCounterparty = new HashMap<>();

    private record Counterparty(String key, boolean comesIn) {
        static @Nullable Counterparty of(Payment line) {
            String key = BooksRepository.counterpartyKey(line);
            return key == null ? null : new Counterparty(key, line.amount().isPositive());
        }
    }

    /** To be told in the order of the lines: the latest counts. */
    void learn(Payment line, Category category) {
        ofLine.put(line.id(), category);
        Counterparty counterparty = Counterparty.of(line);
        if (counterparty != null) {
            ofCounterparty.put(counterparty, category);
        }
    }

    @Override
    public Optional<Suggestion> recall(Payment line) {
        Category said = ofLine.get(line.id());
        if (said != null) {
            return Optional.of(new Suggestion(said, Suggestion.Source.USER, 1));
        }
        Counterparty counterparty = Counterparty.of(line);
        Category alike = counterparty == null ? null : ofCounterparty.get(counterparty);
        return Optional.ofNullable(alike)
                .map(category -> new Suggestion(category, Suggestion.Source.MEMORY, SURE_OF_OTHERS));
    }
}
