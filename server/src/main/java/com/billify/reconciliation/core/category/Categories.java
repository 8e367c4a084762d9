package com.billify.reconciliation.core.category;

import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Series;
import com.billify.reconciliation.core.series.SeriesFinder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each line of a company is for, and which of them come back: the two lean on each other, for a lease is known by coming
 * back unchanged, and a batch of payments comes back without being a cost of its own.
 *
 * @param series of money that goes out or comes in, transfers, takings and batches left out
 * @param suggestions one for each line, by its id
 */
public record Categories(List<Series> series, Map<String, Suggestion> suggestions) {
    /** What comes back without being owed regularly. */
    private static final Set<Category> NO_SERIES = EnumSet.of(
            Category.INTERNAL_TRANSFER,
            Category.CARD_SETTLEMENT,
            Category.SDD_BATCH,
            Category.SDD_RETURN,
            Category.SUPPLIER_BATCH,
            Category.REFUND);

    public Categories {
        series = List.copyOf(series);
        suggestions = Map.copyOf(suggestions);
    }

    /** What a company's own people taught: what they would say of a line, and how sure. */
    public interface Memory {
        /** Knows nothing. */
        Memory NONE = line -> Optional.empty();

        /** Empty where nothing was said of lines like it. */
        Optional<Suggestion> recall(Payment line);
    }

    /**
     * @param lines of one company, all that are known
     * @param matched what the matching says of lines, by their ids; those it says nothing of may be left out
     * @param ownAccounts numbers of the company's own accounts
     * @param asOf the last day known of the books
     */
    public static Categories of(
            Collection<Payment> lines,
            Map<String, Matched> matched,
            Set<String> ownAccounts,
            LocalDate asOf,
            Memory memory) {
        return of(lines, matched, ownAccounts, asOf, memory, LinearModel.pooled());
    }

    static Categories of(
            Collection<Payment> lines,
            Map<String, Matched> matched,
            Set<String> ownAccounts,
            LocalDate asOf,
            Memory memory,
            LinearModel model) {
        Map<String, Suggestion> suggestions = new HashMap<>();
        List<Payment> mayComeBack = new ArrayList<>();
        List<Payment> open = new ArrayList<>();
        for (Payment line : lines) {
            Optional<Suggestion> sure = memory.recall(line)
                    .or(() -> Rules.of(line, matched.getOrDefault(line.id(), Matched.NOTHING), ownAccounts));
            sure.ifPresentOrElse(known -> suggestions.put(line.id(), known), () -> open.add(line));
            if (sure.isEmpty() || !NO_SERIES.contains(sure.get().category())) {
                mayComeBack.add(line);
            }
        }
        List<Series> series = SeriesFinder.find(mayComeBack, asOf);
        Features features = new Features(lines, series, matched);
        for (Payment line : open) {
            suggestions.put(line.id(), likeliest(model.chances(features.of(line))));
        }
        return new Categories(series, suggestions);
    }

    /** True when a word of the line, or the name of an institution or firm in it, speaks for the category. */
    public static boolean isTold(Payment line, Category category) {
        return Terms.inText(line.remittanceInformation()).contains(category)
                || Terms.inNames(line.counterpartyName(), line.remittanceInformation())
                        .contains(category);
    }

    private static Suggestion likeliest(double[] chances) {
        int best = 0;
        for (int category = 1; category < chances.length; category++) {
            best = chances[category] > chances[best] ? category : best;
        }
        return new Suggestion(Category.values()[best], Suggestion.Source.LEARNED, Math.min(chances[best], 0.99));
    }
}
