package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What programs sign in with, in the name of a person: shown once, kept as a digest. A request that brings one is the token's,
 * right or wrong, and never the session's that may come with it.
 */
@Component
public class ApiTokens {
    private static final String SCHEME = "Bearer ";
    private static final String MARK = "billify_"; // so that one in a public place is known for what it is
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, AuditTrail audit, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param lastUsedAt to the minute; null when it never was */
    record ApiToken(
            UUID id,
            String name,
            TokenScope scope,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {}

    /** Whose request it is, and what it may do. */
    record Bearer(UserId user, TokenScope scope) {}

    /** Whether the request says that it comes from a program. */
    public static boolean isBrought(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** By name. */
    List<ApiToken> of(UserId user) {
        return jdbc.sql("""
                SELECT id, name, scope, made_at, last_used_at FROM identity.api_token
                 WHERE user_id = :user ORDER BY lower(name), id
                """)
                .param("user", user.value())
                .query((row, number) -> {
                    var used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new ApiToken(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            TokenScope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /**
     * @return what the program is given; it cannot be asked for again
     * @throws ProblemException invalid-name, too-many-tokens
     */
    String make(UserId user, String name, TokenScope scope) {
        String valid = name.strip();
        if (valid.isEmpty() || valid.length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has 1 to 100 characters.");
        }
        SecretToken token = new SecretToken(MARK + SecretToken.random().text());
        transaction.executeWithoutResult(status -> {
            if (of(user).size() >= MOST) {
                throw new ProblemException(409, "too-many-tokens", "Remove a token first.");
            }
            jdbc.sql("""
                    INSERT INTO identity.api_token (id, user_id, name, digest, scope, made_at)
                    VALUES (:id, :user, :name, :digest, :scope, :now)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("user", user.value())
                    .param("name", valid)
                    .param("digest", token.digest())
                    .param("scope", scope.name().toLowerCase(Locale.ROOT))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            audit.recordOfUser(user, user, "tokenMade", Map.of("name", valid, "scope", scope.name()));
        });
        return token.text();
    }

    /** @throws ProblemException not-found */
    void remove(UserId user, UUID id) {
        transaction.executeWithoutResult(status -> {
            String name = jdbc.sql("DELETE FROM identity.api_token WHERE user_id = :user AND id = :id RETURNING name")
                    .param("user", user.value())
                    .param("id", id)
                    .query(String.class)
                    .optional()
                    .orElseThrow(ProblemException::notFound);
            audit.recordOfUser(user, user, "tokenRemoved", Map.of("name", name));
        });
    }

    /** Empty when the request brings none, or none that is known. */
    Optional<Bearer> bearer(HttpServletRequest request) {
        if (!isBrought(request)) {
            return Optional.empty();
        }
        SecretToken token = new SecretToken(request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip());
        Optional<Bearer> bearer = jdbc.sql("SELECT user_id, scope FROM identity.api_token WHERE digest = :digest")
                .param("digest", token.digest())
                .query((row, number) -> new Bearer(
                        new UserId(row.getObject("user_id", UUID.class)),
                        TokenScope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT))))
                .optional();
        if (bearer.isPresent()) {
            jdbc.sql("""
                    UPDATE identity.api_token SET last_used_at = :now
                     WHERE digest = :digest
                       AND (last_used_at IS NULL OR last_used_at < CAST(:now AS timestamptz) - interval '1 minute')
                    """)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("digest", token.digest())
                    .update();
        }
        return bearer;
    }
}
