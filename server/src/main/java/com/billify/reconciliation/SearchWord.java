package com.billify.reconciliation;

import com.billify.kernel.SearchTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word that is looked for.
 *
 * @param unfinished true when it may still be being typed: then words that begin so are meant too
 */
record SearchWord(String token, boolean unfinished) {

    /** All of them must be found; the last one by its beginning. */
    static List<SearchWord> of(@Nullable String search) {
        List<String> tokens = search == null ? List.of() : List.copyOf(SearchTokens.of(search));
        List<SearchWord> words = new ArrayList<>(tokens.size());
        for (int index = 0; index < tokens.size(); index++) {
            words.add(new SearchWord(tokens.get(index), index == tokens.size() - 1));
        }
        return words;
    }

    boolean isIn(Set<String> tokens) {
        return tokens.contains(token) || (unfinished && tokens.stream().anyMatch(other -> other.startsWith(token)));
    }
}
