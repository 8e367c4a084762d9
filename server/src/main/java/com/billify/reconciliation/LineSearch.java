package com.billify.reconciliation;

import com.billify.banking.LineWords;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Bank lines by their words. The index of words tells quickly which few lines have a rare one. A common one, such as what
 * every card payment says, stands on so many lines that going through their list takes longer than looking at lines
 * themselves: those that a rare word of the same search leaves over, or else the newest until a page is full.
 */
@Repository
class LineSearch {
    static final String TOKENS =
            "SELECT unnest(transaction_ids) FROM banking.transaction_token WHERE company_id = :company";
    static final String NOTE_TOKENS = "SELECT transaction_id FROM reconciliation.note_token"
            + " WHERE company_id = :company AND transaction_id IS NOT NULL";

    /** Places in the index from which a word is common. That many are gone through in some 20 ms, wherever their lines stand. */
    static final int COMMON = 5_000;

    /** Lines that are looked at in one query, the next one twice as many: a word on one line in twenty is found in the first. */
    private static final int FIRST_LOOK = 1_000;

    private static final int LOOKS = 4;

    /** Lines that are looked at in all. */
    static final int FURTHEST = FIRST_LOOK * ((1 << LOOKS) - 1);

    private final JdbcClient jdbc;

    LineSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The words of a search by how many lines have them. */
    record Words(List<SearchWord> rare, List<SearchWord> common) {
        boolean areAllCommon() {
            return rare.isEmpty() && !common.isEmpty();
        }

        boolean areMixed() {
            return !rare.isEmpty() && !common.isEmpty();
        }
    }

    Words words(CompanyId company, @Nullable String search) {
        Words words = new Words(new ArrayList<>(), new ArrayList<>());
        for (SearchWord word : SearchWord.of(search)) {
            (isCommon(company, word) ? words.common() : words.rare()).add(word);
        }
        return words;
    }

    /** True when so many places of the index have the word; looks at no more rows than decide it. */
    private boolean isCommon(CompanyId company, SearchWord word) {
        return jdbc.sql("SELECT coalesce(sum(line_count), 0) >= :common FROM (SELECT line_count"
                        + " FROM banking.transaction_token WHERE company_id = :company"
                        + (word.unfinished() ? " AND token >= :token AND token < :tokenEnd" : " AND token = :token")
                        + " LIMIT :common) AS place")
                .param("company", company.value())
                .param("token", word.token())
                .param("tokenEnd", word.token() + '\uFFFF')
                .param("common", COMMON)
                .query(Boolean.class)
                .single();
    }

    /** The lines that have all words, of a search with rare ones among them. */
    UUID[] linesWith(CompanyId company, Words words) {
        Conditions conditions = new Conditions().andWords(words.rare(), "line.id", TOKENS, NOTE_TOKENS);
        Noted noted = noted(company, words.common());
        return conditions
                .applyTo(jdbc.sql(SELECT + conditions))
                .param("company", company.value())
                .query(Line::of)
                .list()
                .stream()
                .filter(line -> line.hasAll(words.common(), noted))
                .map(Line::id)
                .toArray(UUID[]::new);
    }

    /** Where a list goes on: after this line. */
    record Place(LocalDate balanceDate, UUID id) {}

    /**
     * The newest lines that have all words, common ones all of them, among those that the conditions let through; empty when
     * so many lines were looked at in vain that the index is the better way after all.
     *
     * @param conditions of everything but words and place, on banking.transaction AS line
     */
    Optional<UUID[]> newestWith(
            CompanyId company, List<SearchWord> words, Conditions conditions, @Nullable Place after, int limit) {
        Noted noted = noted(company, words);
        List<UUID> found = new ArrayList<>();
        Place place = after;
        for (int look = 0; look < LOOKS; look++) {
            int atOnce = FIRST_LOOK << look;
            List<Line> lines = nextLines(company, conditions, place, atOnce);
            for (Line line : lines) {
                if (found.size() < limit && line.hasAll(words, noted)) {
                    found.add(line.id());
                }
            }
            if (found.size() == limit || lines.size() < atOnce) {
                return Optional.of(found.toArray(UUID[]::new));
            }
            place = new Place(lines.getLast().balanceDate(), lines.getLast().id());
        }
        return Optional.empty();
    }

    private List<Line> nextLines(CompanyId company, Conditions conditions, @Nullable Place after, int atOnce) {
        String onwards = after == null ? "" : "\n   AND (line.balance_date, line.id) < (:afterDate, :afterId)";
        JdbcClient.StatementSpec statement = conditions
                .applyTo(jdbc.sql(SELECT + conditions + onwards
                        + "\n ORDER BY line.balance_date DESC, line.id DESC LIMIT " + atOnce))
                .param("company", company.value());
        return (after == null
                        ? statement
                        : statement.param("afterDate", after.balanceDate()).param("afterId", after.id()))
                .query(Line::of)
                .list();
    }

    /** The lines whose notes have a word. */
    private record Noted(Map<SearchWord, Set<UUID>> lines) {
        boolean has(SearchWord word, UUID line) {
            return lines.getOrDefault(word, Set.of()).contains(line);
        }
    }

    private Noted noted(CompanyId company, List<SearchWord> words) {
        Map<SearchWord, Set<UUID>> lines = new HashMap<>();
        for (SearchWord word : words) {
            lines.put(
                    word,
                    new HashSet<>(jdbc.sql(NOTE_TOKENS
                                    + (word.unfinished()
                                            ? " AND token >= :token AND token < :tokenEnd"
                                            : " AND token = :token"))
                            .param("company", company.value())
                            .param("token", word.token())
                            .param("tokenEnd", word.token() + '\uFFFF')
                            .query(UUID.class)
                            .list()));
        }
        return new Noted(lines);
    }

    private static final String SELECT = """
            SELECT line.id, line.balance_date, line.amount_minor, line.currency, line.counterparty_name,
                   line.counterparty_account, line.remittance_information, line.structured_reference
              FROM banking.transaction AS line
             WHERE line.company_id = :company
            """;

    private record Line(UUID id, LocalDate balanceDate, Set<String> words) {
        static Line of(ResultSet row, int number) throws SQLException {
            return new Line(
                    row.getObject("id", UUID.class),
                    row.getObject("balance_date", LocalDate.class),
                    LineWords.of(
                            row.getString("counterparty_name"),
                            row.getString("structured_reference"),
                            row.getString("counterparty_account"),
                            new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                            row.getString("remittance_information")));
        }

        boolean hasAll(List<SearchWord> wanted, Noted noted) {
            return wanted.stream().allMatch(word -> word.isIn(words) || noted.has(word, id));
        }
    }
}
