package com.billify.reconciliation.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Matches only what cannot be otherwise: the payment and the item name the same reference, or the payment names the
 * item's number, and the amount is the outstanding one to the cent. A reference is never trusted without the amount, and
 * two items that fit equally well are left to a person.
 */
public final class ExactMatcher {
    /** Shorter numbers stand in too many texts by chance. */
    private static final int SHORTEST_NUMBER = 4;

    private static final int MOST_JOINED_WORDS = 4;
    private static final int MOST_WORDS = 60;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");

    private ExactMatcher() {}

    /** @param candidates open items that may fit; others do no harm */
    public static MatchOutcome match(Payment payment, List<OpenItem> candidates) {
        List<OpenItem> sameAmount = candidates.stream()
                .filter(item -> item.outstanding().equals(payment.amount()))
                .toList();
        String reference = payment.structuredReference();
        if (reference != null) {
            List<OpenItem> named = keep(sameAmount, item -> reference.equals(item.paymentReference()));
            if (!named.isEmpty()) {
                return only(named, Rule.STRUCTURED_REFERENCE);
            }
        }
        Set<String> keys = numberKeys(payment.remittanceInformation());
        return only(keep(sameAmount, item -> keys.contains(item.numberKey())), Rule.INVOICE_NUMBER);
    }

    /** What in a text may be an invoice number: words, and neighbouring words joined, as letters and digits. */
    public static Set<String> numberKeys(@Nullable String text) {
        Set<String> keys = new LinkedHashSet<>();
        if (text == null) {
            return keys;
        }
        List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(text.toUpperCase(Locale.ROOT))));
        words.removeIf(String::isEmpty);
        for (int from = 0; from < Math.min(words.size(), MOST_WORDS); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + MOST_JOINED_WORDS); to++) {
                joined.append(words.get(to));
                if (isNumber(joined.toString())) {
                    keys.add(joined.toString());
                }
            }
        }
        return keys;
    }

    private static boolean isNumber(String key) {
        return key.length() >= SHORTEST_NUMBER && DIGIT.matcher(key).matches();
    }

    private static List<OpenItem> keep(List<OpenItem> items, Predicate<OpenItem> condition) {
        return items.stream().filter(condition).toList();
    }

    private static MatchOutcome only(List<OpenItem> items, Rule rule) {
        return items.size() == 1 ? new MatchOutcome.Settles(items.getFirst(), rule) : new MatchOutcome.Unmatched();
    }
}
