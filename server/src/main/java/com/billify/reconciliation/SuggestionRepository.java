package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people are asked about lines. */
@Repository
class SuggestionRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SuggestionRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A question.
     *
     * @param certain it would be posted, if the company let it
     * @param proposals best first, never empty
     */
    record Suggestion(UUID transactionId, LocalDate bookingDate, boolean certain, List<Suggested> proposals) {
        Suggested best() {
            return proposals.getFirst();
        }
    }

    /**
     * Puts the questions of these lines in place of what was asked of them; what is asked already stays as it is.
     *
     * @return the lines of which something else, or nothing any more, is asked now
     */
    List<UUID> replace(CompanyId company, Collection<UUID> transactionIds, List<Suggestion> suggestions) {
        return jdbc.sql("""
                        WITH asked AS (
                            SELECT * FROM unnest(:ids::uuid[], :days::date[], :kinds::text[], :certain::boolean[],
                                                 :confidences::integer[], :proposals::text[])
                                AS asked (id, day, kind, certain, confidence, proposals)),
                        gone AS (
                            DELETE FROM reconciliation.suggestion
                             WHERE company_id = :company AND transaction_id = ANY (:lines)
                               AND transaction_id NOT IN (SELECT id FROM asked)
                            RETURNING transaction_id),
                        written AS (
                            INSERT INTO reconciliation.suggestion AS known
                                   (company_id, transaction_id, booking_date, kind, certain, confidence_millionths,
                                    proposals, made_at)
                            SELECT :company, id, day, kind, certain, confidence, proposals::jsonb, :now FROM asked
                            ON CONFLICT (company_id, transaction_id) DO UPDATE
                               SET kind = excluded.kind, certain = excluded.certain, proposals = excluded.proposals,
                                   confidence_millionths = excluded.confidence_millionths, made_at = excluded.made_at
                             WHERE (known.certain, known.proposals) IS DISTINCT FROM (excluded.certain, excluded.proposals)
                            RETURNING transaction_id)
                        SELECT transaction_id FROM gone UNION ALL SELECT transaction_id FROM written
                        """)
                .param("company", company.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lines", transactionIds.toArray(UUID[]::new))
                .param(
                        "ids",
                        suggestions.stream().map(Suggestion::transactionId).toArray(UUID[]::new))
                .param(
                        "days",
                        suggestions.stream()
                                .map(one -> one.bookingDate().toString())
                                .toArray(String[]::new))
                .param(
                        "kinds",
                        suggestions.stream().map(one -> one.best().kind()).toArray(String[]::new))
                .param("certain", suggestions.stream().map(Suggestion::certain).toArray(Boolean[]::new))
                .param(
                        "confidences",
                        suggestions.stream()
                                .map(one -> one.best().confidenceMillionths())
                                .toArray(Integer[]::new))
                .param(
                        "proposals",
                        suggestions.stream()
                                .map(one -> json.writeValueAsString(one.proposals()))
                                .toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Newest line first, after the one named. */
    List<Suggestion> page(CompanyId company, @Nullable LocalDate afterDay, @Nullable UUID afterId, int limit) {
        return jdbc.sql("""
                        SELECT transaction_id, booking_date, certain, proposals
                          FROM reconciliation.suggestion
                         WHERE company_id = :company
                           AND (:afterDay::date IS NULL OR (booking_date, transaction_id) < (:afterDay, :afterId))
                         ORDER BY booking_date DESC, transaction_id DESC
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("afterDay", afterDay)
                .param("afterId", afterId)
                .param("limit", limit)
                .query((row, number) -> new Suggestion(
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getBoolean("certain"),
                        proposals(row.getString("proposals"))))
                .list();
    }

    Optional<Suggestion> find(CompanyId company, UUID transactionId) {
        return jdbc.sql("""
                        SELECT transaction_id, booking_date, certain, proposals
                          FROM reconciliation.suggestion
                         WHERE company_id = :company AND transaction_id = :id
                        """)
                .param("company", company.value())
                .param("id", transactionId)
                .query((row, number) -> new Suggestion(
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getBoolean("certain"),
                        proposals(row.getString("proposals"))))
                .optional();
    }

    /** How many lines a person is asked about, and of how many of them the answer is certain. */
    Count count(CompanyId company) {
        return jdbc.sql("""
                        SELECT count(*) AS lines, count(*) FILTER (WHERE certain) AS certain
                          FROM reconciliation.suggestion WHERE company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Count(row.getInt("lines"), row.getInt("certain")))
                .single();
    }

    /** The lines of which the answer is certain. */
    List<UUID> certain(CompanyId company) {
        return jdbc.sql("""
                        SELECT transaction_id FROM reconciliation.suggestion
                         WHERE company_id = :company AND certain ORDER BY transaction_id
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** How many lines a person is asked about. */
    record Count(int lines, int certain) {}

    private List<Suggested> proposals(String stored) {
        return json.readValue(stored, new TypeReference<List<Suggested>>() {});
    }
}
