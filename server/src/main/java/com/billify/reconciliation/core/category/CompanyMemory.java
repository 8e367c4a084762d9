package com.billify.reconciliation.core.category;

import com.billify.reconciliation.core.matching.Payment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What persons of a company chose for its lines, and what they would choose for others. Speaks only of lines alike: of a
 * counterparty, or with words, that somebody chose a category for.
 */
public final class CompanyMemory implements Categories.Memory {
    /** Below this it says nothing: a rule, or what other companies taught, may know better. */
    private static final double LEAST_CONFIDENCE = 0.6;
    /** Only who said so of the very line is certain. */
    private static final double MOST_CONFIDENCE = 0.99;

    private final Map<String, Category> chosen = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Experience<Category> experience = new Experience<>();

    private CompanyMemory() {}

    /** What a person chose for one line. */
    public record Chosen(Payment line, Category category) {}

    /** @param choices of persons, in any order: later lines count more */
    public static CompanyMemory of(List<Chosen> choices) {
        CompanyMemory memory = new CompanyMemory();
        choices.stream()
                .sorted(Comparator.comparing((Chosen choice) -> choice.line().bookingDate())
                        .thenComparing(choice -> choice.line().id()))
                .forEach(memory::learn);
        return memory;
    }

    private void learn(Chosen choice) {
        chosen.put(choice.line().id(), choice.category());
        known.addAll(keysOfAlike(choice.line()));
        experience.learn(choice.line(), choice.category());
    }

    @Override
    public Optional<Suggestion> recall(Payment line) {
        Category said = chosen.get(line.id());
        if (said != null) {
            return Optional.of(new Suggestion(said, Suggestion.Source.USER, 1));
        }
        if (keysOfAlike(line).stream().noneMatch(known::contains)) {
            return Optional.empty();
        }
        return experience
                .guess(line)
                .filter(guess -> guess.confidence() >= LEAST_CONFIDENCE)
                .map(guess -> new Suggestion(
                        guess.label(), Suggestion.Source.MEMORY, Math.min(guess.confidence(), MOST_CONFIDENCE)));
    }

    /** The stem and the party: the fourth and the last of the views. */
    private static List<String> keysOfAlike(Payment line) {
        List<String> keys = Experience.View.of(line).keys();
        String stem = keys.get(3);
        String party = keys.getLast();
        return stem.equals("3+") || stem.equals("3-") ? List.of(party) : List.of(stem, party);
    }
}
